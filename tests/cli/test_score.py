"""`speelveld score` from file to JSON: published figures, slow twins, and what it says of unusable input."""

import json
import math
import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from speelveld.catalogue.instruments import list_instruments, parse_instrument
from speelveld.cli import main
from speelveld.cli.scales import score_factors
from tests.cli.instruments import SMALL, make_small

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SMALL_FILE = json.dumps(SMALL)  # JSON is YAML


def score(capsys: pytest.CaptureFixture[str], instrument: Path, answers: Path, *more: str) -> dict[str, Any]:
    assert main(["score", "--instrument", str(instrument), "--answers", str(answers), *more]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def score_small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], source: str = SMALL_FILE
) -> dict[str, Any]:
    (tmp_path / "small.yaml").write_text(source)
    (tmp_path / "answers.csv").write_text("\n".join(["a,b,C (share),d", *rows]) + "\n")
    return score(capsys, tmp_path / "small.yaml", tmp_path / "answers.csv")


def score_published(capsys: pytest.CaptureFixture[str], name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    if not (DATA / name).exists():
        pytest.skip(f"The data set {name} is not beside this checkout.")
    told = score(capsys, ROOT / "tests" / "data" / f"{name}.instrument.yaml", DATA / name / f"{name}.csv")
    return told, json.loads((DATA / name / "reference.json").read_text())


def test_bfi_gives_its_published_figures(capsys: pytest.CaptureFixture[str]) -> None:
    told, reference = score_published(capsys, "bfi")
    assert list(told["scales"]) == list(reference["scales"])
    for key, expected in reference["scales"].items():
        scale = told["scales"][key]
        assert scale["n_complete"] == expected["n"]
        assert scale["alpha"] == pytest.approx(expected["alpha"], abs=1e-9)
        assert scale["alpha_low"] == pytest.approx(expected["feldt95_low"], abs=1e-9)
        assert scale["alpha_high"] == pytest.approx(expected["feldt95_high"], abs=1e-9)
        assert scale["alpha_pairwise"] == pytest.approx(expected["alpha_pairwise"], abs=1e-9)
        assert scale["omega"] == pytest.approx(expected["omega_total_cfa_ml_listwise"], abs=2e-6)
        assert scale["mean"] == pytest.approx(expected["scale_mean_of_available_items"], abs=1e-9)
        assert scale["sd"] == pytest.approx(expected["scale_sd"], abs=1e-9)
        for item, value in expected["item_rest_r_listwise"].items():
            assert scale["items"][item]["item_rest"] == pytest.approx(value, abs=1e-9)
    missing = sum(item["n_missing"] for scale in told["scales"].values() for item in scale["items"].values())
    assert missing == reference["missing_cells_25"]
    fit = told["factor_model"]["fit"]
    assert fit["chi_square"] == pytest.approx(reference["cfa5_ml_listwise"]["chisq"], abs=1e-5)
    assert fit["srmr"] == pytest.approx(reference["cfa5_ml_listwise"]["srmr"], abs=2e-6)


def test_holzinger_and_swineford_give_their_published_figures(capsys: pytest.CaptureFixture[str]) -> None:
    told, reference = score_published(capsys, "holzinger_swineford_1939")
    model = told["factor_model"]
    for key, expected in reference["omega_from_3factor_cfa"].items():
        assert told["scales"][key]["alpha"] == pytest.approx(reference["alpha"][key], abs=1e-9)
        assert told["scales"][key]["omega_all_scales"] == pytest.approx(expected, abs=2e-6)
        assert model["omega"][key] == told["scales"][key]["omega_all_scales"]
    for pair, expected in reference["factor_cor"].items():
        one, other = pair.split("~")
        assert model["correlations"][one][other] == pytest.approx(expected, abs=2e-6)
    assert model["loadings"] == pytest.approx(reference["loadings_std"], abs=2e-6)
    assert model["fit"]["cfi"] == pytest.approx(reference["cfa_ml"]["cfi"], abs=1e-7)


def test_scores_are_what_one_would_work_out_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = score_small(tmp_path, capsys, ["1,1,10,Yes", "5,,NA,No", "4,2,30,", ",,20,Maybe"])
    scores = [(1 + 5) / 2, 5, (4 + 4) / 2]
    assert told["answers"] == {"file": "answers.csv", "n": 4, "messages": []}
    assert told["scales"]["ab"]["n"] == 3
    assert told["scales"]["ab"]["n_missing"] == 1
    assert told["scales"]["ab"]["mean"] == pytest.approx(statistics.fmean(scores))
    assert told["scales"]["ab"]["sd"] == pytest.approx(statistics.stdev(scores))
    assert told["scales"]["ab"]["n_complete"] == 2
    assert told["scales"]["ab"]["items"]["b"] == {
        "reversed": True, "n": 2, "n_missing": 2, "mean": 4.5, "sd": pytest.approx(math.sqrt(0.5)),
        "item_rest": pytest.approx(-1), "alpha_if_dropped": None,
    }  # fmt: skip
    assert told["scales"]["c"]["mean"] == 20
    assert told["scales"]["d"]["mean"] == 2


def test_figures_that_cannot_be_given_have_their_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = score_small(tmp_path, capsys, ["1,1,10,Yes", "5,3,NA,No"])
    assert told["scales"]["ab"]["alpha"] is None
    assert told["scales"]["ab"]["why_not"]["alpha"] == {
        "reason": "too_few_people",
        "text": "Only 2 people answered all items; at least 10 are needed.",
    }
    assert told["scales"]["ab"]["why_not"]["omega"]["reason"] == "two_items"
    assert told["scales"]["c"]["why_not"]["alpha"]["reason"] == "one_item"
    assert told["scales"]["c"]["sd"] is None
    assert told["factor_model"] == {
        "scales": ["ab"],
        "fit": None,
        "why_not": {"reason": "one_scale", "text": "It takes two scales of at least two items."},
    }


def test_an_item_that_was_not_reversed_is_pointed_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (
        [f"{1 + i % 5},{1 + (i + i // 5) % 5},1,Yes" for i in range(25)]
        + ["5,5,1,Yes"] * 10
        + ["1,1,1,Yes"] * 9
    )
    told = score_small(tmp_path, capsys, rows)
    assert told["scales"]["ab"]["hints"] == [
        "a goes against the rest of its scale. Check its `reverse`.",
        "b goes against the rest of its scale. Check its `reverse`.",
    ]
    right = score_small(tmp_path, capsys, rows, SMALL_FILE.replace('"reverse": true', '"reverse": false'))
    assert right["scales"]["ab"]["hints"] == []


def test_items_in_two_scales_make_no_model_of_all_scales(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = json.loads(SMALL_FILE)
    source["factors"].append({"key": "again", "title": {"en": "Again"}, "items": ["a", "b"]})
    told = score_small(tmp_path, capsys, ["1,1,10,Yes", "5,3,NA,No"], json.dumps(source))
    assert told["factor_model"]["why_not"]["reason"] == "shared_items"


def test_a_file_in_which_nobody_answered_gives_no_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = score_small(tmp_path, capsys, ["NA,NA,NA,NA"] * 12)
    assert told["scales"]["ab"]["n"] == 0
    assert told["scales"]["ab"]["mean"] is None
    assert told["scales"]["ab"]["why_not"]["alpha"]["reason"] == "too_few_people"


def test_the_result_can_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    score_small(tmp_path, capsys, ["1,1,10,Yes"])
    out = tmp_path / "told.json"
    words = [
        "score",
        "--instrument",
        str(tmp_path / "small.yaml"),
        "--answers",
        str(tmp_path / "answers.csv"),
    ]
    assert main([*words, "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(out.read_text())["answers"]["n"] == 1
    assert main([*words, "--out", str(tmp_path / "no" / "such.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_unusable_input_ends_with_status_two_and_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "small.yaml").write_text(SMALL_FILE)
    (tmp_path / "answers.csv").write_text("a,b,C (share),d\n9,1,1,Yes\n1,1,900,Yes\n")
    status = main(
        ["score", "--instrument", str(tmp_path / "small.yaml"), "--answers", str(tmp_path / "answers.csv")]
    )
    told = capsys.readouterr()
    assert status == 2
    assert told.out == ""
    assert [line.split(":")[1] for line in told.err.splitlines()] == [
        " row 2, column a",
        " row 3, column C (share)",
    ]


def test_a_broken_instrument_ends_with_status_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.yaml").write_text("key: [")
    assert main(["score", "--instrument", str(tmp_path / "broken.yaml"), "--answers", "none.csv"]) == 2
    assert "broken.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("instrument", list_instruments(), ids=lambda one: one.key)
def test_our_own_instruments_give_every_figure(
    instrument: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(3)
    mood = rng.normal(size=(400, 1))
    columns = {}
    for factor in instrument.factors:
        standing = 0.5 * mood + rng.normal(size=(400, 1))
        for key in factor.items:
            item = instrument.item(key)
            scale = instrument.scale_of(item)
            sign = -1 if item.reverse else 1
            drawn = (scale.minimum + scale.maximum) / 2 + sign * standing[:, 0] + rng.normal(size=400) * 0.7
            columns[key] = np.clip(np.rint(drawn), scale.minimum, scale.maximum).astype(int)
    rows = [",".join(columns), *(",".join(map(str, row)) for row in np.column_stack(list(columns.values())))]
    (tmp_path / "answers.csv").write_text("\n".join(rows))
    told = score(
        capsys, ROOT / "content" / "instruments" / f"{instrument.key}.yaml", tmp_path / "answers.csv"
    )
    has_scales = any(len(factor.items) > 1 for factor in instrument.factors)
    why_not = told["factor_model"]["why_not"]
    assert why_not is None if has_scales else why_not["reason"] == "one_scale"
    for factor in instrument.factors:
        scale = told["scales"][factor.key]
        assert scale["hints"] == []
        if len(factor.items) > 1:
            assert 0.6 < scale["alpha"] < 0.95
            assert 0.6 < scale["omega_all_scales"] < 0.95


def test_scores_keep_to_the_minimum_of_their_factor() -> None:
    source = json.loads(SMALL_FILE)
    source["factors"][0]["minimum_answered"] = 2
    items = np.array([[1, math.nan, 5, 3], [1, 1, math.nan, 2]])
    np.testing.assert_array_equal(score_factors(items, make_small()), [[1, 5, 3], [3, math.nan, 2]])
    strict = score_factors(items, parse_instrument(source))
    np.testing.assert_array_equal(strict, [[math.nan, 5, 3], [3, math.nan, 2]])
