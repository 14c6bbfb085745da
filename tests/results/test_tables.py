"""From chosen options to scores to the gate: exact, and the same whatever the order."""

import math
import random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.catalogue import instruments
from speelveld.catalogue.instruments import Instrument
from speelveld.results.tables import (
    choose_settings,
    describe_variables,
    make_table,
    read_answers,
    score_choices,
)
from speelveld.science.disclosure import ItemScale, aggregate, aggregate_items, encode
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.results.conftest import THIS_YEAR, close_answered_wave

OURS = instruments.list_instruments()[0]
MIXED = instruments.parse_instrument(
    {
        "key": "mixed",
        "version": "1",
        "title": {"nl": "Gemengd"},
        "languages": ["nl"],
        "licence": "CC BY 4.0",
        "scales": [
            {"key": "down", "options": [{"value": v, "label": {"nl": str(v)}} for v in (100, 75, 50, 25, 0)]},
            {"key": "uneven", "options": [{"value": v, "label": {"nl": str(v)}} for v in (0, 10, 100)]},
        ],
        "items": [
            {"key": "a", "text": {"nl": "a"}, "scale": "down"},
            {"key": "b", "text": {"nl": "b"}, "scale": "uneven", "reverse": True},
            {"key": "c", "text": {"nl": "c"}, "scale": "down", "reverse": True},
        ],
        "factors": [
            {"key": "one", "title": {"nl": "Een"}, "items": ["a", "b", "c"], "minimum_answered": 2},
            {"key": "two", "title": {"nl": "Twee"}, "items": ["b"], "higher_is_better": False},
        ],
    }
)


def score_slowly(instrument: Instrument, row: bytes) -> list[float | None]:
    """One person, one factor, one item at a time."""
    scores: list[float | None] = []
    for factor in instrument.factors:
        given_values = []
        for key in factor.items:
            place = [item.key for item in instrument.items].index(key)
            if row[place] == 255:
                continue
            item = instrument.items[place]
            scale = instrument.scale_of(item)
            value = scale.options[row[place]].value
            given_values.append(scale.minimum + scale.maximum - value if item.reverse else value)
        enough = len(given_values) >= factor.minimum_answered
        scores.append(sum(given_values) / len(given_values) if enough else None)
    return scores


def draw_rows(instrument: Instrument) -> st.SearchStrategy[list[bytes]]:
    options = [
        st.sampled_from([*range(len(instrument.scale_of(item).options)), 255]) for item in instrument.items
    ]
    return st.lists(st.tuples(*options).map(bytes), min_size=1, max_size=8)


def compare_with_slow_twin(instrument: Instrument, rows: list[bytes]) -> None:
    choices = np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(len(rows), -1)
    scores = score_choices(choices, instrument)
    for row, found in zip(rows, scores.tolist(), strict=True):
        slow = score_slowly(instrument, row)
        assert [None if math.isnan(score) else round(score, 9) for score in found] == [
            None if score is None else round(score, 9) for score in slow
        ]


@settings(max_examples=25, deadline=None)
@given(draw_rows(OURS))
def test_scores_equal_the_slow_twin(rows: list[bytes]) -> None:
    compare_with_slow_twin(OURS, rows)


@settings(max_examples=40, deadline=None)
@given(draw_rows(MIXED))
def test_scores_on_scales_that_run_down_or_skip_values_equal_the_slow_twin(rows: list[bytes]) -> None:
    compare_with_slow_twin(MIXED, rows)


def test_a_worked_example_by_hand() -> None:
    """Workload: 4, a reversed 2 that counts as 4, and no answer: (4 + 4) / 2."""
    row = np.full((1, len(OURS.items)), 255, dtype=np.uint8)
    row[0, :3] = (3, 1, 255)
    scores = score_choices(row, OURS)[0]
    assert scores[0] == 4
    assert np.isnan(scores[1:]).all()


def test_sums_equal_those_of_items_added_up_without_scores() -> None:
    rng = np.random.default_rng(3)
    choices = rng.integers(0, 5, size=(400, len(OURS.items))).astype(np.uint8)
    choices[rng.random(choices.shape) < 0.2] = 255
    group = rng.integers(0, 7, size=400)
    variables = describe_variables(OURS)
    sums = aggregate(group, encode(score_choices(choices, OURS), variables), variables, 7)
    places = {item.key: place for place, item in enumerate(OURS.items)}
    scales = [
        ItemScale(
            variable=variable,
            items=tuple(places[key] for key in factor.items),
            reversed_items=tuple(places[key] for key in factor.items if OURS.item(key).reverse),
            least_answered=factor.minimum_answered,
        )
        for variable, factor in zip(variables, OURS.factors, strict=True)
    ]
    rows = np.ascontiguousarray(choices.T + np.uint8(1))  # 255 becomes 0: no answer
    twin = aggregate_items(rows, scales, group, 7)
    for name in ("n_respondents", "n", "total", "squares", "low", "high"):
        assert (getattr(sums, name) == getattr(twin, name)).all(), name


def test_answers_come_with_the_place_of_their_group(closed_wave: Wave) -> None:
    ids = [group.pk for group in closed_wave.reporting_groups.all()]
    group, choices = read_answers(closed_wave, ids, len(OURS.items))
    assert choices.shape == (79, len(OURS.items))
    keys = [row.key for row in closed_wave.reporting_groups.all()]
    assert dict(zip(keys, np.bincount(group).tolist(), strict=True)) == {
        "beuk": 22, "eik": 15, "keuken+nacht": 12, "noord": 18, "zuid": 12,
    }  # fmt: skip


def test_the_order_of_answers_changes_nothing(closed_wave: Wave, monkeypatch: Any) -> None:
    made = make_table(closed_wave)

    def read_shuffled(*args: Any) -> Any:
        group, choices = read_answers(*args)
        order = list(range(len(group)))
        random.Random(5).shuffle(order)
        return group[order], choices[order]

    monkeypatch.setattr("speelveld.results.tables.read_answers", read_shuffled)
    again = make_table(closed_wave)
    assert (again.table.digest, again.inputs_digest) == (made.table.digest, made.inputs_digest)


def test_a_wave_with_a_larger_smallest_group_raises_every_threshold() -> None:
    assert choose_settings(10).k == 10
    strict = choose_settings(40)
    assert (strict.k, strict.k_distribution, strict.k_comments) == (40, 40, 40)


def test_a_wave_that_nobody_answered_shows_nothing(cast: Cast) -> None:

    table = make_table(close_answered_wave(cast, THIS_YEAR, {})).table
    assert list(table.cells()) == []
    assert table.shown_via("beuk") is None
