"""Edge protection: no block total says that people all stand at one end of the scale (S2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.settings import Variable


@dataclass(frozen=True, slots=True, eq=False)
class Margins:
    """How far block totals stay from both ends, in steps of each score; shape (blocks, variables)."""

    low: Counts
    high: Counts


def set_margins(block_owner: Counts, variables: Sequence[Variable], w: float) -> Margins:
    """`w` times the range, and more where percentages could otherwise not agree with the mean.

    Percentages say that at least one person is in each category. The blocks they are made of leave
    room for those people together.

    Parameters
    ----------
    block_owner : (b,) the larger block with percentages that each block is in, -1 for none.
    variables : v scores.
    w : part of the range.
    """
    larger, place, size = np.unique(block_owner, return_inverse=True, return_counts=True)
    parts = np.where(larger >= 0, size, np.iinfo(np.int64).max)[place.ravel()]
    least = np.array([measure_margin(variable, w) for variable in variables], dtype=np.int64)
    rooms = np.array([_measure_rooms(variable) for variable in variables], dtype=np.int64).reshape(-1, 2)
    low, high = (np.maximum(least, -(-room // parts[:, None])) for room in rooms.T)
    return Margins(low, high)


def measure_margin(variable: Variable, w: float) -> int:
    """`w` times the range, in whole steps of the score."""
    return max(math.ceil(w * variable.levels - 1e-9), 1)


def _measure_rooms(variable: Variable) -> tuple[int, int]:
    """Steps from the low and from the high end that one person in each other category takes at least."""
    low, high = variable.cut_codes
    levels = variable.levels
    has_middle = high - low > 1
    return high + (low + 1) * has_middle, levels - low + (levels - high + 1) * has_middle


def protect_totals(total: Counts, n: Counts, levels: Counts, margins: Margins) -> Counts:
    """Keep every block total away from both ends, on the grid of the score; always, whatever was answered.

    Parameters
    ----------
    total : (b, v) sums of codes.
    n : (b, v) people with a score.
    levels : (v,) steps of each scale.
    margins : least distances.
    """
    return np.clip(total, margins.low, n * levels - margins.high)


def measure_slack(total: Counts, n: Counts, levels: Counts, margins: Margins) -> tuple[Counts, Counts]:
    """How far the truth may lie below and above a protected total: told by the total itself (S3)."""
    below = np.where(total == margins.low, margins.low, 0)
    above = np.where(total == n * levels - margins.high, margins.high, 0)
    return below, above
