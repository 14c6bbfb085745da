"""Steps with problems, the cycle, the conditions and the cells of the field."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.permissions import may_add, may_change
from speelveld.board.presenters.next_step.step import NextStep
from speelveld.board.situation import Situation
from speelveld.board.texts import get_level_names, get_reading_language, get_stage_names
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.permissions import Actor

TEAM_CELL = ("prevent", "team")  # where a manager begins


def choose_measure(now: Situation, actor: Actor) -> NextStep | None:
    own = [problem for problem, n in now.problems if n == 0 and may_change(actor, problem.unit)]
    if not own:
        return None
    return NextStep(
        "choose_measure",
        _("Kies iets tegen ‘%(problem)s’") % {"problem": own[-1]},
        _("Dit staat opgeschreven, maar er ligt nog geen maatregel bij. We laten zien wat past."),
        15,
        _("Bekijk wat past"),
        reverse_inside(now.organisation, "board:problem", own[-1].pk),
    )


def start_cycle(now: Situation, actor: Actor) -> NextStep | None:
    if (now.cycle and not now.cycle.closed_on) or not actor.may("board.change"):
        return None
    return NextStep(
        "start_cycle",
        _("Begin een ronde"),
        _("Een ronde heeft vijf stappen, van uitzoeken tot bijstellen. Geef haar een naam en een begin."),
        5,
        _("Begin"),
        reverse_inside(now.organisation, "board:cycle_new"),
    )


def move_cycle(now: Situation, actor: Actor) -> NextStep | None:
    cycle = now.cycle
    if not (cycle and not cycle.closed_on and cycle.step_until_on and cycle.step_until_on < now.today):
        return None
    if not actor.may("board.change"):
        return None
    words = {"step": cycle.get_step_display(), "day": date_format(cycle.step_until_on, "j F")}
    return NextStep(
        "move_cycle",
        _("Ga naar de volgende stap"),
        _("‘%(step)s’ duurde tot en met %(day)s. Ga verder, of neem er bewust langer de tijd voor.") % words,
        5,
        _("Kies de stap"),
        reverse_inside(now.organisation, "board:cycle_move", cycle.pk),
    )


def follow_condition(now: Situation, actor: Actor) -> NextStep | None:
    due = [one for one in now.judgements.values() if one.due_on and one.due_on <= now.today]
    if not due or not actor.may("conditions.judge"):
        return None
    judged = min(due, key=lambda one: (one.due_on, one.condition))
    name = catalogue.condition(judged.condition, get_reading_language()).name
    return NextStep(
        "follow_condition",
        _("Kijk hoe het staat met %(condition)s") % {"condition": name.lower()},
        _("Dit zou nu gedaan zijn: %(next_step)s") % {"next_step": judged.next_step},
        5,
        _("Kijk het na"),
        reverse_inside(now.organisation, "board:condition", judged.condition),
    )


def judge_condition(now: Situation, actor: Actor) -> NextStep | None:
    open_ones = [one for one in catalogue.conditions(get_reading_language()) if one.key not in now.judgements]
    if not open_ones or not actor.may("conditions.judge"):
        return None
    return NextStep(
        "judge_condition",
        _("Kijk hoe het staat met %(condition)s") % {"condition": open_ones[0].name.lower()},
        open_ones[0].meaning,
        5,
        _("Bekijk deze voorwaarde"),
        reverse_inside(now.organisation, "board:condition", open_ones[0].key),
    )


def first_of_team(now: Situation, actor: Actor) -> NextStep | None:
    has_own = any(one.unit and one.unit.key in actor.led_units for one in now.measures)
    if has_own or actor.may("board.change") or not may_add(actor):
        return None
    invitation = catalogue.cell(*TEAM_CELL, get_reading_language()).invitation
    return NextStep(
        "first_of_team",
        _("Zet een eerste stap met je team"),
        invitation.text,
        invitation.minutes,
        _("Bekijk wat je kunt doen"),
        reverse_inside(now.organisation, "board:cell", *TEAM_CELL),
    )


def fill_empty_cell(now: Situation, actor: Actor) -> NextStep | None:
    """Invite to one empty cell. Causes lie at the top of the field, so that is where it begins."""
    if not actor.may("board.change"):
        return None
    going = {(one.stage, one.level) for one in now.measures if not one.is_aside}
    empty = [
        cell for cell in catalogue.cells(get_reading_language()) if (cell.stage, cell.level) not in going
    ]
    if not empty:
        return None
    cell = empty[0]
    words = {"stage": get_stage_names()[cell.stage], "level": get_level_names()[cell.level].lower()}
    return NextStep(
        "fill_empty_cell",
        _("Een eerste stap: %(stage)s, %(level)s") % words,
        cell.invitation.text,
        cell.invitation.minutes,
        _("Doe deze stap"),
        reverse_inside(now.organisation, "board:cell", cell.stage, cell.level),
    )


def discuss(now: Situation, actor: Actor) -> NextStep | None:
    if now.cycle is None or now.cycle.closed_on or not actor.may("board.change"):
        return None
    steps = {step.key: step for step in catalogue.frame(get_reading_language()).steps}
    questions = steps[now.cycle.step].questions  # type: ignore[index]
    unanswered = [question for question in questions if question.key not in now.answered]
    if not unanswered:
        return None
    return NextStep(
        "discuss",
        _("Bespreek één vraag met elkaar"),
        unanswered[0].text,
        15,
        _("Schrijf het antwoord op"),
        reverse_inside(now.organisation, "board:question", unanswered[0].key),
    )


def look(now: Situation, actor: Actor) -> NextStep | None:
    if not actor.may("board.see"):
        return None
    return NextStep(
        "look",
        _("Kijk hoe het veld erbij ligt"),
        _("Zie wat er loopt, wie het trekt en wat nog op een eerste stap wacht."),
        5,
        _("Naar het speelveld"),
        reverse_inside(now.organisation, "board:field"),
    )
