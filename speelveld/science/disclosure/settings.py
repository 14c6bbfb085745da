"""What is fixed before a wave opens: the thresholds of the gate and the scale of each variable."""

from __future__ import annotations

import math
from dataclasses import dataclass

FLOOR = 5  # no setting, command or wave can go below this
CONTINUOUS_LEVELS = 10**9  # a score without a known grid is kept to a thousand-millionth of its range


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Thresholds of the gate; they can be made stricter, never looser than the floor.

    Parameters
    ----------
    k : least number of respondents behind every statement (S1).
    k_remainder : least number in a block that holds hidden units; None gives ceil(1.25 (k - 1)), at least k.
    k_distribution : least number for distributions and percentages.
    k_comments : least number for open comments.
    w : part of the answer range that stays open for every small set (S2), above 0 and at most 1.
    decimals : the one rounding of means in every channel.
    """

    k: int = 10
    k_remainder: int | None = None
    k_distribution: int = 30
    k_comments: int = 20
    w: float = 0.5
    decimals: int = 1

    def __post_init__(self) -> None:
        if self.k < FLOOR:
            raise ValueError(f"k is {self.k}; the smallest group that may be shown has at least {FLOOR}.")
        for name in ("k_distribution", "k_comments"):
            if getattr(self, name) < self.k:
                raise ValueError(f"{name} is {getattr(self, name)}; it cannot be below k ({self.k}).")
        if self.k_remainder is not None and self.k_remainder < self.k:
            raise ValueError(f"k_remainder is {self.k_remainder}; it cannot be below k ({self.k}).")
        if not 0.5 <= self.w <= 1:
            raise ValueError(f"w is {self.w}; choose a part of the scale from 0.5 to 1.")
        if self.decimals not in range(4):
            raise ValueError(f"decimals is {self.decimals}; choose 0, 1, 2 or 3.")

    @property
    def remainder(self) -> int:
        """Least number of respondents in a block that holds hidden units."""
        return self.k_remainder if self.k_remainder is not None else remainder_for(self.k)


def remainder_for(k: int) -> int:
    """Size at which the mean of every hidden unit keeps a quarter of the scale open (S2+)."""
    return max(k, math.ceil(1.25 * (k - 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One score that is published per group: its scale and how it reads.

    Parameters
    ----------
    key : name of the factor or scale.
    lo, hi : ends of the answer scale.
    step : distance between two possible scores; None when any value in between may occur.
    cuts : scores up to the first are low, from the second on are high; None gives 3/8 and 5/8 of the range.
    higher_is_better : whether the high category is the favourable one.
    decimals : own rounding of the mean; None takes that of the settings.
    """

    key: str
    lo: float
    hi: float
    step: float | None = None
    cuts: tuple[float, float] | None = None
    higher_is_better: bool = True
    decimals: int | None = None

    def __post_init__(self) -> None:
        if not self.lo < self.hi:
            raise ValueError(f"Variable {self.key!r}: the scale runs from {self.lo} to {self.hi}.")
        if self.step is not None and (self.step <= 0 or not _is_whole(self.range / self.step)):
            raise ValueError(
                f"Variable {self.key!r}: step {self.step} does not divide {self.lo} to {self.hi}."
            )
        low, high = self.cut_points
        if not self.lo <= low < high <= self.hi:
            raise ValueError(
                f"Variable {self.key!r}: cuts {low} and {high} do not lie in order on the scale."
            )

    @property
    def range(self) -> float:
        """Length of the answer scale."""
        return self.hi - self.lo

    @property
    def levels(self) -> int:
        """Steps from the lowest to the highest score; a score is `lo + code * range / levels`."""
        return CONTINUOUS_LEVELS if self.step is None else round(self.range / self.step)

    @property
    def cut_points(self) -> tuple[float, float]:
        """Highest low score and lowest high score."""
        return self.cuts or (self.lo + 0.375 * self.range, self.lo + 0.625 * self.range)

    @property
    def cut_codes(self) -> tuple[int, int]:
        """The cut points as codes: low is at most the first, high at least the second."""
        low, high = ((cut - self.lo) / self.range * self.levels for cut in self.cut_points)
        return math.floor(low + 1e-6), math.ceil(high - 1e-6)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
