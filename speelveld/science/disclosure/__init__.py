"""The gate: which group results may be shown, so that nothing about fewer than k people can be derived.

In short: `Tree` and `form_reporting_groups` before a wave opens; `encode`, `aggregate` (or
`aggregate_items`) and `release` or `release_with_filters` after it has closed; everything that is shown,
printed or exported reads a `ReleasedTable`. The definition and its proofs: docs/method/gate.md.
"""

from speelveld.science.disclosure.aggregation import Aggregates, aggregate, encode
from speelveld.science.disclosure.cells import list_cells
from speelveld.science.disclosure.comparison import Difference, change_may_be_shown, compare, difference
from speelveld.science.disclosure.decision import Organisation
from speelveld.science.disclosure.filters import Atom, Filter, gather_atoms
from speelveld.science.disclosure.gate import release, release_with_filters
from speelveld.science.disclosure.grouping import ReportingGroup, form_reporting_groups, one_group_per_unit
from speelveld.science.disclosure.items import ItemScale, aggregate_items
from speelveld.science.disclosure.records import (
    ReleasedBreakdowns,
    ReleasedCell,
    ReleasedGroup,
    ReleasedPart,
    ReleasedUnit,
    ReleasedVariable,
    Utility,
)
from speelveld.science.disclosure.released import ReleasedTable
from speelveld.science.disclosure.settings import FLOOR, Settings, Variable
from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.science.disclosure.values import round_response

__all__ = [
    "FLOOR",
    "Aggregates",
    "Atom",
    "Difference",
    "Filter",
    "ItemScale",
    "Organisation",
    "ReleasedBreakdowns",
    "ReleasedCell",
    "ReleasedGroup",
    "ReleasedPart",
    "ReleasedTable",
    "ReleasedUnit",
    "ReleasedVariable",
    "ReportingGroup",
    "Settings",
    "Tree",
    "Unit",
    "Utility",
    "Variable",
    "aggregate",
    "aggregate_items",
    "change_may_be_shown",
    "compare",
    "difference",
    "encode",
    "form_reporting_groups",
    "gather_atoms",
    "list_cells",
    "one_group_per_unit",
    "release",
    "release_with_filters",
    "round_response",
]
