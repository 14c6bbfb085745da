"""Made-up answers for psychometric tests, and the published figures of two open data sets."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Instrument, load_instrument
from speelveld.cli.answers import read_answers
from speelveld.science.psychometrics import turn_round

Array = NDArray[np.float64]
ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"


def draw_answers(
    seed: int, n: int, loadings: tuple[float, ...], n_options: int = 0, missing: float = 0.0
) -> Array:
    """Draw answers of one factor, shape (n, items); in options 1 to `n_options` when that is given."""
    rng = np.random.default_rng(seed)
    weights = np.array(loadings)
    noise = rng.normal(size=(n, len(weights))) * np.sqrt(1 - weights**2)
    answers = rng.normal(size=(n, 1)) * weights + noise
    if n_options:
        answers = np.clip(np.rint(answers + (n_options + 1) / 2), 1, n_options)
    answers[rng.random(answers.shape) < missing] = np.nan
    return answers


def read_reference(name: str) -> dict[str, Any]:
    path = DATA / name / "reference.json"
    if not path.exists():
        pytest.skip(f"The data set {name} is not beside this checkout.")
    reference: dict[str, Any] = json.loads(path.read_text())
    return reference


def read_scales(name: str) -> tuple[Instrument, dict[str, Array]]:
    """Return the answers to each scale of an open data set, reversed items turned round."""
    instrument = load_instrument(ROOT / "tests" / "data" / f"{name}.instrument.yaml")
    if not (DATA / name).exists():
        pytest.skip(f"The data set {name} is not beside this checkout.")
    answers = read_answers(DATA / name / f"{name}.csv", instrument).items
    places = {item.key: place for place, item in enumerate(instrument.items)}
    for item in instrument.items:
        if item.reverse:
            scale = instrument.scale_of(item)
            answers[:, places[item.key]] = turn_round(
                answers[:, places[item.key]], scale.minimum, scale.maximum
            )
    return instrument, {
        factor.key: answers[:, [places[key] for key in factor.items]] for factor in instrument.factors
    }
