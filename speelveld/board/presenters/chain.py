"""From signal to residual risk: what a reviewer of the risk inventory follows on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from speelveld.board.models import Cause, Level, Measure, Problem, RiskScheme
from speelveld.board.presenters.cards import Card, make_cards
from speelveld.board.risks import PARTS, Risk, list_parts, read_risk
from speelveld.board.texts import get_level_names
from speelveld.signals.models import Signal


@dataclass(frozen=True)
class SignalLine:
    source: str
    says: str  # worry, mixed or good
    words: str
    day: str
    where: str
    text: str

    @property
    def glyph(self) -> str:
        return {"worry": "down", "mixed": "balance", "good": "up"}[self.says]


@dataclass(frozen=True)
class CauseLine:
    text: str
    is_root: bool


@dataclass(frozen=True)
class LevelChain:
    """What is known and done at one level."""

    level: str
    name: str
    signals: tuple[SignalLine, ...]
    causes: tuple[CauseLine, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class RiskLine:
    """A risk at one moment: its class, and how that was worked out."""

    name: str
    key: str
    level: str
    sum: str


@dataclass(frozen=True)
class Chain:
    levels: tuple[LevelChain, ...]
    risks: tuple[RiskLine, ...]
    has_root: bool


def present_chain(problem: Problem, measures: Sequence[Measure], scheme: RiskScheme) -> Chain:
    signals = list(problem.signals.select_related("unit"))
    causes = list(problem.causes.all())
    names = get_level_names()
    return Chain(
        levels=tuple(
            LevelChain(
                level,
                names[level],
                tuple(_write_signal(one) for one in signals if one.level == level),
                tuple(CauseLine(one.text, _is_root(one)) for one in causes if one.level == level),
                make_cards([one for one in measures if one.level == level]),
            )
            for level in Level.values
        ),
        risks=(
            write_risk(_("Risico nu"), problem, scheme, "risk"),
            write_risk(_("Restrisico na de maatregelen"), problem, scheme, "residual"),
        ),
        has_root=any(_is_root(one) for one in causes),
    )


def _is_root(cause: Cause) -> bool:
    return cause.kind == Cause.Kind.ROOT


def _write_signal(signal: Signal) -> SignalLine:
    return SignalLine(
        str(signal.get_source_display()),
        signal.says,
        str(signal.get_says_display()),
        date_format(signal.seen_on, "j F Y"),
        signal.unit.name if signal.unit else _("de hele organisatie"),
        signal.text,
    )


def write_risk(name: str, problem: Problem, scheme: RiskScheme, moment: str) -> RiskLine:
    """Return the risk at one moment in words, with its numbers."""
    risk = read_risk(scheme, problem, moment)
    if risk is None:
        return RiskLine(name, "", _("nog niet gewogen"), "")
    return RiskLine(name, risk.key, risk.name, _write_sum(problem, scheme, moment, risk))


def _write_sum(problem: Problem, scheme: RiskScheme, moment: str, risk: Risk) -> str:
    words = dict(zip(PARTS, (_("kans"), _("blootstelling"), _("effect")), strict=True))
    parts = [
        f"{words[part]} {write_plain(getattr(problem, f'{moment}_{part}'))}" for part in list_parts(scheme)
    ]
    return f"{' × '.join(parts)} = {write_plain(risk.score)}"


def write_plain(number: Decimal) -> str:
    """Write a number with no more decimals than it has."""
    text = f"{number:f}"
    decimals = len(text.rstrip("0").partition(".")[2]) if "." in text else 0
    return number_format(number, decimals)
