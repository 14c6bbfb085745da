"""What each item adds to its scale."""

from dataclasses import dataclass

import numpy as np

from speelveld.science.psychometrics.alpha import Alpha, estimate_alpha
from speelveld.science.psychometrics.arrays import Array, find_constant, keep_complete


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item of a scale.

    Parameters
    ----------
    n, n_missing : people who answered it, and who did not.
    mean, sd : of those who answered; nan when nobody did, or (sd) when only one person did.
    item_rest : correlation with the sum of the other items, over complete answers; None when there is none.
    alpha_if_dropped : alpha of the other items over the same people; None when it cannot be given.
    """

    n: int
    n_missing: int
    mean: float
    sd: float
    item_rest: float | None
    alpha_if_dropped: float | None


def describe_items(answers: Array) -> tuple[ItemStatistics, ...]:
    """Describe each item of a scale.

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none.
    """
    complete = keep_complete(answers)
    return tuple(_describe(answers[:, place], complete, place) for place in range(answers.shape[1]))


def _describe(column: Array, complete: Array, place: int) -> ItemStatistics:
    given = column[~np.isnan(column)]
    rest = np.delete(complete, place, axis=1)
    alpha = estimate_alpha(rest) if rest.shape[1] > 1 else None
    return ItemStatistics(
        n=len(given),
        n_missing=len(column) - len(given),
        mean=float(given.mean()) if len(given) else float("nan"),
        sd=float(given.std(ddof=1)) if len(given) > 1 else float("nan"),
        item_rest=_correlate(complete[:, place], rest.sum(axis=1)),
        alpha_if_dropped=alpha.value if isinstance(alpha, Alpha) else None,
    )


def _correlate(one: Array, other: Array) -> float | None:
    if len(one) < 2 or find_constant(np.column_stack([one, other])):
        return None
    return float(np.corrcoef(one, other)[0, 1])
