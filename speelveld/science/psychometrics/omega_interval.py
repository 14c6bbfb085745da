"""How sure omega is, from leaving out one part of the people after the other.

Source: Efron and Stein (1981), The Annals of Statistics 9, 586-596, for the delete-a-group jackknife; taken on
log(1 - omega), which is nearer to normal than omega itself.
"""

import numpy as np
from scipy.special import stdtrit

from speelveld.science.psychometrics.arrays import Array, NoFigure, keep_complete
from speelveld.science.psychometrics.omega import estimate_omega

_N_PARTS = 40


def estimate_omega_interval(
    answers: Array, rng: np.random.Generator, confidence: float = 0.95
) -> tuple[float, float] | NoFigure:
    """Return the ends of the interval of omega of one scale over complete answers.

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none; k of 3 or more.
    rng : deals people over the parts; the order of people does not matter for the same source.
    confidence : between 0 and 1.
    """
    complete = keep_complete(answers)
    if len(complete) < 2 * _N_PARTS:
        return NoFigure("too_few_people", n=len(complete), n_needed=2 * _N_PARTS)
    whole = estimate_omega(complete)
    if isinstance(whole, NoFigure):
        return whole
    complete = complete[np.lexsort(complete.T)]
    part = rng.permutation(np.arange(len(complete)) % _N_PARTS)
    found = [estimate_omega(complete[part != one]) for one in range(_N_PARTS)]
    if reason := next((one for one in found if isinstance(one, NoFigure)), None):
        return reason
    logs = np.log1p(-np.array(found, dtype=np.float64))
    spread = np.sqrt((_N_PARTS - 1) / _N_PARTS * ((logs - logs.mean()) ** 2).sum())
    half = float(stdtrit(_N_PARTS - 1, (1 + confidence) / 2)) * float(spread)
    centre = float(np.log1p(-whole))
    return float(-np.expm1(centre + half)), float(-np.expm1(centre - half))
