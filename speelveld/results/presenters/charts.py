"""Rows of bars: all scores of one group, or one score of all groups."""

from collections.abc import Sequence
from dataclasses import replace

from speelveld.results.presenters.bars import Row, describe_bar, describe_difference, make_bar
from speelveld.results.presenters.changes import Waves, read_change
from speelveld.results.presenters.scores import Score, note_scales, rate, stand_out
from speelveld.results.presenters.wording import name_group, write_mean, write_range
from speelveld.science.disclosure import ReleasedGroup


def list_rows(
    waves: Waves, group: ReleasedGroup, around: ReleasedGroup | None, scores: Sequence[Score]
) -> tuple[Row, ...]:
    """Return a row per score of one group, beside the group around it and the wave before."""
    notes = note_scales(scores)
    return tuple(
        replace(draw_row(waves, group, around, score, score.name), note=notes.get(score.key, ""))
        for score in scores
        if waves.now.table.cell(group.key, score.key) is not None
    )


def draw_row(
    waves: Waves, group: ReleasedGroup, around: ReleasedGroup | None, score: Score, name: str
) -> Row:
    """Return the row of one figure that is shown."""
    table, variable = waves.now.table, score.variable
    cell = table.cell(group.key, score.key)
    assert cell is not None
    other = table.cell(around.key, score.key) if around else None
    step = stand_out(table, group, around.key, variable) if around else 0
    return Row(
        key=score.key,
        name=name,
        standing=rate(cell, variable),
        mean=write_mean(cell, variable),
        range=write_range(cell, variable),
        n=cell.n,
        other=write_mean(other, variable) if other else "",
        beside=describe_difference(cell, other, step, variable),
        bar=make_bar(cell, other, variable),
        alt=describe_bar(cell, other, name_group(table, around) if around else "", variable),
        change=read_change(waves, group, variable),
    )
