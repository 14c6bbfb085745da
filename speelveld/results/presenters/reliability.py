"""How well the questions of a score go together in this wave, in words and figures about everybody together."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores
from speelveld.results.queries import Edition
from speelveld.science.psychometrics import MOST, WHOLE_FLOOR, Coefficient, ScaleQuality

GOOD, SHAKY = 0.70, 0.60


@dataclass(frozen=True)
class Reliability:
    """One score. Figures are empty where there are none; `is_shaky` asks for a warning."""

    key: str
    name: str
    n_items: int
    n: str
    alpha: str
    alpha_range: str
    omega: str
    omega_range: str
    verdict: str
    is_shaky: bool


def list_reliability(edition: Edition) -> tuple[Reliability, ...]:
    """Return every score of which something is known, in the order of the pages; empty for older releases."""
    scores = list_scores(edition, FACTOR) + list_scores(edition, OUTCOME)
    found = (find_reliability(edition, score) for score in scores)
    return tuple(one for one in found if one)


def find_reliability(edition: Edition, score: Score) -> Reliability | None:
    """Return how well a score measures; None when that was not worked out for this wave."""
    quality = edition.whole.scale(score.key) if edition.whole else None
    if quality is None:
        return None
    best = quality.omega or quality.alpha
    return Reliability(
        key=score.key,
        name=score.name,
        n_items=quality.n_items,
        n=write_at_least(quality.n_at_least),
        alpha=_write(quality.alpha),
        alpha_range=_write_range(quality.alpha),
        omega=_write(quality.omega),
        omega_range=_write_range(quality.omega),
        verdict=_judge(quality, best),
        is_shaky=best is not None and best.value < SHAKY,
    )


def write_at_least(n: int | None) -> str:
    return "" if n is None else _("minstens %(n)s") % {"n": number_format(n, force_grouping=False)}


def _judge(quality: ScaleQuality, best: Coefficient | None) -> str:
    if quality.n_items == 1:
        return _("Dit is één vraag. Hoe goed die meet, is met één meting niet te zeggen.")
    if best is None:
        return _("Geen cijfer: daarvoor zijn minstens %(n)s mensen nodig die alle vragen beantwoordden.") % {
            "n": WHOLE_FLOOR
        }
    if best.value >= GOOD:
        return _("De vragen wijzen samen één kant op. De score is goed om groepen te vergelijken.")
    if best.value >= SHAKY:
        return _("De vragen passen redelijk bij elkaar. Let bij deze score vooral op grote verschillen.")
    return _("De vragen wijzen niet goed één kant op. Praat liever over de vragen dan over deze score.")


def _write(found: Coefficient | None) -> str:
    if found is None:
        return ""
    value = _write_number(found.value)
    return _("%(value)s of hoger") % {"value": value} if found.value >= MOST else value


def _write_range(found: Coefficient | None) -> str:
    if found is None:
        return ""
    return _("%(low)s tot %(high)s") % {"low": _write_number(found.low), "high": _write_number(found.high)}


def _write_number(value: float) -> str:
    return str(number_format(value, 2))
