"""The gate before figures of the whole: how many, how rough, and nothing that depends on single answers."""

import dataclasses
import json

import numpy as np
import pytest
from numpy.typing import NDArray

from speelveld.science.psychometrics import (
    MOST,
    WHOLE_FLOOR,
    ScaleAnswers,
    WholeFigures,
    estimate_alpha,
    measure_whole,
    score_mean,
)
from speelveld.science.psychometrics.alpha import Alpha

Array = NDArray[np.float64]


def draw_scales(n: int, seed: int = 1, n_factors: int = 3) -> list[ScaleAnswers]:
    """Some factors and one outcome that follows the first, three items each, answered from 1 to 5."""
    rng = np.random.default_rng(seed)
    standing = rng.normal(size=(n, n_factors)) + rng.normal(size=(n, 1)) * 0.5
    standing = np.column_stack([standing, standing[:, 0] + 0.3 * standing[:, 1] + 0.5 * rng.normal(size=n)])
    scales = []
    for number in range(n_factors + 1):
        items = standing[:, [number]] * 0.8 + 0.8 * rng.normal(size=(n, 3))
        items = np.clip(np.rint(items + 3), 1, 5)
        is_outcome = number == n_factors
        key = "energy" if is_outcome else f"f{number}"
        scales.append(make_scale(key, items, is_outcome=is_outcome))
    return scales


def make_scale(key: str, items: Array, *, is_outcome: bool = False) -> ScaleAnswers:
    return ScaleAnswers(
        key=key, is_outcome=is_outcome, higher_is_better=True, items=items, scores=score_mean(items, 2)
    )


def measure(scales: list[ScaleAnswers]) -> WholeFigures:
    return measure_whole(scales, {scale.key for scale in scales}, np.random.default_rng(1))


def test_nothing_is_told_about_fewer_than_the_floor() -> None:
    few, enough = measure(draw_scales(WHOLE_FLOOR - 1)), measure(draw_scales(WHOLE_FLOOR))
    assert few.importance == ()
    assert few.n_at_least is None
    assert {(one.alpha, one.omega, one.n_at_least) for one in few.scales} == {(None, None, None)}
    assert enough.importance
    assert all(one.alpha and one.omega for one in enough.scales)


def test_many_factors_ask_for_more_people() -> None:
    assert measure(draw_scales(119, n_factors=12)).importance == ()
    assert measure(draw_scales(120, n_factors=12)).importance


def test_only_scores_that_are_shown_take_part() -> None:
    scales = draw_scales(200)
    found = measure_whole(scales, {"f0", "f1", "energy"}, np.random.default_rng(1))
    assert [one.key for one in found.scales] == ["f0", "f1", "energy"]
    assert found.importance[0].shares[0].key == "f0"
    assert len(found.importance[0].shares) == 2
    assert found.scale("f2") is None


def test_figures_are_those_of_the_formulas_roughly_rounded() -> None:
    scales = draw_scales(437)
    found = measure(scales).scale("f0")
    exact = estimate_alpha(scales[0].items)
    assert found
    assert found.alpha
    assert isinstance(exact, Alpha)
    assert found.n_at_least == 400
    assert found.alpha.value == round(exact.value, 2)
    assert found.alpha.low <= round(exact.low, 2) + 0.005
    assert found.alpha.high >= round(exact.high, 2) - 0.005
    assert found.omega
    assert found.omega.low < found.omega.value < found.omega.high


def test_the_interval_of_alpha_tells_nothing_beyond_what_is_told() -> None:
    one, other = draw_scales(437), draw_scales(437)
    for scale in other:
        scale.items[:30, 0] = np.nan  # 30 people more who skipped a question
    first, second = measure(one).scale("f1"), measure(other).scale("f1")
    assert first
    assert second
    assert first.n_at_least == second.n_at_least == 400


def test_numbers_of_people_are_told_in_steps() -> None:
    scales = draw_scales(263)
    scales[0].scores[:20] = np.nan
    assert measure(scales).n_at_least == 200


def test_where_all_answer_alike_no_figure_says_so() -> None:
    scales = draw_scales(150)
    twins = np.repeat(scales[0].items[:, :1], 3, axis=1)
    alike = measure([make_scale("twins", twins), *scales[1:]]).scale("twins")
    constant = measure([make_scale("same", np.full((150, 3), 5.0)), *scales[1:]])
    assert alike
    assert alike.alpha
    assert alike.alpha.value == MOST
    assert alike.alpha.high == MOST
    same = constant.scale("same")
    assert same
    assert same.alpha is None
    assert constant.importance == ()


def test_an_outcome_that_is_a_factor_again_is_not_told_to_the_end() -> None:
    scales = draw_scales(150)
    copy = dataclasses.replace(scales[0], key="energy", is_outcome=True)
    assert measure([*scales[:3], copy]).importance[1].explained == 95


def test_shares_follow_the_answers() -> None:
    scales = draw_scales(600)
    found = measure(scales)
    energy = found.outcome("energy")
    assert energy
    first = energy.shares[0]
    assert first.low > 34 > energy.shares[2].high
    assert not first.is_opposite
    assert abs(sum(one.percent for one in energy.shares) - 100) <= 2
    assert energy.explained % 5 == 0


def test_a_score_that_is_better_when_low_is_turned_round() -> None:
    scales = draw_scales(300)
    low = dataclasses.replace(
        scales[0], higher_is_better=False, items=6 - scales[0].items, scores=6 - scales[0].scores
    )
    assert measure([low, *scales[1:]]).importance == measure(scales).importance
    against = dataclasses.replace(scales[0], higher_is_better=False)
    assert measure([against, *scales[1:]]).importance[0].shares[0].is_opposite


def test_the_order_of_people_does_not_show() -> None:
    scales = draw_scales(220)
    order = np.random.default_rng(9).permutation(220)
    turned = [dataclasses.replace(s, items=s.items[order], scores=s.scores[order]) for s in scales]
    assert measure(turned) == measure(scales)


def test_figures_are_kept_with_a_checksum() -> None:
    found = measure(draw_scales(140))
    stored = json.loads(json.dumps(found.to_dict()))
    assert WholeFigures.from_dict(stored) == found
    stored["n_at_least"] = 1000
    with pytest.raises(ValueError, match="changed"):
        WholeFigures.from_dict(stored)


def test_only_the_gate_makes_figures_of_the_whole() -> None:
    with pytest.raises(TypeError, match="measure_whole"):
        WholeFigures((), (), None)
