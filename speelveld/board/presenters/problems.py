"""The page of a problem, and what a new one may be filled in with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import Problem
from speelveld.board.presenters.cards import Card, make_cards
from speelveld.board.presenters.cells import Offer, make_offers
from speelveld.board.texts import get_factor_names, get_reading_language, get_source
from speelveld.organisations.models import Organisation
from speelveld.results.queries import list_releases


@dataclass(frozen=True)
class ProblemPage:
    problem: Problem
    factor: str
    cards: tuple[Card, ...]
    offers: tuple[Offer, ...]  # recommended measures that go with its factor


def present_problem(problem: Problem) -> ProblemPage:
    measures = list(problem.measures.select_related("unit"))
    texts = [text for key in _list_fitting(problem.factor) if (text := get_source(key))]
    return ProblemPage(
        problem=problem,
        factor=get_factor_names().get(problem.factor, ""),
        cards=make_cards(measures),
        offers=make_offers(texts, {measure.source_key for measure in measures}),
    )


@dataclass(frozen=True)
class ProblemRow:
    problem: Problem
    factor: str
    n_measures: int


def present_problems(problems: list[tuple[Problem, int]]) -> list[ProblemRow]:
    names = get_factor_names()
    return [ProblemRow(problem, names.get(problem.factor, ""), n) for problem, n in problems]


def prefill_problem(organisation: Organisation, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what an address says about a new problem: a factor, a unit, and where we know it from."""
    filled: dict[str, Any] = {}
    unit = organisation.units.filter(key=wanted["unit"]).first() if wanted.get("unit") else None
    if unit:
        filled["unit"] = unit
    if (key := wanted.get("factor", "")) in catalogue.FACTORS:
        text = catalogue.factor(key, get_reading_language())
        filled |= {"factor": key, "title": text.name, "source": _name_source(organisation)}
        filled["description"] = text.not_well
    if unit and "title" in filled:
        filled["title"] = _("%(factor)s bij %(unit)s") % {"factor": filled["title"], "unit": unit.name}
    return filled


def _name_source(organisation: Organisation) -> str:
    latest = list_releases(organisation)[:1]
    return _("Resultaten van %(title)s") % {"title": latest[0].wave.title} if latest else ""


def _list_fitting(factor: str) -> tuple[str, ...]:
    return catalogue.factor(factor, get_reading_language()).measures if factor else ()
