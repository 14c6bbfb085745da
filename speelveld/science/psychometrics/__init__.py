"""How well questions measure: scores, reliability (alpha, omega) and the factor model behind a questionnaire.

Answers are arrays of shape (n, k): n people, k items, nan where there is no answer. A figure that cannot be
given is a `NoFigure` with the reason, never a number without meaning. Formulas: docs/method/reliability.md.
"""

from speelveld.science.psychometrics.alpha import Alpha, estimate_alpha, estimate_alpha_pairwise
from speelveld.science.psychometrics.arrays import NoFigure, Reason
from speelveld.science.psychometrics.factor_model import FactorModel, fit_factor_model
from speelveld.science.psychometrics.fit import Fit
from speelveld.science.psychometrics.items import ItemStatistics, describe_items
from speelveld.science.psychometrics.omega import OmegaModel, estimate_omega, estimate_omegas
from speelveld.science.psychometrics.scoring import score_mean, turn_round

__all__ = [
    "Alpha",
    "FactorModel",
    "Fit",
    "ItemStatistics",
    "NoFigure",
    "OmegaModel",
    "Reason",
    "describe_items",
    "estimate_alpha",
    "estimate_alpha_pairwise",
    "estimate_omega",
    "estimate_omegas",
    "fit_factor_model",
    "score_mean",
    "turn_round",
]
