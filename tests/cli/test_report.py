"""`speelveld report` from files to files: figures as a slow twin adds them up, and nothing that is too small."""

import re
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import Any

import openpyxl
import pytest

from speelveld.cli import main
from tests.cli.reports import (
    COUNTS,
    Files,
    attack_cells,
    draw_rows,
    find_cell,
    find_cells,
    hold_files,
    make_report,
    round_half_up,
    write_answers,
)
from tests.results.reading import read_rows

NEUTRAL = "Niet getoond, zodat antwoorden anoniem blijven."


def score_slowly(row: dict[str, str], factor: str) -> float | None:
    """The score of one person, as one would work it out by hand."""
    if factor == "c":
        return float(row["c"]) if row["c"] else None
    known = [float(row["a"])] if row["a"] else []
    known += [6 - float(row["b"])] if row["b"] else []
    return fmean(known) if known else None


def add_up_slowly(rows: list[dict[str, str]], factor: str, units: set[str]) -> tuple[int, float]:
    scores = [score_slowly(row, factor) for row in rows if row["unit"] in units]
    known = [score for score in scores if score is not None]
    return len(known), fmean(known)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return hold_files(tmp_path)


def test_cells_hold_exactly_what_is_agreed(files: Files) -> None:
    cells = make_report(files)
    assert {"k", "scale", "step", "category_scores", "cells"} <= set(cells)
    assert (cells["k"], cells["scale"]) == (10, [1, 5])
    agreed = {
        "table", "factor", "wave", "members", "n", "mean", "favourable", "histogram", "histogram_unit",
        "decimals",
    }  # fmt: skip
    for cell in cells["cells"]:
        assert agreed <= set(cell)
        assert (cell["wave"], cell["histogram_unit"], cell["decimals"]) == (None, "percent", 2)


def test_figures_are_what_one_adds_up_by_hand(files: Files) -> None:
    cells, rows = make_report(files), draw_rows()
    shown = [cell for cell in cells["cells"] if cell["n"] is not None]
    assert len(shown) > 8
    for cell in shown:
        n, mean = add_up_slowly(rows, cell["factor"], set(cell["members"]))
        assert (cell["n"], cell["mean"]) == (n, round_half_up(mean, 2))
        assert n >= 10


def test_shares_are_counted_from_low_to_high_in_steps_of_five(files: Files) -> None:
    cells, rows = make_report(files), draw_rows()
    whole = find_cell(cells, "c", COUNTS)
    answers = Counter(row["c"] for row in rows if row["c"])
    n = answers.total()
    counts = (answers["1"] + answers["2"], answers["3"], answers["4"] + answers["5"])
    assert whole["histogram"] == [round(20 * count / n) * 5 for count in counts]
    assert whole["category_scores"] == [1, 3, 4]
    assert whole["favourable"] == whole["histogram"][0]  # low is good here
    assert find_cell(cells, "c", ["eik"])["histogram"] is None


def test_hidden_units_are_listed_with_nulls(files: Files) -> None:
    cells = make_report(files)
    for unit in ("keuken", "nacht", "zuid"):
        cell = find_cell(cells, "ab", [unit], table="units")
        assert [cell[key] for key in ("n", "mean", "favourable", "histogram")] == [None] * 4
    together = find_cells(cells, table="groups", factor="ab")
    assert ["zorg", "keuken", "nacht"] in [cell["members"] for cell in together]


@pytest.mark.parametrize("k", [5, 10, 17])
def test_an_attacker_with_the_file_finds_nothing(files: Files, k: int) -> None:
    cells = make_report(files, "--k", str(k))
    assert cells["k"] == k
    for factor in ("ab", "c"):
        n = Counter(row["unit"] for row in draw_rows() if score_slowly(row, factor) is not None)
        assert attack_cells(cells, factor, n) == []


def test_a_file_in_which_a_hidden_unit_is_shown_would_be_found_out(files: Files) -> None:
    cells = make_report(files)
    hidden = find_cell(cells, "c", ["zuid"])
    hidden |= {"n": 6, "mean": 3.0, "at_most": False, "at_least": False}
    n = Counter(row["unit"] for row in draw_rows() if score_slowly(row, "c") is not None)
    assert attack_cells(cells, "c", n) == ["a combination of figures is about 6 people only"]


def test_a_larger_k_shows_less(files: Files) -> None:
    counts = [
        sum(c["n"] is not None for c in make_report(files, "--k", str(k))["cells"]) for k in (5, 10, 25)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2]


def test_the_page_shows_the_figures_of_the_cells(files: Files) -> None:
    cells = make_report(files)
    rows = {row[0]: row[1:] for row in read_rows(files.page(), "heat")}
    whole = find_cell(cells, "ab", COUNTS)
    assert rows["De Linde, alles samen"] == [str(len(draw_rows())), write(whole["mean"])]
    assert rows["Woongroep Beuk"] == ["22", write(find_cell(cells, "ab", ["beuk"])["mean"])]
    assert rows["Keuken"] == [f"{NEUTRAL} Lees de groep hierboven (14 antwoorden)."]


def test_a_score_that_few_answered_has_groups_of_its_own(tmp_path: Path) -> None:
    rows = [row | {"c": row["c"] if number % 5 < 3 else ""} for number, row in enumerate(draw_rows())]
    files = hold_files(tmp_path, rows)
    cells = make_report(files)
    usual = {tuple(cell["members"]) for cell in find_cells(cells, table="groups", factor="ab")}
    own = {tuple(cell["members"]) for cell in find_cells(cells, table="groups", factor="c")} - usual
    assert own
    page = files.page()
    assert all(any(row[2:]) for row in read_rows(page, "heat")[1:] if len(row) > 2)
    n = Counter(row["unit"] for row in rows if row["c"])
    assert attack_cells(cells, "c", n) == []


def test_every_unit_finds_the_smallest_group_it_can_read(files: Files) -> None:
    make_report(files)
    where = {row[0]: row[1:] for row in read_rows(files.page(), "where")}
    assert where["Woongroep Eik"] == ["dit onderdeel zelf", "14 antwoorden"]
    assert where["Nachtzorg"] == ["Zorg (eigen medewerkers), Keuken en Nachtzorg", "14 antwoorden"]
    assert len(where) == 1 + 9


def test_the_page_stands_alone(files: Files) -> None:
    make_report(files)
    page = files.page()
    assert re.findall(r'(?:src|href|action)="(?!#|data:,)[^"]*"', page) == []
    assert re.findall(r"<script|\sstyle=|\son[a-z]+=|url\(|@import|https?:", page) == []
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_page_about_many_teams_keeps_to_the_larger_units(tmp_path: Path) -> None:
    departments = [f"d{number}" for number in range(25)]
    teams = [f"{department}-t{number}" for department in departments for number in range(18)]
    files = hold_files(tmp_path, draw_rows(dict.fromkeys(teams, 12)))
    lines = ["unit,parent", "org,", *(f"{department},org" for department in departments)]
    lines += [f"{team},{team.partition('-')[0]}" for team in teams]
    (tmp_path / "units.csv").write_text("\n".join(lines) + "\n")
    make_report(files)
    page = files.page()
    assert "Hier staan de grotere onderdelen." in page
    sections = re.findall(r'<h3 id="hu\d+">([^<]+)</h3>', page)
    assert sections == departments
    assert len(read_rows(page, "where")) == 1 + 1 + len(departments) + len(teams)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_page_tells_settings_and_reliability(files: Files) -> None:
    make_report(files, "--k", "12")
    page = files.page()
    settings = {row[0]: row[1] for row in read_rows(page, "plain") if len(row) == 2}
    assert settings["Kleinste groep (k)"] == "12"
    assert settings["Vragenlijst"] == "three 1"
    reliability = {row[0]: row[1:] for row in read_rows(page, "plain") if len(row) == 4}
    assert re.fullmatch(r"-?0,\d\d", reliability["Samen"][1])
    assert reliability["Alleen"] == ["1", "–", "–"]


def test_the_page_speaks_english_too(files: Files) -> None:
    make_report(files, "--lang", "en")
    page = files.page()
    assert '<html lang="en">' in page
    assert "Not shown, to keep answers anonymous." in page
    assert "How was this made?" in page
    assert not re.search(r"\b(niet|groep|antwoorden|onderdeel|meting)\b", re.sub(r"<[^>]+>", " ", page))


def test_the_workbook_holds_the_same_figures(files: Files) -> None:
    cells = make_report(files)
    book = openpyxl.load_workbook(files.out / "report.xlsx")
    assert book.sheetnames == ["Overzicht", "Alle cijfers", "Uitleg"]
    found = {
        (row[1], row[4]): (row[5], row[6])
        for row in book["Alle cijfers"].iter_rows(min_row=5, values_only=True)
    }
    beuk = find_cell(cells, "c", ["beuk"])
    assert found["beuk", "Alleen"] == (beuk["n"], beuk["mean"])
    assert len(found) == sum(cell["n"] is not None for cell in cells["cells"])


def test_waves_are_released_one_by_one(tmp_path: Path) -> None:
    before, now = draw_rows(seed=1, wave="2024"), draw_rows(seed=2, wave="2025", shift=1)
    files = hold_files(tmp_path, now + before)
    cells = make_report(files)
    assert {cell["wave"] for cell in cells["cells"]} == {"2024", "2025"}
    for rows, wave in ((before, "2024"), (now, "2025")):
        n, mean = add_up_slowly(rows, "c", {"beuk"})
        cell = find_cell(cells, "c", [f"{wave}:beuk"], wave=wave)
        assert (cell["n"], cell["mean"]) == (n, round_half_up(mean, 2))
    n = Counter(f"{row['wave']}:{row['unit']}" for row in before + now if row["c"])
    assert attack_cells(cells, "c", n) == []
    alone = make_report(hold_files(tmp_path, [row | {"wave": ""} for row in now]))
    later = [cell | {"wave": None, "members": strip_wave(cell)} for cell in find_cells(cells, wave="2025")]
    assert [cell for cell in later if cell["n"]] == [cell for cell in alone["cells"] if cell["n"]]


def strip_wave(cell: dict[str, Any]) -> list[str]:
    return [member.partition(":")[2] for member in cell["members"]]


def test_a_change_is_told_of_groups_that_are_large_enough(tmp_path: Path) -> None:
    rows = draw_rows(seed=1, wave="2024") + draw_rows(seed=2, wave="2025", shift=1)
    files = hold_files(tmp_path, rows)
    make_report(files)
    page = files.page()
    told = {name: re.findall(r"\d,\d\d (?:hoger|lager)", cut_section(page, name)) for name in ("Beuk", "Eik")}
    assert len(told["Beuk"]) == 1  # 22 answers, and only this score went up
    assert told["Eik"] == []  # 14 answers: somebody who left could be read from it
    assert "Nog te vroeg om te zeggen" in cut_section(page, "Eik")
    book = openpyxl.load_workbook(files.out / "report.xlsx")
    assert book.sheetnames == ["Overzicht", "Alle cijfers", "Overzicht 2024", "Alle cijfers 2024", "Uitleg"]


def cut_section(page: str, name: str) -> str:
    start = page.index(f">Woongroep {name}</h3>")
    return page[start : page.index("</section>", start)]


def test_other_columns_can_be_named(tmp_path: Path) -> None:
    files = hold_files(tmp_path)
    expected = make_report(files)
    text = (tmp_path / "answers.csv").read_text().replace("unit,", "Team,", 1)
    (tmp_path / "answers.csv").write_text(text)
    assert main(files.words()) == 2
    assert make_report(files, "--unit-column", "Team") == expected


def test_a_wave_column_can_be_named(tmp_path: Path) -> None:
    files = hold_files(tmp_path, draw_rows(wave="1"))
    text = (tmp_path / "answers.csv").read_text().replace("unit,wave,", "unit,Round,", 1)
    (tmp_path / "answers.csv").write_text(text)
    assert {cell["wave"] for cell in make_report(files)["cells"]} == {None}
    assert {cell["wave"] for cell in make_report(files, "--wave-column", "Round")["cells"]} == {"1"}


def test_without_a_units_file_the_units_stand_below_one_top(tmp_path: Path) -> None:
    files = hold_files(tmp_path)
    words = files.words("--name", "Iedereen")
    at = words.index("--units")
    assert main(words[:at] + words[at + 2 :]) == 0
    cells = files.cells()
    assert find_cell(cells, "c", COUNTS)["n"] is not None
    assert find_cell(cells, "c", ["beuk"])["n"] is not None
    assert "Hoe is het werk bij Iedereen?" in files.page()


def test_names_never_run_as_markup_or_formula(tmp_path: Path) -> None:
    files = hold_files(tmp_path)
    units = (tmp_path / "units.csv").read_text().replace("Woongroep Beuk", "=1+1<script>alert(1)</script>")
    (tmp_path / "units.csv").write_text(units)
    make_report(files)
    assert "<script" not in files.page()
    assert "=1+1&lt;script&gt;" in files.page()
    sheet = openpyxl.load_workbook(files.out / "report.xlsx")["Alle cijfers"]
    named = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=1+1")]
    assert named
    assert {cell.data_type for cell in named} == {"s"}


@pytest.mark.parametrize("decimals", ["0", "1", "3"])
def test_every_channel_has_the_decimals_that_were_asked(tmp_path: Path, decimals: str) -> None:
    files = hold_files(tmp_path)
    cells = make_report(files, "--decimals", decimals)
    for cell in cells["cells"]:
        assert cell["decimals"] == int(decimals)
        assert cell["mean"] is None or cell["mean"] == round(cell["mean"], int(decimals))


def test_the_order_of_rows_does_not_show(tmp_path: Path) -> None:
    rows = draw_rows()
    files = hold_files(tmp_path, rows)
    cells, page = make_report(files), files.page()
    write_answers(tmp_path / "answers.csv", rows[::-1])
    assert make_report(files) == cells
    assert files.page() == page


def test_too_few_answers_show_nothing_and_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = hold_files(tmp_path, draw_rows({"beuk": 9}))
    cells = make_report(files, status=1)
    assert all(cell["n"] is None and cell["mean"] is None for cell in cells["cells"])
    assert cells["cells"]
    assert "Nothing is shown" in capsys.readouterr().err
    assert NEUTRAL in files.page()
    assert openpyxl.load_workbook(files.out / "report.xlsx")


def test_a_k_below_the_floor_is_refused(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(files.words("--k", "4")) == 1
    assert "groups below 5 are never shown" in capsys.readouterr().err
    assert not files.out.exists()


def write(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
