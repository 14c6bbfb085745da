"""Draws lifelike answers: places differ, people differ, items of a factor agree, and some skip a question."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.demo.organisation import list_units

NO_ANSWER = 255

# Where De Linde stands on a scale from 1 to 5; the rest is around 3.6.
LEVELS = {
    "workload": 2.9, "involvement": 3.1, "recognition": 3.3, "balance": 3.3, "leadership": 3.5, "demands": 3.5,
    "growth": 3.5, "culture": 3.6, "support": 3.6, "protection": 3.8, "safety": 3.9, "respect": 3.9, "engagement": 4.1,
    "energy": 3.3, "resilience": 3.6, "motivation": 3.9, "work_ability": 3.8, "recommend": 3.6,
    "ownership": 2.4, "rights": 3.6, "investment": 2.2, "implementation": 2.1, "participation": 2.3, "evidence": 2.0,
    "compliance": 3.3,
}  # fmt: skip

# What stands out somewhere: (unit, factor, points), for that unit and everything below it.
PLACES = (
    ("D1", "workload", -0.35), ("D1-A1-T1", "workload", -0.5), ("D1-A1-T1", "involvement", -0.4),
    ("D1-A1-T3", "culture", 0.6), ("D1-A1-T3", "support", 0.5), ("D1-A4", "involvement", 0.5),
    ("D2", "workload", -0.3), ("D2", "involvement", -0.35), ("D2-A3", "growth", 0.5), ("D3-A1", "protection", -0.4),
    ("D3-A1", "safety", -0.3), ("D4-A2", "protection", -0.6), ("D4-A2", "balance", -0.4), ("D4-A1", "leadership", 0.4),
    ("D5", "workload", 0.5), ("D5", "balance", 0.45), ("D5", "growth", -0.35), ("D5-A1-T4", "workload", -0.6),
    ("D5-A3-T2", "recognition", -0.6), ("D1", "energy", -0.2), ("D5", "energy", 0.2),
)  # fmt: skip

# What changed between the first finished wave and the second.
CHANGES = (
    ("DL", "support", 0.3), ("D1-A1", "workload", 0.4), ("D1-A1-T1", "growth", 0.8), ("D1-A1-T3", "recognition", -0.5),
    ("D2", "involvement", 0.25), ("D3", "engagement", -0.25), ("D4-A2", "protection", 0.7), ("D5", "energy", 0.25),
)  # fmt: skip

# What how people fare follows from, beside their own mood and luck: (factor, weight).
SOURCES = {
    "energy": (("workload", 0.6), ("balance", 0.4)),
    "resilience": (("support", 0.45), ("workload", 0.3), ("culture", 0.25)),
    "motivation": (("engagement", 0.5), ("involvement", 0.4), ("growth", 0.25)),
    "work_ability": (("workload", 0.4), ("demands", 0.35), ("support", 0.2)),
    "recommend": (("involvement", 0.45), ("recognition", 0.3), ("leadership", 0.3)),
}
OWN_LUCK = 0.6  # part of its spread that an outcome keeps for itself


@dataclass(frozen=True)
class DemoItem:
    factor: str
    is_reversed: bool
    n_options: int


@functools.cache
def _list_path(unit: str) -> frozenset[str]:
    """Return the unit and everything above it."""
    parents = {row.key: row.parent for row in list_units()}
    path = [unit]
    while parent := parents[path[-1]]:
        path.append(parent)
    return frozenset(path)


def _sum_effects(effects: Sequence[tuple[str, str, float]], unit: str, factor: str) -> float:
    path = _list_path(unit)
    return sum(points for place, name, points in effects if name == factor and place in path)


def _connect(luck: NDArray[np.float64], factors: Sequence[str]) -> NDArray[np.float64]:
    """Let outcomes follow from the factors they spring from; `luck` (people, factors) is left as it is."""
    connected = luck.copy()
    for outcome, sources in SOURCES.items():
        if outcome in factors:
            own = OWN_LUCK * luck[:, factors.index(outcome)]
            shared = sum(weight * luck[:, factors.index(name)] for name, weight in sources)
            connected[:, factors.index(outcome)] = own + shared
    return connected


def draw_choices(
    rng: np.random.Generator, items: Sequence[DemoItem], unit: str, n_people: int, *, later: bool
) -> NDArray[np.uint8]:
    """Return option numbers from 0 for each person and item, shape (n_people, n_items); 255 is a skipped item."""
    factors = list(dict.fromkeys(item.factor for item in items))
    team_rng = np.random.default_rng([2026, sum(unit.encode())])  # a team keeps its character between waves
    effects = PLACES + CHANGES if later else PLACES
    means = np.array(
        [LEVELS.get(f, 3.6) + team_rng.normal(0, 0.16) + _sum_effects(effects, unit, f) for f in factors]
    )
    mood = rng.normal(0, 0.35, size=(n_people, 1))
    standing = means + mood + _connect(rng.normal(0, 0.5, size=(n_people, len(factors))), factors)
    columns = [factors.index(item.factor) for item in items]
    drawn = standing[:, columns] + rng.normal(0, 0.6, size=(n_people, len(items)))
    options = np.array([item.n_options for item in items])
    places = np.rint((drawn - 1) / 4 * (options - 1)).clip(0, options - 1)
    turned: NDArray[np.float64] = np.where([item.is_reversed for item in items], options - 1 - places, places)
    turned[rng.random(turned.shape) < 0.015] = NO_ANSWER
    return turned.astype(np.uint8)
