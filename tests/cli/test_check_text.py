"""`speelveld check-text` line by line: what goes in, what comes out, and what it says of unusable input."""

import io
import json
from typing import Any

import pytest

from speelveld.cli import main


def check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lines: list[str], *more: str
) -> tuple[int, list[dict[str, Any]], str]:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    status = main(["check-text", *more])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


def test_every_id_gets_a_line_and_findings_say_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"id": "a", "text": "😀 Heeft griep, dus thuis."}',
        "",
        '{"id": 2, "text": "Uren: 24 tot 1 mei."}',
    ]
    status, told, err = check(monkeypatch, capsys, lines, "--kind", "note", "--lang", "nl")
    assert (status, err) == (1, "")
    assert [one["id"] for one in told] == ["a", 2]
    (finding,) = told[0]["findings"]
    assert (finding["start"], finding["end"], finding["category"]) == (8, 13, "diagnosis")
    assert finding["message"].endswith(".")
    assert finding["suggestion"].endswith(".")
    assert told[1]["findings"] == []


def test_a_text_without_marks_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told, _ = check(monkeypatch, capsys, ['{"id": 1, "text": "Agreed: 24 hours."}'], "--lang", "en")
    assert (status, told) == (0, [{"id": 1, "findings": []}])


def test_a_name_is_a_finding_in_a_comment_and_not_in_a_note(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ['{"id": 1, "text": "Marieke maakt het rooster."}']
    assert check(monkeypatch, capsys, line, "--kind", "note")[0] == 0
    _, told, _ = check(monkeypatch, capsys, line, "--kind", "comment")
    assert [one["category"] for one in told[0]["findings"]] == ["person_name"]


def test_advice_comes_in_the_language_of_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ['{"id": 1, "text": "Depression, I heard."}']
    _, told, _ = check(monkeypatch, capsys, line, "--lang", "en")
    assert "employer" in told[0]["findings"][0]["message"]


def test_words_of_distress_show_the_way_to_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told, _ = check(monkeypatch, capsys, ['{"id": 1, "text": "Zegt dat hij niet meer wil leven."}'])
    assert "112" in told[0]["findings"][0]["suggestion"]


@pytest.mark.parametrize(
    "line", ["geen json", '["id", "text"]', '{"id": 1}', '{"id": 1, "text": 5}', '{"text": "a"}']
)
def test_an_unusable_line_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    status, told, err = check(monkeypatch, capsys, ['{"id": 1, "text": "Akkoord."}', line])
    assert status == 2
    assert len(told) == 1
    assert "line 2" in err
    assert '"text"' in err
