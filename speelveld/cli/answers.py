"""Reads a file of answers from any tool against an instrument; shared by `score` and `report`."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Instrument, Item
from speelveld.cli.answer_files import open_answers
from speelveld.cli.answer_values import ItemValues, describe_scale
from speelveld.cli.tables import FullRows, Problem, Problems, Row, Table

_CHUNK = 10_000  # rows that are held as text at a time


@dataclass(frozen=True)
class AnswersFile:
    """Answers as numbers.

    `items` has shape (n, items) in the order of the instrument: values as answered, not reversed, nan where
    there is no answer. `extra` holds the text of further columns, `row_numbers` the row of each answer in the
    file as a spreadsheet counts. `messages` are remarks that do not keep the file from being used. `silences`
    counts by item why there is no answer, where the file tells.
    """

    items: NDArray[np.float64]
    extra: dict[str, list[str]]
    row_numbers: list[int]
    messages: tuple[str, ...]
    silences: dict[str, dict[str, int]]


def read_answers(
    path: Path,
    instrument: Instrument,
    extra_columns: Sequence[str] = (),
    optional_columns: Sequence[str] = (),
) -> AnswersFile:
    """Read answers from a file of any kind. Raises UnusableInput with all that is wrong: row, column and remedy.

    `extra_columns` must be there; of `optional_columns` those that are there are read as well.
    """
    columns = [item.column for item in instrument.items]
    table = open_answers(path, [*columns, *extra_columns])
    extra = [*extra_columns, *(name for name in optional_columns if name in table.header)]
    _check_header(table, columns, extra)
    reading = _Reading(table, instrument, extra)
    rows = iter(reading.rows)
    for chunk in iter(lambda: list(islice(rows, _CHUNK)), []):
        reading.take(chunk)
    return reading.finish()


def _check_header(table: Table, columns: Sequence[str], extra_columns: Sequence[str]) -> None:
    problems = Problems(table.file)
    times = Counter(table.header)
    if table.is_sparse and times.keys() & set(columns):
        columns = [name for name in columns if name in times]
    for names, remedy in (
        (columns, "Add it, or take the item out of the instrument (or give it another `column`)."),
        (extra_columns, "Add it, or name another column in the command."),
    ):
        for name in dict.fromkeys(names):
            if name not in times:
                shown = ", ".join(table.header[:30])
                problems.add(Problem("is not in the header.", f"{remedy} Found: {shown}.", column=name))
            elif times[name] > 1:
                problems.add(Problem(f"is there {times[name]} times.", "Keep one.", column=name))
    problems.stop_if_any()


class _Reading:
    """One pass over the rows: what was found so far."""

    def __init__(self, table: Table, instrument: Instrument, extra_columns: Sequence[str]) -> None:
        self.table, self.problems = table, Problems(table.file)
        self.rows = FullRows(table, self.problems)
        self.items = [
            (self._find_place(item), item, self._find_values(item, instrument)) for item in instrument.items
        ]
        self.extra: dict[str, list[str]] = {name: [] for name in extra_columns}
        self.parts: list[NDArray[np.float64]] = []
        self.row_numbers: list[int] = []
        self.silences: dict[str, Counter[str]] = {}

    def _find_place(self, item: Item) -> int | None:
        """Return the column of an item; None when nobody filled it in and the file leaves it out."""
        return self.table.header.index(item.column) if item.column in self.table.header else None

    def _find_values(self, item: Item, instrument: Instrument) -> ItemValues:
        labels, silences = self.table.labels.get(item.column, {}), self.table.silences.get(item.column, {})
        return ItemValues(instrument.scale_of(item), instrument.no_answer, labels, silences)

    def take(self, rows: Sequence[Row]) -> None:
        self.row_numbers += [row.number for row in rows]
        part = np.empty((len(rows), len(self.items)))
        for number, (place, item, values) in enumerate(self.items):
            if place is None:
                part[:, number] = math.nan
                continue
            part[:, number] = [values[row.cells[place]] for row in rows]
            if values.wrong:
                self._tell_wrong(rows, place, item, values)
            if values.silences:
                found = Counter(values.silences.get(row.cells[place]) for row in rows)
                self.silences.setdefault(item.key, Counter()).update(
                    {reason: n for reason, n in found.items() if reason is not None}
                )
        self.parts.append(part)
        for name, texts in self.extra.items():
            place = self.table.header.index(name)
            labels = self.table.labels.get(name, {}) if self.table.is_labelled else {}
            texts += [labels.get(row.cells[place], row.cells[place]) for row in rows]

    def finish(self) -> AnswersFile:
        self._check_decimal_signs()
        if not self.row_numbers and not self.problems:
            self.problems.add(Problem("There are no answers below the header.", "Choose another file."))
        self.problems.stop_if_any()
        return AnswersFile(
            np.concatenate(self.parts),
            self.extra,
            self.row_numbers,
            tuple(self._list_messages()),
            {key: dict(found) for key, found in self.silences.items() if found},
        )

    def _tell_wrong(self, rows: Sequence[Row], place: int, item: Item, values: ItemValues) -> None:
        lists = "`no_answer` or `codes`" if values.scale.options else "`no_answer`"
        remedy = f"Give {describe_scale(values.scale)}; or add it to {lists} in the instrument."
        for row in rows:
            if (text := row.cells[place]) in values.wrong:
                problem = Problem("is no answer to this item.", remedy, column=item.column, value=text)
                self.problems.add(problem, row.number)

    def _check_decimal_signs(self) -> None:
        signs: dict[str, str] = {}
        for _place, item, values in self.items:
            for sign, example in values.signs.items():
                signs.setdefault(sign, f"{example!r} in column {item.column}")
        if len(signs) > 1:
            text = f"Decimal points and decimal commas both occur: {signs['.']}, {signs[',']}."
            self.problems.add(Problem(text, "Use one of them in the whole file."))

    def _list_messages(self) -> Iterator[str]:
        yield from self.table.notes
        if self.rows.n_blank:
            yield f"Rows without any cell filled in, left out: {self.rows.n_blank}."
        for _place, item, values in self.items:
            for text, value in values.turned.items():
                yield f"Column {item.column}: {text} counts as {value:g}, since its label says so."
        if self.table.is_sparse:
            unanswered = [item.column for place, item, _values in self.items if place is None]
            if unanswered:
                yield f"Nobody answered: {', '.join(unanswered)}."
        reasons = sum(self.silences.values(), Counter[str]())
        if reasons:
            told = ", ".join(f"{reason} {n}" for reason, n in sorted(reasons.items()))
            yield f"Cells without an answer, by reason: {told}."
        used = {item.column for _place, item, _values in self.items} | set(self.extra)
        if unused := [name for name in self.table.header if name not in used]:
            more = ", ..." if len(unused) > 30 else ""
            yield f"Columns that were not used: {', '.join(unused[:30])}{more}."
