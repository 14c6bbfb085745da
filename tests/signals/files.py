"""Absence files of De Linde as an absence system gives them."""

import datetime
from collections.abc import Iterable

from speelveld.organisations.models import Person
from tests.organisations.files import make_csv

CONTRACT_TITLES = ("personeelsnummer", "deeltijdfactor", "in dienst", "uit dienst", "onderdeel")
SPELL_TITLES = (
    "personeelsnummer",
    "eerste dag",
    "percentage",
    "ingangsdatum",
    "hersteld op",
    "soort",
    "vangnet",
)
YEAR = 2025
FIRST, LAST = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)


def make_contracts(people: Iterable[Person], *more: Iterable[object]) -> bytes:
    rows = [(person.number, "1", "01-01-2020", "", person.unit.key) for person in people]
    return make_csv([CONTRACT_TITLES, *rows, *more])


def make_spells(*rows: Iterable[object]) -> bytes:
    return make_csv([SPELL_TITLES, *rows])


def make_some_spells(people: list[Person]) -> bytes:
    """A week of every third person in every quarter, and one long case that turns to half."""
    rows: list[Iterable[object]] = [
        (
            person.number,
            f"0{1 + i % 7}-{month:02d}-{YEAR}",
            "100",
            "",
            f"{8 + i % 7}-{month:02d}-{YEAR}",
            "ziek",
            "nee",
        )
        for month in (2, 5, 8, 11)
        for i, person in enumerate(people)
        if i % 3 == month % 3
    ]
    number = people[-1].number
    free = [row for row in rows if next(iter(row)) != number]
    free += [
        (number, f"01-03-{YEAR}", "100", "", "", "ziek", "nee"),
        (number, f"01-03-{YEAR}", "50%", f"01-06-{YEAR}", f"01-09-{YEAR}", "ziek", "nee"),
    ]
    return make_spells(*free)
