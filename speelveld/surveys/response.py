"""Response while a wave is open: only for units of thirty or more, in steps of five percent, and nothing by
subtraction: whatever remains of a unit beside the units shown inside it also counts thirty people, or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from speelveld.science.disclosure.tree import Tree
from speelveld.surveys.audience import read_tree
from speelveld.surveys.models import Wave

LEAST_INVITED = 30
STEP, HIGHEST = 5, 95


@dataclass(frozen=True)
class GroupResponse:
    """How many of a reporting group were invited and have answered."""

    unit_keys: frozenset[str]
    n_invited: int
    n_answered: int


def measure_response(wave: Wave) -> dict[str, int]:
    """Return the response of each unit that may be shown, in whole steps of five percent."""
    tree = read_tree(wave)
    answered = dict(
        wave.invitations.filter(is_used=True)
        .values_list("group")
        .annotate(n=Count("pk"))
        .values_list("group", "n")
    )
    groups = [
        GroupResponse(frozenset(group.unit_keys), group.n_invited, answered.get(group.pk, 0))
        for group in wave.reporting_groups.all()
    ]
    return compute_steps(tree, groups)


def compute_steps(tree: Tree, groups: Sequence[GroupResponse]) -> dict[str, int]:
    """Return the percentage of each shown unit, rounded down to five and at most 95."""
    inside = {unit.key: _find_groups(tree, unit.key, groups) for unit in tree}
    invited = {key: sum(group.n_invited for group in found) for key, found in inside.items()}
    shown: dict[str, int] = {}
    waiting = [tree.root.key] if invited[tree.root.key] >= LEAST_INVITED else []
    while waiting:
        key = waiting.pop()
        answered = sum(group.n_answered for group in inside[key])
        shown[key] = min(HIGHEST, 100 * answered // invited[key] // STEP * STEP)
        waiting += _choose_below(tree, key, invited)
    return shown


def _find_groups(tree: Tree, key: str, groups: Sequence[GroupResponse]) -> list[GroupResponse]:
    """Return the groups that make up a unit; none when one of them also holds people from elsewhere."""
    below = {unit.key for unit in tree.subtree(key)}
    touching = [group for group in groups if group.unit_keys & below]
    return touching if all(group.unit_keys <= below for group in touching) else []


def _choose_below(tree: Tree, key: str, invited: dict[str, int]) -> list[str]:
    """Return the units right below that may be shown, leaving out the smallest until the rest is large enough."""
    chosen = sorted(
        (unit.key for unit in tree.children(key) if invited[unit.key] >= LEAST_INVITED),
        key=lambda k: invited[k],
    )
    while chosen and 0 < invited[key] - sum(invited[k] for k in chosen) < LEAST_INVITED:
        chosen.pop(0)
    return chosen
