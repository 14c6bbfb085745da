"""What no single file can tell is found as well: keys, references and the two languages."""

from pathlib import Path

import pytest

from speelveld.catalogue.checking import find_problems


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_our_own_content_has_no_problems() -> None:
    assert find_problems() == []


def test_an_untouched_copy_has_no_problems(own_copy: Path) -> None:
    assert find_problems() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "cells/prevent-team.yaml", "key: energy-talk", "key: show-interest",
            "nl/cells/prevent-team.yaml, measures.show-interest: uses the key of the measure at "
            "cells/prevent-team.yaml measures.show-interest. Choose another key.",
        ),
        (
            "conditions.yaml", "key: rights-equal", "key: ownership-example",
            "nl/conditions.yaml, rights.questions.ownership-example: uses the key of the question at "
            "conditions.yaml ownership.questions.ownership-example. Choose another key.",
        ),
        (
            "factors.yaml", "[recognise-effort, show-interest, respectful-feedback]", "[gym]",
            "nl/factors.yaml, recognition.measures: names the measure 'gym', which no square has. "
            "Correct or remove it.",
        ),
        (
            "cells/support-team.yaml", "level: team", "level: individual",
            "nl/cells/support-team.yaml, top: is about support and individual. "
            "Make stage and level equal to the file's name.",
        ),
        (
            "factors.yaml", "- key: safety", "- key: protection",
            "nl/factors.yaml, top: has 0 entries with the key 'safety'. Keep exactly one.",
        ),
        (
            "frame.yaml", "key: optimise\n", "key: support\n",
            "nl/frame.yaml, stages: has 2 entries with the key 'support'. Keep exactly one.",
        ),
        (
            "help.yaml", "- key: gp", "- key: doctor",
            "en/help.yaml, doctor.name: is missing. Add it to en, or remove it from the other language.",
        ),
        (
            "cells/prevent-individual.yaml", "    minutes: 30", "    minutes: 25",
            "en/cells/prevent-individual.yaml, measures.resilience-offer.minutes: has 30, and nl has 25. "
            "Make them equal.",
        ),
        (
            "factors.yaml", "side: demand\n  covers: [factor-workload]",
            "side: resource\n  covers: [factor-workload]",
            "en/factors.yaml, workload.side: has 'demand', and nl has 'resource'. Make them equal.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_across_files_is_told(own_copy: Path, file: str, old: str, new: str, said: str) -> None:
    change(own_copy / "nl" / file, old, new)
    assert said in [str(problem) for problem in find_problems()]


def test_an_unreadable_file_is_told_alone(own_copy: Path) -> None:
    (own_copy / "en" / "conditions.yaml").unlink()
    assert [problem.file for problem in find_problems()] == ["en/conditions.yaml"]
