"""Steps with measures that this person may change."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.board.models import Measure
from speelveld.board.permissions import may_change
from speelveld.board.presenters.next_step.step import NextStep
from speelveld.board.situation import Situation
from speelveld.board.texts import get_source
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.permissions import Actor

S = Measure.State


def list_own(now: Situation, actor: Actor, *states: str) -> list[Measure]:
    """Return the measures in these states that this person may change."""
    return [one for one in now.measures if one.state in states and may_change(actor, one.unit)]


def judge(now: Situation, actor: Actor) -> NextStep | None:
    going = list_own(now, actor, S.PLANNED, S.BUSY)
    due = [one for one in going if one.judged_on and one.judged_on <= now.today]
    if not due:
        return None
    measure = min(due, key=lambda one: (one.judged_on, one.pk))
    agreed = _("Jullie spraken af dat nu na te gaan: %(how)s") % {"how": measure.judged_by}
    return NextStep(
        "judge",
        _("Kijk of ‘%(measure)s’ werkt") % {"measure": measure},
        agreed if measure.judged_by else _("De dag om het na te gaan is er. Bespreek wat jullie merken."),
        15,
        _("Ga het na"),
        reverse_inside(now.organisation, "board:measure", measure.pk),
    )


def agree_how_to_judge(now: Situation, actor: Actor) -> NextStep | None:
    busy = list_own(now, actor, S.BUSY)
    measure = next((one for one in busy if not (one.goal and one.judged_by)), None)
    if measure is None:
        return None
    source = get_source(measure.source_key)
    text = _(
        "Deze maatregel loopt. Kies nu één ding dat je straks bekijkt. Dan kun je later eerlijk zeggen of het werkte."
    )
    offer = _("We doen een voorstel.")
    return NextStep(
        "agree_how_to_judge",
        _("Spreek af hoe je weet of ‘%(measure)s’ helpt") % {"measure": measure},
        f"{text} {offer}" if source else text,
        10,
        _("Bekijk het voorstel") if source else _("Spreek het af"),
        reverse_inside(now.organisation, "board:measure_change", measure.pk) + "#judge",
    )


def begin(now: Situation, actor: Actor) -> NextStep | None:
    planned = list_own(now, actor, S.PLANNED)
    due = [one for one in planned if one.starts_on and one.starts_on <= now.today]
    if not due:
        return None
    measure = min(due, key=lambda one: (one.starts_on, one.pk))
    day = date_format(measure.starts_on, "j F") if measure.starts_on else ""
    return NextStep(
        "begin",
        _("Is ‘%(measure)s’ begonnen?") % {"measure": measure},
        _("Het begin stond op %(day)s. Zet de stand goed, of kies een nieuwe dag.") % {"day": day},
        2,
        _("Zet het goed"),
        reverse_inside(now.organisation, "board:measure", measure.pk),
    )


def decide_on_idea(now: Situation, actor: Actor) -> NextStep | None:
    measure = next(iter(list_own(now, actor, S.IDEA)), None)
    if measure is None:
        return None
    return NextStep(
        "decide_on_idea",
        _("Maak een plan van ‘%(measure)s’") % {"measure": measure},
        _("Wie trekt het, en wanneer begint het? Past het nu niet? Leg het dan rustig weg."),
        10,
        _("Bekijk het idee"),
        reverse_inside(now.organisation, "board:measure", measure.pk),
    )
