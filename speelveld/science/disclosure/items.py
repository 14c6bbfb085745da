"""From columns of small answers straight to sums per stored group, without a score per person in between."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates, stack_sums, weigh_codes
from speelveld.science.disclosure.arrays import AnyArray, Counts, add_up_by
from speelveld.science.disclosure.settings import Variable

WORD = 64  # bits that hold the five sums of one stretch of rows
TABLE = 2**16  # combinations of answers that one look-up table may have


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScale:
    """A score that is the mean of items.

    Parameters
    ----------
    variable : the score, with its grid: every mean that can occur must lie on it.
    items : rows of the items in the table of answers.
    reversed_items : those among them that count the other way round.
    n_options : items are answered 1 to `n_options`; 0 is no answer.
    least_answered : with fewer answered items there is no score.
    """

    variable: Variable
    items: tuple[int, ...]
    reversed_items: tuple[int, ...] = ()
    n_options: int = 5
    least_answered: int = 1


def aggregate_items(
    items: AnyArray, scales: Sequence[ItemScale], group: AnyArray, n_groups: int
) -> Aggregates:
    """The same sums as `encode` and `aggregate` give for the means of items; exact.

    Parameters
    ----------
    items : (m, n) answers, one row per item, unsigned bytes; 0 is no answer.
    scales : v scores.
    group : (n,) position of the stored group of each respondent; fastest when sorted.
    n_groups : number of stored groups g.

    Notes
    -----
    All answers to one scale become one small number, and a look-up table turns that into n, sum, sum
    of squares and two categories, packed in the bits of one word. Words add up without overflow over
    a stretch of rows that is short enough.
    """
    if len(group) and (group.min() < 0 or group.max() >= n_groups):
        raise ValueError(f"Groups are numbered 0 to {n_groups - 1}.")
    if np.any(group[1:] < group[:-1]):
        order = np.argsort(group, kind="stable")
        items, group = items[:, order], group[order]
    stretches = _Stretches(group)
    sums = [_add_up_scale(items, scale, stretches, n_groups) for scale in scales]
    answered = np.bincount(group[_find_answered(items, scales)], minlength=n_groups)
    return stack_sums([scale.variable for scale in scales], answered, sums)


def _find_answered(items: AnyArray, scales: Sequence[ItemScale]) -> AnyArray:
    """People with a score on anything; after the first scale only the few without one are looked at."""
    silent = np.arange(items.shape[1])
    for number, scale in enumerate(scales):
        given = np.zeros(len(silent), dtype=np.uint8)
        for item in scale.items:
            given += (items[item] if number == 0 else items[item, silent]) > 0
        silent = silent[given < max(scale.least_answered, 1)]
    answered = np.ones(items.shape[1], dtype=np.bool_)
    answered[silent] = False
    return answered


class _Stretches:
    """Where the rows of one group begin and end, cut into pieces of at most so many rows."""

    def __init__(self, group: AnyArray) -> None:
        changes = np.flatnonzero(group[1:] != group[:-1]) + 1
        self.group = group
        self.edges = np.concatenate([np.zeros(1 if len(group) else 0, dtype=np.int64), changes])
        self.lengths = np.diff(np.append(self.edges, len(group)))
        self._starts: dict[int, Counts] = {}

    def cut(self, longest: int) -> Counts:
        """First rows of the pieces."""
        if longest not in self._starts:
            pieces = -(-self.lengths // longest)
            within = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
            self._starts[longest] = np.repeat(self.edges, pieces) + within * longest
        return self._starts[longest]


def _add_up_scale(items: AnyArray, scale: ItemScale, stretches: _Stretches, n_groups: int) -> Counts:
    weights = _weigh_answers(scale)
    longest, shifts = _plan_packing(weights.max(axis=0))
    starts = stretches.cut(longest)
    if not len(starts):
        return np.zeros((n_groups, 5), dtype=np.int64)
    packed = (weights.astype(np.uint64) << shifts).sum(axis=1, dtype=np.uint64)
    words = np.add.reduceat(_look_up(items, scale, packed), starts)
    widths = np.append(shifts[1:], np.uint64(WORD)) - shifts
    parts = (words[:, None] >> shifts) & ((np.uint64(1) << widths) - np.uint64(1))
    return add_up_by(stretches.group[starts].astype(np.int64), parts.astype(np.int64), n_groups)


def _weigh_answers(scale: ItemScale) -> Counts:
    """(keys, 5) what one person adds, by number of answered items and the sum of their points."""
    variable, most = scale.variable, scale.n_options - 1
    per_code = weigh_codes(variable)
    width = len(scale.items) * most + 1
    weights = np.zeros(((len(scale.items) + 1) * width, 5), dtype=np.int64)
    for answered in range(max(scale.least_answered, 1), len(scale.items) + 1):
        for points in range(answered * most + 1):
            code, rest = divmod(points * variable.levels, answered * most)
            if rest:
                raise ValueError(
                    f"Variable {variable.key!r}: a mean of {answered} items is not on grid {variable.step}."
                )
            weights[answered * width + points] = per_code[code]
    return weights


def _plan_packing(largest: Counts) -> tuple[int, AnyArray]:
    """How many rows fit in one word, and where each of the five sums starts in it."""
    rows = 1
    while sum(_count_bits(largest, 2 * rows)) <= WORD:
        rows *= 2
    bits = _count_bits(largest, rows)
    return rows, np.array([0, *itertools.accumulate(bits[:-1])], dtype=np.uint64)


def _count_bits(largest: Counts, rows: int) -> list[int]:
    return [(int(value) * rows).bit_length() or 1 for value in largest]


def _look_up(items: AnyArray, scale: ItemScale, packed: AnyArray) -> AnyArray:
    """(n,) packed word per person."""
    base = scale.n_options + 1
    chunks = list(_chunk_items(scale, base))
    if len(chunks) == 1:
        words: AnyArray = packed[_list_keys(scale, chunks[0])][_combine(items, chunks[0], base)]
        return words
    keys = np.zeros(items.shape[1], dtype=np.int32)
    for chunk in chunks:
        keys += _list_keys(scale, chunk)[_combine(items, chunk, base)]
    words = packed[keys]
    return words


def _chunk_items(scale: ItemScale, base: int) -> Iterator[tuple[int, ...]]:
    size = int(math.log(TABLE, base) + 1e-9)
    for start in range(0, len(scale.items), size):
        yield scale.items[start : start + size]


def _combine(items: AnyArray, chunk: Sequence[int], base: int) -> AnyArray:
    """(n,) all answers to a few items as one number."""
    combined: AnyArray = items[chunk[0]].astype(np.uint16)
    for item in chunk[1:]:
        combined *= np.uint16(base)
        combined += items[item]
    return combined


def _list_keys(scale: ItemScale, chunk: Sequence[int]) -> AnyArray:
    """For every combination of answers to a few items: how many are given and their points, as one key."""
    width = len(scale.items) * (scale.n_options - 1) + 1
    keys = np.zeros(1, dtype=np.int32)
    for item in chunk:
        points = np.arange(scale.n_options, dtype=np.int32)
        if item in scale.reversed_items:
            points = points[::-1]
        keys = (keys[:, None] + np.concatenate([[0], points + width]).astype(np.int32)).ravel()
    return keys
