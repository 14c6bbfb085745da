"""How sure a figure is, from one spread per variable for the whole organisation."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import stdtrit

from speelveld.science.disclosure.arrays import Counts, Scores

CONFIDENCE = 0.95


def round_up_two_digits(value: float) -> float:
    """The smallest number of two significant digits that is not below the value."""
    if value <= 0:
        return 0.0
    digits = 1 - math.floor(math.log10(value))
    steps = math.ceil(round(value * 10.0**digits, 9))
    return round(steps / 10.0**digits, max(digits, 0))


def pool_spread(
    n: Counts, total: Counts, squares: int, *, levels: int, square_levels: int, w: float
) -> tuple[float, int]:
    """Standard deviation within blocks, as part of the range, and its degrees of freedom.

    Raised where needed, so that the spread itself never closes in on anybody: even in an organisation
    where all agree, one person could still differ by `w` times the range.

    Parameters
    ----------
    n, total : (b,) people and sum of codes per block.
    squares : sum of squared codes over all blocks, on the grid of `square_levels`.
    levels, square_levels : steps of the two grids.
    w : part of the range that must stay open.

    Returns
    -------
    spread, degrees of freedom : the spread is not yet rounded.
    """
    dof = int(n.sum()) - len(n)
    if dof < 1:
        return 0.0, 0
    mean = total / n
    within = max(squares / square_levels**2 - float((n * mean**2).sum()) / levels**2, 0.0)
    on_grid = mean - np.floor(mean)
    least = float((n * on_grid * (1 - on_grid)).sum()) / levels**2
    moves = max(math.ceil(w * levels - 1e-9), 1) / levels
    open_at_least = least + moves * (moves + 1 / levels)
    return math.sqrt(max(within, open_at_least) / dof), dof


def half_width(spread: float, dof: int, n: Scores, n_invited: Scores) -> Scores:
    """Half the length of the 95% interval of group means.

    A Student interval with the finite population correction `1 - n / n_invited`: the interval says
    what all invited people together would have answered. Without a known head count the correction
    is left out.

    Parameters
    ----------
    spread : pooled standard deviation.
    dof : its degrees of freedom.
    n : (g,) people with a score.
    n_invited : (g,) people invited, nan when unknown.
    """
    if dof < 1:
        return np.full(n.shape, np.inf)
    missed = np.where(np.isnan(n_invited), 1.0, 1 - n / np.fmax(n_invited, n))
    quantile = float(stdtrit(dof, (1 + CONFIDENCE) / 2))
    widths: Scores = quantile * spread * np.sqrt(missed / n)
    return widths
