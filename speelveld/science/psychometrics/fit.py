"""How well a factor model fits, in the usual figures.

Sources: Steiger (1990), Multivariate Behavioral Research 25, 173-180 (RMSEA); Bentler (1990), Psychological
Bulletin 107, 238-246 (CFI); Tucker and Lewis (1973), Psychometrika 38, 1-10 (TLI); Bentler (1995), EQS
Structural Equations Program Manual (SRMR).
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import chdtrc, chndtr

from speelveld.science.psychometrics.arrays import Array


@dataclass(frozen=True, slots=True)
class Fit:
    """Fit of a model to the answers of `n` people. The indices are None when df is 0: then every model fits.

    Parameters
    ----------
    n : people with complete answers.
    chi_square, df, p_value : likelihood-ratio test against any covariance matrix, `n` times the discrepancy.
    cfi, tli : gain over a model without any correlation; 1 is perfect.
    rmsea, rmsea_low, rmsea_high : misfit per degree of freedom with its 90% interval; 0 is perfect.
    srmr : root mean square of the differences between observed and implied correlations; 0 is perfect.
    """

    n: int
    chi_square: float
    df: int
    p_value: float | None
    cfi: float | None
    tli: float | None
    rmsea: float | None
    rmsea_low: float | None
    rmsea_high: float | None
    srmr: float


def judge_fit(observed: Array, implied: Array, n: int, n_parameters: int) -> Fit:
    """Judge how well implied correlations (p, p) fit observed ones of `n` people."""
    p = len(observed)
    df = p * (p + 1) // 2 - n_parameters
    chi_square = n * max(discrepancy(observed, implied), 0.0)
    differences = (observed - implied)[np.tril_indices(p)]
    srmr = math.sqrt(float((differences**2).mean()))
    if df == 0:
        return Fit(n, chi_square, 0, None, None, None, None, None, None, srmr)
    none_df = p * (p - 1) // 2
    excess, none_excess = chi_square - df, n * discrepancy(observed, np.eye(p)) - none_df
    largest = max(excess, none_excess, 0.0)
    low, high = _bound_rmsea(chi_square, df, n)
    return Fit(
        n=n,
        chi_square=chi_square,
        df=df,
        p_value=float(chdtrc(df, chi_square)),
        cfi=1 - max(excess, 0.0) / largest if largest else 1.0,
        tli=1 - excess / df * none_df / none_excess if none_excess > 0 else None,
        rmsea=math.sqrt(max(excess, 0.0) / (df * n)),
        rmsea_low=low,
        rmsea_high=high,
        srmr=srmr,
    )


def discrepancy(observed: Array, implied: Array) -> float:
    """Return the maximum-likelihood discrepancy of two covariance matrices (p, p); 0 when they are equal."""
    determinants = np.linalg.slogdet(implied)[1] - np.linalg.slogdet(observed)[1]
    return float(determinants + np.trace(np.linalg.solve(implied, observed)) - len(observed))


def _bound_rmsea(chi_square: float, df: int, n: int) -> tuple[float, float]:
    """Return the ends of the 90% interval, from the noncentral chi-square distribution."""

    def find_end(share: float) -> float:
        if chndtr(chi_square, df, 0.0) <= share:
            return 0.0
        top = 2 * chi_square + 10
        while chndtr(chi_square, df, top) > share:
            top *= 2
        noncentrality = brentq(lambda value: chndtr(chi_square, df, value) - share, 0.0, top, xtol=1e-10)
        return math.sqrt(noncentrality / (df * n))

    return find_end(0.95), find_end(0.05)
