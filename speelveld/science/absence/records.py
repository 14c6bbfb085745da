"""Who worked when, and who was absent when: pseudonymous, and without any cause."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise

MOST_FTE = 2.0  # 40 contracted hours where 36 is full time is 1.11; twice full time is a mistake


@dataclass(frozen=True)
class Contract:
    """Days in service with one part-time factor; `last` None when it goes on.

    Raises ValueError when the factor is not above 0 and at most 2, or the last day precedes the first.
    """

    first: datetime.date
    last: datetime.date | None = None
    fte: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.fte <= MOST_FTE:
            raise ValueError(
                f"The part-time factor must be above 0 and at most {MOST_FTE:g}, not {self.fte:g}."
            )
        if self.last is not None and self.last < self.first:
            raise ValueError(f"A contract ends ({self.last}) before it begins ({self.first}).")


@dataclass(frozen=True)
class Leave:
    """Maternity leave, both days included: no illness, and a spell ends where it begins."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A leave ends ({self.last}) before it begins ({self.first}).")


@dataclass(frozen=True)
class Segment:
    """From this day on, the share of working time that is lost (0.5: half)."""

    first: datetime.date
    share: float

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"The share lost must be above 0 and at most 1, not {self.share:g}.")


@dataclass(frozen=True)
class Spell:
    """One case of absence.

    Parameters
    ----------
    first : first day.
    recovered : first day of full work; None while it goes on.
    segments : share lost from a day on, the first from `first`; partial recovery is a segment, no new spell.
    is_vangnet : whether a sickness benefit pays (never on which ground).

    Raises
    ------
    ValueError
        When days do not rise or the first segment does not begin with the spell.
    """

    first: datetime.date
    recovered: datetime.date | None = None
    segments: tuple[Segment, ...] = ()
    is_vangnet: bool = False

    def __post_init__(self) -> None:
        if self.recovered is not None and self.recovered <= self.first:
            raise ValueError(f"Recovery ({self.recovered}) must come after the first day ({self.first}).")
        if not self.segments:
            object.__setattr__(self, "segments", (Segment(self.first, 1.0),))
        if self.segments[0].first != self.first:
            raise ValueError(f"The first share must begin on the first day of the spell ({self.first}).")
        if any(later.first <= former.first for former, later in pairwise(self.segments)):
            raise ValueError(f"The shares of the spell of {self.first} must stand in order of their days.")
        if self.recovered is not None and self.segments[-1].first >= self.recovered:
            raise ValueError(
                f"A share begins on {self.segments[-1].first}, after recovery ({self.recovered})."
            )


@dataclass(frozen=True)
class Employee:
    """A pseudonymous person with contracts, spells and leaves, each in order of days and apart.

    Raises ValueError when contracts, spells or leaves overlap or are out of order, or a contract is missing.
    """

    key: str
    contracts: tuple[Contract, ...]
    spells: tuple[Spell, ...] = ()
    leaves: tuple[Leave, ...] = ()

    def __post_init__(self) -> None:
        if not self.contracts:
            raise ValueError(f"Employee {self.key}: a contract is missing.")
        for name, rows in (
            ("contracts", [(one.first, one.last) for one in self.contracts]),
            ("spells", [(one.first, _day_before(one.recovered)) for one in self.spells]),
            ("leaves", [(one.first, one.last) for one in self.leaves]),
        ):
            for former, later in pairwise(rows):
                if former[1] is None or later[0] <= former[1]:
                    raise ValueError(f"Employee {self.key}: {name} overlap or are out of order ({later[0]}).")


def _day_before(day: datetime.date | None) -> datetime.date | None:
    return None if day is None else day - datetime.timedelta(days=1)
