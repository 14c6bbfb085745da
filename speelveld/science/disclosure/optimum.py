"""The largest set of nodes that may be published: an exact dynamic program over the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

EMPTY = -1  # nobody is left over; otherwise the number of people left over, capped


class _State(NamedTuple):
    """One way to treat a part of the tree, with the choices that led to it."""

    left: int
    weight: int
    published: tuple[int, ...] = ()
    first: _State | None = None
    second: _State | None = None


_NOTHING = _State(EMPTY, 0)


@dataclass(slots=True)
class _Leaves:
    """Leaves below one node that can be treated at a stroke."""

    left: int = EMPTY  # in leaves that are too small to be shown
    large: list[int] = field(default_factory=list)


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
    more weight are both better; nobody left over is a case of its own. Of the leaves below one node
    that are large enough to make a remainder alone, at most the cheapest is ever hidden. Time and
    memory are O(N k).
    """
    tops = [node for node, above in enumerate(parents) if above < 0]
    children: dict[int, list[int]] = {}
    for node, above in enumerate(parents):
        children.setdefault(above, []).append(node)
    task = _Task(n, is_empty, weights, k, k_remainder, children)
    done: dict[int, list[_State]] = {}
    for node in range(len(parents) - 1, -1, -1):
        if node in children:
            done[node] = task.offer(task.combine_below(node, done), node)
    best = task.combine_below(-1, done) if tops else [_NOTHING]
    return _walk_back(max(best, key=lambda state: state.weight), len(parents))


@dataclass(frozen=True, slots=True)
class _Task:
    """The figures of `choose_published`."""

    n: Sequence[int]
    is_empty: Sequence[bool]
    weights: Sequence[int]
    k: int
    k_remainder: int
    children: dict[int, list[int]]

    def combine_below(self, node: int, done: dict[int, list[_State]]) -> list[_State]:
        """Treatments of everything below a node, the node itself left out."""
        leaves = _Leaves()
        parts: list[list[_State]] = []
        for child in self.children[node]:
            if child in self.children:
                parts.append(done.pop(child))
            elif self.n[child] < self.k:
                if not self.is_empty[child]:
                    leaves.left = self.add(leaves.left, min(self.n[child], self.k_remainder))
            elif self.n[child] < self.k_remainder:
                parts.append([_State(EMPTY, self.weights[child], (child,)), _State(self.n[child], 0)])
            else:
                leaves.large.append(child)
        states = self.treat_leaves(leaves)
        for part in parts:
            states = self.combine(states, part)
        return states

    def treat_leaves(self, leaves: _Leaves) -> list[_State]:
        small = _State(leaves.left, 0)
        if not leaves.large:
            return [small]
        weight = sum(self.weights[leaf] for leaf in leaves.large)
        cheapest = min(leaves.large, key=lambda leaf: self.weights[leaf])
        others = tuple(leaf for leaf in leaves.large if leaf != cheapest)
        hide_one = _State(self.k_remainder, weight - self.weights[cheapest], others)
        return [hide_one, _State(small.left, weight, tuple(leaves.large))]

    def offer(self, states: list[_State], node: int) -> list[_State]:
        """Add the best way to publish a node; its block must be empty or large enough."""
        allowed = [state for state in states if state.left == EMPTY or state.left >= self.k_remainder]
        if self.n[node] < self.k or not allowed:
            return states
        best = max(allowed, key=lambda state: state.weight)
        return _keep_unbeaten([*states, _State(EMPTY, best.weight + self.weights[node], (node,), best)])

    def combine(self, left: list[_State], right: list[_State]) -> list[_State]:
        both = [
            _State(self.add(one.left, other.left), one.weight + other.weight, (), one, other)
            for one in left
            for other in right
        ]
        return both if len(both) == 1 else _keep_unbeaten(both)

    def add(self, one: int, other: int) -> int:
        if one == EMPTY:
            return other
        if other == EMPTY:
            return one
        return min(one + other, self.k_remainder)


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
        for node in now.published:
            published[node] = True
        waiting += [part for part in (now.first, now.second) if part is not None]
    return published
