"""Cuts the staff of a period into blocks that are never split, so that nothing can be derived about fewer people.

Every figure that is shown is about a union of blocks, so every sum and difference of shown figures is too. Blocks
depend on head counts alone. What was shown before about the same days joins in: blocks are then made so large that
each is whole in the old cut and in the new one.
"""

from collections.abc import Iterable, Mapping, Sequence

from speelveld.science.absence.publishing import LEAST, LEAST_FOR_DETAILS
from speelveld.science.disclosure import Tree, Unit, form_reporting_groups

Block = frozenset[str]  # units whose own people are in it
Cut = tuple[Block, ...]


class TooFew(Exception):
    """The whole organisation is too small to show anything."""


def cut(tree: Tree, least: int = LEAST) -> Cut:
    """Return the smallest blocks of at least so many people, nested in the tree. Raises TooFew."""
    if sum(unit.n_invited or 0 for unit in tree) < least:
        raise TooFew
    return tuple(frozenset(group.unit_keys) for group in form_reporting_groups(tree, least))


def join_cuts(cuts: Sequence[Cut], units: Iterable[str]) -> Cut:
    """Return the smallest blocks that are whole in every cut.

    A cut with a unit that is gone makes one block of everybody: its people are counted elsewhere now.
    """
    top = {key: key for key in units}
    blocks = [block for one in cuts for block in one]
    if any(not block <= top.keys() for block in blocks):
        return (frozenset(top),)

    def find(key: str) -> str:
        while top[key] != key:
            key = top[key]
        return key

    for block in blocks:
        first, *others = sorted(block)
        for other in others:
            top[find(other)] = find(first)
    joined: dict[str, set[str]] = {}
    for key in sorted({key for block in blocks for key in block}):
        joined.setdefault(find(key), set()).add(key)
    return tuple(frozenset(block) for block in joined.values())


def cut_for_details(blocks: Sequence[Block], tree: Tree) -> Cut:
    """Return blocks large enough for duration, classes and zero absence, each a union of the given ones."""
    sizes = {block: sum(tree[key].n_invited or 0 for key in block) for block in blocks}
    if sum(sizes.values()) < LEAST_FOR_DETAILS:
        return ()
    at: dict[str, list[Block]] = {}
    for block in blocks:
        at.setdefault(find_place(block, tree), []).append(block)
    moved = Tree(
        Unit(unit.key, unit.parent, unit.name, sum(sizes[one] for one in at.get(unit.key, ())))
        for unit in tree
    )
    return tuple(
        frozenset(key for place in group.unit_keys for block in at[place] for key in block)
        for group in form_reporting_groups(moved, LEAST_FOR_DETAILS)
    )


def find_place(block: Block, tree: Tree) -> str:
    """Return the smallest unit that holds a block."""
    around = [unit.key for unit in tree if all(tree.contains(unit.key, key) for key in block)]
    return max(around, key=tree.level)


def list_units_shown(tree: Tree, blocks: Sequence[Block]) -> dict[str, tuple[Block, ...]]:
    """Return the units that are a union of blocks, with those blocks; an empty unit is none."""
    shown = {}
    for unit in tree:
        keys = {one.key for one in tree.subtree(unit.key)}
        touched = tuple(block for block in blocks if block & keys)
        if touched and all(block <= keys for block in touched):
            shown[unit.key] = touched
    return shown


def list_together(
    tree: Tree, blocks: Sequence[Block], shown: Mapping[str, tuple[Block, ...]]
) -> tuple[Block, ...]:
    """Return the blocks of small units that are read together, because no unit shows them alone."""
    alone = {parts[0] for parts in shown.values() if len(parts) == 1}
    return tuple(block for block in blocks if block not in alone)
