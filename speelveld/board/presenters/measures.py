"""The page of a measure, and what a new one may be filled in with."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import Cause, Measure
from speelveld.board.presenters.said import Said, write_day, write_euros, write_number
from speelveld.board.texts import (
    get_condition_names,
    get_factor_names,
    get_level_names,
    get_reading_language,
    get_source,
    get_stage_names,
)
from speelveld.organisations.models import Organisation

S = Measure.State


@dataclass(frozen=True)
class MeasurePage:
    measure: Measure
    stage_name: str
    level_name: str
    factors: tuple[str, ...]
    source: catalogue.MeasureText | None
    agreed: tuple[Said, ...]
    planned: tuple[Said, ...]
    conditions: tuple[tuple[str, str], ...]  # key and name
    other_cells: tuple[tuple[str, str, str], ...]  # stage, level and both names

    @property
    def lacks_agreement(self) -> bool:
        """Whether something is going to happen of which nobody can say afterwards whether it helped."""
        measure = self.measure
        is_going = measure.state in (S.PLANNED, S.BUSY)
        return is_going and not (measure.goal and measure.judged_by and measure.judged_on)


def present_measure(measure: Measure) -> MeasurePage:
    names, conditions = get_factor_names(), get_condition_names()
    stages, levels = get_stage_names(), get_level_names()
    return MeasurePage(
        measure=measure,
        stage_name=stages[measure.stage],
        level_name=levels[measure.level],
        factors=tuple(names[key] for key in measure.factors if key in names),
        source=get_source(measure.source_key) if measure.source_key else None,
        agreed=_list_agreed(measure),
        planned=_list_planned(measure),
        conditions=tuple((key, conditions[key]) for key in measure.conditions if key in conditions),
        other_cells=tuple((s, lv, f"{stages[s]}, {levels[lv].lower()}") for s, lv in measure.cells[1:]),
    )


def _list_agreed(measure: Measure) -> tuple[Said, ...]:
    between = "\n".join(write_day(datetime.date.fromisoformat(day)) for day in measure.moments)
    always = (
        Said(_("Doel"), measure.goal),
        Said(_("Zo gaan we het na"), measure.judged_by),
        Said(_("Wanneer"), write_day(measure.judged_on)),
    )
    sometimes = (
        Said(_("Waar we nu staan"), measure.baseline),
        Said(_("Gelukt vanaf"), measure.threshold),
        Said(_("Tussentijds kijken"), between),
    )
    return (*always, *(one for one in sometimes if one.text))


def _list_planned(measure: Measure) -> tuple[Said, ...]:
    always = (
        Said(_("Trekker"), measure.owner),
        Said(_("Waar"), str(measure.unit or _("De hele organisatie"))),
        Said(_("Begint"), write_day(measure.starts_on)),
        Said(_("Klaar"), write_day(measure.ends_on)),
        Said(_("Kosten"), write_euros(measure.cost)),
        Said(_("Uren"), write_number(measure.hours)),
    )
    rhythm = measure.get_review_every_display() if measure.review_every != Measure.Rhythm.NONE else ""
    sometimes = (
        Said(_("Helpen mee"), measure.helpers),
        Said(_("Echt begonnen"), write_day(measure.started_on)),
        Said(_("Hoe vaak kijken we"), rhythm),
        Said(_("Laatst bekeken"), write_day(measure.reviewed_on)),
    )
    return (*always, *(one for one in sometimes if one.text))


def prefill_measure(organisation: Organisation, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what an address says about a new measure. What is not known here is left out."""
    filled: dict[str, Any] = {}
    if text := get_source(wanted.get("source", "")):
        filled |= _copy(text)
    if wanted.get("stage") in catalogue.STAGES and wanted.get("level") in catalogue.LEVELS:
        filled |= {"stage": wanted["stage"], "level": wanted["level"]}
    if problem := _find_problem(organisation, wanted.get("problem", "")):
        filled |= {"problem": problem, "unit": problem.unit}
        filled.setdefault("factors", [problem.factor] if problem.factor else [])
        root = problem.causes.filter(kind=Cause.Kind.ROOT).first()
        filled |= {"cause": root.text} if root else {}
    return filled


def _copy(text: catalogue.MeasureText) -> dict[str, Any]:
    """Return a recommended measure as fields, in the cell where it belongs."""
    cells = catalogue.cells(get_reading_language())
    home = next(cell for cell in cells if text in cell.measures)
    return {
        "title": text.title,
        "description": f"{text.text}\n\n{text.first_step}",
        "kind": text.kind,
        "stage": home.stage,
        "level": home.level,
        "factors": list(text.factors),
        "judged_by": text.judge,
        "source_key": text.key,
    }


def _find_problem(organisation: Organisation, key: str) -> Any:
    return organisation.problems.select_related("unit").filter(pk=key).first() if key.isdecimal() else None
