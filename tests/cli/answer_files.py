"""The same answers as files of several tools, written by the libraries of those tools where there are any."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import polars
import pyreadstat

from speelveld.catalogue.instruments import load_instrument
from speelveld.exchange import Form, write_instrument
from speelveld.exchange.limesurvey.structure import read_structure
from speelveld.exchange.limesurvey.tables import read_document

Rows = Sequence[Mapping[str, str]]
SENT = "2026-11-01 12:00:00"


def write_sav(path: Path, rows: Rows, unit_codes: bool = False) -> None:
    """Write SPSS: items as numbers; units as text, or as numbers with labels."""
    columns: dict[str, list[Any]] = {
        name: [float(row[name]) if row[name] else None for row in rows] for name in ("a", "b", "c")
    }
    labels: dict[str, dict[float, str]] = {}
    if unit_codes:
        units = sorted({row["unit"] for row in rows})
        columns["unit"] = [float(units.index(row["unit"]) + 1) for row in rows]
        labels["unit"] = {float(number): unit for number, unit in enumerate(units, start=1)}
    else:
        columns["unit"] = [row["unit"] for row in rows]
    pyreadstat.write_sav(polars.DataFrame(columns), str(path), variable_value_labels=labels)


def write_fhir(path: Path, rows: Rows, as_lines: bool = False) -> None:
    responses = [
        {
            "resourceType": "QuestionnaireResponse",
            "questionnaire": "http://example.org/Questionnaire/three",
            "status": "completed",
            "item": [
                {"linkId": "unit", "answer": [{"valueString": row["unit"]}]},
                {
                    "linkId": "group",
                    "item": [
                        {
                            "linkId": name,
                            **({"answer": [{"valueInteger": int(row[name])}]} if row[name] else {}),
                        }
                        for name in ("a", "b", "c")
                    ],
                },
            ],
        }
        for row in rows
    ]
    if as_lines:
        path.write_text("\n".join(map(json.dumps, responses)) + "\n")
        return
    entries = [{"resource": response} for response in responses]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}))


def write_lsa(path: Path, instrument: Path, rows: Rows, unsent: int = 0) -> None:
    """Write an archive of LimeSurvey whose survey has a short text `unit` before the items."""
    lss = write_instrument(load_instrument(instrument), Form.LIMESURVEY).content
    structure = read_structure(read_document(lss))
    sid = structure.document.rows("surveys")[0]["sid"]
    names = {one.get("title"): f"{sid}X{one.get('gid')}X{one.get('qid')}" for one in structure.questions}
    unit = f"{sid}X1X99"
    question = (
        "<row><qid>99</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>unit</title></row>"
    )
    lss = lss.replace(b"<questions>", b"<questions>", 1)
    start = lss.index(b"<rows>", lss.index(b"<questions>")) + len(b"<rows>")
    lss = lss[:start] + question.encode() + lss[start:]
    body = "".join(_write_response(row, {**names, "unit": unit}, SENT) for row in rows)
    body += "".join(_write_response(rows[0], {**names, "unit": unit}, "") for _time in range(unsent))
    fields = "".join(
        f"<fieldname>{name}</fieldname>" for name in ["id", "token", "submitdate", unit, *names.values()]
    )
    lsr = (
        "<document><LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>493</DBVersion><languages/>"
        f"<responses><fields>{fields}</fields><rows>{body}</rows></responses></document>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(f"survey_{sid}.lss", lss)
        package.writestr(f"survey_{sid}_responses.lsr", lsr)


def _write_response(row: Mapping[str, str], names: Mapping[str, str], sent: str) -> str:
    cells = "".join(
        f"<_{field}>{escape(row[name])}</_{field}>" for name, field in names.items() if row[name] != "N/A"
    )
    return f"<row><id>1</id><token>geheim</token><submitdate>{sent}</submitdate>{cells}</row>"


def write_limesurvey_csv(path: Path, rows: Rows, unsent: int = 0) -> None:
    lines = [["id", "submitdate", "lastpage", "startlanguage", "unit", "a", "b", "c"]]
    lines += [["1", SENT, "1", "nl", *(row[name] for name in ("unit", "a", "b", "c"))] for row in rows]
    lines += [["1", "", "1", "nl", "beuk", "1", "N/A", "N/A"]] * unsent
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in line) for line in lines) + "\n")
