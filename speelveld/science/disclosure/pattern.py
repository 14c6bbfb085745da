"""Which figures are shown: from head counts and numbers of respondents alone, never from answers (S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Flags
from speelveld.science.disclosure.blocks import find_owners, form_blocks
from speelveld.science.disclosure.gate_tree import GateTree
from speelveld.science.disclosure.optimum import choose_published
from speelveld.science.disclosure.rows import Rows
from speelveld.science.disclosure.settings import Settings, remainder_for

FEW_ANSWERED = 0.8  # a score that fewer respondents have gets a pattern of its own


@dataclass(frozen=True, slots=True)
class Family:
    """Scores that are shown for the same groups.

    Parameters
    ----------
    columns : positions of the scores.
    k, remainder : thresholds of this family.
    has_respondents : whether the number of respondents follows this pattern too.
    """

    columns: tuple[int, ...]
    k: int
    remainder: int
    has_respondents: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Shown groups of one family and the blocks they are made of.

    Parameters
    ----------
    family : the scores it holds for.
    rows : shown groups.
    block_n : (blocks,) the least number of people with a score, over the family.
    """

    family: Family
    rows: Rows
    block_n: Counts


@dataclass(frozen=True, slots=True, eq=False)
class DistributionPattern:
    """Where percentages are shown.

    Parameters
    ----------
    published : (rows,) whether a row has percentages.
    block_owner : (blocks,) the row whose remainder each block of means belongs to, -1 for none.
    """

    published: Flags
    block_owner: Counts


def split_families(aggregates: Aggregates, settings: Settings) -> list[Family]:
    """Scores that nearly everybody has share one pattern; the others have their own.

    A yes-or-no score is a percentage in disguise, so it takes the threshold of percentages.
    """
    respondents = max(int(aggregates.n_respondents.sum()), 1)
    answered = aggregates.n.sum(axis=0) / respondents
    usual: list[int] = []
    yes_or_no: list[int] = []
    families = []
    for column, variable in enumerate(aggregates.variables):
        is_share = variable.levels == 1
        if answered[column] < FEW_ANSWERED:
            families.append(_make_family((column,), settings, is_share))
        else:
            (yes_or_no if is_share else usual).append(column)
    if yes_or_no:
        families.insert(0, _make_family(tuple(yes_or_no), settings, is_share=True))
    return [Family(tuple(usual), settings.k, settings.remainder, has_respondents=True), *families]


def _make_family(columns: tuple[int, ...], settings: Settings, is_share: bool) -> Family:
    if is_share:
        return Family(columns, settings.k_distribution, remainder_for(settings.k_distribution))
    return Family(columns, settings.k, settings.remainder)


def find_patterns(
    gate: GateTree, aggregates: Aggregates, settings: Settings, shown_before: frozenset[str] = frozenset()
) -> list[Pattern]:
    """The pattern of every family; the first one also holds for the number of respondents.

    Each other family chooses among the groups of the first and joins blocks of it, so that all
    families together are still made of the same blocks. With patterns of their own, the numbers
    beside the scores of one family and another would tell how many answered in a hidden unit.
    """
    first, *others = split_families(aggregates, settings)
    counts = np.column_stack([aggregates.n[:, list(first.columns)], aggregates.n_respondents])
    main = find_pattern(gate, counts, first, shown_before)
    return [main, *(_nest_pattern(main, aggregates.n[:, list(own.columns)], own) for own in others)]


def find_pattern(
    gate: GateTree, counts: Counts, family: Family, shown_before: frozenset[str] = frozenset()
) -> Pattern:
    """The largest safe set of nodes for one family of scores.

    Counting for each stored group the score with the fewest people makes every block large enough
    for all scores of the family at once; a block counts as empty only when nobody has any of them.

    Parameters
    ----------
    gate : tree with groups of stored answers as leaves.
    counts : (groups, scores) people with each score.
    family : thresholds.
    shown_before : nodes that were shown last time.
    """
    fewest, most = counts.min(axis=1), counts.max(axis=1)
    n = gate.add_up(fewest)
    is_empty = gate.add_up(most) == 0
    published = _choose_units(gate, n, is_empty, weigh_nodes(gate, n, shown_before), family)
    publish_parts(gate, published, n, is_empty, family)
    rows = Rows(gate, published, form_blocks(gate, published, fewest.tolist(), family.remainder))
    return Pattern(family, rows, rows.sum_blocks(fewest))


def _choose_units(
    gate: GateTree, n: Counts, is_empty: Flags, weights: Sequence[int], family: Family
) -> list[bool]:
    """The same units as if there were no parts: a unit with parts is a leaf here."""
    units = [place for place, node in enumerate(gate.nodes) if not node.is_part]
    place_of = {place: number for number, place in enumerate(units)} | {-1: -1}
    chosen = choose_published(
        parents=[place_of[gate.parents[place]] for place in units],
        n=n[units].tolist(),
        is_empty=is_empty[units].tolist(),
        weights=[weights[place] for place in units],
        k=family.k,
        k_remainder=family.remainder,
    )
    published = [False] * len(gate)
    for place, shown in zip(units, chosen, strict=True):
        published[place] = shown
    return published


def publish_parts(gate: GateTree, published: list[bool], n: Counts, is_empty: Flags, family: Family) -> None:
    """Show parts of shown units too, in place: those of `k` people, as long as what is left is large enough."""
    parts: dict[int, list[int]] = {}
    for place, node in enumerate(gate.nodes):
        if node.is_part and published[gate.parents[place]]:
            parts.setdefault(gate.parents[place], []).append(place)
    for places in parts.values():
        shown = sorted((place for place in places if n[place] >= family.k), key=lambda place: -int(n[place]))
        while shown:
            rest = [place for place in places if place not in shown]
            if is_empty[rest].all() or n[rest].sum() >= family.remainder:
                break
            shown.pop()
        for place in shown:
            published[place] = True


def _nest_pattern(main: Pattern, counts: Counts, family: Family) -> Pattern:
    per_block = main.rows.sum_blocks(counts)
    inner = find_pattern(main.rows.as_tree(), per_block, family)
    rows = main.rows.nest(inner.rows)
    return Pattern(family, rows, rows.sum_blocks(counts.min(axis=1)))


def weigh_nodes(gate: GateTree, n: Counts, shown_before: frozenset[str]) -> list[int]:
    """Most nodes first; then those that were shown last time; then those with most people.

    The top outweighs all else, so that nobody is left without any figure to read.
    """
    people = int(n.sum()) + 1
    node = people * (len(gate) + 1)
    weights = [
        node + people * (gate_node.key in shown_before) + size
        for gate_node, size in zip(gate.nodes, n.tolist(), strict=True)
    ]
    weights[:1] = [weight + node * (len(gate) + 1) for weight in weights[:1]]
    return weights


def find_distribution_pattern(pattern: Pattern, settings: Settings) -> DistributionPattern:
    """Where percentages are shown: among the shown groups, with the larger threshold.

    Only shown groups take part, so every block of percentages is a union of blocks of means.
    """
    rows = pattern.rows
    sizes = rows.add_up(pattern.block_n).tolist()
    everyone = sum(sizes) + 1
    published = choose_published(
        parents=rows.parents,
        n=sizes,
        is_empty=[size == 0 for size in sizes],
        weights=[everyone + size for size in sizes],
        k=settings.k_distribution,
        k_remainder=remainder_for(settings.k_distribution),
    )
    owners = np.array(find_owners(rows.parents, published), dtype=np.int64)
    return DistributionPattern(np.array(published, dtype=np.bool_), owners[rows.block_row])


def hide_distributions(pattern: Pattern, _settings: Settings) -> DistributionPattern:
    """Percentages nowhere."""
    rows = pattern.rows
    nowhere = np.full(len(rows.blocks), -1, dtype=np.int64)
    return DistributionPattern(np.zeros(len(rows), dtype=np.bool_), nowhere)
