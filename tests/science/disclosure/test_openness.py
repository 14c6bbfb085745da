"""What the gate calls open is open: held against integer programs over all answers that show the same."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.crossing import list_rows
from speelveld.science.disclosure.elimination import eliminate
from speelveld.science.disclosure.openness import Openness

LEVELS, MARGIN = 4, 2


def find_width(rows: Counts, people: Counts, totals: Counts, kinds: list[int]) -> float:
    """How far the total of whole kinds can vary, by integer programs."""
    goal = np.zeros(len(people))
    goal[kinds] = 1.0
    shown = rows @ totals
    ends = [
        milp(
            sign * goal,
            constraints=LinearConstraint(rows, shown, shown),
            bounds=Bounds(0, people * LEVELS),
            integrality=np.ones(len(people)),
        ).fun
        for sign in (1.0, -1.0)
    ]
    return float(-ends[1] - ends[0])


@st.composite
def crossings(draw: st.DrawFn) -> tuple[Counts, Counts, Counts]:
    """Blocks of a tree and one or two filters, people of each kind, and any answers of theirs."""
    n_filters = draw(st.integers(1, 2))
    every = list(itertools.product(range(2), *([range(3)] * n_filters)))
    kinds = draw(st.lists(st.sampled_from(every), min_size=2, max_size=7, unique=True))
    people = draw(st.lists(st.integers(1, 4), min_size=len(kinds), max_size=len(kinds)))
    totals = [draw(st.integers(0, n * LEVELS)) for n in people]
    order = np.lexsort(np.array(kinds).T[::-1])
    return tuple(np.array(part, dtype=np.int64)[order] for part in (kinds, people, totals))  # type: ignore[return-value]


@settings(max_examples=15, deadline=None)
@given(crossing=crossings())
def test_what_is_called_open_is_open(crossing: tuple[Counts, Counts, Counts]) -> None:
    """Every union of kinds that is no combination of blocks; S1 is what excludes the others."""
    kinds, people, totals = crossing
    openness = Openness(kinds, people, LEVELS, MARGIN)
    assume(not openness.find_lacks(totals))
    rows = list_rows(kinds)
    rank = len(eliminate(rows, range(len(kinds)))[1])
    for size in (1, 2):
        for union in itertools.combinations(range(len(kinds)), size):
            picked = np.isin(np.arange(len(kinds)), union).astype(np.float64)
            if len(eliminate(np.vstack([rows, picked]), range(len(kinds)))[1]) > rank:
                assert find_width(rows, people, totals, list(union)) >= MARGIN


@settings(max_examples=15, deadline=None)
@given(crossing=crossings(), data=st.data())
def test_answers_that_show_the_same_get_the_same_verdict(
    crossing: tuple[Counts, Counts, Counts], data: st.DataObject
) -> None:
    kinds, people, totals = crossing
    openness = Openness(kinds, people, LEVELS, MARGIN)
    assume(len(openness.moves))
    move = openness.moves[data.draw(st.integers(0, len(openness.moves) - 1))]
    other = totals + move
    assume(bool((other >= 0).all() and (other <= people * LEVELS).all()))
    assert openness.find_lacks(totals) == openness.find_lacks(other)


@pytest.mark.parametrize("code", [0, 1])
def test_people_who_all_stand_at_one_end_are_closed(code: int) -> None:
    kinds = np.array([[0, 1], [0, 2], [1, 1], [1, 2]])
    people = np.array([5, 5, 5, 5])
    assert Openness(kinds, people, LEVELS, MARGIN).find_lacks(people * LEVELS * code)
    assert not Openness(kinds, people, LEVELS, MARGIN).find_lacks(people * LEVELS // 2)
