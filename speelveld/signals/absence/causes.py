"""Finds columns that tell, or could tell, why somebody was absent. An employer may not keep that."""

import re
from collections.abc import Callable, Iterable, Iterator

from speelveld.organisations.importing.tables import Table
from speelveld.signals.absence.columns import simplify

# What the title of a column says of its content. Free text is refused as well: causes end up there.
_TITLE = re.compile(
    r"oorza|reden|aard|ziektebeeld|\bziekte\b|aandoening|klacht|diagnos|symptom|\bcause|reason|illness|disease|complaint"
    r"|medi[cs]|psych|zwanger|pregnan|behandel|therap|beperking|opmerking|toelichting|notitie|bijzonder|omschrijving"
    r"|remark|comment|\bnotes?\b|explanation|verzuimklasse|categorie|category|privat|prive"
)
_KINDS_OF_HEALTH = frozenset(
    "diagnosis symptom treatment medicine pregnancy addiction cause interpretation special history".split()
)
_MOST_VALUES = 5_000  # different values of one column that are looked at
_PLAIN = re.compile(r"[\d\s.,:/%+-]*")  # numbers and dates hold no cause
Judge = Callable[[str], Iterable[str]]


def find_cause_columns(table: Table, read: Iterable[int], judge: Judge) -> list[str]:
    """Return the titles of columns that look like a cause, by their title or by what stands in them.

    Parameters
    ----------
    table : the file.
    read : columns with a meaning of their own; only their values are checked, and elsewhere.
    judge : what the text guard calls a text: categories.
    """
    known = set(read)
    return [
        title
        for column, title in enumerate(table.header)
        if column not in known and (_TITLE.search(simplify(title)) or _holds_cause(table, column, judge))
    ]


def _holds_cause(table: Table, column: int, judge: Judge) -> bool:
    return any(not _KINDS_OF_HEALTH.isdisjoint(judge(value)) for value in _list_values(table, column))


def _list_values(table: Table, column: int) -> Iterator[str]:
    seen: set[str] = set()
    for row in table.rows:
        value = row.cells[column]
        if value not in seen and not _PLAIN.fullmatch(value):
            yield value
            seen.add(value)
            if len(seen) == _MOST_VALUES:
                return
