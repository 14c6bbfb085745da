"""Makes reports of small files, and reads back what they say."""

import csv
import json
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from speelveld.cli import main
from speelveld.science.disclosure import Variable
from tests.cli.cells_attack import find_least_reach
from tests.science.disclosure.attack import Statement, find_narrow_totals

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
INSTRUMENT = """
key: three
version: "1"
title: {nl: Drie vragen, en: Three questions}
languages: [nl, en]
licence: CC0
scales:
  - {key: five, minimum: 1, maximum: 5, step: 1}
items:
  - {key: a, scale: five}
  - {key: b, scale: five, reverse: true}
  - {key: c, scale: five}
factors:
  - {key: ab, title: {nl: Samen, en: Together}, items: [a, b]}
  - {key: c, title: {nl: Alleen, en: Alone}, kind: outcome, items: [c], higher_is_better: false}
"""
UNITS = """unit,parent,name,invited
org,,De Linde,
zorg,org,Zorg,1
beuk,zorg,Woongroep Beuk,30
eik,zorg,Woongroep Eik,18
keuken,zorg,Keuken,9
nacht,zorg,Nachtzorg,9
wijk,org,Wijk,
noord,wijk,Wijk Noord,40
zuid,wijk,Wijk Zuid,12
"""
COUNTS = {"beuk": 22, "eik": 14, "keuken": 5, "nacht": 8, "noord": 31, "zuid": 6, "zorg": 1}


@dataclass(frozen=True)
class Files:
    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def words(self, *more: str) -> list[str]:
        words = ["report", "--answers", str(self.folder / "answers.csv"), "--out", str(self.out)]
        words += ["--instrument", str(self.folder / "instrument.yaml")]
        return [*words, "--units", str(self.folder / "units.csv"), *more]

    def cells(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "cells.json").read_text(encoding="utf-8"))
        return found

    def page(self) -> str:
        return (self.out / "report.html").read_text(encoding="utf-8")


def draw_rows(
    counts: Mapping[str, int] = COUNTS, *, seed: int = 1, wave: str = "", shift: int = 0
) -> list[dict[str, str]]:
    """Answers of so many people of each unit; one in thirty leaves a question open."""
    draw = random.Random(seed)
    return [
        {"unit": unit, "wave": wave}
        | {
            item: "" if draw.random() < 1 / 30 else str(min(5, max(1, round(draw.gauss(3.2 + shift, 1)))))
            for item in "abc"
        }
        for unit, n in counts.items()
        for _person in range(n)
    ]


def hold_files(folder: Path, rows: Sequence[Mapping[str, str]] | None = None) -> Files:
    """Write the files of a small organisation."""
    (folder / "instrument.yaml").write_text(INSTRUMENT, encoding="utf-8")
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    write_answers(folder / "answers.csv", draw_rows() if rows is None else rows)
    return Files(folder)


def write_answers(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    columns = [name for name in rows[0] if any(row[name] for row in rows)]
    lines = [columns, *([row[name] for name in columns] for row in rows)]
    path.write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")


def make_report(files: Files, *more: str, status: int = 0) -> dict[str, Any]:
    assert main(files.words(*more)) == status
    return files.cells()


def report_shared(folder: Path, data: str, example: str, *words: str) -> dict[str, Any]:
    """Make the report of a data set that other people made; skip where it is not at hand."""
    path = DATA / data
    if not path.exists():
        pytest.skip(f"The data set {data} is not beside this checkout.")
    instrument = ROOT / "examples" / example / "instrument.yaml"
    command = ["report", "--answers", str(path), "--instrument", str(instrument), "--out", str(folder)]
    assert main([*command, *words]) == 0
    found: dict[str, Any] = json.loads((folder / "cells.json").read_text(encoding="utf-8"))
    return found


def read_shared(data: str) -> list[dict[str, str]]:
    with (DATA / data).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def find_cells(cells: Mapping[str, Any], **wanted: object) -> list[dict[str, Any]]:
    return [cell for cell in cells["cells"] if all(cell[key] == value for key, value in wanted.items())]


def find_cell(
    cells: Mapping[str, Any], factor: str, members: Iterable[str], **wanted: object
) -> dict[str, Any]:
    listed = sorted(members)
    found = [cell for cell in find_cells(cells, factor=factor, **wanted) if sorted(cell["members"]) == listed]
    assert len(found) == 1, (factor, listed)
    return found[0]


def attack_cells(
    cells: Mapping[str, Any], factor: str, n: Mapping[str, int], *, values: bool = True
) -> list[str]:
    """Attack what was published about one score, from the file alone and who answered it (`n` per atom)."""
    shown = [cell for cell in find_cells(cells, factor=factor) if cell["n"] is not None]
    reach = find_least_reach([frozenset(cell["members"]) for cell in shown], n, cells["k"])
    if reach is not None:
        return [f"a combination of figures is about {reach} people only"]
    if not values:
        return []
    scale = shown[0] if "scale" in shown[0] else cells
    lo, hi = scale["scale"]
    variable = Variable(key=factor, lo=lo, hi=hi, step=scale["step"])
    statements = [_read_statement(cell, lo, hi) for cell in shown]
    found = find_narrow_totals(statements, n, variable, cells["k"], 0.5)
    return [f"{finding.about} people: {finding.detail}" for finding in found]


def _read_statement(cell: Mapping[str, Any], lo: float, hi: float) -> Statement:
    half = 0.5 * 10 ** -cell["decimals"] + 1e-9
    low = lo if cell.get("at_most") else max(cell["mean"] - half, lo)
    high = hi if cell.get("at_least") else min(cell["mean"] + half, hi)
    return Statement(frozenset(cell["members"]), low * cell["n"], high * cell["n"])


def round_half_up(value: float, decimals: int) -> float:
    return math.floor(value * 10**decimals + 0.5 + 1e-7) / 10**decimals
