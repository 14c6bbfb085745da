"""The scores of a release: what they are called, which way is up, and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.catalogue import FactorText
from speelveld.results.presenters.wording import pick_language, write_scale
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedCell, ReleasedGroup, ReleasedTable, ReleasedVariable, compare

FACTOR, OUTCOME = "factor", "outcome"


@dataclass(frozen=True)
class Score:
    """One score with its name."""

    name: str
    kind: str
    variable: ReleasedVariable

    @property
    def key(self) -> str:
        return self.variable.key


def list_scores(edition: Edition, kind: str) -> list[Score]:
    """Return the scores of one kind, those that ask most attention in the whole organisation first."""
    scores = [
        Score(pick_language(score.titles), score.kind, edition.table.variable(score.key))
        for score in edition.scores
        if score.kind == kind
    ]
    root = edition.table.units[0].key
    return sorted(scores, key=lambda score: rate(edition.table.cell(root, score.key), score.variable))


def have_one_scale(scores: Sequence[Score]) -> bool:
    """Whether all scores run from the same lowest to the same highest value."""
    return len({(score.variable.lo, score.variable.hi) for score in scores}) == 1


def note_scales(scores: Sequence[Score]) -> dict[str, str]:
    """Return what a reader must know of a score beside others: its own scale, or that lower is better."""
    notes: dict[str, list[str]] = {score.key: [] for score in scores}
    for score in scores:
        if not have_one_scale(scores):
            notes[score.key].append(write_scale(score.variable))
        if not score.variable.higher_is_better:
            notes[score.key].append(_("lager is beter"))
    return {key: ", ".join(parts) for key, parts in notes.items()}


def find_score(edition: Edition, key: str) -> Score | None:
    found = [score for kind in (FACTOR, OUTCOME) for score in list_scores(edition, kind) if score.key == key]
    return found[0] if found else None


def get_text(key: str, language: str) -> FactorText | None:
    """Return what we know about a factor; None for a score of an instrument that is not ours."""
    return next((text for text in catalogue.factors(language) if text.key == key), None)


def rate(cell: ReleasedCell | None, variable: ReleasedVariable) -> float:
    """Return how favourable a figure is, from 0 to 1, to put scores of all kinds in one order."""
    if cell is None:
        return 1.0
    share = (cell.mean - variable.lo) / (variable.hi - variable.lo)
    return share if variable.higher_is_better else 1 - share


def is_favourable(cell: ReleasedCell, variable: ReleasedVariable) -> bool:
    """Whether a mean is past the middle part of its scale, on the good side."""
    low, high = variable.cuts
    return cell.mean >= high if variable.higher_is_better else cell.mean <= low


def judge(cell: ReleasedCell, variable: ReleasedVariable) -> int:
    """Return 1 when a figure is surely past the middle part of its scale on the good side, -1 on the other side.

    The whole interval has to be there; 0 is everything in between.
    """
    low, high = variable.cuts
    step = 1 if cell.low >= high else -1 if cell.high <= low else 0
    return step if variable.higher_is_better else -step


def stand_out(table: ReleasedTable, group: ReleasedGroup, around: str, variable: ReleasedVariable) -> int:
    """Return how favourably a group differs from a larger one, from -2 to 2; 0 when one cannot say."""
    cell, larger = table.cell(group.key, variable.key), table.cell(around, variable.key)
    if cell is None or larger is None or group.key == around:
        return 0
    return turn(compare(cell, larger, variable), variable)


def turn(step: int, variable: ReleasedVariable) -> int:
    """Return a step up or down as one that is favourable above 0."""
    return step if variable.higher_is_better else -step


@lru_cache(maxsize=1024)
def list_outliers(table: ReleasedTable, variable: ReleasedVariable) -> tuple[tuple[ReleasedGroup, int], ...]:
    """Return the shown units that stand out from the whole, each with its step; combined groups left out.

    Kept, because a table never changes and a large one has many units.
    """
    root = table.units[0].key
    steps = (
        (group, stand_out(table, group, root, variable)) for group in table.groups if group.kind == "unit"
    )
    return tuple((group, step) for group, step in steps if step)
