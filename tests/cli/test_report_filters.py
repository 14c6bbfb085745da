"""`--filters`: figures by characteristic, on top of those by unit, and still nothing about fewer than k people."""

import random
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from speelveld.cli import main
from tests.cli.cells_attack import find_least_reach
from tests.cli.reports import Files, attack_cells, draw_rows, find_cell, find_cells, hold_files, make_report
from tests.cli.test_report import add_up_slowly, score_slowly
from tests.results.reading import read_rows

COUNTS = {"beuk": 46, "eik": 34, "keuken": 5, "nacht": 18, "noord": 41, "zuid": 6, "zorg": 1}
Row = dict[str, str]


def draw_people(seed: int = 1, wave: str = "") -> list[Row]:
    """As `draw_rows`, and besides a shift and an age band; some tell neither."""
    draw = random.Random(seed)
    return [
        row
        | {
            "shift": draw.choice(["day", "day", "day", "night", ""]),
            "age": draw.choice(["-34", "35-54", "35-54", "55-"]),
        }
        for row in draw_rows(COUNTS, seed=seed, wave=wave)
    ]


def name_atom(row: Row) -> str:
    return "|".join((row["unit"], row["shift"], row["age"]))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return hold_files(tmp_path, draw_people())


def test_members_are_units_with_the_value_of_each_filter(files: Files) -> None:
    cells = make_report(files, "--filters", "shift,age")
    atoms = {name_atom(row) for row in draw_people()}
    assert {member for cell in cells["cells"] for member in cell["members"]} == atoms
    assert {cell["table"] for cell in cells["cells"]} == {"units", "groups", "shift", "age"}
    night = {atom for atom in atoms if "|night|" in atom}
    assert find_cell(cells, "c", night, table="shift")["n"] == sum(
        row["shift"] == "night" and row["c"] != "" for row in draw_people()
    )


def test_parts_have_the_figures_one_adds_up_by_hand(files: Files) -> None:
    cells, rows = make_report(files, "--filters", "shift,age"), draw_people()
    shown = [cell for cell in cells["cells"] if cell["n"] is not None]
    parts = [cell for cell in shown if cell["table"] in ("shift", "age")]
    assert len(parts) > 10
    for cell in shown:
        own = [row for row in rows if name_atom(row) in cell["members"]]
        n, mean = add_up_slowly(own, cell["factor"], set(COUNTS))
        assert cell["n"] == n >= 10
        assert cell["mean"] == pytest.approx(mean, abs=0.00501)


def test_units_are_shown_as_without_filters(files: Files) -> None:
    rows, plain = draw_people(), make_report(files)
    crossed = make_report(files, "--filters", "shift,age")
    for cell in plain["cells"]:
        atoms = {name_atom(row) for row in rows if row["unit"] in cell["members"]}
        found = find_cell(crossed, cell["factor"], atoms, table=cell["table"])
        assert {key: found[key] for key in ("n", "mean")} == {key: cell[key] for key in ("n", "mean")}


@pytest.mark.parametrize("k", [5, 10])
@pytest.mark.parametrize("names", ["shift", "age", "shift,age"])
def test_an_attacker_with_the_file_finds_nothing(files: Files, k: int, names: str) -> None:
    cells = make_report(files, "--filters", names, "--k", str(k))
    columns = ["unit", *names.split(",")]
    for factor in ("ab", "c"):
        n = Counter(
            "|".join(row[column] for column in columns)
            for row in draw_people()
            if score_slowly(row, factor) is not None
        )
        assert attack_cells(cells, factor, n) == []


def test_showing_every_part_would_be_found_out(files: Files) -> None:
    cells = make_report(files, "--filters", "shift,age")
    n = Counter(name_atom(row) for row in draw_people() if row["c"])
    everything = [
        frozenset(cell["members"])
        for cell in find_cells(cells, factor="c")
        if sum(n[atom] for atom in cell["members"]) >= 10
    ]
    reach = find_least_reach(everything, n, 10)
    assert reach is not None
    assert reach < 10


def test_waves_and_filters_go_together(tmp_path: Path) -> None:
    rows = draw_people(1, "2024") + draw_people(2, "2025")
    cells = make_report(hold_files(tmp_path, rows), "--filters", "shift")
    n = Counter(f"{row['wave']}:{row['unit']}|{row['shift']}" for row in rows if row["c"])
    assert {member for cell in cells["cells"] for member in cell["members"]} >= set(n)
    assert attack_cells(cells, "c", n, values=False) == []


def test_the_page_shows_the_parts_below_their_units(files: Files) -> None:
    cells = make_report(files, "--filters", "shift")
    rows = read_rows(files.page().partition('id="filters"')[2].partition('id="factors"')[0], "heat")
    names = [row[0] for row in rows]
    assert names[:4] == ["Onderdeel", "De Linde, alles samen", "day", "night"]
    day = {name_atom(row).rpartition("|")[0] for row in draw_people() if row["shift"] == "day"}
    cell = find_cell(cells, "ab", day, table="shift")
    assert rows[2][2] == f"{cell['mean']:.2f}".replace(".", ",")
    assert "Groepen naar kenmerk" in files.page()
    ids = re.findall(r'\sid="([^"]+)"', files.page())
    assert len(ids) == len(set(ids))


def test_the_workbook_has_a_sheet_per_filter(files: Files) -> None:
    cells = make_report(files, "--filters", "shift,age")
    book = openpyxl.load_workbook(files.out / "report.xlsx")
    assert book.sheetnames == ["Overzicht", "Alle cijfers", "shift", "age", "Uitleg"]
    found = [row for row in book["age"].iter_rows(min_row=5, values_only=True) if row[5] is not None]
    shown = [cell for cell in find_cells(cells, table="age") if cell["n"] is not None]
    assert sorted((row[4], row[5]) for row in found) == sorted((cell["n"], cell["mean"]) for cell in shown)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("shift,shift", "--filters: 'shift' is named more than once."),
        ("unit", "--filters: 'unit' already tells the unit or the wave."),
        ("groups", "--filters: 'groups' is the name of a table in cells.json."),
        ("colour", "answers.csv: column colour: is not in the header. Add it, or name another"),
    ],
)
def test_a_filter_that_cannot_be_one_is_refused(
    files: Files, capsys: pytest.CaptureFixture[str], names: str, told: str
) -> None:
    assert main(files.words("--filters", names)) == 2
    assert told in capsys.readouterr().err
    assert not files.out.exists()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (str, "column shift: has 151 different values. Put them into bands"),
        (lambda number: "", "column shift: is empty on every row."),
        (lambda number: "a|b", "holds a |. Write it without that sign"),
        (lambda number: "x" * 300, "is too long for a group."),
    ],
)
def test_values_that_are_no_groups_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: object, told: str
) -> None:
    rows = [row | {"shift": value(number)} for number, row in enumerate(draw_people())]  # type: ignore[operator]
    files = hold_files(tmp_path, rows)
    if told.endswith("every row."):  # an empty column is not written by the helper
        text = (tmp_path / "answers.csv").read_text().splitlines()
        (tmp_path / "answers.csv").write_text(
            "\n".join([text[0] + ",shift", *(line + "," for line in text[1:])])
        )
    assert main(files.words("--filters", "shift")) == 2
    assert told in capsys.readouterr().err
