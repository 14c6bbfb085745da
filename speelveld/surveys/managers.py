"""Managers who answer as one group of their own: one leaf below the whole, and one reporting group by itself.

Everybody is in one group still. A manager counts with the managers of the whole organisation and nowhere else.
"""

from collections.abc import Collection
from dataclasses import replace

from speelveld.science.disclosure.grouping import ReportingGroup, form_reporting_groups, name_group
from speelveld.science.disclosure.tree import Tree

KEY = "managers:apart"


def make_key(taken: Collection[str]) -> str:
    """Return the key of the node of managers: the same in every wave, and never that of a unit."""
    key = KEY
    while key in taken:
        key += ":"
    return key


def form_groups(tree: Tree, k: int, managers_key: str = "") -> tuple[ReportingGroup, ...]:
    """Form the reporting groups of a wave; with a node of managers, that is a group and never joined by others."""
    if not managers_key:
        return form_reporting_groups(tree, k)
    others = Tree(unit for unit in tree if unit.key != managers_key)
    root, apart = tree.root.key, tree[managers_key]
    return (
        *(
            replace(group, key=_name(group, tree), parent=group.parent or root)
            for group in form_reporting_groups(others, k)
        ),
        ReportingGroup(apart.key, (apart.key,), apart.n_invited, root),
    )


def _name(group: ReportingGroup, tree: Tree) -> str:
    """The whole organisation without its managers is no unit any more, so it cannot have the key of one."""
    return name_group(group.unit_keys, tree) if group.key == tree.root.key else group.key
