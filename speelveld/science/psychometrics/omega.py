"""Omega total: the part of the spread of a sum score that the factor explains.

Source: McDonald (1999), Test Theory, ch. 6; the form with the implied variance of the sum below the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.psychometrics.arrays import Array, NoFigure
from speelveld.science.psychometrics.factor_model import FactorModel, fit_factor_model


@dataclass(frozen=True, slots=True)
class OmegaModel:
    """Omega of several scales from one model with correlating factors.

    Parameters
    ----------
    omegas : omega of each scale.
    model : the fitted model. Its items are those of the scales, one scale after the other.
    """

    omegas: tuple[float, ...]
    model: FactorModel


def estimate_omega(answers: Array) -> float | NoFigure:
    """Estimate omega of one scale from a one-factor model over complete answers.

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none; k of 3 or more.
    """
    model = fit_factor_model(answers, [range(answers.shape[1])])
    return model if isinstance(model, NoFigure) else _take_omega(model, range(answers.shape[1]))


def estimate_omegas(scales: Sequence[Array]) -> OmegaModel | NoFigure:
    """Estimate omega of all scales from one model, in which each scale is a factor and all factors correlate.

    Parameters
    ----------
    scales : per scale (n, k_j) answers of the same n people, nan where there is none; k_j of 2 or more.
    """
    ends = np.cumsum([scale.shape[1] for scale in scales])
    factors = [range(end - scale.shape[1], end) for scale, end in zip(scales, ends, strict=True)]
    model = fit_factor_model(np.hstack(scales), factors)
    if isinstance(model, NoFigure):
        return model
    return OmegaModel(tuple(_take_omega(model, factor) for factor in factors), model)


def _take_omega(model: FactorModel, items: Sequence[int]) -> float:
    own = list(items)
    explained = float((model.loadings[own] * model.spreads[own]).sum()) ** 2
    return explained / (explained + float((model.uniquenesses[own] * model.spreads[own] ** 2).sum()))
