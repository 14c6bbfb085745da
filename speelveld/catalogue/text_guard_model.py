"""Reads and writes the weights of the small model: whole numbers, compressed, as text in a JSON file."""

import base64
import json
import zlib
from pathlib import Path

import numpy as np

from speelveld.catalogue.errors import ContentError
from speelveld.science.text_guard import N_WEIGHTS, Model


def write_model(folder: Path, language: str, model: Model) -> None:
    packed = zlib.compress(model.weights.tobytes(), level=9)
    told = {
        "scale": model.scale,
        "bias": model.bias,
        "threshold": model.threshold,
        "weights": base64.b64encode(packed).decode("ascii"),
    }
    (folder / language / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def read_model(folder: Path, language: str) -> Model:
    file = f"text_guard/{language}/model.json"
    try:
        told = json.loads((folder / language / "model.json").read_text(encoding="utf-8"))
        weights = np.frombuffer(zlib.decompress(base64.b64decode(told["weights"])), dtype=np.int8)
        model = Model(weights, float(told["scale"]), float(told["bias"]), float(told["threshold"]))
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise ContentError(
            file, "the file", f"cannot be read ({error}).", "Put back the file that was delivered."
        ) from None
    if weights.shape != (N_WEIGHTS,):
        raise ContentError(
            file, "weights", f"are {len(weights)} numbers instead of {N_WEIGHTS}.", "Put back the file."
        )
    return model
