"""Broken and hostile files are refused with the place and a remedy, never with a traceback."""

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from speelveld.catalogue.instruments import InstrumentError, load_instrument
from speelveld.exchange import MOST_BYTES, WRITTEN, Form, Refused, read_instrument, write_instrument
from speelveld.exchange.safety import MAX_UNPACKED
from tests.exchange.test_public_files import DATA

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "speelveld/surveys/static/surveys/example.yaml"
BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><document>&b;</document>'
OUTSIDE = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><document>&x;</document>'
CHOICES = [["list_name", "name", "label"], ["yn", "1", "ja"], ["yn", "2", "nee"]]
QUESTIONNAIRE: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "draft",
    "item": [
        {"linkId": "a", "type": "choice", "answerOption": [{"valueString": "ja"}, {"valueString": "nee"}]}
    ],
}


def write_example(form: Form) -> bytes:
    return write_instrument(load_instrument(EXAMPLE), form).content


def make_workbook(**sheets: list[list[Any]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def make_zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def make_form(*questions: list[str], **sheets: list[list[Any]]) -> bytes:
    return make_workbook(survey=[["type", "name", "label"], *questions], choices=CHOICES, **sheets)


def make_survey(change: tuple[str, str]) -> bytes:
    return write_example(Form.LIMESURVEY).decode().replace(*change).encode()


def nest(depth: int) -> bytes:
    return b'{"resourceType": "Questionnaire", "item": ' + b"[" * depth + b"]" * depth + b"}"


CASES = {
    "no xml": ("a.lss", b"<document><rows>", "goes wrong at line 1"),
    "entities": ("a.lss", BOMB, "Export it again, without them"),
    "a file of the system": ("a.lss", OUTSIDE, "Export it again, without them"),
    "other xml": ("a.lss", b"<svg></svg>", "no survey of LimeSurvey"),
    "an unknown encoding": ("a.lss", b'<?xml version="1.0" encoding="utf-99"?><document/>', "no XML"),
    "a survey without questions": ("a.lss", make_survey(("questions>", "vragen>")), "This lacks: questions"),
    "a question of itself": (
        "a.lss",
        make_survey(("<qid>1</qid>\n    <parent_qid>0", "<qid>1</qid>\n    <parent_qid>1")),
        "belongs to itself",
    ),
    "a question of nobody": (
        "a.lss",
        make_survey(("<qid>1</qid>\n    <parent_qid>0", "<qid>1</qid>\n    <parent_qid>77")),
        r"question licht1: This question belongs to a question \(77\) that is not there",
    ),
    "a group that is gone": (
        "a.lss", make_survey(("<gid>1</gid>\n    <type", "<gid>8</gid>\n    <type")), "group 8",
    ),
    "no zip": ("a.xlsx", b"PK\x03\x04 and then nothing", "damaged or cut off"),
    "a zip bomb": ("a.xlsx", make_zip({"xl/workbook.xml": b"0" * (MAX_UNPACKED + 1)}), "Unpacked .* than 150 MB"),
    "a zip of something else": ("a.xlsx", make_zip({"a.txt": b"hello"}), "damaged or cut off"),
    "no survey sheet": ("a.xlsx", make_workbook(choices=CHOICES), "survey"),
    "an empty survey sheet": ("a.xlsx", make_workbook(survey=[["type", "name"]], choices=CHOICES), "The sheet survey"),
    "an unknown list": ("a.xlsx", make_form(["select_one weg", "a", "A"]), "weg"),
    "an unknown type": ("a.xlsx", make_form(["keuze", "a", "A"]), "no XLSForm.*keuze"),
    "a group that never ends": (
        "a.xlsx", make_form(["begin_group", "g", "G"], ["select_one yn", "a", "A"]), "no XLSForm",
    ),
    "a score of nothing": (
        "a.xlsx", make_form(["select_one yn", "a", "A"], scores=[["key", "items"], ["s", "b"]]),
        "sheet scores.*items b",
    ),
    "no json": ("a.json", b'{"resourceType": "Questionnaire", ', "no JSON"),
    "no fhir": ("a.json", b'{"a": 1}', "no FHIR resource"),
    "another resource": ("a.json", b'{"resourceType": "Patient"}', "This is a Patient"),
    "an empty bundle": ("a.json", b'{"resourceType": "Bundle", "entry": [7]}', "This is a Bundle"),
    "two in a bundle": (
        "a.json",
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": QUESTIONNAIRE}] * 2}).encode(),
        "There are 2 questionnaires",
    ),
    "deep json": ("a.json", nest(5000), "nested too deeply"),
    "very deep json": ("a.json", nest(200_000), "nested too deeply"),
    "an unknown kind of item": (
        "a.json", json.dumps(QUESTIONNAIRE | {"item": [{"linkId": "a", "type": 7}]}).encode(), "item.1.type",
    ),
    "a field that does not exist": ("a.json", json.dumps(QUESTIONNAIRE | {"vragen": []}).encode(), "vragen"),
    "a list that is not here": (
        "a.json",
        json.dumps(QUESTIONNAIRE | {"item": [{"linkId": "a", "type": "choice", "answerValueSet": "http://x"}]}).encode(),
        "a list that is not here: http://x",
    ),
    "only open questions": (
        "a.json", json.dumps(QUESTIONNAIRE | {"item": [{"linkId": "a", "type": "string"}]}).encode(), "fixed answers",
    ),
    "no known form": ("a.docx", b"hello", r"YAML \(.yaml\)"),
    "no name": ("", b"", "kind of file"),
    "too large": ("a.lss", b"<" + b" " * MOST_BYTES, "larger than 10 MB"),
    "yaml that is no text": ("a.yaml", b"\xff\xfe\xff", "no text in UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason(case: str) -> None:
    name, content, reason = CASES[case]
    with pytest.raises((Refused, InstrumentError), match=reason) as refused:
        read_instrument(name, content)
    for message in refused.value.messages("nl"):
        assert message and "{" not in message


def list_files() -> list[tuple[str, bytes]]:
    """Return files to damage: ours in every form, and those of others where they are at hand."""
    ours = [(f"ours{form.suffix}", write_example(form)) for form in WRITTEN]
    folders = ("xlsforms", "limesurvey_exports", "fhir_questionnaires", "ddi_codebook")
    theirs = [
        (path.name, path.read_bytes())
        for folder in folders
        for path in sorted((DATA / folder).glob("*.*"))
        if path.suffix in (".xlsx", ".xls", ".lss", ".json", ".xml") and path.stat().st_size < 120_000
    ]
    return ours + theirs


def damage(content: bytes, dice: random.Random) -> bytes:
    """Return a file that was cut off, or in which some bytes or words changed."""
    kind = dice.randrange(4)
    if kind == 0:
        return content[: dice.randrange(len(content))]
    changed = bytearray(content)
    if kind == 1:
        start = dice.randrange(len(changed))
        del changed[start : start + dice.randrange(1, 200)]
    elif kind == 2:
        for _time in range(dice.randrange(1, 12)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    else:
        start = dice.randrange(len(changed))
        changed[start:start] = dice.choice(
            [b"0", b'""', b"<row/>", b"null", b"[]", b"</row>", b"-1", b"\x00"]
        )
    return bytes(changed)


@pytest.mark.parametrize("seed", range(6))
def test_damaged_files_are_read_or_refused_and_nothing_else(seed: int) -> None:
    dice = random.Random(seed)
    told: list[str] = []
    for name, content in list_files():
        for _time in range(3):
            try:
                read_instrument(name, damage(content, dice))
            except (Refused, InstrumentError) as refused:
                told += [*refused.messages("nl"), *refused.messages("en")]
    assert told and all(told)
