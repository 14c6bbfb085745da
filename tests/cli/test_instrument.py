"""`speelveld instrument convert` from file to file: the JSON it prints, the file it writes, and what it refuses."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from pyxform.xls2xform import convert as compile_xlsform

from speelveld.catalogue.instruments import load_instrument
from speelveld.cli import main
from speelveld.exchange.limesurvey.structure import read_structure
from speelveld.exchange.limesurvey.tables import read_document

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "content" / "instruments" / "speelveld-13.yaml"


def convert(capsys: pytest.CaptureFixture[str], *words: Path | str) -> dict[str, Any]:
    assert main(["instrument", "convert", *map(str, words)]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def refuse(capsys: pytest.CaptureFixture[str], *words: Path | str) -> str:
    assert main(["instrument", "convert", *map(str, words)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_losses_are_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = convert(capsys, OURS, tmp_path / "a.xlsx")
    assert (told["items"], told["scales"], told["factors"]) == (49, 1, 18)
    assert told["out"] == {"file": "a.xlsx", "form": "XLSForm"}
    assert [loss["where"] for loss in told["losses"]] == ["description", "changes"]
    assert all(set(loss) == {"when", "what", "where", "why"} for loss in told["losses"])


def test_pyxform_compiles_what_we_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    convert(capsys, OURS, tmp_path / "a.xlsx")
    result = compile_xlsform(io.BytesIO((tmp_path / "a.xlsx").read_bytes()), file_type=".xlsx")
    assert result.xform.count("<select1 ") == 49
    assert result.xform.count("<translation ") == 2
    assert all(f'/{item.key}"' in result.xform for item in load_instrument(OURS).items)
    assert result.warnings == []


def test_the_library_of_fhir_takes_what_we_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = convert(capsys, OURS, tmp_path / "a.json")
    resource = Questionnaire.model_validate_json((tmp_path / "a.json").read_bytes())
    assert sum(len(group.item) for group in resource.item) == told["items"]
    assert resource.language == "nl"


def test_a_survey_has_the_tables_that_limesurvey_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(capsys, OURS, tmp_path / "a.lss")
    document = read_document((tmp_path / "a.lss").read_bytes())
    structure = read_structure(document)
    assert document.kind == "Survey" and document.languages == ("nl", "en")
    assert len(structure.questions) == 49 and len(document.rows("question_l10ns")) == 98
    assert all(len(structure.list_answers(one.get("qid"))) == 5 for one in structure.questions)
    codes = [one.get("title") for one in structure.questions]
    assert len(set(codes)) == 49 and all(code.isalnum() and len(code) <= 20 for code in codes)


def test_words_that_start_with_a_sign_are_no_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = OURS.read_text().replace("Mijn werk past in mijn werktijd.", "=1+1")
    (tmp_path / "a.yaml").write_text(source)
    convert(capsys, tmp_path / "a.yaml", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["survey"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_what_cannot_be_used_is_said_with_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.lss").write_text("<document>")
    assert "a.lss: This is no XML" in refuse(capsys, tmp_path / "a.lss", tmp_path / "b.yaml")
    (tmp_path / "a.yaml").write_text("key: a")
    assert "a.yaml: This lacks" in refuse(capsys, tmp_path / "a.yaml", tmp_path / "b.json")
    assert "cannot be opened" in refuse(capsys, tmp_path / "none.yaml", tmp_path / "b.json")
    assert "b.doc: This kind of file" in refuse(capsys, OURS, tmp_path / "b.doc")
    assert "b.xml" in refuse(capsys, OURS, tmp_path / "b.xml"), "a codebook is read, not written"
    (tmp_path / "file").touch()
    assert "cannot be written" in refuse(capsys, OURS, tmp_path / "file" / "b.json")
    assert not list(tmp_path.glob("b.*"))
