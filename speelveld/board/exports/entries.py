"""Rows of the board as entries of the plan: every field of the model, with its label, in the active language."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.accounts.models import User
from speelveld.board.exports.characters import clean
from speelveld.board.exports.choosing import write_reasons, write_votes
from speelveld.board.exports.plan import Entry, Field, Kind, MeasureEntry, ProblemEntry, Value
from speelveld.board.exports.returning import list_words
from speelveld.board.exports.risks import read_cause, read_risks, write_signals
from speelveld.board.models import (
    ConditionCheck,
    ConditionJudgement,
    Cycle,
    Decision,
    Measure,
    Problem,
    Reflection,
    Remark,
)
from speelveld.board.texts import (
    get_condition_names,
    get_factor_names,
    get_level_names,
    get_reading_language,
    get_source,
    get_stage_names,
)
from speelveld.organisations.models import Unit


def _fill(name: str, label: str, value: Value, kind: Kind = "text") -> Field:
    return Field(name, label, clean(value) if isinstance(value, str) else value, kind)


def _day(name: str, label: str, value: datetime.date | None) -> Field:
    is_moment = isinstance(value, datetime.datetime)
    return Field(name, label, timezone.localdate(value) if is_moment else value, "day")  # type: ignore[arg-type]


def _name_unit(unit: Unit | None) -> str:
    return unit.name if unit else _("De hele organisatie")


def _name_user(user: User | None) -> str:
    return str(user) if user else ""


def read_cycle(cycle: Cycle) -> Entry:
    steps = {step.key: step.name for step in catalogue.frame(get_reading_language()).steps}
    return Entry(
        title=clean(cycle.title),
        fields=(
            _fill("title", _("Ronde"), cycle.title),
            _day("started_on", _("Begonnen op"), cycle.started_on),
            _fill("step", _("Stap"), steps.get(cycle.step, cycle.step)),  # type: ignore[call-overload]
            _day("step_until_on", _("Deze stap duurt tot en met"), cycle.step_until_on),
            _day("closed_on", _("Afgesloten op"), cycle.closed_on),
            _fill("lessons", _("Geleerd"), cycle.lessons, "long"),
        ),
    )


def read_decision(decision: Decision) -> Entry:
    return Entry(
        title=clean(decision.measure.title),
        fields=(
            _fill("cycle", _("Ronde"), decision.cycle.title),
            _fill("measure", _("Maatregel"), decision.measure.title),
            _fill("choice", _("Wat het wordt"), decision.get_choice_display()),
            _fill("note", _("Waarom"), decision.note, "long"),
            _fill("decided_by", _("Besloten door"), _name_user(decision.decided_by)),
            _day("decided_on", _("Besloten op"), decision.decided_on),
        ),
    )


def read_problem(number: str, problem: Problem) -> ProblemEntry:
    return ProblemEntry(
        number=number,
        title=clean(problem.title),
        fields=(
            _fill("title", _("Probleem"), problem.title),
            _fill("description", _("Zo merken we het"), problem.description, "long"),
            _fill("size", _("Hoe groot"), problem.size),
            _fill("size_source", _("Dat getal komt uit"), problem.size_source),
            _fill("signals", _("Signalen"), write_signals(problem), "long"),
            _fill("cause", _("Oorzaak"), problem.cause, "long"),
            _fill("source", _("Dit weten we uit"), problem.source),
            _fill("factor", _("Factor"), get_factor_names().get(problem.factor, problem.factor)),
            _fill("unit", _("Waar"), _name_unit(problem.unit)),
            *read_risks(problem),
            _day("noted_on", _("Opgeschreven op"), problem.noted_on),
        ),
        causes=tuple(read_cause(f"{number}.{n}", cause) for n, cause in enumerate(problem.causes.all(), 1)),
    )


def read_measure(number: str, measure: Measure, problem: Problem | None) -> MeasureEntry:
    return MeasureEntry(
        number=number,
        title=clean(measure.title),
        stage=measure.stage,
        level=measure.level,
        state=measure.state,
        remarks=tuple(read_remark(measure.title, remark) for remark in measure.remarks.all()),
        code=measure.pk,
        version=measure.version,
        fields=(
            *read_fields(measure, problem),
            _fill("votes", _("Zo kiest de groep"), write_votes(measure)),
            _fill("reasons", _("Redenen bij veranderingen"), write_reasons(measure), "long"),
        ),
    )


def read_fields(measure: Measure, problem: Problem | None) -> tuple[Field, ...]:
    """Return all that was filled in about a measure, beside its problem and what causes that."""
    return (
        _fill("title", _("Maatregel"), measure.title),
        _fill("problem", _("Probleem"), problem.title if problem else ""),
        _fill("cause", _("Oorzaak"), problem.cause if problem else "", "long"),
        *_read_cell(measure),
        *_read_agreements(measure),
        *_read_reasons(measure),
    )


def _read_cell(measure: Measure) -> tuple[Field, ...]:
    return (
        Field("stage", _("Fase"), get_stage_names()[measure.stage]),
        Field("level", _("Niveau"), get_level_names()[measure.level]),
        Field("other_cells", _("Raakt ook"), _name_cells(measure)),
        Field("state", _("Stand"), measure.get_state_display()),
    )


def _read_agreements(measure: Measure) -> tuple[Field, ...]:
    return (
        _fill("unit", _("Waar"), _name_unit(measure.unit)),
        _fill("owner", _("Trekker"), measure.owner),
        _fill("led_by", _("Op de werklijst van"), _name_user(measure.led_by)),
        _fill("helpers", _("Helpen mee"), measure.helpers),
        _day("starts_on", _("Begint"), measure.starts_on),
        _day("ends_on", _("Klaar"), measure.ends_on),
        _day("started_on", _("Echt begonnen"), measure.started_on),
        _fill("review_every", _("Hoe vaak kijken we"), measure.get_review_every_display()),
        _day("reviewed_on", _("Laatst bekeken"), measure.reviewed_on),
        Field("cost", _("Kosten"), measure.cost, "euro"),
        Field("hours", _("Uren"), measure.hours, "hours"),
    )


def _read_reasons(measure: Measure) -> tuple[Field, ...]:
    names = get_factor_names()
    factors = ", ".join(names.get(key, key) for key in measure.factors)
    source = get_source(measure.source_key)
    return (
        _fill("own_cause", _("Maakt deze oorzaak kleiner"), measure.cause),
        _fill("description", _("Aanpak"), measure.description, "long"),
        _fill("goal", _("Doel"), measure.goal, "long"),
        _fill("baseline", _("Waar we nu staan"), measure.baseline),
        _fill("judged_by", _("Zo gaan we het na"), measure.judged_by, "long"),
        _fill("threshold", _("Gelukt vanaf"), measure.threshold),
        _day("judged_on", _("Nagaan op"), measure.judged_on),
        _fill("moments", _("Tussentijds kijken"), ", ".join(measure.moments)),
        _fill("kind", _("Soort"), measure.get_kind_display()),
        _fill("factors", _("Factoren"), factors),
        _fill("conditions", _("Voorwaarden die hier tellen"), _name_conditions(measure)),
        _fill("source_key", _("Uit de aanraders"), source.title if source else measure.source_key),
        _fill("added_by", _("Toegevoegd door"), _name_user(measure.added_by)),
        _day("added_at", _("Toegevoegd op"), measure.added_at),
        _day("changed_at", _("Veranderd op"), measure.changed_at),
    )


def _name_cells(measure: Measure) -> str:
    names = list_words()["other_cells"]
    return ", ".join(names.get(cell, cell) for cell in measure.other_cells)


def _name_conditions(measure: Measure) -> str:
    names = get_condition_names()
    return ", ".join(names.get(key, key) for key in measure.conditions)


def read_remark(measure: str, remark: Remark) -> Entry:
    return Entry(
        title=clean(remark.text),
        fields=(
            _fill("measure", _("Maatregel"), measure),
            _fill("kind", _("Wat"), remark.get_kind_display()),
            _fill("text", _("Bericht"), remark.text, "long"),
            _fill("source", _("Dit weten we uit"), remark.source),
            _day("happened_on", _("Gaat over"), remark.happened_on),
            _fill("written_by", _("Opgeschreven door"), _name_user(remark.written_by)),
            _day("written_on", _("Opgeschreven op"), remark.written_at),
        ),
    )


def read_condition(name: str, judged: ConditionJudgement | None) -> Entry:
    row = judged or ConditionJudgement()
    judgement = row.get_judgement_display() if judged else _("nog niet bekeken")
    return Entry(
        title=clean(name),
        fields=(
            _fill("condition", _("Voorwaarde"), name),
            _fill("judgement", _("Hoe staat het?"), judgement),
            _fill("explanation", _("Dat zie je hieraan"), row.explanation, "long"),
            _fill("next_step", _("Volgende stap"), row.next_step),
            _fill("owner", _("Wie"), row.owner),
            _day("due_on", _("Wanneer"), row.due_on),
            _fill("judged_by", _("Bekeken door"), _name_user(row.judged_by)),
            _day("judged_on", _("Bekeken op"), row.judged_on),
        ),
    )


def read_check(condition: str, text: str, row: ConditionCheck) -> Entry:
    return Entry(
        title=clean(text),
        fields=(
            _fill("condition", _("Voorwaarde"), condition),
            _fill("check_key", _("Punt"), text, "long"),
            _fill("standing", _("Hoe staat het?"), row.get_standing_display()),
            _fill("evidence", _("Dat zie je hieraan"), row.evidence, "long"),
            _fill("owner", _("Wie"), row.owner),
            _day("due_on", _("Wanneer"), row.due_on),
            _fill("checked_by", _("Bekeken door"), _name_user(row.checked_by)),
            _day("checked_on", _("Bekeken op"), row.checked_on),
        ),
    )


def read_answer(place: str, question: str, row: Reflection) -> Entry:
    return Entry(
        title=clean(question),
        fields=(
            _fill("question_key", _("Vraag"), question),
            Field("place", _("Hoort bij"), place),
            _fill("cycle", _("Ronde"), row.cycle.title if row.cycle else ""),
            _fill("answer", _("Antwoord"), row.answer, "long"),
            _fill("written_by", _("Opgeschreven door"), _name_user(row.written_by)),
            _day("written_on", _("Opgeschreven op"), row.written_on),
        ),
    )
