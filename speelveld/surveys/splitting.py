"""Units that a wave also reports on by a trait: each value with enough people gets a node below its unit."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from speelveld.science.disclosure.tree import Tree, Unit

UNKNOWN = ""


@dataclass(frozen=True)
class _Part:
    """People of a unit who stay together, called after the value that most of them have."""

    value: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class SplitTree:
    """Units after splitting; `leaf_of` gives for a unit and a value the node below that unit."""

    units: tuple[Unit, ...]
    leaf_of: Mapping[tuple[str, str], str]


def split_tree(tree: Tree, counts: Mapping[str, Counter[str]], k: int) -> SplitTree:
    """Split the people of units by a trait, where at least two values have `k` people and no units are below.

    The other people of such a unit, with another value or an unknown one, form a node of their own; when they
    are fewer than `k` they join the value that most people have. So every node has at least `k` people.

    Parameters
    ----------
    tree : units with the head counts of their own people.
    counts : per unit how many of its own people have each value.
    k : least number of people.
    """
    units: list[Unit] = []
    leaf_of: dict[tuple[str, str], str] = {}
    for unit in tree:
        parts = _find_parts(counts.get(unit.key, Counter()), k) if tree.is_leaf(unit.key) else []
        if not parts:
            units.append(unit)
            continue
        units.append(replace(unit, n_invited=0))
        for part in parts:
            key = _make_key(unit.key, part.value, tree)
            n = sum(counts[unit.key][value] for value in part.values)
            units.append(Unit(key, unit.key, f"{unit.name}: {part.label}", n, is_part=True))
            leaf_of |= {(unit.key, value): key for value in part.values}
    return SplitTree(tuple(units), leaf_of)


def _find_parts(counts: Counter[str], k: int) -> list[_Part]:
    """The parts in the order of their values; none when there would be fewer than two."""
    large = sorted(value for value, n in counts.items() if value != UNKNOWN and n >= k)
    if len(large) < 2:
        return []
    others = tuple(sorted(value for value in counts if value not in large))
    if sum(counts[value] for value in others) >= k:
        return [*(_Part(value, value, (value,)) for value in large), _Part(UNKNOWN, _("overig"), others)]
    most = max(large, key=lambda value: counts[value])
    return [_Part(value, value, (value,)) if value != most else _join(value, others) for value in large]


def _join(value: str, others: tuple[str, ...]) -> _Part:
    label = _("%(value)s of overig") % {"value": value} if others else value
    return _Part(value, label, (value, *others))


def _make_key(unit_key: str, value: str, tree: Tree) -> str:
    """Return a key that is the same in every wave, and never that of a unit."""
    key = "part:" + hashlib.sha256(f"{unit_key}\n{value}".encode()).hexdigest()[:16]
    while key in tree:
        key += ":"
    return key
