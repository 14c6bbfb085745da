"""The field: nine cells, level by level, with what lies in them or what they invite to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from speelveld import catalogue
from speelveld.board.models import Measure
from speelveld.board.presenters.cards import Card, count_measures, fold_copies, make_cards
from speelveld.board.texts import get_level_names, get_reading_language, get_stage_names

MOST_CARDS = 4  # of a cell at first sight; the others fold out
MOST_SPOTS = 9  # of a cell in the miniature


@dataclass(frozen=True)
class Cell:
    stage: str
    stage_name: str
    level: str
    level_name: str
    invitation: str
    minutes: int
    cards: tuple[Card, ...]

    @property
    def anchor(self) -> str:
        return f"{self.stage}-{self.level}"

    @property
    def going(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if not card.is_aside)

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies here; what was stopped leaves room for something else."""
        return not self.going

    @property
    def first(self) -> tuple[Card, ...]:
        return self.going[:MOST_CARDS]

    @property
    def others(self) -> tuple[Card, ...]:
        return self.cards[len(self.first) :]

    @property
    def hides_stopped_only(self) -> bool:
        return all(card.state == Measure.State.STOPPED for card in self.others)

    @property
    def spots(self) -> tuple[Card, ...]:
        return self.going[:MOST_SPOTS]

    @property
    def n_more_spots(self) -> int:
        return len(self.going) - len(self.spots)

    @property
    def count(self) -> str:
        return count_measures(sum(card.n_copies for card in self.going))


@dataclass(frozen=True)
class Row:
    """One level of the field."""

    level: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Field:
    stages: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def n_measures(self) -> int:
        """A measure that touches several cells counts once, where it lies."""
        return sum(card.n_copies for cell in self.cells for card in cell.going if not card.is_guest)

    @property
    def count(self) -> str:
        return count_measures(self.n_measures)

    @property
    def empty(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.is_empty)


def present_field(measures: Sequence[Measure]) -> Field:
    """Lay the measures out over the nine cells."""
    stage_names, level_names = get_stage_names(), get_level_names()
    by_cell: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in measures:
        for cell in measure.cells:
            by_cell[cell].append(measure)
    rows = tuple(
        Row(level, name, tuple(make_cell(stage, level, by_cell[stage, level]) for stage in stage_names))
        for level, name in level_names.items()
    )
    return Field(tuple(stage_names.items()), rows)


def fold_field(field: Field) -> Field:
    """Return the field with copies for many units as one card."""
    rows = (
        replace(row, cells=tuple(replace(cell, cards=fold_copies(cell.cards)) for cell in row.cells))
        for row in field.rows
    )
    return replace(field, rows=tuple(rows))


def make_cell(stage: str, level: str, measures: Sequence[Measure]) -> Cell:
    """Return one cell with its cards."""
    text = catalogue.cell(stage, level, get_reading_language())
    return Cell(
        stage=stage,
        stage_name=get_stage_names()[stage],
        level=level,
        level_name=get_level_names()[level],
        invitation=text.invitation.text,
        minutes=text.invitation.minutes,
        cards=make_cards(measures, (stage, level)),
    )
