"""Which filter cells leave enough open (S2), told by head counts alone: the others are hidden again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from speelveld.science.disclosure.adjusting import Crossing, Part
from speelveld.science.disclosure.arrays import Counts, Flags
from speelveld.science.disclosure.crossing import GROUND, TREE
from speelveld.science.disclosure.filter_pattern import FilterCell, FilterPattern
from speelveld.science.disclosure.rows import Rows


def hide_closed_cells(
    pattern: FilterPattern, rows: Rows, crossing: Crossing
) -> tuple[FilterPattern, list[Part]]:
    """Hide breakdowns, the last accepted first, until every part can be opened.

    To show less is always safe: every combination of what is left was there before.

    Returns
    -------
    What is left, and its parts.
    """
    known: dict[bytes, _Opened] = {}
    while True:
        looked = [_look_up(known, pattern, crossing, members) for members in crossing.split(pattern.blocks)]
        closed = {_find_last(pattern, rows, one) for one in looked if len(one.closed)}
        if not closed:
            return pattern, [part for one in looked for part in one.parts]
        pattern = _hide(pattern, rows, closed)


class _Opened(NamedTuple):
    """Parts, and kinds of people that keep one of them closed."""

    parts: Sequence[Part]
    closed: Counts


def _look_up(
    known: dict[bytes, _Opened], pattern: FilterPattern, crossing: Crossing, members: Counts
) -> _Opened:
    key = members.tobytes() + _name_anew(pattern.blocks[members]).tobytes()
    if key not in known:
        known[key] = _open(crossing.make_parts(pattern.blocks, members))
    return known[key]


def _name_anew(blocks: Counts) -> Counts:
    """The same blocks with names of their own, so that hiding others does not change those; ground stays."""
    names = np.column_stack([np.unique(column, return_inverse=True)[1] for column in blocks.T])
    return np.where((blocks == GROUND) & (np.arange(blocks.shape[1]) != TREE), -1, names)


def _open(parts: Iterable[Part]) -> _Opened:
    """The parts, score by score, up to one that is closed."""
    made: list[Part] = []
    for part in parts:
        made.append(part)
        if len(closed := part.list_closed()):
            return _Opened(made, closed)
    return _Opened(made, np.zeros(0, dtype=np.int64))


def find_members(pattern: FilterPattern, rows: Rows, cell: FilterCell) -> Flags:
    """(c,) which kinds of people are in a filter cell."""
    tree = pattern.blocks[:, TREE]
    inside = (tree >= cell.row) & (tree < rows.end[cell.row])
    members: Flags = inside & (pattern.values[:, cell.filter] == cell.value)
    return members


def _find_last(pattern: FilterPattern, rows: Rows, opened: _Opened) -> tuple[int, int]:
    """Unit and filter of the last accepted cell among those who keep a part closed, or else in that part."""
    return next(
        (cell.row, cell.filter)
        for among in (opened.closed, opened.parts[-1].members)
        for cell in reversed(pattern.shown)
        if find_members(pattern, rows, cell)[among].any()
    )


def _hide(pattern: FilterPattern, rows: Rows, hidden: set[tuple[int, int]]) -> FilterPattern:
    shown = tuple(cell for cell in pattern.shown if (cell.row, cell.filter) not in hidden)
    return pattern._replace(shown=shown, blocks=_list_blocks(pattern, rows, shown))


def _list_blocks(pattern: FilterPattern, rows: Rows, shown: Sequence[FilterCell]) -> Counts:
    """The smallest shown cell around each kind; cells come from the top of the tree down."""
    blocks = pattern.blocks.copy()
    blocks[:, TREE + 1 :] = GROUND
    for number, cell in enumerate(shown, GROUND + 1):
        blocks[find_members(pattern, rows, cell), TREE + 1 + cell.filter] = number
    return blocks
