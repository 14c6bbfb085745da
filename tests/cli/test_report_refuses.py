"""Unusable input ends with status 2, the place and the remedy, and leaves nothing behind."""

from pathlib import Path

import pytest

from speelveld.cli import main
from tests.cli.reports import Files, draw_rows, hold_files, make_report


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return hold_files(tmp_path)


def change(files: Files, name: str, old: str, new: str) -> None:
    path = files.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def fail(files: Files, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    assert main(files.words(*more)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert not files.out.exists()
    return told.err.splitlines()


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("answers.csv", "\nbeuk,", "\nbirch,", "answers.csv: row 2, column unit: 'birch' is no unit. Add it"),
        ("answers.csv", "\nbeuk,", "\n,", "row 2, column unit: is empty. Fill in the unit; the whole"),
        ("answers.csv", "unit,a", "unit,x", "answers.csv: column a: is not in the header."),
        ("answers.csv", "unit,", "team,", "column unit: is not in the header. Add it, or name another"),
        ("answers.csv", "\nbeuk,", "\nbeuk,9", "is no answer to this item."),
        ("answers.csv", "\nbeuk,", '\n"' + "x" * 200_000 + '",', "answers.csv: row 2: This row is not CSV"),
        ("units.csv", "beuk,zorg", "eik,zorg", "units.csv: row 4, 5, column unit: 'eik' is there more"),
        ("units.csv", "org,,De Linde", "org,zorg,De Linde", "units.csv: column parent: No unit is without"),
        ("units.csv", "unit,", "code,", "units.csv: column unit: is not in the header. Add it. Found: code"),
        ("instrument.yaml", "key: three", "key: [", "instrument.yaml: "),
    ],
)
def test_a_flaw_is_told_with_its_place_and_remedy(
    files: Files, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, told: str
) -> None:
    change(files, name, old, new)
    assert any(told in line for line in fail(files, capsys))


@pytest.mark.parametrize("name", ["answers.csv", "units.csv"])
def test_an_empty_file_is_told(files: Files, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (files.folder / name).write_bytes(b"")
    assert fail(files, capsys) == [f"{name}: This file is empty. Choose another file."]


@pytest.mark.parametrize("name", ["answers.csv", "units.csv", "instrument.yaml"])
def test_a_file_that_is_not_there_is_told(
    files: Files, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (files.folder / name).unlink()
    assert name in fail(files, capsys)[0]


def test_a_wave_without_a_name_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = draw_rows(wave="2024")
    rows[3]["wave"] = ""
    told = fail(hold_files(tmp_path, rows), capsys)
    assert told == ["answers.csv: row 5, column wave: is empty. Name the wave of each answer."]


def test_a_wave_column_that_was_named_must_be_there(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert "column round: is not in the header" in fail(files, capsys, "--wave-column", "round")[0]


@pytest.mark.parametrize("change_bytes", [
    lambda text: b"\xef\xbb\xbf" + text.replace(",", ";").replace("\n", "\r\n").encode(),
    lambda text: text.replace("Woongroep", "Café").encode("cp1252"),
])  # fmt: skip
def test_files_from_excel_are_read(files: Files, change_bytes: object) -> None:
    expected = make_report(files)
    for name in ("answers.csv", "units.csv"):
        path = files.folder / name
        path.write_bytes(change_bytes(path.read_text(encoding="utf-8")))  # type: ignore[operator]
    assert make_report(files) == expected


def test_more_answers_than_invited_is_remarked(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files, "units.csv", "Beuk,30", "Beuk,20")
    make_report(files)
    assert "More people answered than were invited in: beuk. Check `invited`." in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_half_done(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    make_report(files)
    before = {path.name: path.read_bytes() for path in files.out.iterdir() if path.name != "cells.json"}
    (files.out / "cells.json").unlink()
    (files.out / "cells.json").mkdir()
    capsys.readouterr()
    assert main(files.words("--lang", "en")) == 2
    assert "cannot be written" in capsys.readouterr().err
    (files.out / "cells.json").rmdir()
    assert {path.name: path.read_bytes() for path in files.out.iterdir()} == before


def test_a_folder_that_is_a_file_is_told(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.out.write_text("mine")
    assert main(files.words()) == 2
    assert "Choose another place with --out." in capsys.readouterr().err
    assert files.out.read_text() == "mine"
