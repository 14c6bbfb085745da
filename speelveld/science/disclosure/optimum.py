"""The largest set of nodes that may be published: an exact dynamic program over the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

EMPTY = -1  # nobody is left over; otherwise the number of people left over, capped


class _State(NamedTuple):
    """One way to treat a subtree, with the choices that led to it."""

    left: int
    weight: int
    published: int
    first: _State | None
    second: _State | None


_NOTHING = _State(EMPTY, 0, -1, None, None)


def choose_published(
    *,
    parents: Sequence[int],
    n: Sequence[int],
    is_empty: Sequence[bool],
    weights: Sequence[int],
    k: int,
    k_remainder: int,
) -> list[bool]:
    """Nodes to publish so that their weight is greatest and every block is empty or large enough.

    A block is a published node without the published nodes below it. A block that holds unpublished
    people has at least `k_remainder` of them, a published leaf has at least `k`.

    Parameters
    ----------
    parents : position of the node above, -1 at the top; parents come first.
    n : people per node (its whole subtree).
    is_empty : whether there is really nobody in the subtree.
    weights : what publishing the node is worth.
    k, k_remainder : thresholds.

    Returns
    -------
    One truth value per node.

    Notes
    -----
    For every subtree only the treatments that are not beaten are kept: more people left over and
    more weight are both better; nobody left over is a case of its own. Time and memory are O(N k).
    """
    waiting: list[list[_State] | None] = [None] * len(parents)
    top = [_NOTHING]
    for position in range(len(parents) - 1, -1, -1):
        below = waiting[position]
        waiting[position] = None
        states = _start_leaf(n[position], is_empty[position], k_remainder) if below is None else below
        if n[position] >= k:
            states = _offer(states, position, weights[position], k_remainder, below is None)
        above = parents[position]
        if above < 0:
            top = _combine(states, top, k_remainder)
        else:
            others = waiting[above]
            waiting[above] = states if others is None else _combine(states, others, k_remainder)
    return _walk_back(max(top, key=lambda state: state.weight), len(parents))


def _start_leaf(n: int, is_empty: bool, cap: int) -> list[_State]:
    return [_NOTHING] if is_empty else [_State(min(n, cap), 0, -1, None, None)]


def _offer(states: list[_State], position: int, weight: int, k_remainder: int, is_leaf: bool) -> list[_State]:
    """Add the best way to publish this node; its block must be empty or large enough."""
    allowed = [state for state in states if is_leaf or state.left == EMPTY or state.left >= k_remainder]
    if not allowed:
        return states
    best = max(allowed, key=lambda state: state.weight)
    return _keep_unbeaten([*states, _State(EMPTY, best.weight + weight, position, best, None)])


def _combine(left: list[_State], right: list[_State], cap: int) -> list[_State]:
    both = [
        _State(_add(one.left, other.left, cap), one.weight + other.weight, -1, one, other)
        for one in left
        for other in right
    ]
    return both if len(both) == 1 else _keep_unbeaten(both)


def _add(one: int, other: int, cap: int) -> int:
    if one == EMPTY:
        return other
    if other == EMPTY:
        return one
    return min(one + other, cap)


def _keep_unbeaten(states: list[_State]) -> list[_State]:
    """Of equal treatments the first stays, so that the outcome never depends on chance."""
    best: dict[int, _State] = {}
    for state in states:
        known = best.get(state.left)
        if known is None or state.weight > known.weight:
            best[state.left] = state
    kept: list[_State] = []
    highest = -1
    for left in sorted(best, reverse=True):
        state = best[left]
        if left == EMPTY or state.weight > highest:
            kept.append(state)
            highest = max(highest, state.weight)
    return kept


def _walk_back(state: _State, n_nodes: int) -> list[bool]:
    published = [False] * n_nodes
    waiting = [state]
    while waiting:
        now = waiting.pop()
        if now.published >= 0:
            published[now.published] = True
        waiting += [part for part in (now.first, now.second) if part is not None]
    return published
