"""Whether every combination of figures is about at least k people (S1): decided by counting, not by trying.

The row space of the published figures is a linear code, the people are its columns and S1 asks for its
least weight. As for such codes the proof packs disjoint information sets: sets of columns that no
combination misses altogether.
"""

from __future__ import annotations

import enum

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Scores
from speelveld.science.disclosure.elimination import eliminate, is_used, merge_columns, weigh

MOST_ROWS = 400  # larger systems are not looked at: work is counted, so the outcome never depends on a clock
MOST_PAIRS = 5_000
DEPTH = 3


class Verdict(enum.Enum):
    """What is known about a set of figures."""

    SAFE = "every combination is about at least k people"
    UNSAFE = "a combination is about fewer"
    UNPROVED = "neither was found"


def examine(rows: Scores, people: Counts, k: int, depth: int = DEPTH) -> Verdict:
    """Decide S1 for the row space of a matrix.

    Parameters
    ----------
    rows : (r, c) one row per figure, one column per kind of people.
    people : (c, v) people of each kind, per score; S1 must hold for every score.
    k : least number of people.

    Notes
    -----
    1. Combinations that use a column of k people are about k people, so only those that are zero
       there need a look: the rest of the space is smaller, and more columns run parallel in it.
    2. In echelon form with pivots I, a combination that is no single row uses at least two columns
       of I. With disjoint sets I of people, each of full rank, and every single row checked, all
       combinations are about at least two people per set. A set that falls d short of full rank
       gives one, when the d-dimensional rest was examined and is safe.
    3. Where that is not enough, all pairs of rows are checked too: three people per set.
    """
    rows, people = _peel(rows, people, k)
    if not len(rows):
        return Verdict.SAFE
    if len(rows) > MOST_ROWS:
        return Verdict.UNPROVED
    verdict, forms = _pack(rows, people, k, depth)
    if verdict is Verdict.UNPROVED:
        verdict = _check_pairs(forms, people, k)
    return verdict


def examine_each(rows: Scores, people: Counts, k: int) -> Verdict:
    """As `examine`, and where that is undecided, score by score: a proof for each is one for all."""
    verdict = examine(rows, people, k)
    if verdict is not Verdict.UNPROVED:
        return verdict
    for column in range(people.shape[1]):
        verdict = examine(rows, people[:, [column]], k)
        if verdict is not Verdict.SAFE:
            return verdict
    return Verdict.SAFE


def _peel(rows: Scores, people: Counts, k: int) -> tuple[Scores, Counts]:
    """The combinations that are zero in every column of at least k people; a basis of them."""
    rows, pivots = eliminate(rows, range(rows.shape[1]))
    rows = rows[: len(pivots)]
    while True:
        rows, people = merge_columns(rows, people)
        if not rows.size:
            return rows[:0], people
        large = np.flatnonzero(people.min(axis=1) >= k)
        if not len(large):
            return rows, people
        rows, pivots = eliminate(rows, large)
        rows = rows[len(pivots) :]


Form = tuple[Scores, int]  # an echelon form and how far its pivots fall short of full rank


def _pack(rows: Scores, people: Counts, k: int, depth: int) -> tuple[Verdict, list[Form]]:
    """Take disjoint information sets, the columns with most people left first."""
    left = people.min(axis=1)
    forms: list[Form] = []
    proved = 0
    while proved < k:
        order = np.argsort(-left, kind="stable")
        rows, pivots = eliminate(rows, order[left[order] > 0])
        if weigh(rows, people).min() < k:
            return Verdict.UNSAFE, forms
        short = len(rows) - len(pivots)
        if short > 1:
            rest = (
                examine(rows[len(pivots) :], people, k, depth - 1) if depth and pivots else Verdict.UNPROVED
            )
            if rest is not Verdict.SAFE:
                return rest, forms
        forms.append((rows, short))
        left[pivots] -= 1
        proved += 1 if short else 2
    return Verdict.SAFE, forms


def _check_pairs(forms: list[Form], people: Counts, k: int) -> Verdict:
    proved = sum(max(1, 3 - short) for _, short in forms)
    rank = len(forms[0][0]) if forms else 0
    if proved < k or rank * (rank - 1) // 2 * len(forms) > MOST_PAIRS:
        return Verdict.UNPROVED
    for rows, _ in forms:
        for i in range(rank - 1):
            if any(_weigh_pair(rows[i], other, people) < k for other in rows[i + 1 :]):
                return Verdict.UNSAFE
    return Verdict.SAFE


def _weigh_pair(one: Scores, other: Scores, people: Counts) -> int:
    """The fewest people that any combination of exactly these two rows is about."""
    both = is_used(one) & is_used(other)
    union = (is_used(one) | is_used(other)) @ people
    _, group = np.unique(np.round(one[both] / other[both], 6), return_inverse=True)
    cancelled = np.zeros((group.max() + 1 if len(group) else 1, people.shape[1]), dtype=np.int64)
    np.add.at(cancelled, group, people[both])
    return int((union - cancelled).min())
