"""Answers in the files of other tools: the same figures as from CSV, and why there is no answer."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pyreadstat
import pytest

from speelveld.catalogue.instruments import parse_instrument, parse_text
from speelveld.cli import main
from speelveld.cli.answers import read_answers
from speelveld.cli.tables import UnusableInput
from speelveld.exchange import read_instrument
from tests.cli import answer_files
from tests.cli.instruments import SMALL
from tests.cli.reports import DATA, INSTRUMENT, draw_rows, hold_files, make_report

ROWS = [
    {"unit": "beuk", "a": "1", "b": "5", "c": ""},
    {"unit": "eik", "a": "2", "b": "4", "c": "3"},
]
PHQ9_RESPONSE = "QuestionnaireResponse-mii-exa-pro-phq-9-response.json"


def find(folder: str, name: str) -> Path:
    path = DATA / folder / name
    if not path.exists():
        pytest.skip(f"The file {folder}/{name} is not beside this checkout.")
    return path


def fail(path: Path, instrument: Any = None, extra: tuple[str, ...] = ()) -> str:
    with pytest.raises(UnusableInput) as caught:
        read_answers(path, instrument or parse_text(INSTRUMENT), extra)
    return "\n".join(caught.value.list_lines())


def describe(columns: dict[str, dict[str, Any]]) -> Any:
    """Return an instrument of one scale per column: its options by value, or numbers from 0 to 100."""
    scales = [
        {
            "key": f"s-{number}",
            "options": [{"value": value, "label": {"en": label}} for value, label in options.items()],
        }
        for number, options in enumerate(columns.values())
    ]
    items = [{"key": key, "scale": f"s-{number}"} for number, key in enumerate(columns)]
    factors = [{"key": f"f-{key}", "title": {"en": key}, "items": [key]} for key in columns]
    return parse_instrument({**SMALL, "no_answer": [], "scales": scales, "items": items, "factors": factors})


def write(kind: str, folder: Path, rows: Any) -> Path:
    path = folder / f"answers.{kind.partition('-')[0]}"
    (folder / "instrument.yaml").write_text(INSTRUMENT)
    writers: dict[str, Callable[[], None]] = {
        "sav": lambda: answer_files.write_sav(path, rows),
        "sav-labels": lambda: answer_files.write_sav(path, rows, unit_codes=True),
        "json": lambda: answer_files.write_fhir(path, rows),
        "ndjson": lambda: answer_files.write_fhir(path, rows, as_lines=True),
        "lsa": lambda: answer_files.write_lsa(path, folder / "instrument.yaml", rows),
        "csv": lambda: answer_files.write_limesurvey_csv(path, rows),
    }
    writers[kind]()
    return path


KINDS = ("sav", "sav-labels", "json", "ndjson", "lsa", "csv")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_answers(tmp_path: Path, kind: str) -> None:
    answers = read_answers(write(kind, tmp_path, ROWS), parse_text(INSTRUMENT), ["unit"])
    np.testing.assert_array_equal(answers.items, [[1, 5, np.nan], [2, 4, 3]])
    assert answers.extra == {"unit": ["beuk", "eik"]}


@pytest.fixture(scope="module")
def plain_report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return make_report(hold_files(tmp_path_factory.mktemp("plain")))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_report(tmp_path: Path, kind: str, plain_report: dict[str, Any]) -> None:
    files = hold_files(tmp_path)
    answers = write(kind, tmp_path, draw_rows())
    words = [str(answers) if word.endswith("answers.csv") else word for word in files.words()]
    assert main(words) == 0
    assert files.cells() == plain_report


def test_why_there_is_no_answer_is_kept_apart(tmp_path: Path) -> None:
    rows = [*ROWS, {"unit": "eik", "a": "N/A", "b": "N/A", "c": "2"}]
    for kind in ("lsa", "csv"):
        answers = read_answers(write(kind, tmp_path, rows), parse_text(INSTRUMENT), ["unit"])
        assert answers.silences == {"a": {"not shown": 1}, "b": {"not shown": 1}, "c": {"left open": 1}}
        assert "Cells without an answer, by reason: left open 1, not shown 2." in answers.messages


def test_score_tells_why_there_is_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("json", tmp_path, ROWS)
    words = ["score", "--instrument", str(tmp_path / "instrument.yaml"), "--answers", str(path)]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["answers"]["no_answer"] == {"c": {"left open": 1}}


def test_responses_that_were_not_sent_are_left_out(tmp_path: Path) -> None:
    instrument = tmp_path / "instrument.yaml"
    instrument.write_text(INSTRUMENT)
    answer_files.write_lsa(tmp_path / "a.lsa", instrument, ROWS, unsent=3)
    answer_files.write_limesurvey_csv(tmp_path / "a.csv", ROWS, unsent=3)
    for name in ("a.lsa", "a.csv"):
        answers = read_answers(tmp_path / name, parse_text(INSTRUMENT), ["unit"])
        assert len(answers.items) == 2
        assert "Responses that were not sent, left out: 3." in answers.messages


def test_who_answered_is_not_read_from_an_archive(tmp_path: Path) -> None:
    path = write("lsa", tmp_path, ROWS)
    assert "token" in fail(path, extra=("token",))


def test_values_declared_missing_are_no_answers(tmp_path: Path) -> None:
    frame = polars.DataFrame({"a": [1.0, 2.0, 8.0, 9.0, None], "unit": list("xxxxx")})
    pyreadstat.write_sav(
        frame, str(tmp_path / "a.sav"), missing_ranges={"a": [{"lo": 8, "hi": 9}]},
        variable_value_labels={"a": {9.0: "Refused"}},
    )  # fmt: skip
    answers = read_answers(tmp_path / "a.sav", describe({"a": {1: "one", 2: "two", 9: "nine"}}))
    np.testing.assert_array_equal(answers.items[:, 0], [1, 2, np.nan, np.nan, np.nan])
    assert answers.silences == {"a": {"user-missing 8": 1, "user-missing Refused": 1, "system-missing": 1}}


def test_a_label_counts_for_more_than_a_number() -> None:
    path = find("spss_samples", "ordered_category.sav")  # 1 high, 2 low, 3 medium
    answers = read_answers(path, describe({"Col1": {1: "low", 2: "medium", 3: "high"}}))
    assert answers.items[:, 0].tolist() == [3, 1, 2, 1]
    assert "Column Col1: 1 counts as 3, since its label says so." in answers.messages


@pytest.mark.parametrize("name", ["sample.sav", "sample.zsav", "sample.por"])
def test_the_samples_of_spss_are_read_alike(name: str) -> None:
    capitals = name.endswith(".por")
    column = "MYORD" if capitals else "myord"
    answers = read_answers(
        find("spss_samples", name), describe({column: {1: "low", 2: "medium", 3: "high"}}),
        ["MYLABL" if capitals else "mylabl", "MYCHAR" if capitals else "mychar"],
    )  # fmt: skip
    assert answers.items[:, 0].tolist() == [1, 2, 3, 1, 1]
    assert list(answers.extra.values()) == [["Male", "Female", "Male", "Female", "Male"], list("abcde")]


def test_user_missing_of_a_public_file_is_seen() -> None:
    answers = read_answers(
        find("spss_samples", "missing_test.sav"), describe({"var1": {1: "een", 2: "twee"}})
    )
    np.testing.assert_array_equal(answers.items[:, 0], [np.nan, 2])
    assert answers.silences == {"var1": {"user-missing missing": 1}}


def test_an_archive_of_limesurvey_itself_is_read_with_its_survey() -> None:
    path = find("limesurvey_exports", "survey_simple_statistics.lsa")
    answers = read_answers(
        path,
        describe(
            {name: {1: "Option A", 2: "Option B", 3: "Option C"} for name in ("Q00", "G02Q02", "G02Q03")}
        ),
    )
    assert answers.items.shape == (10, 3)
    assert answers.items[0].tolist() == [1, 3, 2]
    assert answers.silences == {
        "Q00": {"left open": 2},
        "G02Q02": {"left open": 1},
        "G02Q03": {"left open": 1},
    }


def test_an_archive_without_questions_that_count_names_what_is_there() -> None:
    path = find("limesurvey_exports", "survey_archive_2_basic_responses.lsa")
    assert "Found: id, submitdate" in fail(path, describe({"Q01": {1: "a", 2: "b"}}))


def read_phq9(start: str) -> tuple[Path, Any]:
    """Return a response, and an instrument whose columns start like this."""
    options = [
        {"value": n, "codes": [code]}
        for n, code in enumerate(["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"])
    ]
    items = [{"key": f"q{n}", "scale": "s", "column": f"{start}{n}"} for n in range(1, 10)]
    factor = {"key": "phq", "title": {"en": "PHQ-9"}, "items": [item["key"] for item in items]}
    data = {**SMALL, "scales": [{"key": "s", "options": options}], "items": items, "factors": [factor]}
    return find("fhir_questionnaires", PHQ9_RESPONSE), parse_instrument(data)


def test_nine_times_nearly_every_day_is_27() -> None:
    path, instrument = read_phq9("PHQ.")
    assert read_answers(path, instrument).items.sum() == 27


def test_names_that_do_not_match_are_told_and_not_scored() -> None:
    path, instrument = read_phq9("PHQ-9.")
    told = fail(path, instrument)
    assert "column PHQ-9.1: is not in the header" in told and "Found: PHQ.1, PHQ.2" in told


def respond(**changes: Any) -> dict[str, Any]:
    item = {"linkId": "a", "answer": [{"valueInteger": 1}]}
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [item]} | changes


@pytest.mark.parametrize(
    ("responses", "reason"),
    [
        ([respond(status="in-progress")], "No response in it is completed"),
        ([respond(), respond(questionnaire="http://a")], "belong to 2 questionnaires"),
        (
            [respond(item=[{"linkId": "a", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]}])],
            "has 2 answers",
        ),
        ([respond(item=[{"linkId": "a", "answer": [{"valueInteger": 1}]}] * 2)], "is there twice"),
        ([respond(status=3)], "status"),
        ([respond(), respond(item=[{"linkId": 7}])], "row 2"),
        ([{"resourceType": "Patient"}], "Give a QuestionnaireResponse"),
    ],
)
def test_responses_that_cannot_be_used_are_refused(tmp_path: Path, responses: Any, reason: str) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text("\n".join(map(json.dumps, responses)))
    assert reason in fail(path)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(json.dumps(respond()) + "\n{oeps\n")
    assert "line 2" in fail(path)


def test_answers_left_out_by_everybody_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    reason = {
        "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "asked-declined",
    }
    answered = respond(subject={"reference": "Organization/beuk"})
    declined = respond(item=[{"linkId": "a", "extension": [reason]}])
    path.write_text("\n".join(map(json.dumps, [answered, declined, respond(status="stopped")])))
    answers = read_answers(path, parse_text(INSTRUMENT), ["subject"])
    np.testing.assert_array_equal(answers.items, [[1, np.nan, np.nan], [np.nan] * 3])
    assert answers.extra["subject"] == ["Organization/beuk", "(not in the response)"]
    assert answers.silences == {"a": {"asked-declined": 1}}
    assert "Nobody answered: b, c." in answers.messages
    assert "Responses with status stopped, left out: 1." in answers.messages


def test_a_map_tells_which_unit_a_value_means(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = hold_files(tmp_path)
    expected = make_report(files)
    rows = [row | {"unit": row["unit"].upper()} for row in draw_rows()]
    (tmp_path / "answers.csv").write_text(
        "unit,a,b,c\n"
        + "".join(",".join(row[name] for name in ("unit", "a", "b", "c")) + "\n" for row in rows)
    )
    units = sorted({row["unit"] for row in rows})
    lines = [f"{unit},{unit.lower()}" for unit in units]
    (tmp_path / "map.csv").write_text("\n".join(["value,unit", *lines]) + "\n")
    assert make_report(files, "--unit-map", str(tmp_path / "map.csv")) == expected
    (tmp_path / "map.csv").write_text("\n".join(["value,unit", *lines[1:]]) + "\n")
    assert main(files.words("--unit-map", str(tmp_path / "map.csv"))) == 2
    assert f"'{units[0]}' is not in map.csv" in capsys.readouterr().err


def list_files(folder: Path) -> list[Path]:
    ours = [write(kind, folder, ROWS) for kind in ("sav", "json", "ndjson", "lsa")]
    theirs = [
        path for name in ("spss_samples", "limesurvey_exports", "fhir_questionnaires")
        for path in sorted((DATA / name).glob("*.*"))
        if path.suffix in (".sav", ".zsav", ".por", ".lsa") or "Response" in path.name
    ]  # fmt: skip
    return ours + theirs


@pytest.mark.parametrize("seed", range(3))
def test_damaged_files_are_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    dice, told = random.Random(seed), []
    for path in list_files(tmp_path):
        content = path.read_bytes()
        for _time in range(3):
            changed = bytearray(content[: dice.randrange(1, len(content) + 1)])
            for _byte in range(dice.randrange(4)):
                changed[dice.randrange(len(changed))] = dice.randrange(256)
            target = tmp_path / f"damaged{path.suffix}"
            target.write_bytes(changed)
            try:
                read_answers(target, parse_text(INSTRUMENT), ["unit"])
            except UnusableInput as unusable:
                told += unusable.list_lines()
    assert told and all(told)


def test_a_converted_survey_scores_the_answers_of_its_archive() -> None:
    archive = find("limesurvey_exports", "survey_simple_statistics.lsa")
    instrument = read_instrument("a.lss", zipfile.ZipFile(archive).read("survey_939146.lss")).instrument
    assert read_answers(archive, instrument).items[0].tolist() == [1, 3, 2]
