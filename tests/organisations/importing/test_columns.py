"""Columns are recognised by the words that real lists use."""

import pytest

from speelveld.organisations.importing.columns import FIELDS, PEOPLE, UNITS, guess_mapping, list_missing


def guess(kind: str, header: str) -> dict[str, str]:
    titles = tuple(header.split(";"))
    return {name: titles[column] for name, column in guess_mapping(kind, titles).items()}


@pytest.mark.parametrize(
    ("header", "key", "name", "parent"),
    [
        ("code;naam;valt onder", "code", "naam", "valt onder"),
        ("Naam;Bovenliggende code;Code", "Code", "Naam", "Bovenliggende code"),
        ("unit;parent;name;invited", "unit", "name", "parent"),
        (
            "Afdelingscode;Omschrijving;Code bovenliggend",
            "Afdelingscode",
            "Omschrijving",
            "Code bovenliggend",
        ),
        ("Kostenplaats;Afdeling;Hoort bij", "Kostenplaats", "Afdeling", "Hoort bij"),
        ("id;team;parent_id", "id", "team", "parent_id"),
    ],
)
def test_units(header: str, key: str, name: str, parent: str) -> None:
    assert guess(UNITS, header) == {"key": key, "name": name, "parent": parent}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("personeelsnummer;naam;e-mailadres;onderdeel;taal;in dienst sinds",
         {"number": "personeelsnummer", "name": "naam", "email": "e-mailadres", "unit": "onderdeel",
          "language": "taal", "joined_on": "in dienst sinds"}),
        ("Medewerkersnummer;Roepnaam;Tussenvoegsel;Achternaam;E-mail werk;Afdelingscode",
         {"number": "Medewerkersnummer", "name": "Roepnaam", "infix": "Tussenvoegsel", "family": "Achternaam",
          "email": "E-mail werk", "unit": "Afdelingscode"}),
        ("Nr;Naam;Divisie;Afdeling;Team",
         {"number": "Nr", "name": "Naam", "level1": "Divisie", "level2": "Afdeling", "level3": "Team"}),
        ("Persnr.;Medewerker;Afdeling", {"number": "Persnr.", "name": "Medewerker", "unit": "Afdeling"}),
        ("Employee ID;First name;Last name;Work email;Department;Start date",
         {"number": "Employee ID", "name": "First name", "family": "Last name", "email": "Work email",
          "unit": "Department", "joined_on": "Start date"}),
        ("Nummer;Naam;Afdelingscode;Divisie;Team",
         {"number": "Nummer", "name": "Naam", "unit": "Afdelingscode"}),
        ("Nummer;Naam;Team;Teamleider", {"number": "Nummer", "name": "Naam", "unit": "Team"}),
    ],
)  # fmt: skip
def test_people(header: str, expected: dict[str, str]) -> None:
    assert guess(PEOPLE, header) == expected


def test_beside_a_file_of_units_columns_spell_no_tree() -> None:
    header = ("nummer", "naam", "divisie", "team")
    assert "level1" in guess_mapping(PEOPLE, header)
    assert guess_mapping(PEOPLE, header, has_own_tree=True) == {"number": 0, "name": 1, "unit": 3}


def test_no_column_is_taken_twice() -> None:
    for kind in (UNITS, PEOPLE):
        mapping = guess_mapping(kind, ("naam", "naam", "code", "team", "afdeling", "nummer", "mail"))
        assert len(set(mapping.values())) == len(mapping)
        assert set(mapping) <= set(FIELDS[kind])


def test_what_is_still_needed_is_told() -> None:
    assert list_missing(UNITS, {"key": 0}) == ["name", "parent"]
    assert list_missing(PEOPLE, {"number": 0, "name": 1}) == ["unit"]
    assert list_missing(PEOPLE, {"number": 0, "name": 1, "level1": 2}) == []
