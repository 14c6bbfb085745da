"""The page of a problem, and what a new one may be filled in with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import Problem
from speelveld.board.presenters.cards import Card, count_measures, make_cards
from speelveld.board.presenters.cells import Offer, make_offers
from speelveld.board.presenters.chain import Chain, present_chain
from speelveld.board.presenters.said import Said
from speelveld.board.queries import get_risk_scheme
from speelveld.board.texts import get_factor_names, get_reading_language, get_source
from speelveld.organisations.models import Organisation, Unit
from speelveld.results.queries import list_releases


@dataclass(frozen=True)
class ProblemPage:
    problem: Problem
    factor: str
    noted: tuple[Said, ...]
    cards: tuple[Card, ...]
    offers: tuple[Offer, ...]  # recommended measures that go with its factor
    chain: Chain


def present_problem(problem: Problem) -> ProblemPage:
    measures = list(problem.measures.select_related("unit"))
    texts = [text for key in _list_fitting(problem.factor) if (text := get_source(key))]
    return ProblemPage(
        problem=problem,
        factor=get_factor_names().get(problem.factor, ""),
        noted=(
            Said(_("Zo merken we het"), problem.description),
            Said(_("Hoe groot"), problem.size),
            Said(_("Dat getal komt uit"), problem.size_source),
            Said(_("Oorzaak"), problem.cause),
            Said(_("Dit weten we uit"), problem.source),
        ),
        cards=make_cards(measures),
        offers=make_offers(texts, {measure.source_key for measure in measures}),
        chain=present_chain(problem, measures, get_risk_scheme(problem.organisation)),
    )


@dataclass(frozen=True)
class ProblemRow:
    problem: Problem
    factor: str
    n_measures: int

    @property
    def count(self) -> str:
        return count_measures(self.n_measures)


def present_problems(problems: list[tuple[Problem, int]]) -> list[ProblemRow]:
    names = get_factor_names()
    return [ProblemRow(problem, names.get(problem.factor, ""), n) for problem, n in problems]


def prefill_problem(organisation: Organisation, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what an address says about a new problem: a factor, a unit, and where we know it from."""
    filled: dict[str, Any] = {}
    unit = _find_unit(organisation, wanted.get("unit", ""))
    if unit:
        filled["unit"] = unit
    if (key := wanted.get("factor", "")) in catalogue.FACTORS:
        text = catalogue.factor(key, get_reading_language())
        filled |= {"factor": key, "title": text.name, "source": _name_source(organisation)}
        filled["description"] = text.not_well
    if unit and "title" in filled:
        filled["title"] = _("%(factor)s bij %(unit)s") % {"factor": filled["title"], "unit": unit.name}
    return filled


def _find_unit(organisation: Organisation, key: str) -> Unit | None:
    return organisation.units.filter(key=key).first() if key and key.isprintable() else None


def _name_source(organisation: Organisation) -> str:
    latest = list_releases(organisation)[:1]
    return _("Resultaten van %(title)s") % {"title": latest[0].wave.title} if latest else ""


def _list_fitting(factor: str) -> tuple[str, ...]:
    return catalogue.factor(factor, get_reading_language()).measures if factor else ()
