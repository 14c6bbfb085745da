"""An archive of LimeSurvey (.lsa): the survey and its responses, with the columns its CSV export would have."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from speelveld.cli.answer_files.limesurvey_csv import NOT_SHOWN, mark_silences, tell_unsent
from speelveld.cli.tables import Problem, Row, Table, UnusableInput
from speelveld.exchange.limesurvey.structure import Structure, read_structure
from speelveld.exchange.limesurvey.tables import Document, read_document
from speelveld.exchange.refusals import refuse
from speelveld.exchange.safety import open_package

_SECRET = {"token", "ipaddr", "refurl"}  # what could lead to a person is not even read


def open_archive(path: Path) -> Table:
    """Return the responses that were sent. Raises UnusableInput and Refused."""
    package = open_package(path.read_bytes())
    structure = read_structure(_read_part(package, ".lss"))
    responses = _read_part(package, ".lsr")
    if responses.kind != "Responses":
        raise refuse("missing_part", part="responses (.lsr)")
    rows = responses.rows("responses")
    sent = [row for row in rows if row.get("submitdate")]
    if not sent:
        problem = Problem("No response in it was sent.", "Export the survey again when people have answered.")
        raise UnusableInput(path.name, [problem])
    names = _name_columns(structure)
    fields = [name for name in responses.fields.get("responses", ()) if name not in _SECRET]
    header = tuple(names.get(name, name) for name in fields)
    notes = [tell_unsent(len(rows) - len(sent))] if len(sent) < len(rows) else []
    return Table(
        path.name, header, _list_rows(fields, sent), notes,
        labels=_list_labels(structure), silences=mark_silences(header),
    )  # fmt: skip


def _read_part(package: ZipFile, suffix: str) -> Document:
    names = [name for name in package.namelist() if name.endswith(suffix)]
    if len(names) != 1:
        raise refuse("missing_part", part=suffix)
    try:
        return read_document(package.read(names[0]))
    except (BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError):
        raise refuse("damaged_package") from None


def _name_columns(structure: Structure) -> dict[str, str]:
    """Return what each column of the responses is called in an export with question codes.

    LimeSurvey names them by numbers: survey X group X question, and the code of a row of a table behind it;
    since version 7 by question and row alone.
    """
    found: dict[str, str] = {}
    sid = structure.document.rows("surveys")[0].get("sid", "")
    for question in structure.questions:
        qid, code = question.get("qid"), question.get("title")
        start = f"{sid}X{question.get('gid')}X{qid}"
        found |= {start: code, f"Q{qid}": code}
        found |= {f"{start}{rest}": f"{code}[{rest}]" for rest in ("other", "comment")}
        for row in structure.subquestions.get(qid, ()):
            name = f"{code}[{row.get('title')}]"
            found |= {f"{start}{row.get('title')}": name, f"Q{qid}_S{row.get('qid')}": name}
    return found


def _list_labels(structure: Structure) -> dict[str, dict[str, str]]:
    """Return what each answer code stands for in the base language, by column."""
    base = structure.document.languages[:1]
    found: dict[str, dict[str, str]] = {}
    for question in structure.questions:
        code = question.get("title")
        answers = structure.list_answers(question.get("qid"))
        labels = {
            one.get("code"): one.texts["answer"].get(language, "") for one in answers for language in base
        }
        rows = structure.subquestions.get(question.get("qid"), ())
        found |= dict.fromkeys([code, *(f"{code}[{row.get('title')}]" for row in rows)], labels)
    return found


def _list_rows(fields: list[str], rows: list[dict[str, str]]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        yield Row(number, [_find_cell(row, name).strip() for name in fields])


def _find_cell(row: dict[str, str], name: str) -> str:
    """Return what was answered. A name in XML starts with no digit, so one stands behind a `_`."""
    return row.get(name, row.get(f"_{name}", NOT_SHOWN))
