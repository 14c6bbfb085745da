"""Changes of totals that no shown figure notices, between as few people as can be had cheaply."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from speelveld.science.disclosure.arrays import Counts

SIGNS = np.array([1, -1, -1, 1])


def list_short_moves(kinds: Counts, people: Counts) -> Counts:
    """(m, 4) moves of four kinds: two that differ in one family only, against two that differ likewise.

    The first and the last rise by one and the others fall; moves among large kinds come first.
    """
    moves: list[Counts] = []
    for family in range(kinds.shape[1]):
        for own in _gather_pairs(kinds, people, family):
            strength = np.minimum(people[own[:, 0]], people[own[:, 1]])
            hub = int(strength.argmax())
            others = np.delete(own, hub, axis=0)
            moves.append(np.column_stack([others, np.tile(own[hub], (len(others), 1))]))
    ends = np.vstack(moves) if moves else np.zeros((0, 4), dtype=np.int64)
    return ends[np.argsort((1 / people[ends]).sum(axis=1), kind="stable")]


def write_out(ends: Counts, n_kinds: int) -> Counts:
    """(m, c) what each short move changes."""
    changes = np.zeros((len(ends), n_kinds), dtype=np.int64)
    for place, sign in enumerate(SIGNS):
        changes[np.arange(len(ends)), ends[:, place]] = sign
    return changes


def list_ends(moves: Counts) -> tuple[Counts, Counts]:
    """(m, e) kinds that each move changes and by how much, filled up with zeros."""
    width = int((moves != 0).sum(axis=1).max(initial=0))
    ends = np.argsort(moves == 0, axis=1, kind="stable")[:, :width]
    return ends, np.take_along_axis(moves, ends, axis=1)


def shorten(moves: Counts, ends: Counts) -> Counts:
    """Moves less the short ones that make them shorter; together with those they still make the same."""
    shorter = moves.copy()
    for move in shorter:
        while len(ends):
            here = move[ends]
            gain = np.array([(np.abs(here) - np.abs(here - way * SIGNS)).sum(axis=1) for way in (1, -1)])
            if gain.max() <= 0:
                break
            way, best = np.unravel_index(int(gain.argmax()), gain.shape)
            move[ends[best]] -= SIGNS * (1 - 2 * int(way))
    return shorter


def _gather_pairs(kinds: Counts, people: Counts, family: int) -> Iterator[Counts]:
    """(p, 2) pairs of kinds that are together everywhere but in one family, per pair of blocks there."""
    _, place = np.unique(np.delete(kinds, family, axis=1), axis=0, return_inverse=True)
    order = np.lexsort((kinds[:, family], place.ravel()))
    place = place.ravel()[order]
    found = []
    for step in range(1, len(order)):
        together = np.flatnonzero(place[step:] == place[:-step])
        if not len(together):
            break
        found.append(np.column_stack([order[together], order[together + step]]))
    if not found:
        return
    pairs = np.vstack(found)
    blocks, bucket = np.unique(kinds[pairs, family], axis=0, return_inverse=True)
    bucket = bucket.ravel()
    by_bucket = np.argsort(bucket, kind="stable")
    ends = np.cumsum(np.bincount(bucket, minlength=len(blocks)))
    for own in np.split(pairs[by_bucket], ends[:-1]):
        if len(own) > 1:
            yield own
