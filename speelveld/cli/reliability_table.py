"""How well each score is measured, as far as that may be told: one figure about many people, roughly rounded."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Factor, Instrument
from speelveld.cli.scales import orient_items, pick_items
from speelveld.science.disclosure import ReleasedTable
from speelveld.science.psychometrics import Alpha, NoFigure, estimate_alpha, estimate_omega

DECIMALS = 2


@dataclass(frozen=True)
class Reliability:
    """Of one score. A figure is None where it cannot be given, or is about too few people."""

    key: str
    n_items: int
    alpha: float | None
    omega: float | None


def measure_reliability(
    instrument: Instrument, items: NDArray[np.float64], table: ReleasedTable
) -> tuple[Reliability, ...]:
    """Return alpha and omega of each score over everybody together.

    A variance is one more total, so the rules are those of distributions: only for the whole, only where that
    is shown, and only when at least `k_distribution` people answered all items. Nothing depends on what they
    answered, but that there is no figure without any differences.
    """
    oriented = orient_items(items, instrument)
    return tuple(
        _measure(factor, pick_items(oriented, instrument, factor), table) for factor in instrument.factors
    )


def _measure(factor: Factor, answers: NDArray[np.float64], table: ReleasedTable) -> Reliability:
    n_items, n_complete = len(factor.items), int((~np.isnan(answers).any(axis=1)).sum())
    is_shown = table.cell(table.units[0].key, factor.key) is not None
    if n_items < 2 or not is_shown or n_complete < table.settings.k_distribution:
        return Reliability(factor.key, n_items, None, None)
    alpha, omega = estimate_alpha(answers), estimate_omega(answers)
    return Reliability(
        factor.key,
        n_items,
        round(alpha.value, DECIMALS) if isinstance(alpha, Alpha) else None,
        None if isinstance(omega, NoFigure) else round(omega, DECIMALS),
    )
