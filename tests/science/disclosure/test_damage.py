"""Deliberately damaged gates: each is a mistake someone could make, and the attacker finds every one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from speelveld.science.disclosure import Filter, Settings, Variable
from speelveld.science.disclosure import adjusting as adjusting_module
from speelveld.science.disclosure import blocks as blocks_module
from speelveld.science.disclosure import cells as cells_module
from speelveld.science.disclosure import crossed as crossed_module
from speelveld.science.disclosure import crossing_proof as proof_module
from speelveld.science.disclosure import filter_pattern as choice_module
from speelveld.science.disclosure import pattern as pattern_module
from speelveld.science.disclosure import reach as reach_module
from speelveld.science.disclosure import values as values_module
from speelveld.science.disclosure.reach import Verdict
from tests.science.disclosure.attack_cells import Finding, attack
from tests.science.disclosure.organisations import draw_tree, hold_survey

SCORES = [Variable(key="score", lo=1, hi=5, step=1)]
FILTERS = [Filter("gender", ("f", "m")), Filter("shift", ("day", "late", "night"))]
STRICT = Settings(k=5, k_remainder=5, k_distribution=8, k_comments=10, decimals=3)


@dataclass(frozen=True)
class Damage:
    """What is replaced in a module, and the circumstances in which it matters."""

    module: Any
    name: str
    replacement: Any
    mood: str = "mixed"
    n_filters: int = 0
    gaps: float = 0.0
    n_units: int = 12
    largest: int = 9
    settings: Settings = STRICT
    values: bool = False


def wrap(module: Any, name: str, change: Callable[..., Any], **circumstances: Any) -> Damage:
    """Damage that calls the real thing with something changed: `change(original, *args, **kwargs)`."""
    owner, _, attribute = name.rpartition(".")
    holder = getattr(module, owner) if owner else module
    return Damage(holder, attribute, _Changed(getattr(holder, attribute), change), **circumstances)


class _Changed:
    def __init__(self, original: Any, change: Callable[..., Any]) -> None:
        self.original, self.change = original, change

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.change(self.original, *args, **kwargs)

    def __get__(self, instance: Any, _owner: Any) -> Any:
        return self if instance is None else functools.partial(self, instance)


def publish_above_threshold(_: Any, **given: Any) -> list[bool]:
    return [n >= given["k"] for n in given["n"]]


def hide_smallest_sibling(_: Any, **given: Any) -> list[bool]:
    """Hide siblings until two people are hidden, as survey platforms do."""
    shown = publish_above_threshold(_, **given)
    parents, n = given["parents"], given["n"]
    for above in set(parents):
        siblings = sorted((i for i, p in enumerate(parents) if p == above), key=lambda i: n[i])
        hidden = sum(n[i] for i in siblings if not shown[i])
        for i in siblings:
            if 0 < hidden < 2 and shown[i]:
                shown[i] = False
                hidden += n[i]
    return shown


def hide_siblings_to_k(_: Any, **given: Any) -> list[bool]:
    """Hide the smallest siblings until k people are hidden, one pass, without their descendants."""
    shown = publish_above_threshold(_, **given)
    parents, n = given["parents"], given["n"]
    for above in dict.fromkeys(parents):
        siblings = sorted((i for i, p in enumerate(parents) if p == above), key=lambda i: n[i])
        hidden = sum(n[i] for i in siblings if not shown[i])
        for i in siblings:
            if 0 < hidden < given["k"] and shown[i]:
                shown[i] = False
                hidden += n[i]
    return shown


def lower(name: str) -> Callable[..., Any]:
    return lambda original, **given: original(**{**given, name: given[name] - 1})


def split_at_one(_: Any, chunks: Sequence[Sequence[int]], n: Sequence[int], least: int) -> list[list[int]]:
    return [[atom] for chunk in chunks for atom in chunk if n[atom]]


def mix_raw_and_protected(original: Any, rows: Any, per_block: Any) -> Any:
    """The whole organisation from raw totals: those that were drawn in get what they lost back."""
    sums = original(rows, per_block)
    if per_block.dtype == np.int64 and per_block.ndim == 2 and len(sums):
        n_levels = int(per_block.max(initial=0))
        sums[0] = np.where(per_block.sum(axis=0) > n_levels, per_block.sum(axis=0) + len(per_block), sums[0])
    return sums


def accept_large_cells(_: Any, self: Any, *__: Any) -> bool:
    return True


def check_remainders_only(_: Any, self: Any, row: int, family: int, before: Any) -> bool:
    """Per unit and filter what is hidden has to be nobody or k people: the usual rule."""
    first, last = self._stretch(row)
    blocks = self.proof.blocks[first:last, family]
    hidden = self.people[first:last][np.isin(blocks, before)].sum(axis=0).min()
    return bool(hidden == 0 or hidden >= self.k)


def look_at_the_unit_only(_: Any, self: Any, row: int, family: int, before: Any) -> bool:
    """Combinations inside the unit, never those with people around it."""
    first, last = self._stretch(row)
    alone = proof_module.CrossingProof(self.proof.blocks[first:last], self.people[first:last], self.k)
    return alone.examine(0, last - first, {}) is Verdict.SAFE


def look_at_one_filter(original: Any, self: Any, blocks: Any, first: int, last: int) -> Verdict:
    """Each filter against the tree, but never two filters together."""
    verdicts = set()
    for family in range(1, blocks.shape[1]):
        alone = blocks.copy()
        alone[:, [f for f in range(1, blocks.shape[1]) if f != family]] = 0
        verdicts.add(original(self, alone, first, last))
    return Verdict.UNSAFE if Verdict.UNSAFE in verdicts else Verdict.SAFE


def lower_k(place: int) -> Callable[..., Any]:
    def call(original: Any, *args: Any, **kwargs: Any) -> Any:
        return original(*args[:place], args[place] - 2, *args[place + 1 :], **kwargs)

    return call


def halve_cut(original: Any, ends: Any, weights: Any) -> Any:
    """Only cuts around a single vertex."""
    sums = [weights[(ends == vertex).any(axis=1)].sum() for vertex in np.unique(ends)]
    return int(min(sums)) if sums else None


def look_at_pieces_only(_: Any, rows: Any, people: Any, k: int, depth: int) -> Any:
    """A proof that looks at the rows of one echelon form and never at combinations of them."""
    forms = [(reach_module.eliminate(rows, np.argsort(-people.min(axis=1)))[0], 0)]
    small = reach_module.weigh(forms[0][0], people).min() < k
    return (Verdict.UNSAFE if small else Verdict.SAFE), forms


def keep_unknown_apart(
    original: Any, rows: Any, marks: Any, people: Any, k: int, progress: Any = None
) -> Any:
    """People whose value is unknown are forgotten while proving."""
    known = (marks.values >= 0).all(axis=1)
    return original(rows, marks, np.where(known[:, None], people, people * 0 + k), k, progress)


def show_numbers_of_hidden(
    original: Any, self: Any, table: Any, variable: Any, members: Any, cell: Any
) -> Any:
    made = original(self, table, variable, members, cell)
    return made | {"n": len(members)} if cell is None else made


def round_finer(original: Any, cell: Any, variable: Any) -> Any:
    made = original(cell, variable)
    return made | {"mean": made["mean"] + 0.0001} if made["n"] > 20 else made


def leave_alone(_: Any, *__: Any) -> None:
    return None


def protect_cells_apart(original: Any, sums: Any, blocks: Any, *rest: Any) -> Any:
    """Filter cells are drawn in one by one, the tree from other totals."""
    total = np.clip(sums.total, 3, sums.n * blocks.levels - 3)
    return original(replace(sums, total=total), blocks, *rest)


DAMAGE = {
    "threshold only": wrap(pattern_module, "choose_published", publish_above_threshold),
    "smallest sibling": wrap(pattern_module, "choose_published", hide_smallest_sibling),
    "siblings up to k, one pass": wrap(pattern_module, "choose_published", hide_siblings_to_k),
    "k off by one": wrap(pattern_module, "choose_published", lower("k")),
    "remainder off by one": wrap(pattern_module, "choose_published", lower("k_remainder")),
    "combined groups of one unit": wrap(blocks_module, "_split", split_at_one),
    "no edge protection": wrap(
        values_module, "protect_totals", lambda _, total, *__: total, mood="top", values=True
    ),
    "raw totals above": wrap(values_module.Rows, "add_up", mix_raw_and_protected, mood="top", values=True),
    "filter cells above a threshold": wrap(
        choice_module, "_Choice._is_proved", accept_large_cells, n_filters=2
    ),
    "remainder rule for filters": wrap(
        choice_module, "_Choice._is_proved", check_remainders_only, n_filters=2
    ),
    "neighbourhood only": wrap(choice_module, "_Choice._is_proved", look_at_the_unit_only, n_filters=2),
    "one filter at a time": wrap(proof_module, "CrossingProof._decide", look_at_one_filter, n_filters=2),
    "outer blocks taken to agree": wrap(
        proof_module, "CrossingProof._agree", accept_large_cells, n_filters=2
    ),
    "joined too soon": wrap(proof_module, "join_blocks", lower_k(2), n_filters=2),
    "reach off by two": wrap(proof_module, "examine_each", lower_k(2), n_filters=2),
    "cuts around one group only": wrap(proof_module, "find_least_cut", halve_cut, n_filters=1),
    "pieces only": wrap(reach_module, "_pack", look_at_pieces_only, n_filters=2, n_units=16, largest=12),
    "unknown values forgotten": wrap(crossed_module, "find_filter_pattern", keep_unknown_apart, n_filters=2),
    "filters from raw totals": wrap(
        adjusting_module, "Part.adjust", leave_alone, n_filters=2, mood="top", values=True
    ),
    "filter cells protected apart": wrap(
        crossed_module, "describe_means", protect_cells_apart, n_filters=1, mood="top", values=True
    ),
    "numbers of hidden units": wrap(cells_module, "_Wave._make", show_numbers_of_hidden),
    "another rounding in one list": wrap(cells_module, "_describe_cell", round_finer),
}


def find(damage: Damage, n_seeds: int = 60) -> list[Finding]:
    """What the attacker finds in small organisations."""
    for seed in range(n_seeds):
        rng = np.random.default_rng(seed)
        survey = hold_survey(
            rng,
            draw_tree(rng, damage.n_units - 3 * damage.n_filters, damage.largest),
            SCORES,
            filters=FILTERS[: damage.n_filters],
            mood=damage.mood,
            gaps=damage.gaps,
        )
        listed = survey.list(survey.release(damage.settings))
        if found := attack(listed, survey.people(), damage.settings.w, values=damage.values):
            return found
    return []


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_gate_is_found_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    damage = DAMAGE[name]
    monkeypatch.setattr(damage.module, damage.name, damage.replacement)
    assert find(damage)


def test_there_are_twenty_damaged_gates() -> None:
    assert len(DAMAGE) >= 20
