"""How well questions measure: scores, reliability (alpha, omega) and the factor model behind a questionnaire.

Answers are arrays of shape (n, k): n people, k items, nan where there is no answer. A figure that cannot be
given is a `NoFigure` with the reason, never a number without meaning. Formulas: docs/method/reliability.md.
"""

from speelveld.science.psychometrics.alpha import Alpha, estimate_alpha, estimate_alpha_pairwise
from speelveld.science.psychometrics.arrays import NoFigure, Reason
from speelveld.science.psychometrics.factor_model import FactorModel, fit_factor_model
from speelveld.science.psychometrics.fit import Fit
from speelveld.science.psychometrics.importance import (
    Importance,
    ImportanceModel,
    divide_explained,
    estimate_importance,
)
from speelveld.science.psychometrics.items import ItemStatistics, describe_items
from speelveld.science.psychometrics.omega import OmegaModel, estimate_omega, estimate_omegas
from speelveld.science.psychometrics.omega_interval import estimate_omega_interval
from speelveld.science.psychometrics.scoring import score_mean, turn_round
from speelveld.science.psychometrics.whole import (
    MOST,
    WHOLE_FLOOR,
    Coefficient,
    OutcomeShares,
    ScaleAnswers,
    ScaleQuality,
    Share,
    WholeFigures,
    measure_whole,
)

__all__ = [
    "MOST",
    "WHOLE_FLOOR",
    "Alpha",
    "Coefficient",
    "FactorModel",
    "Fit",
    "Importance",
    "ImportanceModel",
    "ItemStatistics",
    "NoFigure",
    "OmegaModel",
    "OutcomeShares",
    "Reason",
    "ScaleAnswers",
    "ScaleQuality",
    "Share",
    "WholeFigures",
    "describe_items",
    "divide_explained",
    "estimate_alpha",
    "estimate_alpha_pairwise",
    "estimate_importance",
    "estimate_omega",
    "estimate_omega_interval",
    "estimate_omegas",
    "fit_factor_model",
    "measure_whole",
    "score_mean",
    "turn_round",
]
