"""One figure as a row of words, numbers and a bar; used for factors of a unit and for units of a factor."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from speelveld.results.presenters.changes import Change, describe_change
from speelveld.results.presenters.wording import write_mean, write_range
from speelveld.science.disclosure import ReleasedCell, ReleasedVariable


@dataclass(frozen=True)
class Bar:
    """Places along the scale, in per cent of its length."""

    value: str
    low: str
    high: str
    other: str | None


@dataclass(frozen=True)
class Row:
    """One figure of one group. `other` is that of a larger group; `beside` the difference, where clear.

    `standing` tells how favourable the figure is, from 0 to 1; never shown, only used to choose. `note` says what
    is particular about its scale.
    """

    key: str
    name: str
    standing: float
    mean: str
    range: str
    n: int
    other: str
    beside: Change | None
    bar: Bar
    alt: str
    change: Change | None
    note: str = ""

    @property
    def direction(self) -> int:
        """How favourably the group differs from the larger one, from -2 to 2."""
        return self.beside.direction if self.beside else 0


def make_bar(cell: ReleasedCell, other: ReleasedCell | None, variable: ReleasedVariable) -> Bar:
    return Bar(
        value=_place(cell.mean, variable),
        low=_place(cell.low, variable),
        high=_place(cell.high, variable),
        other=_place(other.mean, variable) if other else None,
    )


def describe_bar(
    cell: ReleasedCell, other: ReleasedCell | None, other_name: str, variable: ReleasedVariable
) -> str:
    """Return in words what the bar draws."""
    text = _("%(mean)s, waarschijnlijk %(range)s") % {
        "mean": write_mean(cell, variable),
        "range": write_range(cell, variable),
    }
    if other is None:
        return text
    return f"{text}; {other_name} {write_mean(other, variable)}"


def describe_difference(
    cell: ReleasedCell, other: ReleasedCell | None, step: int, variable: ReleasedVariable
) -> Change | None:
    """Return the difference with a larger group; None unless it is larger than chance."""
    if other is None or step == 0:
        return None
    return describe_change(round(cell.mean - other.mean, variable.decimals), step, variable)


def _place(value: float, variable: ReleasedVariable) -> str:
    share = (value - variable.lo) / (variable.hi - variable.lo)
    return f"{100 * share:.1f}%"


def list_ticks(variable: ReleasedVariable) -> tuple[tuple[str, str], ...]:
    """Return the ends and the middle of a scale as (text, place)."""
    ends = (variable.lo, (variable.lo + variable.hi) / 2, variable.hi)
    return tuple(
        (str(number_format(end, 0 if end == round(end) else 1)), _place(end, variable)) for end in ends
    )
