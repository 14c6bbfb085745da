"""Before the start: which teams will probably be shown. Head counts go through the gate itself, with no answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure import (
    Aggregates,
    ReleasedTable,
    ReportingGroup,
    Tree,
    Unit,
    Variable,
    release,
)
from speelveld.science.disclosure.grouping import count_invited
from speelveld.surveys.audience import Audience
from speelveld.surveys.managers import form_groups
from speelveld.surveys.models import Wave
from speelveld.surveys.thresholds import choose_settings

RESPONSES = (50, 65, 80)  # per cent of the invited people
_ANY_SCORE = Variable(key="any", lo=1, hi=5, step=1)


@dataclass(frozen=True)
class PartForecast:
    """People of a team with one trait."""

    name: str
    n_invited: int
    own_from: int | None


@dataclass(frozen=True)
class TeamForecast:
    """What the people of one team will probably read."""

    key: str
    name: str
    n_invited: int
    own_from: int | None  # the least response from which it is shown by itself, None: at none of them
    together: tuple[str, ...]  # with whom it is read until then
    parts: tuple[PartForecast, ...] = ()


@dataclass(frozen=True)
class Forecast:
    """The teams in tree order, and how many of them read their own result at each response."""

    teams: tuple[TeamForecast, ...]
    n_own: tuple[tuple[int, int], ...]  # response, number of units
    n_parts: tuple[tuple[int, int], ...] = ()  # response, number of parts
    shows_managers: frozenset[int] = frozenset()  # responses at which the group of managers is shown


def make_forecast(
    tree: Tree, minimum_group: int, parts: Collection[str] = (), managers_key: str = ""
) -> Forecast | None:
    """Return the forecast; None when too few people are asked to show anything.

    `parts` are nodes below teams, `managers_key` is the node of managers who answer apart, empty when there is none.
    """
    if sum(unit.n_invited or 0 for unit in tree) < minimum_group:
        return None
    groups = form_groups(tree, minimum_group, managers_key)
    tables = {response: _release(tree, groups, minimum_group, response) for response in RESPONSES}
    shown = {response: {group.key for group in table.groups} for response, table in tables.items()}
    teams = [unit for unit in tree if unit.key != managers_key and _is_team(unit, tree, parts)]
    forecasts = tuple(
        TeamForecast(
            key=unit.key,
            name=unit.name,
            n_invited=count_invited(tree, unit.key) or 0,
            own_from=_find_first(unit.key, shown),
            together=_name_company(unit.key, tables, shown, tree),
            parts=tuple(
                PartForecast(part.name, part.n_invited or 0, _find_first(part.key, shown))
                for part in tree.children(unit.key)
            ),
        )
        for unit in teams
    )
    keys = {unit.key for unit in teams}
    return Forecast(
        forecasts,
        tuple((response, len(keys & own)) for response, own in shown.items()),
        tuple((response, len(own.intersection(parts))) for response, own in shown.items()) if parts else (),
        frozenset(response for response, own in shown.items() if managers_key in own),
    )


def make_forecast_of(wave: Wave, audience: Audience) -> Forecast | None:
    """Return the forecast of an audience as it was gathered."""
    return make_forecast(audience.tree, wave.minimum_group, audience.parts, audience.managers_key)


def _is_team(unit: Unit, tree: Tree, parts: Collection[str]) -> bool:
    """Whether nothing but parts is below a unit, and people are in it."""
    if unit.key in parts or not count_invited(tree, unit.key):
        return False
    return all(below.key in parts for below in tree.children(unit.key))


def _release(tree: Tree, groups: Sequence[ReportingGroup], k: int, response: int) -> ReleasedTable:
    """What the gate would show if in every group this share answered. The figures mean nothing."""
    n = np.array([(group.n_invited or 0) * response // 100 for group in groups], dtype=np.int64)
    column, nothing = n[:, None], np.zeros((len(groups), 1), dtype=np.int64)
    sums = Aggregates((_ANY_SCORE,), n, column, 2 * column, 4 * column, nothing, nothing)
    return release(tree, groups, sums, choose_settings(k))


def _find_first(key: str, shown: dict[int, set[str]]) -> int | None:
    """The least response from which the unit is shown there and at every higher one."""
    first = None
    for response in sorted(shown, reverse=True):
        if key not in shown[response]:
            break
        first = response
    return first


def _name_company(
    key: str, tables: dict[int, ReleasedTable], shown: dict[int, set[str]], tree: Tree
) -> tuple[str, ...]:
    """The other units in the group that stands in for this one, at the highest response that hides it."""
    hiding = [response for response in RESPONSES if key not in shown[response]]
    if not hiding:
        return ()
    table = tables[max(hiding)]
    substitute = next((group for group in table.groups if group.key == table.hidden.get(key)), None)
    members = substitute.unit_keys if substitute else ()
    return tuple(tree[member].name for member in members if member != key)
