"""Files that other people made, and what is known of them; skipped where they are not beside this checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from speelveld.exchange import Form, Reading, Refused, read_instrument
from speelveld.exchange.limesurvey.structure import read_structure
from speelveld.exchange.limesurvey.tables import read_document

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PHQ9 = "Questionnaire-mii-qst-pro-phq-9.json"
LIST = "ValueSet-mii-vs-pro-phq-9-answer-list-ll358-3.json"


def find(folder: str, name: str) -> Path:
    path = DATA / folder / name
    if not path.exists():
        pytest.skip(f"The file {folder}/{name} is not beside this checkout.")
    return path


def read(folder: str, name: str, *value_sets: str) -> Reading:
    lists = [find(folder, one).read_bytes() for one in value_sets]
    return read_instrument(name, find(folder, name).read_bytes(), lists)


def read_reference(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(find(folder, "reference.json").read_text())
    return found


def list_codes(reading: Reading) -> set[str]:
    return {loss.code for loss in reading.losses}


@pytest.mark.parametrize(
    "name",
    [
        "ls6_sample_survey_multilingual_fr_de_en_it.lss",
        "limesurvey_survey_376789_quotas.lss",
        "ls205_randomization_group_test.lss",
    ],
)
def test_surveys_of_limesurvey_hold_what_their_reference_counts(name: str) -> None:
    expected = read_reference("limesurvey_exports")[name]
    structure = read_structure(read_document(find("limesurvey_exports", name).read_bytes()))
    kinds = [question.get("type") for question in structure.questions]
    assert len(structure.groups) == expected["groups"]
    assert len(structure.questions) == expected["questions"]
    assert {kind: kinds.count(kind) for kind in kinds} == expected["question_types"]
    assert sum(map(len, structure.subquestions.values())) == expected["subquestions"]
    assert sum(map(len, structure.answers.values())) == expected["answers"]
    assert sum(one.get("mandatory") == "Y" for one in structure.questions) == expected["mandatory_Y"]
    assert set(structure.document.languages) == set(expected["languages"])


def test_a_survey_in_five_languages_comes_with_all_of_them() -> None:
    reading = read("limesurvey_exports", "ls6_sample_survey_multilingual_fr_de_en_it.lss")
    assert reading.instrument.languages == ("en", "fr", "de", "he", "it")
    assert len(reading.instrument.items) == 46
    assert {"condition", "question", "language", "translation", "mandatory"} <= list_codes(reading)
    gone = [loss for loss in reading.losses if loss.code in ("question", "no_ends", "no_options")]
    assert (
        len({loss.where.partition("[")[0] for loss in gone})
        + len({item.column.partition("[")[0] for item in reading.instrument.items})
        + 11
        == 67
    )  # 11 texts on the screen; every other question is there or listed


def test_quotas_are_told_and_the_other_two_questions_come_along() -> None:
    reading = read("limesurvey_exports", "limesurvey_survey_376789_quotas.lss")
    assert [item.key for item in reading.instrument.items] == ["G02Q03", "G03Q04"]
    assert sum(loss.particulars.get("type") == "quota" for loss in reading.losses) == 3
    assert "Afrika" in str(reading.instrument.scales[0].options[0].label)


def test_an_old_survey_with_texts_in_the_rows_is_read_as_well() -> None:
    reading = read("limesurvey_exports", "ls205_randomization_group_test.lss")
    assert reading.instrument.item("Q4").text == {"en": "Q4 List 1", "fr": "Liste Q4 1"}
    assert any(loss.particulars.get("type") == "random_group" for loss in reading.losses)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("specify_other.xlsx", ["sex"]),
        ("table-list.xls", ["table_list_3", "table_list_4"]),
        ("choice_filter_test.xlsx", ["state", "city"]),
    ],
)
def test_workbooks_of_pyxform_are_read(name: str, keys: list[str]) -> None:
    reading = read("xlsforms", name)
    assert reading.form is Form.XLSFORM
    assert [item.key for item in reading.instrument.items] == keys


def test_every_kind_of_question_is_taken_in_or_told() -> None:
    reading = read("xlsforms", "xlsform_spec_test.xlsx")
    kinds = {loss.particulars.get("type") for loss in reading.losses}
    assert {"text", "date", "geopoint", "barcode", "photo", "audio", "video"} <= kinds
    assert {"repeat", "condition", "mandatory", "picture", "explanation"} <= list_codes(reading)
    assert reading.instrument.languages == ("en", "zh")


def test_a_free_answer_is_told_and_not_counted() -> None:
    reading = read("xlsforms", "specify_other.xlsx")
    assert [option.codes for option in reading.instrument.scales[0].options] == [("male",), ("female",)]
    assert "other" in list_codes(reading)


def test_phq_9_counts_nothing_to_three() -> None:
    reading = read("fhir_questionnaires", "phq9.json")
    codes = {option.codes[0]: option.value for option in reading.instrument.scales[0].options}
    assert codes == {"LA6568-5": 0, "LA6569-3": 1, "LA6570-1": 2, "LA6571-9": 3}
    assert len(reading.instrument.items) == 10
    assert {"extension", "system_code", "no_ends"} <= list_codes(reading)


def test_a_list_of_answers_in_its_own_file_is_used() -> None:
    reading = read("fhir_questionnaires", PHQ9, LIST)
    assert [item.column for item in reading.instrument.items] == [f"PHQ-9.{n}" for n in range(1, 10)]
    assert reading.instrument.languages == ("de", "en")
    assert [loss.where for loss in reading.losses if loss.code == "value_set"] == ["item PHQ-9.10"]


def test_without_the_list_of_answers_it_is_asked_for() -> None:
    with pytest.raises(Refused) as refused:
        read("fhir_questionnaires", PHQ9)
    assert len(refused.value.refusals) == 10
    assert "--value-set" in refused.value.messages("en")[0]


@pytest.mark.parametrize("name", ["QuestionnaireResponse-mii-exa-pro-phq-9-response.json", LIST])
def test_another_resource_is_refused_by_name(name: str) -> None:
    with pytest.raises(Refused, match=r"This is a (QuestionnaireResponse|ValueSet). Give a Questionnaire."):
        read("fhir_questionnaires", name)


def test_conditions_in_a_circle_are_told_and_do_no_harm() -> None:
    reading = read("fhir_questionnaires", "q-with-nested-enableWhen.json")
    assert [loss.where for loss in reading.losses if loss.code == "condition"] == ["item g1"]
    assert [item.key for item in reading.instrument.items] == ["p1", "c1", "cc1"]


def test_a_codebook_gives_its_categories_in_order() -> None:
    reading = read("ddi_codebook", "dataverse_codebook_with_variables.xml")
    expected = read_reference("ddi_codebook")["variables"]
    for item in reading.instrument.items:
        options = reading.instrument.scale_of(item).options
        labels = {f"{option.value:g}": option.label["en"] for option in options}
        assert labels == {code: label for code, (label, _n) in expected[item.key]["categories"].items()}
        assert item.text["en"] == expected[item.key]["question"]
    assert [loss.where for loss in reading.losses if loss.code == "no_ends"] == ["var Var3"]
