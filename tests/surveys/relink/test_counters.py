"""Why a trait is part of the group of an answer, and is not counted apart: sums beside rows tell whose rows they are.

Suppose a unit of thirty kept each answer without a trait, and beside it the sums over those who work at night.
Whoever has both looks for twelve rows that add up to those sums.
"""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

N_SCORES, LEVELS = 13, 17  # means of four answers of 1 to 5


@pytest.mark.parametrize("seed", range(3))
def test_sums_of_a_trait_tell_whose_rows_they_are(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, LEVELS, (30, N_SCORES))
    works_at_night = np.zeros(30, dtype=np.int64)
    works_at_night[rng.permutation(30)[:12]] = 1
    known = np.vstack([rows.T, np.ones(30, dtype=np.int64)])
    sums = known @ works_at_night
    found = milp(
        np.zeros(30),
        constraints=LinearConstraint(known, sums, sums),
        bounds=Bounds(0, 1),
        integrality=np.ones(30),
    )
    assert np.rint(found.x).astype(np.int64).tolist() == works_at_night.tolist()
