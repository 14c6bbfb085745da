"""Confirmatory factor analysis by maximum likelihood: items load on their own factor, factors correlate.

Sources: Joreskog (1969), Psychometrika 34, 183-202; Bollen (1989), Structural Equations with Latent
Variables, chapters 4 and 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.psychometrics.arrays import Array, NoFigure, find_constant, keep_complete
from speelveld.science.psychometrics.fit import Fit, judge_fit
from speelveld.science.psychometrics.model_search import ModelShape, Parameters, differentiate, search

_LEAST_EIGENVALUE = 1e-9  # of the correlations; below it an item is a sum of others
_LEAST_INFORMATION = (
    1e-7  # smallest eigenvalue of the scaled information; below it a parameter is undetermined
)


@dataclass(frozen=True, slots=True)
class FactorModel:
    """A fitted model, standardised: each factor and each item has variance 1.

    Parameters
    ----------
    loadings : (p,) loading of each item on its factor.
    uniquenesses : (p,) part of each item's variance that its factor does not explain.
    correlations : (m, m) between factors. A factor points where the sum of its loadings is positive.
    spreads : (p,) standard deviation of each item.
    fit : how well the model fits.
    """

    loadings: Array
    uniquenesses: Array
    correlations: Array
    spreads: Array
    fit: Fit


def fit_factor_model(answers: Array, factors: Sequence[Sequence[int]]) -> FactorModel | NoFigure:
    """Fit a model in which each item belongs to one factor and all factors may correlate.

    Parameters
    ----------
    answers : (n, p) answers, nan where there is none; people with any nan are left out.
    factors : m lists of places of items; together they hold each of the p items once.

    Raises
    ------
    ValueError
        When `factors` does not hold each item once.
    """
    if sorted(item for items in factors for item in items) != list(range(answers.shape[1])):
        raise ValueError(f"Factors must hold each of the {answers.shape[1]} items once.")
    shape = ModelShape.of(factors)
    complete = keep_complete(answers)
    if reason := _find_obstacle(complete, factors, shape):
        return reason
    observed = np.asarray(np.corrcoef(complete, rowvar=False))
    if np.linalg.eigvalsh(observed)[0] < _LEAST_EIGENVALUE:
        return NoFigure("items_repeat", n=len(complete))
    found = search(observed, shape)
    if found is None:
        return NoFigure("no_convergence", n=len(complete))
    if reason := _find_flaw(found, observed, shape, len(complete)):
        return reason
    fit = judge_fit(observed, found.imply(shape), len(complete), shape.n_parameters)
    return _standardise(found, shape, complete.std(axis=0, ddof=1), fit)


def _find_obstacle(complete: Array, factors: Sequence[Sequence[int]], shape: ModelShape) -> NoFigure | None:
    n = len(complete)
    if alone := tuple(items[0] for items in factors if len(items) == 1):
        return NoFigure("one_item", items=alone, n=n)
    if len(factors) == 1 and len(factors[0]) == 2:
        return NoFigure("two_items", items=tuple(factors[0]), n=n)
    if n <= shape.n_parameters:
        return NoFigure("too_few_people", n=n, n_needed=shape.n_parameters + 1)
    if constant := find_constant(complete):
        return NoFigure("constant_item", items=constant, n=n)
    return None


def _find_flaw(found: Parameters, observed: Array, shape: ModelShape, n: int) -> NoFigure | None:
    """Tell what makes a solution meaningless: a variance below 0, one factor twice, a loose parameter."""
    negative = np.flatnonzero(found.uniquenesses <= 0)
    if len(negative):
        return NoFigure("improper", items=tuple(negative.tolist()), n=n)
    one, other = shape.pairs
    coinciding = np.flatnonzero(np.abs(found.correlations[one, other]) >= 1)
    if len(coinciding):
        return NoFigure("factors_coincide", items=(int(one[coinciding[0]]), int(other[coinciding[0]])), n=n)
    information = differentiate(observed, found, shape)[1]
    size = np.sqrt(np.maximum(np.diag(information), 1e-300))
    if np.linalg.eigvalsh(information / np.outer(size, size))[0] < _LEAST_INFORMATION:
        return NoFigure("not_identified", n=n)
    return None


def _standardise(found: Parameters, shape: ModelShape, spreads: Array, fit: Fit) -> FactorModel:
    signs = np.array(
        [-1.0 if found.loadings[shape.owner == j].sum() < 0 else 1.0 for j in range(shape.n_factors)]
    )
    return FactorModel(
        loadings=found.loadings * signs[shape.owner],
        uniquenesses=found.uniquenesses,
        correlations=found.correlations * np.outer(signs, signs),
        spreads=spreads,
        fit=fit,
    )
