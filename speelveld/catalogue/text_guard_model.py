"""Reads and writes the weights of the small model: whole numbers, compressed, as text in a JSON file."""

import base64
import json
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.errors import ContentError
from speelveld.science.text_guard import KINDS, N_KIND_WEIGHTS, N_WEIGHTS, Model


def write_model(folder: Path, language: str, model: Model) -> None:
    told = {
        "scale": model.scale,
        "bias": model.bias,
        "threshold": model.threshold,
        "doubt": model.doubt,
        "weights": _pack(model.weights),
        "kinds": _pack(model.kinds),
    }
    (folder / language / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def read_model(folder: Path, language: str) -> Model:
    file = f"text_guard/{language}/model.json"
    try:
        told = json.loads((folder / language / "model.json").read_text(encoding="utf-8"))
        weights, kinds = _unpack(told["weights"]), _unpack(told["kinds"]).reshape(len(KINDS), -1)
        scale, bias, threshold, doubt = (float(told[key]) for key in ("scale", "bias", "threshold", "doubt"))
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise ContentError(
            file, "the file", f"cannot be read ({error}).", "Put back the file that was delivered."
        ) from None
    if weights.shape != (N_WEIGHTS,) or kinds.shape != (len(KINDS), N_KIND_WEIGHTS):
        raise ContentError(
            file,
            "weights",
            f"are {weights.size} and {kinds.size} numbers instead of {N_WEIGHTS} and {len(KINDS) * N_KIND_WEIGHTS}.",
            "Put back the file that was delivered.",
        )
    return Model(weights, scale, bias, kinds, threshold, doubt)


def _pack(weights: NDArray[np.int8]) -> str:
    return base64.b64encode(zlib.compress(weights.tobytes(), level=9)).decode("ascii")


def _unpack(packed: str) -> NDArray[np.int8]:
    return np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype=np.int8)
