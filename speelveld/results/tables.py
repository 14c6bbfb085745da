"""From the answers of a closed wave to its released table; nothing else outside surveys reads answers."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Instrument, Item, parse_instrument
from speelveld.science.disclosure import (
    Aggregates,
    ReleasedTable,
    ReportingGroup,
    Settings,
    Tree,
    Variable,
    aggregate,
    encode,
    release,
)
from speelveld.science.psychometrics import ScaleAnswers, WholeFigures, measure_whole
from speelveld.surveys.audience import describe_unit, read_tree
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import Answer
from speelveld.surveys.questionnaire import NO_ANSWER
from speelveld.surveys.thresholds import choose_settings

Choices = NDArray[np.uint8]
Scores = NDArray[np.float64]
SEED = 2026  # of the chance in intervals; the same answers always give the same figures


@dataclass(frozen=True)
class Made:
    """A table that the gate let through, figures of the whole, and the fingerprint of what went in."""

    table: ReleasedTable
    whole: WholeFigures
    inputs_digest: str


def make_table(wave: Wave, previous: ReleasedTable | None = None) -> Made:
    """Read, score and add up the answers of a wave, and pass the sums through the gate."""
    instrument = parse_instrument(wave.instrument)
    tree = read_tree(wave)
    groups = {row.pk: row for row in wave.reporting_groups.all()}
    stored = tuple(
        ReportingGroup(row.key, tuple(row.unit_keys), row.n_invited, row.parent_key or None)
        for row in groups.values()
    )
    group, choices = read_answers(wave, list(groups), len(instrument.items))
    variables = describe_variables(instrument)
    scores = score_choices(choices, instrument)
    sums = aggregate(group, encode(scores, variables), variables, len(stored))
    settings = choose_settings(wave.minimum_group)
    table = release(tree, stored, sums, settings, previous)
    whole = measure_everybody(instrument, choices, scores, table)
    return Made(table, whole, _take_digest(tree, stored, sums, settings))


def measure_everybody(
    instrument: Instrument, choices: Choices, scores: Scores, table: ReleasedTable
) -> WholeFigures:
    """Pass what people answered through the gate of figures that are about everybody together."""
    root = table.units[0].key
    shown = {factor.key for factor in instrument.factors if table.cell(root, factor.key)}
    columns = np.ascontiguousarray(choices.T)
    places = {item.key: place for place, item in enumerate(instrument.items)}
    scales = [
        ScaleAnswers(
            key=factor.key,
            is_outcome=factor.kind == "outcome",
            higher_is_better=factor.higher_is_better,
            items=np.column_stack([_value(instrument, key, columns[places[key]]) for key in factor.items]),
            scores=scores[:, number],
        )
        for number, factor in enumerate(instrument.factors)
    ]
    return measure_whole(scales, shown, np.random.default_rng(SEED))


def _value(instrument: Instrument, key: str, column: Choices) -> Scores:
    """Return what each stored answer to an item is worth, nan where there is none."""
    worth = _list_points(instrument, instrument.item(key))
    worth[NO_ANSWER] = np.nan
    return worth[column]


def describe_variables(instrument: Instrument) -> tuple[Variable, ...]:
    return tuple(
        Variable(
            key=factor.key, lo=factor.lo, hi=factor.hi, step=factor.step, cuts=factor.cuts,
            higher_is_better=factor.higher_is_better, decimals=factor.decimals,
        )
        for factor in instrument.factors
    )  # fmt: skip


def read_answers(wave: Wave, group_ids: Sequence[int], n_items: int) -> tuple[NDArray[np.int64], Choices]:
    """Return the place of each answer's group, shape (n,), and the chosen options, shape (n, n_items)."""
    rows = list(Answer.objects.filter(wave=wave).values_list("group_id", "choices"))
    places = {group_id: place for place, group_id in enumerate(group_ids)}
    group = np.fromiter((places[group_id] for group_id, _choices in rows), dtype=np.int64, count=len(rows))
    choices = np.frombuffer(b"".join(choices for _group_id, choices in rows), dtype=np.uint8)
    return group, choices.reshape(len(rows), n_items)


def score_choices(choices: Choices, instrument: Instrument) -> Scores:
    """Return the score of each person on each factor, shape (n, factors); nan when too little was answered.

    A score is the mean of the answered items, reversed ones turned round.
    """
    columns = np.ascontiguousarray(choices.T)
    places = {item.key: place for place, item in enumerate(instrument.items)}
    scores = np.full((len(choices), len(instrument.factors)), np.nan, order="F")
    for number, factor in enumerate(instrument.factors):
        points, answered = np.zeros(len(choices)), np.zeros(len(choices), dtype=np.int64)
        for key in factor.items:
            column = columns[places[key]]
            points += _list_points(instrument, instrument.items[places[key]])[column]
            answered += column != NO_ANSWER
        enough = answered >= factor.minimum_answered
        scores[enough, number] = points[enough] / answered[enough]
    return scores


def _list_points(instrument: Instrument, item: Item) -> Scores:
    """Return what each stored byte is worth; no answer is worth nothing and is not counted."""
    scale = instrument.scale_of(item)
    points = np.zeros(NO_ANSWER + 1)
    for place, option in enumerate(scale.options):
        points[place] = scale.minimum + scale.maximum - option.value if item.reverse else option.value
    return points


def _take_digest(tree: Tree, stored: Sequence[ReportingGroup], sums: Aggregates, settings: Settings) -> str:
    """Return one fingerprint of everything the gate was given. Sums have no order, so neither has this."""
    frame = [[describe_unit(unit) for unit in tree], [asdict(group) for group in stored], asdict(settings)]
    digest = hashlib.sha256(json.dumps(frame, sort_keys=True).encode())
    for part in (sums.n_respondents, sums.n, sums.total, sums.squares, sums.low, sums.high):
        digest.update(part.astype("<i8").tobytes())
    return digest.hexdigest()
