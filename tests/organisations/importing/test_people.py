"""Every way in which a row about a person can be wrong is found, with its row and what to do."""

import datetime

import pytest

from speelveld.organisations.importing.cells import parse_day
from speelveld.organisations.importing.columns import PEOPLE, guess_mapping
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.people import PersonRow, make_place_by_code, read_people
from speelveld.organisations.importing.tables import read_table
from speelveld.organisations.importing.units import UnitRow

UNITS = {
    "L": UnitRow("L", "De Linde", ""),
    "B": UnitRow("B", "Beuk", "L"),
    "E": UnitRow("E", "Eik", "L"),
    "N1": UnitRow("N1", "Nacht", "B"),
    "N2": UnitRow("N2", "Nacht", "E"),
}
HEADER = "nummer;naam;e-mail;onderdeel;taal;in dienst"


def read(rows: str, header: str = HEADER) -> tuple[list[PersonRow], list[Finding]]:
    table = read_table(f"{header}\n{rows}".encode())
    return read_people(table, guess_mapping(PEOPLE, table.header), make_place_by_code(UNITS))


def find(rows: str, header: str = HEADER) -> list[tuple[int, str, str, str]]:
    return [(f.row, f.column, f.value, f.problem) for f in read(rows, header)[1]]


def test_a_sound_row_is_read_in_full() -> None:
    people, findings = read("1;Anna de Wit;Anna@X.nl;B;Engels;1-3-2020\n")
    assert findings == []
    assert people == [PersonRow("1", "Anna de Wit", "B", "anna@x.nl", "en", "2020-03-01")]


def test_what_has_no_column_stays_unknown() -> None:
    people, _findings = read("1;Anna;B\n", "nummer;naam;onderdeel")
    assert people == [PersonRow("1", "Anna", "B", None, None, None)]


def test_a_name_in_three_parts_is_joined() -> None:
    people, _findings = read(
        "1;Anna;de;Wit;B\n2;Bram;;Kok;E\n", "nr;voornaam;tussenvoegsel;achternaam;onderdeel"
    )
    assert [person.name for person in people] == ["Anna de Wit", "Bram Kok"]


@pytest.mark.parametrize("place", ["B", "b", "Beuk", "BEUK"])
def test_a_unit_is_known_by_code_or_by_a_name_of_its_own(place: str) -> None:
    people, findings = read(f"1;Anna;;{place};;\n")
    assert findings == []
    assert people[0].unit == "B"


@pytest.mark.parametrize(
    ("row", "column", "value", "problem"),
    [
        (";Anna;;B;;", "nummer", "", "missing"),
        ("1;;;B;;", "naam", "", "missing"),
        ("1;Anna;;;;", "onderdeel", "", "missing"),
        ("1;Anna;;X;;", "onderdeel", "X", "unknown_unit"),
        ("1;Anna;;Nacht;;", "onderdeel", "Nacht", "two_units"),
        ("1;Anna;anna;B;;", "e-mail", "anna", "no_mail"),
        ("1;Anna;anna@x;B;;", "e-mail", "anna@x", "no_mail"),
        ("1;Anna;a b@x.nl;B;;", "e-mail", "a b@x.nl", "no_mail"),
        ("1;Anna;Anna <anna@x.nl>;B;;", "e-mail", "Anna <anna@x.nl>", "no_mail"),
        ("1;Anna;a@x.nl,b@x.nl;B;;", "e-mail", "a@x.nl,b@x.nl", "no_mail"),
        (f"1;Anna;{'a' * 260}@x.nl;B;;", "e-mail", f"{'a' * 260}@x.nl", "too_long"),
        ("1;Anna;;B;Frans;", "taal", "Frans", "no_language"),
        ("1;Anna;;B;;31-2-2026", "in dienst", "31-2-2026", "no_date"),
        ("1;Anna;;B;;vorig jaar", "in dienst", "vorig jaar", "no_date"),
        ("1;#VERW!;;B;;", "naam", "#VERW!", "excel_error"),
        (f"{'1' * 61};Anna;;B;;", "nummer", "1" * 61, "too_long"),
        (f"1;{'A' * 121};;B;;", "naam", "A" * 121, "too_long"),
    ],
)
def test_a_wrong_cell(row: str, column: str, value: str, problem: str) -> None:
    assert find(f"{row}\n") == [(2, column, value, problem)]


def test_the_same_number_twice_is_found_at_the_second() -> None:
    _people, findings = read("1;Anna;;B;;\n2;Bram;;B;;\n1;Chris;;E;;\n")
    assert [(f.row, f.value, f.problem, f.details) for f in findings] == [
        (4, "1", "double", {"other_row": 2})
    ]


def test_the_same_address_twice_is_found_whatever_its_capitals() -> None:
    assert find("1;Anna;anna@x.nl;B;;\n2;Bram;ANNA@x.nl;B;;\n") == [(3, "e-mail", "ANNA@x.nl", "double")]


def test_many_may_have_no_address() -> None:
    assert find("1;Anna;;B;;\n2;Bram;;B;;\n") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", datetime.date(2026, 3, 1)),
        ("2026-03-01 00:00:00", datetime.date(2026, 3, 1)),
        ("1-3-2026", datetime.date(2026, 3, 1)),
        ("01/03/2026", datetime.date(2026, 3, 1)),
        ("1.3.2026", datetime.date(2026, 3, 1)),
        ("1 maart 2026", datetime.date(2026, 3, 1)),
        ("29-2-2024", datetime.date(2024, 2, 29)),
        ("29-2-2026", None),
        ("3/13/2026", None),
        ("46082", None),
        ("", None),
    ],
)
def test_days_in_dutch_and_iso_form(text: str, day: datetime.date | None) -> None:
    assert parse_day(text) == day
