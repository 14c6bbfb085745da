"""Reads and writes the weights of the small models: whole numbers, compressed, as text in a JSON file."""

import base64
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.errors import ContentError
from speelveld.science.text_guard import KINDS, N_KIND_WEIGHTS, N_WEIGHTS, Kind, Model


def write_models(folder: Path, language: str, models: Mapping[Kind, Model]) -> None:
    told = {
        kind: {
            "scale": model.scale,
            "bias": model.bias,
            "threshold": model.threshold,
            "weights": _pack(model.weights),
            "kinds": _pack(model.kinds),
        }
        for kind, model in models.items()
    }
    (folder / language / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def read_models(folder: Path, language: str) -> dict[Kind, Model]:
    """Return the models of a language: one of notes, and one of comments or else these are left to the rules."""
    file = f"text_guard/{language}/model.json"
    try:
        told = json.loads((folder / language / "model.json").read_text(encoding="utf-8"))
        models: dict[Kind, Model] = {"note": _read_model(told["note"], "note")}
        if "comment" in told:
            models["comment"] = _read_model(told["comment"], "comment")
        return models
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise ContentError(
            file, "the file", f"cannot be read ({error}).", "Put back the file that was delivered."
        ) from None


def _read_model(told: Mapping[str, Any], kind: Kind) -> Model:
    names = KINDS[kind]
    weights, kinds = _unpack(told["weights"]), _unpack(told["kinds"])
    if weights.shape != (N_WEIGHTS,) or kinds.shape != (len(names) * N_KIND_WEIGHTS,):
        raise ValueError(
            f"the {kind} weights are {weights.size} and {kinds.size} numbers"
            f" instead of {N_WEIGHTS} and {len(names) * N_KIND_WEIGHTS}"
        )
    scale, bias, threshold = (float(told[key]) for key in ("scale", "bias", "threshold"))
    return Model(weights, scale, bias, kinds.reshape(len(names), -1), names, threshold)


def _pack(weights: NDArray[np.int8]) -> str:
    return base64.b64encode(zlib.compress(weights.tobytes(), level=9)).decode("ascii")


def _unpack(packed: str) -> NDArray[np.int8]:
    return np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype=np.int8)
