"""What `speelveld score` tells, as plain data. The meaning of each key: docs/method/reliability.md."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from speelveld.catalogue.instruments import Factor, Instrument
from speelveld.cli.answers import AnswersFile
from speelveld.cli.scales import Answers, orient_items, pick_items
from speelveld.science.psychometrics import (
    Alpha,
    NoFigure,
    OmegaModel,
    describe_items,
    estimate_alpha,
    estimate_alpha_pairwise,
    estimate_omega,
    estimate_omegas,
    score_mean,
)

_WEAK_ITEM = 0.0  # an item that agrees less with the rest of its scale is probably keyed the wrong way
_REASONS = {
    "one_item": "One item has no inner consistency. Add items, or compare two moments.",
    "two_items": "One factor with two items has more unknowns than correlations. Look at alpha, or at the "
    "model of all scales.",
    "too_few_people": "Only {n} people answered all items; at least {n_needed} are needed.",
    "constant_item": "Everybody who answered all items gave the same answer to {items}.",
    "no_common_spread": "The sum of the items does not vary. Check which items are reversed.",
    "items_repeat": "An item can be predicted exactly from others. Check for columns that are there twice.",
    "improper": "The best model would give {items} a variance below zero: it does not fit these answers.",
    "factors_coincide": "{items} correlate as if they were one scale.",
    "not_identified": "These answers do not fix all loadings: some scale hardly goes with the rest.",
    "no_convergence": "No best model was found. The items probably do not form these scales.",
    "one_scale": "It takes two scales of at least two items.",
    "shared_items": "An item belongs to two scales; this model takes each item once.",
}


def describe_reliability(instrument: Instrument, answers: AnswersFile, *, file: str) -> dict[str, Any]:
    """Return scores, alpha and omega of each scale, and the model of all scales together."""
    oriented = orient_items(answers.items, instrument)
    parts = {one.key: pick_items(oriented, instrument, one) for one in instrument.factors}
    model = _describe_model(instrument, parts)
    scales = {one.key: _describe_scale(instrument, one, parts[one.key]) for one in instrument.factors}
    for key, omega in model.get("omega", {}).items():
        scales[key]["omega_all_scales"] = omega
    told: dict[str, Any] = _tidy(
        {
            "instrument": {"key": instrument.key, "version": instrument.version},
            "answers": {
                "file": file,
                "n": len(answers.items),
                "messages": list(answers.messages),
                **({"no_answer": answers.silences} if answers.silences else {}),
            },
            "scales": scales,
            "factor_model": model,
        }
    )
    return told


def _describe_scale(instrument: Instrument, factor: Factor, answers: Answers) -> dict[str, Any]:
    scores = score_mean(answers, factor.minimum_answered)
    known = scores[~np.isnan(scores)]
    alpha, pairwise, omega = (
        estimate_alpha(answers),
        estimate_alpha_pairwise(answers),
        estimate_omega(answers),
    )
    items = _describe_items(instrument, factor, answers)
    return {
        "kind": factor.kind,
        "lo": factor.lo,
        "hi": factor.hi,
        "n": len(known),
        "n_missing": len(scores) - len(known),
        "mean": known.mean() if len(known) else None,
        "sd": known.std(ddof=1) if len(known) > 1 else None,
        "n_complete": int((~np.isnan(answers).any(axis=1)).sum()),
        "alpha": alpha.value if isinstance(alpha, Alpha) else None,
        "alpha_low": alpha.low if isinstance(alpha, Alpha) else None,
        "alpha_high": alpha.high if isinstance(alpha, Alpha) else None,
        "alpha_pairwise": None if isinstance(pairwise, NoFigure) else pairwise,
        "mean_correlation": alpha.mean_correlation if isinstance(alpha, Alpha) else None,
        "omega": None if isinstance(omega, NoFigure) else omega,
        "omega_all_scales": None,
        "items": items,
        "why_not": _tell_reasons({"alpha": alpha, "alpha_pairwise": pairwise, "omega": omega}, factor.items),
        "hints": [
            f"{key} goes against the rest of its scale. Check its `reverse`."
            for key, item in items.items()
            if item["item_rest"] is not None and item["item_rest"] < _WEAK_ITEM
        ],
    }


def _describe_items(instrument: Instrument, factor: Factor, answers: Answers) -> dict[str, dict[str, Any]]:
    found = zip(factor.items, describe_items(answers), strict=True)
    return {key: {"reversed": instrument.item(key).reverse, **asdict(item)} for key, item in found}


def _describe_model(instrument: Instrument, parts: Mapping[str, Answers]) -> dict[str, Any]:
    """Fit one model in which every scale of two or more items is a factor."""
    factors = [one for one in instrument.factors if len(one.items) > 1]
    keys = [one.key for one in factors]
    items = [item for one in factors for item in one.items]
    found: OmegaModel | NoFigure | str
    if len(factors) < 2:
        found = "one_scale"
    elif len(set(items)) < len(items):
        found = "shared_items"
    else:
        found = estimate_omegas([parts[key] for key in keys])
    if not isinstance(found, OmegaModel):
        names = keys if isinstance(found, NoFigure) and found.reason == "factors_coincide" else items
        return {"scales": keys, "fit": None, "why_not": _tell_reason(found, names)}
    model = found.model
    return {
        "scales": keys,
        "fit": asdict(model.fit),
        "omega": dict(zip(keys, found.omegas, strict=True)),
        "loadings": dict(zip(items, model.loadings, strict=True)),
        "correlations": {
            one: {other: model.correlations[i, j] for j, other in enumerate(keys)}
            for i, one in enumerate(keys)
        },
        "why_not": None,
    }


def _tell_reasons(found: Mapping[str, object], items: Sequence[str]) -> dict[str, dict[str, str]]:
    return {key: _tell_reason(one, items) for key, one in found.items() if isinstance(one, NoFigure)}


def _tell_reason(found: NoFigure | str, names: Sequence[str]) -> dict[str, str]:
    if isinstance(found, str):
        return {"reason": found, "text": _REASONS[found]}
    listed = ", ".join(names[place] for place in found.items)
    return {
        "reason": found.reason,
        "text": _REASONS[found.reason].format(items=listed, n=found.n, n_needed=found.n_needed),
    }


def _tidy(value: Any) -> Any:
    """Return plain data: twelve significant digits, and null where there is no number."""
    if isinstance(value, Mapping):
        return {key: _tidy(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.12g}")
    return value
