"""A million answers to 45 questions, 5,261 units: our sums and the gate against the plain group-by of Polars.

Both get the same columns of bytes in memory, sorted by team, and must come to the same whole numbers for all 13
scores. Polars stops there; ours goes on through the gate to a table that may be shown. Aim: half its time.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from speelveld.science.disclosure import (
    Aggregates,
    ItemScale,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate_items,
    one_group_per_unit,
    release,
)

N_PEOPLE, N_ITEMS, N_SCALES, ROUNDS = 1_000_000, 45, 13, 5
WIDTHS = (10, 25, 20)  # divisions, departments in each, teams in each
GRID = 12  # a mean of one to four answers is a whole number of twelfths


def list_units() -> list[Unit]:
    levels = [[Unit("u", None, "u", 0)]]
    for width in WIDTHS:
        levels.append(
            [Unit(f"{above.key}.{i}", above.key, "", 0) for above in levels[-1] for i in range(width)]
        )
    teams = [
        Unit(unit.key, unit.parent, "", N_PEOPLE * 10 // 7 // len(levels[-1]) + 1) for unit in levels[-1]
    ]
    return [unit for level in levels[:-1] for unit in level] + teams


def list_scales() -> list[ItemScale]:
    parts = np.array_split(np.arange(N_ITEMS), N_SCALES)
    return [
        ItemScale(
            variable=Variable(key=f"s{number}", lo=1, hi=5, step=1 / GRID), items=tuple(int(i) for i in part)
        )
        for number, part in enumerate(parts)
    ]


def draw_answers(n_teams: int) -> tuple[Any, Any]:
    """Return (45, people) answers of 1 to 5, 2% missing (0), and the team of each person, sorted."""
    rng = np.random.default_rng(11)
    items = rng.integers(1, 6, size=(N_ITEMS, N_PEOPLE), dtype=np.uint8)
    items[rng.random(items.shape, dtype=np.float32) < 0.02] = 0
    return items, np.sort(rng.integers(0, n_teams, N_PEOPLE)).astype(np.int32)


def group_by_plainly(frame: pl.DataFrame, scales: list[ItemScale]) -> pl.DataFrame:
    """Score each person and add up per team, as one writes it in Polars."""
    codes, sums = [], []
    for scale in scales:
        name, columns = scale.variable.key, [pl.col(f"i{item}") for item in scale.items]
        answered = pl.sum_horizontal(column.is_not_null().cast(pl.Int32) for column in columns)
        points = pl.sum_horizontal((column - 1).cast(pl.Int32) for column in columns)
        codes.append(pl.when(answered > 0).then(points * GRID // answered).alias(name))
        low, high = scale.variable.cut_codes
        code = pl.col(name)
        sums += [
            code.count().alias(f"{name}_n"),
            code.sum().alias(f"{name}_total"),
            (code * code).sum().alias(f"{name}_squares"),
            (code <= low).sum().alias(f"{name}_low"),
            (code >= high).sum().alias(f"{name}_high"),
        ]
    return frame.lazy().select("team", *codes).group_by("team").agg(sums).sort("team").collect()


def check_same(ours: Aggregates, theirs: pl.DataFrame, scales: list[ItemScale]) -> None:
    for number, scale in enumerate(scales):
        for part in ("n", "total", "squares", "low", "high"):
            column = theirs[f"{scale.variable.key}_{part}"].to_numpy()
            assert np.array_equal(getattr(ours, part)[:, number], column), (scale.variable.key, part)


def measure(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def run() -> dict[str, Any]:
    units, scales = list_units(), list_scales()
    tree = Tree(units)
    groups = [group for group in one_group_per_unit(tree) if group.n_invited]
    items, team = draw_answers(len(groups))
    columns = {f"i{row}": pl.Series(values=items[row]).replace(0, None) for row in range(N_ITEMS)}
    frame = pl.DataFrame({"team": team, **columns})
    check_same(aggregate_items(items, scales, team, len(groups)), group_by_plainly(frame, scales), scales)

    def add_up() -> Aggregates:
        return aggregate_items(items, scales, team, len(groups))

    times: dict[str, list[float]] = {"sums": [], "sums and gate": [], "Polars group-by": []}
    for _round in range(ROUNDS):
        times["Polars group-by"].append(measure(lambda: group_by_plainly(frame, scales)))
        times["sums"].append(measure(add_up))
        times["sums and gate"].append(measure(lambda: release(tree, groups, add_up(), Settings())))
    ratios = [a / b for a, b in zip(times["sums and gate"], times["Polars group-by"], strict=True)]
    return {
        "answers": N_PEOPLE,
        "items": N_ITEMS,
        "units": len(units),
        **{f"{name}, seconds": round(statistics.median(values), 3) for name, values in times.items()},
        "sums and gate to Polars": round(statistics.median(ratios), 2),
    }
