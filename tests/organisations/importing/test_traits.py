"""Traits to make groups with come from columns that somebody chose, and never from private ones."""

import pytest

from speelveld.organisations.importing.columns import PEOPLE, guess_mapping
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.people import PersonRow, make_place_by_code, read_people
from speelveld.organisations.importing.tables import read_table
from speelveld.organisations.importing.units import UnitRow

UNITS = {"B": UnitRow("B", "Beuk", "")}
HEADER = "nummer;naam;onderdeel;Dienst;Leeftijd"


def read(
    rows: str, header: str = HEADER, traits: tuple[int, ...] = (3, 4)
) -> tuple[list[PersonRow], list[Finding]]:
    table = read_table(f"{header}\n{rows}".encode())
    mapping = guess_mapping(PEOPLE, table.header)
    mapping |= {f"trait{number}": column for number, column in enumerate(traits, 1)}
    return read_people(table, mapping, make_place_by_code(UNITS))


def test_traits_are_called_as_their_columns() -> None:
    people, findings = read("1;Anna;B;nacht;tot 35\n2;Bram;B;;35 en ouder\n")
    assert findings == []
    assert people[0].traits == (("Dienst", "nacht"), ("Leeftijd", "tot 35"))
    assert people[1].traits == (("Dienst", ""), ("Leeftijd", "35 en ouder"))


def test_no_column_is_a_trait_before_somebody_chooses_it() -> None:
    assert not any(name.startswith("trait") for name in guess_mapping(PEOPLE, tuple(HEADER.split(";"))))
    people, _findings = read("1;Anna;B;nacht;jong\n", traits=())
    assert people[0].traits is None


@pytest.mark.parametrize(
    "title", ["Ziek sinds", "Verzuim %", "Afkomst", "Geloof", "BSN", "WIA", "Sick leave"]
)
def test_private_columns_are_refused(title: str) -> None:
    _people, findings = read("1;Anna;B;x;y\n", f"nummer;naam;onderdeel;{title};Leeftijd")
    assert [(found.column, found.problem) for found in findings] == [(title, "private_trait")]


def test_a_column_with_a_value_for_each_person_is_refused() -> None:
    rows = "".join(f"{number};Naam {number};B;nacht;19{number + 50}\n" for number in range(13))
    _people, findings = read(rows)
    assert [(f.column, f.problem, f.details["values"]) for f in findings] == [
        ("Leeftijd", "too_many_values", 13)
    ]


def test_one_column_is_one_trait() -> None:
    _people, findings = read("1;Anna;B;nacht;jong\n", traits=(3, 3))
    assert [found.problem for found in findings] == ["same_trait"]
