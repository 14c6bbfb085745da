"""Figures about everybody together that are no means: how well scores measure, and what goes with the outcomes.

A correlation is made of one more total per pair of scores, so these figures have a gate of their own. They are made
once, for the whole audience of a wave and never for a part of it, about at least 100 people, roughly rounded, and
kept away from the ends at which they would tell what single people answered. Why that is enough: docs/method/whole.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import InitVar, asdict, dataclass
from typing import Any

import numpy as np

from speelveld.science.psychometrics.alpha import Alpha, estimate_alpha, find_alpha_ends
from speelveld.science.psychometrics.arrays import Array, NoFigure, keep_complete
from speelveld.science.psychometrics.importance import Importance, estimate_importance
from speelveld.science.psychometrics.omega import estimate_omega
from speelveld.science.psychometrics.omega_interval import estimate_omega_interval

SEAL = object()  # held by `measure_whole`; figures made without it are refused
VERSION = 1
WHOLE_FLOOR = 100  # people; no setting goes below it
PEOPLE_PER_FACTOR = 10  # with fewer, weights are mostly chance
N_STEP = (
    50  # numbers of people are told in steps, downwards, so that they do not count who skipped a question
)
LEAST, MOST = 0.0, 0.95  # of alpha, omega and what is explained: at 1 everybody answered alike


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAnswers:
    """What people answered to one score.

    Parameters
    ----------
    key, is_outcome, higher_is_better : of the score.
    items : (n, k) answers in the direction of the scale, nan where there is none.
    scores : (n,) the score of each person, nan where too little was answered.
    """

    key: str
    is_outcome: bool
    higher_is_better: bool
    items: Array
    scores: Array


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Alpha or omega with its interval, in two decimals; `MOST` stands for that or more, `LEAST` for that or less."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ScaleQuality:
    """How well one score measures. `n_at_least` people answered all its items; None where there is no figure."""

    key: str
    n_items: int
    n_at_least: int | None
    alpha: Coefficient | None
    omega: Coefficient | None


@dataclass(frozen=True, slots=True)
class Share:
    """Part of what the factors explain that belongs to this one, in whole per cent, with its interval.

    `is_opposite`: where the factor is more favourable, the outcome is less so.
    """

    key: str
    percent: int
    low: int
    high: int
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class OutcomeShares:
    """One outcome, or all of them together (`key` empty): per cent explained in steps of 5, and by what."""

    key: str
    explained: int
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class WholeFigures:
    """Everything of this kind that anyone may see of one wave. Made by `measure_whole` or read with `from_dict`.

    `n_at_least` and `importance` are about people with a score on all factors and outcomes; None and empty where
    these are too few, or where there is nothing to tell.
    """

    scales: tuple[ScaleQuality, ...]
    importance: tuple[OutcomeShares, ...]
    n_at_least: int | None
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("Figures about the whole come from measure_whole() or WholeFigures.from_dict().")

    def scale(self, key: str) -> ScaleQuality | None:
        """How well a score measures, None when it is unknown."""
        return next((one for one in self.scales if one.key == key), None)

    def outcome(self, key: str) -> OutcomeShares | None:
        """What goes with an outcome, or with all together (empty key); None when that is not told."""
        return next((one for one in self.importance if one.key == key), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data with a checksum, to keep."""
        content = {"version": VERSION, **asdict(self)}
        return {**content, "sha256": _take_checksum(content)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> WholeFigures:
        """Read back what was kept. Raises ValueError when it was changed."""
        content = {name: value for name, value in data.items() if name != "sha256"}
        if content.get("version") != VERSION or data.get("sha256") != _take_checksum(content):
            raise ValueError("These figures were changed after they were decided.")
        return cls(
            scales=tuple(_read_scale(row) for row in content["scales"]),
            importance=tuple(
                OutcomeShares(row["key"], row["explained"], tuple(Share(**one) for one in row["shares"]))
                for row in content["importance"]
            ),
            n_at_least=content["n_at_least"],
            seal=SEAL,
        )


def measure_whole(
    scales: Sequence[ScaleAnswers], shown: Collection[str], rng: np.random.Generator
) -> WholeFigures:
    """Return what may be told of everybody together.

    Which figures there are depends on how many people answered, never on what; a figure that does not exist,
    whatever the reason, is None. Only scores whose mean over everybody is `shown` take part.
    """
    usable = [scale for scale in scales if scale.key in shown]
    n_at_least, importance = _weigh(usable, rng)
    judged = tuple(_judge(scale, rng) for scale in usable)
    return WholeFigures(judged, importance, n_at_least, seal=SEAL)


def _judge(scale: ScaleAnswers, rng: np.random.Generator) -> ScaleQuality:
    answers, n_items = keep_complete(scale.items), scale.items.shape[1]
    if n_items < 2 or len(answers) < WHOLE_FLOOR:
        return ScaleQuality(scale.key, n_items, None, None, None)
    n_told = _round_down(len(answers))
    alpha = _tell_alpha(answers, n_told)
    omega = _tell_omega(answers, rng) if n_items > 2 else None
    return ScaleQuality(scale.key, n_items, n_told, alpha, omega)


def _tell_alpha(answers: Array, n_told: int) -> Coefficient | None:
    """Return alpha with the interval that follows from what is told, so that it tells nothing more."""
    found = estimate_alpha(answers)
    if not isinstance(found, Alpha):
        return None
    value = _keep_off(found.value)
    return Coefficient(value, *map(_keep_off, find_alpha_ends(value, n_told, answers.shape[1])))


def _tell_omega(answers: Array, rng: np.random.Generator) -> Coefficient | None:
    value, ends = estimate_omega(answers), estimate_omega_interval(answers, rng)
    if isinstance(value, NoFigure) or isinstance(ends, NoFigure):
        return None
    return Coefficient(_keep_off(value), *map(_keep_off, ends))


def _weigh(
    scales: Sequence[ScaleAnswers], rng: np.random.Generator
) -> tuple[int | None, tuple[OutcomeShares, ...]]:
    factors = [scale for scale in scales if not scale.is_outcome]
    outcomes = [scale for scale in scales if scale.is_outcome]
    if len(factors) < 2 or not outcomes:
        return None, ()
    factor_scores, outcome_scores = (
        np.column_stack([_turn_to_favourable(scale) for scale in part]) for part in (factors, outcomes)
    )
    n = len(keep_complete(np.hstack([factor_scores, outcome_scores])))
    if n < max(WHOLE_FLOOR, PEOPLE_PER_FACTOR * len(factors)):
        return None, ()
    found = estimate_importance(factor_scores, outcome_scores, rng)
    if isinstance(found, NoFigure):
        return None, ()
    listed = [("", found.overall), *zip((scale.key for scale in outcomes), found.outcomes, strict=True)]
    return _round_down(n), tuple(_tell_shares(key, factors, one) for key, one in listed)


def _tell_shares(key: str, factors: Sequence[ScaleAnswers], found: Importance) -> OutcomeShares:
    explained = 5 * round(20 * min(max(found.explained, 0.05), MOST))
    percent, low, high = (
        np.rint(100 * part).astype(int).tolist() for part in (found.shares, found.low, found.high)
    )
    rows = zip(factors, percent, low, high, (found.correlations < 0).tolist(), strict=True)
    return OutcomeShares(key, explained, tuple(Share(factor.key, *row) for factor, *row in rows))


def _turn_to_favourable(scale: ScaleAnswers) -> Array:
    return scale.scores if scale.higher_is_better else -scale.scores


def _keep_off(value: float) -> float:
    return round(min(max(value, LEAST), MOST), 2)


def _round_down(n: int) -> int:
    return n // N_STEP * N_STEP


def _read_scale(row: Mapping[str, Any]) -> ScaleQuality:
    coefficients = {name: Coefficient(**row[name]) if row[name] else None for name in ("alpha", "omega")}
    return ScaleQuality(row["key"], row["n_items"], row["n_at_least"], **coefficients)


def _take_checksum(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
