"""A file that cannot be used is refused with the file, the place and the remedy."""

from pathlib import Path

import pytest

from speelveld import catalogue
from speelveld.catalogue import ContentError

CELL = "cells/prevent-team.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("aim: >-", "goal: >-", "top.goal", "not a known key. Known keys: stage, level, aim"),
        ("stage: prevent\n", "", "top", "lacks the key 'stage'. Add it."),
        ("stage: prevent\n", "stage: cure\n", "top.stage", "Choose one of: prevent, optimise, support."),
        ("kind: intervention", "kind: course", "top.measures[1].kind", "Choose one of: policy, intervention"),
        ("minutes: 15", "minutes: soon", "top.invitation.minutes", "must be a whole number from 1."),
        ("minutes: 15", "minutes: 0", "top.invitation.minutes", "must be a whole number from 1."),
        ("minutes: 15", "minutes: true", "top.invitation.minutes", "must be a whole number from 1."),
        ("key: show-interest", "key: 12", "top.measures[1].key", "must be a text."),
        ("key: show-interest", "key: ''", "top.measures[1].key", "must be a text. Fill it in"),
        (
            "factors: [support, leadership, respect, recognition]",
            "factors: support",
            "top.measures[1].factors",
            "must be a list.",
        ),
        (
            "[support, leadership, respect, recognition]",
            "[support, leiding]",
            "top.measures[1].factors[2]",
            "has 'leiding'.",
        ),
        ("stage: prevent\n", "stage: prevent\nstage: support\n", "line 2", "has the key 'stage' twice."),
        ("stage: prevent\n", "stage: [prevent\n", "line 2", "is not YAML"),
    ],
)
def test_a_mistake_is_told_with_its_place(own_copy: Path, old: str, new: str, place: str, said: str) -> None:
    change(own_copy / "nl" / CELL, old, new)
    with pytest.raises(ContentError) as caught:
        catalogue.cell("prevent", "team", "nl")
    assert (caught.value.file, caught.value.place) == (f"nl/{CELL}", place)
    assert said in str(caught.value)
    assert caught.value.remedy


def test_a_file_that_is_not_there_says_where_to_put_it(own_copy: Path) -> None:
    (own_copy / "en" / "help.yaml").unlink()
    with pytest.raises(
        ContentError, match=r"en/help\.yaml, the file: does not exist\. Put it at .*help\.yaml"
    ):
        catalogue.help_routes("en")


def test_a_file_in_another_encoding_is_refused(own_copy: Path) -> None:
    (own_copy / "nl" / "factors.yaml").write_bytes("- key: één".encode("cp1252"))
    with pytest.raises(ContentError, match="is not UTF-8"):
        catalogue.factors("nl")


def test_a_list_and_a_block_are_not_mixed_up(own_copy: Path) -> None:
    (own_copy / "nl" / "frame.yaml").write_text("- text\n")
    (own_copy / "nl" / "factors.yaml").write_text("key: support\n")
    with pytest.raises(ContentError, match="must be a block with keys"):
        catalogue.frame("nl")
    with pytest.raises(ContentError, match="must be a list"):
        catalogue.factors("nl")


def test_another_folder_can_hold_the_content(own_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(own_copy / "nl" / "factors.yaml", "name: Werkdruk", "name: Drukte")
    assert catalogue.factor("workload", "nl").name == "Drukte"
    monkeypatch.delenv("SPEELVELD_CONTENT")
    assert catalogue.factor("workload", "nl").name == "Werkdruk"
