"""Joins an instrument and answers: items turned in the direction of their scale, and the scores."""

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Factor, Instrument
from speelveld.science.psychometrics import score_mean, turn_round

Answers = NDArray[np.float64]


def orient_items(items: Answers, instrument: Instrument) -> Answers:
    """Return answers (n, items) with reversed items turned round."""
    oriented = items.copy()
    for place, item in enumerate(instrument.items):
        if item.reverse:
            scale = instrument.scale_of(item)
            oriented[:, place] = turn_round(items[:, place], scale.minimum, scale.maximum)
    return oriented


def pick_items(oriented: Answers, instrument: Instrument, factor: Factor) -> Answers:
    """Return the columns of one factor, in its order."""
    places = {item.key: place for place, item in enumerate(instrument.items)}
    return oriented[:, [places[key] for key in factor.items]]


def score_factors(items: Answers, instrument: Instrument) -> Answers:
    """Return the score of each person on each factor (n, factors); nan where too little was answered."""
    oriented = orient_items(items, instrument)
    return np.column_stack(
        [
            score_mean(pick_items(oriented, instrument, one), one.minimum_answered)
            for one in instrument.factors
        ]
    )
