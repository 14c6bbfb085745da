"""No column with a cause comes in, whether its title tells or only what stands in it."""

import pytest

from speelveld.catalogue.text_guard import guard
from speelveld.organisations.importing.tables import read_table
from speelveld.signals.absence.causes import find_cause_columns
from tests.organisations.files import make_csv

JUDGE = guard("nl")


def find(title: str, *values: str) -> list[str]:
    table = read_table(make_csv([("nummer", title), *(("1", value) for value in values)]))
    return find_cause_columns(table, [0], lambda text: [one.category for one in JUDGE.check(text, "note")])


@pytest.mark.parametrize(
    "title",
    ["Oorzaak", "reden verzuim", "Diagnose", "diagnosecode", "Ziektebeeld", "Aard", "Opmerkingen", "toelichting",
     "Klachten", "Reason", "CAUSE", "Medische info", "verzuimklasse (psychisch)", "Zwangerschap", "categorie"],
)  # fmt: skip
def test_a_title_that_speaks_of_causes_is_enough(title: str) -> None:
    assert find(title, "1", "2") == [title]


@pytest.mark.parametrize(
    "value", ["griep", "burn-out", "Hernia", "depressieve klachten", "chemotherapie", "zwanger"]
)
def test_an_innocent_title_does_not_help(value: str) -> None:
    assert find("kolom 7", "A", "B", value) == ["kolom 7"]


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("naam", ("Anna de Wit", "Bram Kok", "Fatima El Amrani")),
        ("functie", ("verpleegkundige", "kok", "planner", "teamleider")),
        ("schaal", ("45", "50", "12,5")),
        ("kostenplaats", ("1020", "Wonen noord")),
    ],
)
def test_ordinary_columns_may_stay(title: str, values: tuple[str, ...]) -> None:
    assert find(title, *values) == []
