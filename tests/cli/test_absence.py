"""`speelveld absence` from file to JSON, and what it says of unusable input."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from speelveld.cli import main

EXAMPLE: dict[str, Any] = {
    "period": ["2025-01-01", "2025-03-31"],
    "employees": [
        {"id": "E1", "fte": 1.0, "cases": [{"start": "2025-01-13", "recovered": "2025-01-20",
                                            "segments": [["2025-01-13", 1.0]]}]},
        {"id": "E2", "fte": 0.6, "cases": [{"start": "2024-12-16", "recovered": "2025-03-10",
                                            "segments": [["2024-12-16", 1.0], ["2025-02-10", 0.5]]}]},
        {"id": "E3", "fte": 0.8, "in_service": "2025-02-01",
         "cases": [{"start": "2025-03-24", "recovered": None, "segments": [["2025-03-24", 1.0]]}]},
        {"id": "E4", "fte": 1.0, "cases": []},
        {"id": "E5", "fte": 0.5, "cases": [], "maternity_leave": ["2025-01-20", "2025-03-31"]},
    ],
}  # fmt: skip


def run(tmp_path: Path, data: Any) -> int:
    file = tmp_path / "cases.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return main(["absence", str(file)])


def test_the_worked_example_comes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, EXAMPLE) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["percentage"] == pytest.approx(14.0405, abs=5e-5)
    assert told["frequency"] == pytest.approx(1.7422, abs=5e-5)
    assert told["average_duration"] == 45.5
    assert told["zero_absence"] == {"any_time": 40.0, "full_period": 50.0}
    assert told["period"]["days"] == 90
    assert [round(one["percentage"], 4) for one in told["classes"]] == [2.1459, 1.962, 9.9326, 0]


def test_settings_are_taken_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = {"classes": [[1, 14], [15, 91]], "longest_days": None, "leave_in_denominator": False}
    assert run(tmp_path, EXAMPLE | {"settings": settings}) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["settings"] == settings | {"leaving_ends_spell": False}
    assert told["available_days"] == pytest.approx(326.2 - 35.5)


def test_several_contracts_and_leaves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contracts = [{"fte": 1, "out_of_service": "2025-01-31"}, {"fte": 0.5, "in_service": "2025-02-01"}]
    leaves = [["2025-02-01", "2025-02-10"], ["2025-03-01", "2025-03-10"]]
    employee = {"id": 7, "contracts": contracts, "maternity_leave": leaves}
    assert run(tmp_path, EXAMPLE | {"employees": [employee]}) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["available_days"] == 31 + 59 * 0.5
    assert told["percentage_with_leave"] == pytest.approx(100 * 10 / told["available_days"])


@pytest.mark.parametrize("name", ["cause", "Diagnosis", "reden_verzuim", "klachten", "psychisch"])
def test_a_cause_is_refused_wherever_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    data = copy.deepcopy(EXAMPLE)
    data["employees"][1]["cases"][0][name] = "x"
    assert run(tmp_path, data) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"employees[2].cases[1].{name}" in said.err
    assert "Remove it" in said.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"period": ["2025-03-31", "2025-01-01"]}, "period: The period ends"),
        ({"period": ["2025-01-01"]}, "period: give two days"),
        ({"period": ["1 jan", "2025-01-01"]}, "'1 jan' is no day"),
        ({"employees": {}}, "employees: this must be a list"),
        ({"employees": [{"fte": 1}]}, "employees[1]: this lacks id"),
        ({"employees": [{"id": "A", "colour": 1}]}, "employees[1]: we do not know colour"),
        ({"employees": [{"id": "A"}, {"id": "A"}]}, "'A' is there twice"),
        ({"employees": [{"id": "A", "fte": 0}]}, "part-time factor"),
        ({"employees": [{"id": "A", "fte": "full"}]}, "'full' is no number"),
        ({"employees": [{"id": "A", "fte": 1, "contracts": []}]}, "not both"),
        ({"employees": [{"id": "A", "contracts": []}]}, "a contract is missing"),
        ({"employees": [{"id": "A", "cases": [{"start": "2025-01-02", "recovered": "2025-01-01"}]}]}, "must come"),
        ({"employees": [{"id": "A", "cases": [{"start": "2025-01-02", "segments": [["2025-01-02"]]}]}]}, "pairs of"),
        ({"employees": [{"id": "A", "cases": [{"start": "2025-01-02", "vangnet": "yes"}]}]}, "never the ground"),
        ({"settings": {"classes": [[1, 7], [7, 9]]}}, "must rise"),
        ({"settings": {"classes": [1, 7]}}, "this must be a list"),
        ({"settings": {"longest_days": 1.5}}, "whole number"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], said: str
) -> None:
    assert run(tmp_path, EXAMPLE | change) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert said in heard.err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"period": NaN}', "[" * 100_000])
def test_no_json_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert run(tmp_path, text) == 2
    assert "cases.json: " in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["absence", str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err
