"""Managers beside employees: two groups without a common person, and the difference between their means.

All of it is made of two released figures, of the whole and of the managers, and so it tells nothing that these do not
tell already. Employees are all who are not in the group of managers.
"""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row, describe_bar, make_bar
from speelveld.results.presenters.scores import Score, rate
from speelveld.results.presenters.wording import write_mean, write_number, write_range
from speelveld.results.queries import Edition
from speelveld.science.disclosure import Difference, ReleasedCell, ReleasedTable, ReleasedVariable, difference
from speelveld.science.disclosure.intervals import half_width


@dataclass(frozen=True)
class Beside:
    """`rows` holds managers and employees; none when one of the two, or the difference, may not be shown."""

    rows: tuple[Row, ...] = ()
    gap: str = ""
    gap_range: str = ""
    verdict: str = ""


def set_beside(edition: Edition, sight: Sight, score: Score) -> Beside | None:
    """Return one score of both groups; None when managers did not answer apart, or for who may not read them."""
    table, key = edition.table, edition.managers_key
    if not key or not sight.may_see(key) or not sight.may_see(table.units[0].key):
        return None
    managers, variable = table.cell(key, score.key), score.variable
    employees = leave_out(table, key, variable) if managers else None
    if managers is None or employees is None:
        return Beside()
    found = difference(managers, employees, variable, variable)
    return Beside(
        rows=(
            _draw(score, managers, table.unit(key).name),
            _draw(score, employees, _("Alle anderen")),
        ),
        gap=_write_signed(found.value, variable),
        gap_range=_("%(low)s tot %(high)s")
        % {"low": _write_signed(found.low, variable), "high": _write_signed(found.high, variable)},
        verdict=_judge(found),
    )


def leave_out(table: ReleasedTable, key: str, variable: ReleasedVariable) -> ReleasedCell | None:
    """Return the figure of everybody outside one shown group, worked out as any reader could.

    None when a figure stands at a protected end, where the mean is a limit, or when too few people are left. The
    interval is wider than the gate's by what the two roundings can do.
    """
    root = table.units[0].key
    whole, part = table.cell(root, variable.key), table.cell(key, variable.key)
    if whole is None or part is None or variable.pooled_sd is None:
        return None
    is_limit = whole.at_most or whole.at_least or part.at_most or part.at_least
    n = whole.n - part.n
    if is_limit or n < table.settings.k:
        return None
    mean = (whole.n * whole.mean - part.n * part.mean) / n
    spread = [(variable.pooled_sd, variable.dof)]
    half = float(half_width(spread, np.array([[n]]), np.array([_count_invited(table, root, key)]))[0, 0])
    half += 0.5 * 10**-variable.decimals * (whole.n + part.n) / n
    mean, low, high = (
        round(min(max(value, variable.lo), variable.hi), variable.decimals)
        for value in (mean, mean - half, mean + half)
    )
    return ReleasedCell(n, mean, low, high, at_most=False, at_least=False, favourable=None, shares=None)


def _count_invited(table: ReleasedTable, root: str, key: str) -> float:
    counts = [group.n_invited if (group := table.group(one)) else None for one in (root, key)]
    whole, part = counts
    return float("nan") if whole is None or part is None else whole - part


def _draw(score: Score, cell: ReleasedCell, name: str) -> Row:
    variable = score.variable
    return Row(
        key=score.key, name=name, standing=rate(cell, variable), mean=write_mean(cell, variable),
        range=write_range(cell, variable), n=cell.n, other="", beside=None, bar=make_bar(cell, None, variable),
        alt=describe_bar(cell, None, "", variable), change=None,
    )  # fmt: skip


def _write_signed(value: float, variable: ReleasedVariable) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + write_number(abs(value), variable)


def _judge(found: Difference) -> str:
    if not found.is_clear:
        return _("Dit verschil kan toeval zijn: het zegt niet dat zij het anders zien.")
    if found.value > 0:
        return _("Leidinggevenden geven hier een hogere score dan alle anderen, meer dan door toeval.")
    return _("Leidinggevenden geven hier een lagere score dan alle anderen, meer dan door toeval.")
