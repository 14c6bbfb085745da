"""Reads CSV files of any tool: finds encoding and delimiter, and gives every flaw its row and remedy."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

MAX_BYTES = 2**30
_DELIMITERS = ",;\t|"
_EXCEL_MARK = "sep="
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SHOWN_ROWS, _SHOWN_CHARACTERS = 5, 40
_MOST_PROBLEMS = 200  # different ones; further ones are only counted


@dataclass(frozen=True)
class Problem:
    """One thing that keeps a file from being used, and what to do about it."""

    text: str
    remedy: str
    column: str = ""
    value: str = ""
    rows: tuple[int, ...] = ()  # the first few, as a spreadsheet counts: the header is row 1
    n_rows: int = 0

    def __str__(self) -> str:
        where = []
        if self.rows:
            more = f" and {self.n_rows - len(self.rows)} more" if self.n_rows > len(self.rows) else ""
            where.append(f"row {', '.join(map(str, self.rows))}{more}")
        if self.column:
            where.append(f"column {self.column}")
        what = f"{self.value[:_SHOWN_CHARACTERS]!r} {self.text}" if self.value else self.text
        said = f"{what} {self.remedy}".rstrip()
        return f"{', '.join(where)}: {said}" if where else said


class UnusableInput(Exception):
    """A file cannot be used; `problems` holds everything that was found."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.file, self.problems = file, tuple(problems)
        super().__init__("\n".join(self.list_lines()))

    def list_lines(self) -> list[str]:
        return [f"{self.file}: {problem}" for problem in self.problems]


class Problems:
    """Gathers what is wrong with a file; the same thing on many rows is told once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._rows: dict[Problem, list[int]] = {}
        self._n_rows: Counter[Problem] = Counter()
        self._n_left_out = 0

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, problem: Problem, row: int | None = None) -> None:
        if problem not in self._rows and len(self._rows) == _MOST_PROBLEMS:
            self._n_left_out += 1
            return
        rows = self._rows.setdefault(problem, [])
        if row is not None:
            self._n_rows[problem] += 1
            rows += [row] if len(rows) < _SHOWN_ROWS else []

    def stop_if_any(self) -> None:
        """Raise UnusableInput when there are problems."""
        if not self._rows:
            return
        found = [replace(one, rows=tuple(rows), n_rows=self._n_rows[one]) for one, rows in self._rows.items()]
        if self._n_left_out:
            found.append(Problem(f"There are {self._n_left_out} more problems.", "Mend these first."))
        raise UnusableInput(self.file, found)


@dataclass(frozen=True)
class Row:
    number: int  # as a spreadsheet counts, the header included
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A header, and the rows in the order of the file. Read the rows once, and the notes after them.

    Some kinds of file know more of a cell than its text. `labels` holds what a text stands for, by column;
    `silences` why a text is no answer. `is_sparse`: a column that nobody filled in may be missing;
    `is_labelled`: columns beside the items are known by their labels.
    """

    file: str
    header: tuple[str, ...]
    rows: Iterator[Row]
    notes: Sequence[str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    silences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_sparse: bool = False
    is_labelled: bool = False


class FullRows:
    """The rows that have a cell for every column. Blank rows are left out and counted, crooked ones told."""

    def __init__(self, table: Table, problems: Problems) -> None:
        self.n_blank = 0
        self._table, self._problems = table, problems

    def __iter__(self) -> Iterator[Row]:
        width = len(self._table.header)
        for row in self._table.rows:
            if not any(row.cells):
                self.n_blank += 1
            elif len(row.cells) < width or any(row.cells[width:]):
                remedy = "Check its quotes and delimiters, or whether the file was cut off."
                text = f"This row has {len(row.cells)} cells, the header has {width}."
                self._problems.add(Problem(text, remedy), row.number)
            else:
                yield row


def read_table(path: Path, wanted: Iterable[str]) -> Table:
    """Open a CSV file. Raises UnusableInput.

    `wanted` are names of columns one hopes for: they tell which delimiter is the right one.
    """
    text, notes = _read_text(path)
    delimiter, start = _find_delimiter(text, set(wanted))
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter, strict=True)
    rows = _list_rows(path.name, reader)
    first = next((row for row in rows if any(row.cells)), None)
    if first is None:
        raise UnusableInput(path.name, [Problem("This file is empty.", "Choose another file.")])
    return Table(path.name, tuple(first.cells), rows, notes)


def _read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnusableInput(
                path.name, [Problem("This file is larger than 1 GB.", "Leave out columns or split it.")]
            )
        content = path.read_bytes()
    except OSError as error:
        problem = Problem(f"This file cannot be opened ({error.strerror}).", "Check the name and the rights.")
        raise UnusableInput(str(path), [problem]) from None
    if content.startswith(_WORKBOOK):
        raise UnusableInput(
            path.name, [Problem("This is a workbook, not CSV.", "Open it and save it as CSV UTF-8.")]
        )
    return _decode(path.name, content)


def _decode(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            note = "Read as Windows-1252, since it is not UTF-8."
            return text, (note,) if encoding == "cp1252" else ()
    raise UnusableInput(file, [Problem("This is not a text file.", "Save it as CSV UTF-8.")])


def _find_delimiter(text: str, wanted: set[str]) -> tuple[str, int]:
    """Return the delimiter and where the table starts.

    The right delimiter shows the columns one expects; only the header is looked at, since decimal commas
    would mislead in the rows.
    """
    first, end, _rest = text.partition("\n")
    if first.lower().startswith(_EXCEL_MARK) and len(first.strip()) == len(_EXCEL_MARK) + 1:
        return first[len(_EXCEL_MARK)], len(first) + len(end)

    def rate(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
        header = next((row for row in islice(rows, 20) if any(row)), [])
        return len(wanted & {cell.strip() for cell in header}), len(header)

    return max(_DELIMITERS, key=rate), 0


def _list_rows(file: str, reader: Iterator[list[str]]) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield Row(number, list(map(str.strip, cells)))
    except csv.Error as error:
        problem = Problem(
            f"This row is not CSV ({error}).",
            "Check the quotes around its cells.",
            rows=(number + 1,),
            n_rows=1,
        )
        raise UnusableInput(file, [problem]) from None
