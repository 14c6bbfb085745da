"""What matters most: how strongly each factor goes with how people fare, with interval and caveat."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.presenters.bars import Bar
from speelveld.results.presenters.overview import Facts, present_facts
from speelveld.results.presenters.reliability import write_at_least
from speelveld.results.presenters.scores import FACTOR, OUTCOME, list_scores
from speelveld.results.queries import Edition
from speelveld.science.psychometrics import OutcomeShares, Share

MORE, SAME, LESS = 1, 0, -1


@dataclass(frozen=True)
class Choice:
    """An outcome one can look at; an empty key stands for all together."""

    key: str
    name: str


@dataclass(frozen=True)
class Weight:
    """One factor. `row` parts have the names that the drawing of a bar uses."""

    key: str
    name: str
    share: str
    range: str
    step: int
    words: str
    is_opposite: bool
    bar: Bar
    alt: str


@dataclass(frozen=True)
class ImportancePage:
    """`weights` is empty where nothing can be told of this wave."""

    facts: Facts
    chosen: Choice
    choices: tuple[Choice, ...]
    explained: int
    n: str
    equal: str
    top: int
    weights: tuple[Weight, ...]

    @property
    def heaviest(self) -> tuple[Weight, ...]:
        return tuple(weight for weight in self.weights if weight.step == MORE)


def present_importance(edition: Edition, outcome: str = "") -> ImportancePage:
    """Return what goes with this outcome; with all together when it is empty or unknown."""
    choices = _list_choices(edition)
    chosen = next((one for one in choices if one.key == outcome), Choice("", _("Alles samen")))
    found = edition.whole.outcome(chosen.key) if edition.whole else None
    shares = sorted(found.shares, key=lambda share: -share.percent) if found else []
    top = max([10 * (share.high // 10 + 1) for share in shares], default=100)
    names = {score.key: score.name for score in list_scores(edition, FACTOR)}
    return ImportancePage(
        facts=present_facts(edition),
        chosen=chosen,
        choices=choices,
        explained=found.explained if found else 0,
        n=write_at_least(edition.whole.n_at_least) if edition.whole else "",
        equal=_write(round(100 / len(shares))) if shares else "",
        top=top,
        weights=tuple(_describe(share, names[share.key], len(shares), top) for share in shares),
    )


def weigh_factors(edition: Edition) -> dict[str, int]:
    """Return per factor whether it weighs more or less than the others for all outcomes together, where known."""
    found = edition.whole.outcome("") if edition.whole else None
    return {share.key: _compare(share, len(found.shares)) for share in found.shares} if found else {}


def _list_choices(edition: Edition) -> tuple[Choice, ...]:
    told: tuple[OutcomeShares, ...] = edition.whole.importance if edition.whole else ()
    keys = {one.key for one in told}
    names = [Choice(score.key, score.name) for score in list_scores(edition, OUTCOME) if score.key in keys]
    return (Choice("", _("Alles samen")), *names) if names else ()


def _describe(share: Share, name: str, n_factors: int, top: int) -> Weight:
    step = _compare(share, n_factors)
    words = {MORE: _("weegt zwaarder"), LESS: _("weegt lichter"), SAME: _("ongeveer een gelijk deel")}[step]
    value, ends = _write(share.percent), (_write(share.low), _write(share.high))
    low_to_high = _("%(low)s tot %(high)s") % {"low": ends[0], "high": ends[1]}
    return Weight(
        key=share.key,
        name=name,
        share=value,
        range=low_to_high,
        step=step,
        words=words,
        is_opposite=share.is_opposite and step == MORE,
        bar=Bar(*(_place(part, top) for part in (share.percent, share.low, share.high, 100 / n_factors))),
        alt=_("%(mean)s, waarschijnlijk %(range)s") % {"mean": value, "range": low_to_high},
    )


def _compare(share: Share, n_factors: int) -> int:
    """Compare with an equal share: more or less only when the whole interval is beyond it."""
    equal = 100 / n_factors
    return MORE if share.low > equal else LESS if share.high < equal else SAME


def _write(percent: int) -> str:
    return f"{percent}%"


def _place(percent: float, top: int) -> str:
    return f"{100 * percent / top:.1f}%"
