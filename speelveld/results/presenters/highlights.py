"""Strengths and risks in words: what goes best and what asks attention, and where that is most so."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.scores import (
    FACTOR,
    OUTCOME,
    Score,
    get_text,
    is_favourable,
    list_outliers,
    list_scores,
)
from speelveld.results.presenters.wording import join_names, name_group, write_mean
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedGroup, ReleasedTable

N_POINTS = 3
N_PLACES = 2


@dataclass(frozen=True)
class Point:
    """One strength or risk of the whole organisation, with where it is most so for who may see that."""

    key: str
    name: str
    mean: str
    text: str


@dataclass(frozen=True)
class Highlights:
    strengths: tuple[Point, ...]
    concerns: tuple[Point, ...]


def pick_highlights(edition: Edition, sight: Sight) -> Highlights:
    """Return the best and the least good factors of the whole organisation; of each as many."""
    root = edition.table.units[0].key
    scores = [
        score
        for score in list_scores(edition, FACTOR) or list_scores(edition, OUTCOME)
        if edition.table.cell(root, score.key)
    ]
    n = min(N_POINTS, len(scores) // 2)
    strengths = [
        _describe(edition, sight, score, is_strength=True) for score in reversed(scores[len(scores) - n :])
    ]
    concerns = [_describe(edition, sight, score, is_strength=False) for score in scores[:n]]
    return Highlights(tuple(strengths), tuple(concerns))


def _describe(edition: Edition, sight: Sight, score: Score, *, is_strength: bool) -> Point:
    table = edition.table
    cell = table.cell(table.units[0].key, score.key)
    assert cell is not None
    sign = _explain(score, is_strength=is_strength, is_good=is_favourable(cell, score.variable))
    where = _say_where(table, sight, score, edition.organisation, is_strength=is_strength)
    return Point(
        key=score.key,
        name=score.name,
        mean=write_mean(cell, score.variable),
        text=f"{where} {sign}".strip(),
    )


def _explain(score: Score, *, is_strength: bool, is_good: bool) -> str:
    """Return a sentence that is true for the figure: the best may not be good, and the last not bad."""
    text = get_text(score.key, get_language() or "nl")
    if is_strength and is_good:
        return _("Herken je dit? %(sign)s") % {"sign": text.going_well} if text else _("Dit gaat goed.")
    if is_strength:
        return _("Dit hoort bij wat het best gaat.")
    if is_good:
        return _("Dit gaat goed, maar hoort bij wat het minst goed gaat.")
    if text is None:
        return _("Dit hoort bij wat het minst goed gaat.")
    return _("Kijk of je dit ziet: %(sign)s") % {"sign": text.not_well}


def _say_where(
    table: ReleasedTable, sight: Sight, score: Score, organisation: str, *, is_strength: bool
) -> str:
    if not sight.is_everything:
        return ""
    outliers = list_outliers(table, score.variable)
    if is_strength and all(step > 0 for _unit, step in outliers):
        return _("Overal in %(organisation)s.") % {"organisation": organisation}
    chosen = _choose(table, [(unit, step) for unit, step in outliers if (step > 0) == is_strength])
    if not chosen:
        return ""
    names = join_names([name_group(table, group) for group in chosen])
    return _("Vooral in %(units)s.") % {"units": names}


def _choose(table: ReleasedTable, outliers: list[tuple[ReleasedGroup, int]]) -> list[ReleasedGroup]:
    """Return a few units that differ most, the largest first, and never a unit inside another one."""
    chosen: list[ReleasedGroup] = []
    for unit, _step in sorted(outliers, key=lambda one: (-abs(one[1]), -(one[0].n or 0))):
        atoms = set(unit.atoms)
        if all(atoms.isdisjoint(other.atoms) for other in chosen):
            chosen.append(unit)
        if len(chosen) == N_PLACES:
            break
    return sorted(chosen, key=table.groups.index)
