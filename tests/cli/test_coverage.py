"""`speelveld coverage` tells what is covered where, what is missing, and which file cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest

from speelveld.cli import main
from speelveld.cli.coverage_tests import find_tests
from tests.catalogue.conftest import own_copy

__all__ = ["own_copy"]
ENTRY = "  - {{id: {id}, seed: slides, kind: {kind}, what: Something}}\n"


def write_inventory(tmp_path: Path, **items: str) -> str:
    path = tmp_path / "inventory.yaml"
    lines = [ENTRY.format(id=key.replace("_", "-"), kind=kind) for key, kind in items.items()]
    path.write_text("items:\n" + "".join(lines))
    return str(path)


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    status = main(["coverage", *words])
    return status, json.loads(capsys.readouterr().out)


def test_our_own_content_covers_all_content_and_figures(capsys: pytest.CaptureFixture[str]) -> None:
    status, told = ask(capsys)
    assert (status, told["missing"], told["unknown"]) == (0, [], [])
    assert len(told["covered"]) + len(told["not_yet"]) == told["items"]
    assert told["covered"]["fig-11000"]["content"] == [
        f"{language}/figures.yaml figures.{key}"
        for language in ("nl", "en")
        for key in ("work-stress-days", "work-stress-cost")
    ]


def test_an_item_that_nothing_names_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inventory = write_inventory(tmp_path, fig_11000="figure", fig_moon="figure", zk_moon="feature")
    status, told = ask(capsys, "--inventory", inventory)
    assert (status, told["missing"], told["not_yet"]) == (1, ["fig-moon"], ["zk-moon"])
    assert "fig-20pct" in told["unknown"]


def test_other_kinds_can_be_required(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inventory = write_inventory(tmp_path, fig_moon="figure", zk_moon="feature")
    status, told = ask(capsys, "--inventory", inventory, "--require", "feature")
    assert (status, told["missing"], told["not_yet"]) == (1, ["zk-moon"], ["fig-moon"])


def test_one_language_is_not_enough(own_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own_copy / "en" / "figures.yaml"
    path.write_text(path.read_text().replace("    covers: [fig-144m]\n", ""))
    status, told = ask(capsys)
    assert (status, told["missing"]) == (1, ["fig-144m"])


def test_a_test_covers_the_ids_that_stand_in_it(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "test_moon.py").write_text(
        'OUTSIDE = "zk-sun"\n\n\ndef test_it_shines() -> None:\n    """Covers zk-moon, not zk-moon-dust."""\n'
    )
    (tmp_path / "test_coverage.py").write_text('def test_all() -> None:\n    assert "zk-sun"\n')
    ids = {"zk-moon", "zk-sun", "zk"}
    assert find_tests(tmp_path, ids) == {"zk-moon": ["board/test_moon.py test_it_shines"]}


def test_without_tests_beside_it_nothing_is_found(tmp_path: Path) -> None:
    assert find_tests(tmp_path / "nowhere", {"zk-moon"}) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "inventory.yaml, items: is not a list with entries. Start each entry with a dash."),
        ("items: []", "inventory.yaml, items: is not a list with entries. Start each entry with a dash."),
        ("items: [", "inventory.yaml, line 1: is not YAML"),
        ("items: \x00", "inventory.yaml, the file: cannot be read. Give a YAML file."),
        ("items:\n  - {id: a, seed: b, what: c}", "inventory.yaml, items[1]: lacks the key 'kind'. Add it."),
        (
            "items:\n" + ENTRY.format(id="a-b", kind="song"),
            "items[1].kind: has 'song'. Choose one of: feature",
        ),
        ("items:\n" + 2 * ENTRY.format(id="a-b", kind="rule"), "items.a-b: stands here twice. Keep one."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    path = tmp_path / "inventory.yaml"
    path.write_text(text)
    assert main(["coverage", "--inventory", str(path)]) == 2
    heard = capsys.readouterr()
    assert said in heard.err and heard.out == ""


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--inventory", str(tmp_path / "no.yaml")]) == 2
    assert "no.yaml, the file: does not exist." in capsys.readouterr().err
