"""Rows become employees by the Dutch definitions, or findings that say where and what to do."""

import pytest

from speelveld.organisations.importing.findings import Unreadable
from speelveld.science.absence import Employee, Period, measure_absence
from speelveld.signals.absence.staff import Staff, make_place, read_staff
from speelveld.signals.texts import describe_cell_problem
from tests.organisations.files import make_csv, make_workbook
from tests.science.absence.staff import QUARTER
from tests.signals.files import CONTRACT_TITLES, SPELL_TITLES

CONTRACTS = [
    ("E1", "1", "", "", ""), ("E2", "0,6", "", "", ""), ("E3", "80%", "01-02-2025", "", ""), ("E4", "1", "", "", ""),
    ("E5", "0.5", "", "", ""),
]  # fmt: skip
SPELLS = [
    ("E1", "13-01-2025", "100", "", "20-01-2025", "", ""),
    ("E2", "16-12-2024", "100", "", "", "ziek", "nee"),
    ("E2", "16-12-2024", "50", "10-02-2025", "10-03-2025", "ziek", "nee"),
    ("E3", "2025-03-24", "", "", "", "", ""),
    ("E5", "20-01-2025", "", "", "01-04-2025", "Zwangerschapsverlof", ""),
]
PLACE = make_place(dict.fromkeys(("E1", "E2", "E3", "E4", "E5"), "T"), [("T", "Team")], {"T": "T"})


def read(contracts: list[tuple[str, ...]], spells: list[tuple[str, ...]]) -> Staff:
    contents = {
        "contracts": make_csv([CONTRACT_TITLES, *contracts]), "spells": make_csv([SPELL_TITLES, *spells])
    }  # fmt: skip
    return read_staff(contents, PLACE, lambda text: [])


def list_findings(
    contracts: list[tuple[str, ...]], spells: list[tuple[str, ...]]
) -> list[tuple[str, int, str]]:
    found = read(contracts, spells).findings
    assert all(describe_cell_problem(one.problem, one.details) for one in found)
    return [(one.kind, one.row, one.problem) for one in found]


def check_example(staff: tuple[Employee, ...], period: Period) -> None:
    figures = measure_absence(staff, period)
    assert figures.percentage == pytest.approx(14.0405, abs=1e-4)
    assert figures.frequency == pytest.approx(1.7422, abs=1e-4)
    assert figures.average_duration == pytest.approx(45.5)


def test_the_worked_example_from_two_files() -> None:
    check_example(read(CONTRACTS, SPELLS).by_unit["T"], QUARTER)


def test_the_worked_example_from_workbooks() -> None:
    contents = {
        "contracts": make_workbook([CONTRACT_TITLES, *CONTRACTS]),
        "spells": make_workbook([SPELL_TITLES, *SPELLS]),
    }
    check_example(read_staff(contents, PLACE, lambda text: []).by_unit["T"], QUARTER)


def test_nought_per_cent_is_recovery() -> None:
    spells = [
        ("E1", "13-01-2025", "100", "", "", "", ""),
        ("E1", "13-01-2025", "0", "20-01-2025", "", "", ""),
    ]
    (spell,) = next(one for one in read(CONTRACTS, spells).by_unit["T"] if one.key == "E1").spells
    assert str(spell.recovered) == "2025-01-20"


@pytest.mark.parametrize(
    ("contract", "problem"),
    [
        (("", "1", "", "", ""), "missing"),
        (("E1", "36", "", "", ""), "no_factor"),
        (("E1", "veel", "", "", ""), "no_factor"),
        (("E1", "1", "31-02-2025", "", ""), "no_date"),
        (("E1", "1", "01-02-2025", "01-01-2025", ""), "ends_early"),
        (("E9", "1", "", "", ""), "no_place"),
        (("E1", "1", "", "", "Onbekend"), "no_place"),
    ],
)
def test_a_wrong_contract_is_a_finding_of_its_row(contract: tuple[str, ...], problem: str) -> None:
    assert ("contracts", 2, problem) in list_findings([contract], [("E1", "01-01-2025", "", "", "", "", "")])


@pytest.mark.parametrize(
    ("spell", "problem"),
    [
        (("E9", "13-01-2025", "", "", "", "", ""), "no_contract"),
        (("E1", "", "", "", "", "", ""), "missing"),
        (("E1", "13-01-2025", "", "", "13-01-2025", "", ""), "recovered_early"),
        (("E1", "13-01-2025", "150", "", "", "", ""), "no_share"),
        (("E1", "13-01-2025", "", "", "", "griep", ""), "no_kind"),
        (("E1", "13-01-2025", "", "", "", "", "zwanger"), "no_yes"),
        (("E1", "13-01-2025", "", "", "", "verlof", ""), "leave_without_end"),
        (("E1", "13-01-2025", "50", "10-01-2025", "", "", ""), "no_order"),
        (("E1", "13-01-2025", "50", "20-01-2025", "18-01-2025", "", ""), "no_order"),
    ],
)
def test_a_wrong_spell_is_a_finding_of_its_row(spell: tuple[str, ...], problem: str) -> None:
    assert ("spells", 2, problem) in list_findings(CONTRACTS, [spell])


def test_what_stands_where_a_kind_belongs_is_not_repeated() -> None:
    found = read(CONTRACTS, [("E1", "13-01-2025", "", "", "", "griep", "")]).findings
    assert [one.value for one in found] == [""]


def test_cases_and_contracts_that_overlap_name_both_rows() -> None:
    spells = [("E1", "13-01-2025", "", "", "20-01-2025", "", ""), ("E1", "15-01-2025", "", "", "", "", "")]
    assert list_findings(CONTRACTS, spells) == [("spells", 3, "spells_overlap")]
    assert list_findings([*CONTRACTS, ("E1", "1", "", "", "")], SPELLS) == [
        ("contracts", 7, "contracts_overlap")
    ]


def test_a_missing_column_is_named() -> None:
    contents = {"contracts": b"personeelsnummer;naam\n1;2\n", "spells": make_csv([SPELL_TITLES, *SPELLS])}
    with pytest.raises(Unreadable) as caught:
        read_staff(contents, PLACE, lambda text: [])
    assert (caught.value.problem, caught.value.details) == (
        "no_column",
        {"kind": "contracts", "column": "fte"},
    )


def test_columns_that_mean_nothing_to_us_are_told() -> None:
    contents = {
        "contracts": b"nummer;deeltijdfactor;schaal\nE1;1;45\n",
        "spells": b"nummer;eerste dag;hersteld op\nE1;13-01-2025;20-01-2025\n",
    }
    assert read_staff(contents, PLACE, lambda text: []).left_out == ("schaal",)
