"""CSV as LimeSurvey exports it: marks for questions that were not shown, and answers that were never sent."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from speelveld.cli.tables import Row, Table

NOT_SHOWN = "N/A"
_SILENCES = {NOT_SHOWN: "not shown", "{question_not_shown}": "not shown", "": "left open"}
_HEADERS = (
    ("id", "submitdate", "lastpage", "startlanguage"),
    ("Response ID", "Date submitted", "Last page", "Start language"),
)
_BETWEEN = ". "  # stands between code and text of a question


def adapt(table: Table) -> Table:
    """Return the table as it was meant; one of another tool stays as it is."""
    header = table.header
    if header and header[0].startswith(f"id{_BETWEEN}"):
        header = tuple(name.partition(_BETWEEN)[0] for name in header)
    for names in _HEADERS:
        if set(names) <= set(header):
            notes = list(table.notes)
            rows = _list_submitted(table.rows, header.index(names[1]), notes)
            return replace(table, header=header, rows=rows, notes=notes, silences=mark_silences(header))
    return table


def mark_silences(header: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    return dict.fromkeys(header, _SILENCES)


def _list_submitted(rows: Iterator[Row], place: int, notes: list[str]) -> Iterator[Row]:
    """Yield the rows that were sent; who stopped half way did not mean to answer."""
    n_left_out = 0
    for row in rows:
        if any(row.cells) and len(row.cells) > place and row.cells[place] in ("", NOT_SHOWN):
            n_left_out += 1
        else:
            yield row
    if n_left_out:
        notes.append(tell_unsent(n_left_out))


def tell_unsent(n: int) -> str:
    return f"Responses that were not sent, left out: {n}."
