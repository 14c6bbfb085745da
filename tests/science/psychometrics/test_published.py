"""Figures of two open data sets, computed with R (psych, lavaan) by others than us."""

import numpy as np
import pytest

from speelveld.science.psychometrics import (
    Alpha,
    OmegaModel,
    describe_items,
    estimate_alpha,
    estimate_alpha_pairwise,
    estimate_omega,
    estimate_omegas,
    score_mean,
)
from tests.science.psychometrics.answers import read_reference, read_scales

EXACT = 1e-9  # closed formulas
SEARCHED = 2e-6  # both sides stop searching a little before the best value
BFI = ("agree", "conscientious", "extraversion", "neuroticism", "openness")


@pytest.mark.parametrize("scale", BFI)
def test_alpha_of_bfi_is_as_published(scale: str) -> None:
    expected = read_reference("bfi")["scales"][scale]
    answers = read_scales("bfi")[1][scale]
    alpha = estimate_alpha(answers)
    assert isinstance(alpha, Alpha)
    assert (alpha.n, alpha.n_items) == (expected["n"], expected["k"])
    assert alpha.value == pytest.approx(expected["alpha"], abs=EXACT)
    assert alpha.low == pytest.approx(expected["feldt95_low"], abs=EXACT)
    assert alpha.high == pytest.approx(expected["feldt95_high"], abs=EXACT)
    assert alpha.mean_correlation == pytest.approx(expected["mean_inter_item_r"], abs=EXACT)
    assert estimate_alpha_pairwise(answers) == pytest.approx(expected["alpha_pairwise"], abs=EXACT)


@pytest.mark.parametrize("scale", BFI)
def test_items_and_scores_of_bfi_are_as_published(scale: str) -> None:
    expected = read_reference("bfi")["scales"][scale]
    answers = read_scales("bfi")[1][scale]
    items = describe_items(answers)
    assert [item.item_rest for item in items] == pytest.approx(
        list(expected["item_rest_r_listwise"].values()), abs=EXACT
    )
    assert [item.alpha_if_dropped for item in items] == pytest.approx(
        list(expected["alpha_if_dropped_listwise"].values()), abs=EXACT
    )
    scores = score_mean(answers, 1)
    assert np.mean(scores) == pytest.approx(expected["scale_mean_of_available_items"], abs=EXACT)
    assert np.std(scores, ddof=1) == pytest.approx(expected["scale_sd"], abs=EXACT)


@pytest.mark.parametrize("scale", BFI)
def test_omega_of_bfi_is_as_published(scale: str) -> None:
    expected = read_reference("bfi")["scales"][scale]["omega_total_cfa_ml_listwise"]
    assert estimate_omega(read_scales("bfi")[1][scale]) == pytest.approx(expected, abs=SEARCHED)


def test_the_five_factor_model_of_bfi_is_as_published() -> None:
    reference = read_reference("bfi")
    instrument, scales = read_scales("bfi")
    found = estimate_omegas(list(scales.values()))
    assert isinstance(found, OmegaModel)
    fit, expected = found.model.fit, reference["cfa5_ml_listwise"]
    assert (fit.n, fit.df) == (expected["ntotal"], expected["df"])
    assert fit.chi_square == pytest.approx(expected["chisq"], abs=1e-5)
    for name in ("cfi", "tli", "rmsea", "srmr"):
        assert getattr(fit, name) == pytest.approx(expected[name], abs=SEARCHED)
    loadings = {item.key: abs(reference["cfa5_std_loadings"][item.key]) for item in instrument.items}
    assert np.abs(found.model.loadings) == pytest.approx(list(loadings.values()), abs=2e-5)
    one, other = np.triu_indices(5, 1)
    assert np.sort(np.abs(found.model.correlations[one, other])) == pytest.approx(
        sorted(map(abs, reference["cfa5_factor_cor"].values())), abs=2e-5
    )


def test_the_three_factor_model_of_holzinger_and_swineford_is_as_published() -> None:
    reference = read_reference("holzinger_swineford_1939")
    _, scales = read_scales("holzinger_swineford_1939")
    found = estimate_omegas(list(scales.values()))
    assert isinstance(found, OmegaModel)
    fit, expected = found.model.fit, reference["cfa_ml"]
    assert (fit.n, fit.df) == (301, expected["df"])
    assert fit.chi_square == pytest.approx(expected["chisq"], abs=1e-6)
    assert fit.p_value == pytest.approx(expected["pvalue"], rel=1e-2)
    for name in ("cfi", "tli", "rmsea", "srmr"):
        assert getattr(fit, name) == pytest.approx(expected[name], abs=SEARCHED)
    assert fit.rmsea_low == pytest.approx(expected["rmsea.ci.lower"], abs=SEARCHED)
    assert fit.rmsea_high == pytest.approx(expected["rmsea.ci.upper"], abs=SEARCHED)
    assert found.model.loadings == pytest.approx(list(reference["loadings_std"].values()), abs=2e-6)
    one, other = np.triu_indices(3, 1)
    assert found.model.correlations[one, other] == pytest.approx(
        list(reference["factor_cor"].values()), abs=2e-6
    )
    assert found.omegas == pytest.approx(list(reference["omega_from_3factor_cfa"].values()), abs=SEARCHED)


def test_alpha_of_holzinger_and_swineford_is_as_published() -> None:
    expected = read_reference("holzinger_swineford_1939")["alpha"]
    for scale, answers in read_scales("holzinger_swineford_1939")[1].items():
        alpha = estimate_alpha(answers)
        assert isinstance(alpha, Alpha)
        assert alpha.value == pytest.approx(expected[scale], abs=EXACT)
