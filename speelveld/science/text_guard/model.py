"""A small trained model beside the rules: how much each word sounds like part of what may not be told.

A logistic regression over what is heard of a word (`features`). It learns from labelled texts, once with the lexicon
and once with the lexicon shut, so it listens to parts of words and to what stands around them, and hears what no list
holds. A second set of weights guesses the kind of information.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.features import Features

Kind = Literal["note", "comment"]
N_WEIGHTS, N_KIND_WEIGHTS = 2**17, 2**12
KINDS: Mapping[Kind, tuple[str, ...]] = {
    "note": (
        "diagnosis", "symptom", "treatment", "medicine", "caregiver", "cause", "private", "pregnancy", "addiction",
        "history", "interpretation",
    ),
    "comment": ("person_name", "role_unique", "contact", "health_other_person", "self_identifying"),
}  # fmt: skip


@dataclass(frozen=True)
class Model:
    """Weights are whole numbers between -127 and 127, to be multiplied by `scale`; a word scores log odds.

    A word above `threshold` is marked; a find of the rules that stays well below it is let go. `kinds` has a row of
    weights for each of `names`.
    """

    weights: NDArray[np.int8]
    scale: float
    bias: float
    kinds: NDArray[np.int8]
    names: tuple[str, ...]
    threshold: float

    def score(self, features: Features) -> NDArray[np.float64]:
        """Return for each word the log odds that it belongs to what may not be told."""
        heard = self.weights[features.places % np.uint64(N_WEIGHTS)]
        sums = np.bincount(features.owners, heard, features.n_words)
        counts = np.bincount(features.owners, minlength=features.n_words)
        scores: NDArray[np.float64] = self.bias + self.scale * sums / np.sqrt(counts)
        return scores

    def guess_kind(self, features: Features, first: int, after: int) -> str:
        """Return the likeliest kind of information in the words `[first, after)`."""
        inside = (features.owners >= first) & (features.owners < after)
        heard = self.kinds[:, features.places[inside] % np.uint64(N_KIND_WEIGHTS)]
        return self.names[int(heard.sum(axis=1, dtype=np.int64).argmax())]
