"""How sure a figure is, from one spread per variable for the whole organisation."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import stdtrit

from speelveld.science.disclosure.aggregation import square_levels
from speelveld.science.disclosure.arrays import Counts, Scores
from speelveld.science.disclosure.settings import Variable

CONFIDENCE = 0.95


def round_up_two_digits(value: float) -> float:
    """The smallest number of two significant digits that is not below the value."""
    if value <= 0:
        return 0.0
    digits = 1 - math.floor(math.log10(value))
    steps = math.ceil(round(value * 10.0**digits, 9))
    return round(steps / 10.0**digits, max(digits, 0))


def pool_spread(n: Counts, total: Counts, squares: int, variable: Variable, w: float) -> tuple[float, int]:
    """Standard deviation within blocks, in scale points, and its degrees of freedom.

    Rounded up to two digits. Raised where needed, so that the spread itself never closes in on
    anybody: even in an organisation where all agree, one person could still differ by `w` times the
    range while the others make up for it.

    Parameters
    ----------
    n, total : (b,) people and sum of codes per block.
    squares : sum of squared codes over all blocks.
    variable : the score.
    w : part of the range that must stay open.
    """
    dof = int(n.sum()) - len(n)
    if dof < 1:
        return 0.0, 0
    levels = variable.levels
    mean = total / n
    within = max(squares / square_levels(variable) ** 2 - float((n * mean**2).sum()) / levels**2, 0.0)
    off_grid = mean - np.floor(mean)
    least = float((n * off_grid * (1 - off_grid)).sum()) / levels**2
    move = max(math.ceil(w * levels - 1e-9), 1) / levels
    must_fit = least + move * (move + 1 / levels)
    return round_up_two_digits(math.sqrt(max(within, must_fit) / dof) * variable.range), dof


def half_width(spreads: Sequence[tuple[float, int]], n: Counts, n_invited: Scores) -> Scores:
    """Half the length of the 95% interval of group means.

    A Student interval with the finite population correction `1 - n / n_invited`: the interval says
    what all invited people together would have answered. Without a known head count the correction
    is left out.

    Parameters
    ----------
    spreads : per variable the pooled standard deviation and its degrees of freedom.
    n : (g, v) people with a score.
    n_invited : (g,) people invited, nan when unknown.
    """
    quantile = np.array(
        [float(stdtrit(dof, (1 + CONFIDENCE) / 2)) * spread if dof else np.inf for spread, dof in spreads]
    )
    invited = n_invited[:, None]
    missed = np.where(np.isnan(invited), 1.0, 1 - n / np.fmax(invited, n))
    widths: Scores = quantile * np.sqrt(missed / n)
    return widths
