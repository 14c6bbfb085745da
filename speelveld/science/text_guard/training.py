"""Trains the small model from labelled texts. Runs at a developer's desk, never in the service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.features import Features
from speelveld.science.text_guard.model import N_KIND_WEIGHTS, N_WEIGHTS, Model

_ROUNDS, _BATCH, _STEP, _SHRINK, _BIAS_STEP = 5, 256, 0.2, 1e-3, 1e-3
_TINY = 1e-8
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A text with the kind of each of its words, empty where a word says nothing; `weights` has one for each word."""

    features: Features
    kinds: Sequence[str]
    weights: Sequence[float]


class _Words(NamedTuple):
    """All words of all examples: those of word `i` are `places[starts[i] : starts[i + 1]]`."""

    places: NDArray[np.int64]
    starts: NDArray[np.int64]
    kinds: NDArray[np.str_]
    weights: Array


def train(examples: Sequence[Example], names: tuple[str, ...], threshold: float) -> Model:
    """Fit logistic regressions by AdaGrad, with a fixed order of words, and round the weights to whole numbers."""
    words = _lay_out(examples)
    weights, bias = _fit(words, words.kinds != "", np.arange(len(words.weights)), N_WEIGHTS)
    told = np.flatnonzero(np.isin(words.kinds, names))
    kinds = np.array([_fit(words, words.kinds == name, told, N_KIND_WEIGHTS)[0] for name in names])
    scale = float(np.abs(weights).max()) / 127
    scale_kinds = float(np.abs(kinds).max()) / 127
    return Model(_round(weights, scale), scale, bias, _round(kinds, scale_kinds), names, threshold)


def _lay_out(examples: Sequence[Example]) -> _Words:
    counts, places = [], []
    for one in examples:
        order = np.argsort(one.features.owners, kind="stable")
        places.append(one.features.places[order].astype(np.uint32))
        counts.append(np.bincount(one.features.owners, minlength=one.features.n_words))
    starts = np.concatenate(([0], np.cumsum(np.concatenate(counts))))
    return _Words(
        np.concatenate(places).astype(np.int64),
        starts,
        np.array([kind for one in examples for kind in one.kinds]),
        np.array([weight for one in examples for weight in one.weights]),
    )


def _fit(
    words: _Words, labels: NDArray[np.bool_], chosen: NDArray[np.int64], size: int
) -> tuple[Array, float]:
    """Return the weights and the bias that tell the labelled words from the others among the chosen."""
    weights, sums, bias = np.zeros(size), np.full(size, _TINY), 0.0
    counts, targets = np.diff(words.starts), labels.astype(np.float64)
    for batch in _list_batches(chosen):
        n = counts[batch]
        before = np.cumsum(n) - n
        places = words.places[np.arange(n.sum()) + np.repeat(words.starts[batch] - before, n)] % size
        roots = np.sqrt(n)
        scores = bias + np.add.reduceat(weights[places], before) / roots
        errors = words.weights[batch] * (_squash(scores) - targets[batch])
        slopes = np.bincount(places, np.repeat(errors / roots, n), size)
        slopes += _SHRINK * weights * (slopes != 0)
        sums += slopes**2
        weights -= _STEP * slopes / np.sqrt(sums)
        bias -= _BIAS_STEP * float(errors.sum())
    return weights, bias


def _list_batches(chosen: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    order = np.random.default_rng(0)
    for _ in range(_ROUNDS):
        shuffled = order.permutation(chosen)
        yield from (shuffled[start : start + _BATCH] for start in range(0, len(shuffled), _BATCH))


def _squash(x: Array) -> Array:
    squashed: Array = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return squashed


def _round(weights: Array, scale: float) -> NDArray[np.int8]:
    return np.rint(weights / scale).astype(np.int8)
