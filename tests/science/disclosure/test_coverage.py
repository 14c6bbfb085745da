"""Are intervals of small groups honest? Simulated teams of 12 to 18, most of whom answer, on real five-point items.

An interval is about what all invited people would have answered, and its ends are rounded like the mean; so it is
read as rounded figures are: half a step to each side.
"""

import numpy as np
import pytest

from speelveld.science.disclosure import (
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    encode,
    one_group_per_unit,
    release,
)

N_TEAMS, N_RUNS = 60, 12


def draw_team(rng: np.random.Generator, n: int, level: float, spread: float, n_items: int) -> np.ndarray:
    """Scores of everybody invited: the mean of some items from 1 to 5."""
    person = level + rng.normal(0, 0.3) + spread * rng.normal(size=(n, 1))
    return np.clip(np.rint(person + 0.6 * rng.normal(size=(n, n_items))), 1, 5).mean(axis=1)


def count_hits(seed: int, spreads: tuple[float, ...], level: float, n_items: int) -> list[tuple[int, bool]]:
    """Return per shown team which spread it has, and whether its interval holds the mean of all invited."""
    rng = np.random.default_rng(seed)
    n_invited = rng.integers(12, 19, N_TEAMS)
    n_answers = np.clip(rng.binomial(n_invited, 0.85), 10, n_invited - 1)
    tree = Tree(
        [Unit("o", None, "o", int(n_invited.sum()))]
        + [Unit(f"t{i}", "o", f"t{i}", int(n)) for i, n in enumerate(n_invited)]
    )
    groups = one_group_per_unit(tree, {f"t{i}" for i in range(N_TEAMS)})
    places = {group.key: place for place, group in enumerate(groups)}
    teams = [draw_team(rng, n, level, spreads[i % len(spreads)], n_items) for i, n in enumerate(n_invited)]
    variables = (Variable(key="v", lo=1, hi=5, step=1 / n_items),)
    scores = np.concatenate([team[:n] for team, n in zip(teams, n_answers, strict=True)])[:, None]
    group = np.repeat([places[f"t{i}"] for i in range(N_TEAMS)], n_answers)
    sums = aggregate(group, encode(scores, variables), variables, len(groups))
    table, half_step = release(tree, groups, sums, Settings()), 0.05
    found = []
    for i, team in enumerate(teams):
        cell = table.cell(f"t{i}", "v")
        assert cell is not None
        found.append((i % len(spreads), cell.low - half_step <= team.mean() <= cell.high + half_step))
    return found


@pytest.mark.parametrize(
    ("level", "n_items"),
    [(3.5, 3), (4.2, 3), (4.6, 3), (3.5, 1)],
    ids=["middle", "healthy", "near the end", "single item"],
)
def test_intervals_hold_what_they_promise(level: float, n_items: int) -> None:
    hits = [hit for seed in range(N_RUNS) for _part, hit in count_hits(seed, (0.6,), level, n_items)]
    assert np.mean(hits) >= 0.95


def test_one_spread_for_all_is_too_short_only_where_a_team_is_very_divided() -> None:
    hits = [one for seed in range(N_RUNS) for one in count_hits(seed, (0.2, 0.4, 1.2), 3.5, 3)]
    by_spread = [np.mean([hit for part, hit in hits if part == spread]) for spread in range(3)]
    assert np.mean([hit for _part, hit in hits]) >= 0.95
    assert min(by_spread[:2]) >= 0.98
    assert by_spread[2] >= 0.85
