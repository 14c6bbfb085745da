"""The table of one period: what may be shown of every unit and combined group. This is all that is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speelveld.science.absence import (
    AbsenceFigures,
    Employee,
    Period,
    PublicClass,
    PublicFigures,
    Rounded,
    Settings,
    join_figures,
    measure_absence,
    publish_figures,
)
from speelveld.science.disclosure import Tree
from speelveld.science.disclosure import Unit as TreeUnit
from speelveld.signals.absence.cutting import (
    Block,
    Cut,
    cut,
    cut_for_details,
    find_place,
    join_cuts,
    list_together,
    list_units_shown,
)


@dataclass(frozen=True)
class Group:
    """A unit, or small units that are read together, with its figures."""

    key: str  # of the unit; of a combined group the keys of its units with + between them
    name: str
    parent: str  # the unit right above, "" at the top
    units: tuple[str, ...]  # of a combined group
    figures: PublicFigures


@dataclass(frozen=True)
class AbsenceTable:
    """Everything that anybody can see of one period."""

    groups: tuple[Group, ...]
    blocks: Cut

    def find(self, key: str) -> Group | None:
        return next((group for group in self.groups if group.key == key), None)

    def find_around(self, unit: str) -> Group | None:
        """Return the combined group in which a small unit is read."""
        return next((group for group in self.groups if unit in group.units), None)


def make_table(
    tree: Tree,
    by_unit: Mapping[str, Sequence[Employee]],
    period: Period,
    settings: Settings,
    *,
    whole_in: Sequence[Cut] = (),
) -> AbsenceTable:
    """Measure, cut and round one period. Raises TooFew.

    Parameters
    ----------
    tree : all units, without head counts.
    by_unit : employees by unit.
    whole_in : cuts in which every block must be whole, since they were or will be shown for the same days.
    """
    measured = {key: measure_absence(people, period, settings) for key, people in by_unit.items()}
    counted = _count(tree, measured)
    blocks = cut(counted)
    if whole_in:
        blocks = join_cuts((blocks, *whole_in), [unit.key for unit in tree])
        blocks = tuple(block for block in blocks if any((counted[key].n_invited or 0) for key in block))
    shown = list_units_shown(counted, blocks)
    together = list_together(counted, blocks, shown)
    detailed = list_units_shown(counted, cut_for_details(blocks, counted))
    groups = [
        Group(key, tree[key].name, tree[key].parent or "", (), figures)
        for key, parts in shown.items()
        if (figures := _publish(parts, measured, period, with_details=key in detailed))
    ]
    groups += [
        _describe_together(block, counted, figures)
        for block in together
        if (figures := _publish((block,), measured, period, with_details=False))
    ]
    order = {unit.key: place for place, unit in enumerate(tree)}
    groups.sort(key=lambda group: order[group.units[0] if group.units else group.key])
    return AbsenceTable(tuple(groups), blocks)


def _count(tree: Tree, measured: Mapping[str, AbsenceFigures]) -> Tree:
    return Tree(
        TreeUnit(
            unit.key,
            unit.parent,
            unit.name,
            int(measured[unit.key].average_persons) if unit.key in measured else 0,
        )
        for unit in tree
    )


def _publish(
    parts: Sequence[Block], measured: Mapping[str, AbsenceFigures], period: Period, *, with_details: bool
) -> PublicFigures | None:
    figures = join_figures([measured[key] for block in parts for key in block if key in measured], period)
    if figures.percentage is None or figures.frequency is None:
        return None
    public = publish_figures(figures)
    if with_details:
        return public
    return PublicFigures(public.people, public.percentage, public.frequency, None, None, ())


def _describe_together(block: Block, tree: Tree, figures: PublicFigures) -> Group:
    units = tuple(unit.key for unit in tree if unit.key in block and unit.n_invited)
    around = find_place(block, tree)
    return Group("+".join(units), ", ".join(tree[key].name for key in units), around, units, figures)


def write_table(table: AbsenceTable) -> dict[str, Any]:
    """Return a table as plain JSON."""
    return {
        "blocks": [sorted(block) for block in table.blocks],
        "groups": [
            {
                "key": group.key,
                "name": group.name,
                "parent": group.parent,
                "units": list(group.units),
                "people": group.figures.people,
                "percentage": _write(group.figures.percentage),
                "frequency": _write(group.figures.frequency),
                "duration": group.figures.duration,
                "zero_absence": group.figures.zero_absence,
                "classes": [
                    [one.first_day, one.last_day, *_write(one.percentage)] for one in group.figures.classes
                ],
            }
            for group in table.groups
        ],
    }


def _write(figure: Rounded) -> list[float]:
    return [figure.value, figure.step]


def read_table(data: Mapping[str, Any]) -> AbsenceTable:
    """Return the table that JSON holds."""
    return AbsenceTable(
        tuple(
            Group(
                one["key"],
                one["name"],
                one["parent"],
                tuple(one["units"]),
                PublicFigures(
                    one["people"],
                    Rounded(*one["percentage"]),
                    Rounded(*one["frequency"]),
                    one["duration"],
                    one["zero_absence"],
                    tuple(PublicClass(low, high, Rounded(*figure)) for low, high, *figure in one["classes"]),
                ),
            )
            for one in data["groups"]
        ),
        tuple(frozenset(block) for block in data["blocks"]),
    )
