"""Who is in which block of which family: the tree is one family of blocks, every filter another.

A combination of figures gives every block a number; a person counts for the sum of the numbers of
his blocks. People outside every published cell of a filter stand on its ground, where the number is zero.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Scores, add_up_by

GROUND = 0
TREE = 0  # the first family


def merge_kinds(blocks: Counts, people: Counts) -> tuple[Counts, Counts]:
    """One line per kind of people: (c, f) blocks, with the (c, v) people added up."""
    kinds, group = np.unique(blocks, axis=0, return_inverse=True)
    return kinds, add_up_by(group.ravel(), people, len(kinds))


def list_rows(kinds: Counts) -> Scores:
    """(rows, c) who is in each block; ground is no row."""
    rows = [
        kinds[:, family] == block
        for family in range(kinds.shape[1])
        for block in np.unique(kinds[:, family])
        if family == TREE or block != GROUND
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(kinds))


def join_blocks(blocks: Counts, people: Counts, k: int, families: Sequence[int]) -> Counts:
    """Give blocks the same name that have the same number in every combination about fewer than k people.

    Two people who are together everywhere but in one family differ by the numbers of their blocks
    there. Where k such pairs, with nobody in two of them, lead to the same two blocks, a difference
    between those would be about at least k people. Joining brings new pairs, so it is repeated.

    Parameters
    ----------
    blocks : (c, f) block of each kind of people per family.
    people : (c, v) people of each kind, per score.
    k : least number of people.
    families : those whose blocks may be joined.

    Returns
    -------
    (c, f) blocks with joined ones named after the lowest.
    """
    blocks = blocks.copy()
    changed = True
    while changed:
        changed = False
        for family in families:
            kinds, n = merge_kinds(blocks, people)
            names = _name_joined(kinds, n, family, k)
            if names:
                changed = True
                blocks[:, family] = [names.get(block, block) for block in blocks[:, family].tolist()]
    return blocks


def _name_joined(kinds: Counts, people: Counts, family: int, k: int) -> dict[int, int]:
    """The new name of every block of a family that is joined to another."""
    one, other, n = _pair_up(kinds, people, family)
    pairs, group = np.unique(np.column_stack([one, other]), axis=0, return_inverse=True)
    if not len(pairs):
        return {}
    enough = add_up_by(group.ravel(), n, len(pairs)).min(axis=1) >= k
    names: dict[int, int] = {}
    for low, high in pairs[enough].tolist():
        _join(names, low, high)
    return {block: _find(names, block) for block in names}


def _pair_up(kinds: Counts, people: Counts, family: int) -> tuple[Counts, Counts, Counts]:
    """Blocks of the family that meet in people who are otherwise together, and how many pairs that makes."""
    others = np.delete(kinds, family, axis=1)
    _, place = np.unique(others, axis=0, return_inverse=True)
    order = np.lexsort((kinds[:, family], place.ravel()))
    place, block, n = place.ravel()[order], kinds[order, family], people[order]
    found = []
    for step in range(1, len(order)):
        together = np.flatnonzero(place[step:] == place[:-step])
        if not len(together):
            break
        found.append((block[together], block[together + step], np.minimum(n[together], n[together + step])))
    if not found:
        nobody = np.zeros(0, dtype=np.int64)
        return nobody, nobody, people[:0]
    one, other, pairs = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return one, other, pairs


def _join(names: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_find(names, one), _find(names, other)))
    if low != high:
        names[high] = low


def _find(names: dict[int, int], block: int) -> int:
    while block in names:
        block = names[block]
    return block
