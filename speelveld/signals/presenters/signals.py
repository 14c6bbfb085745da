"""The page of signals: what each source says of each factor, where sources disagree, and the list itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.catalogue import FACTORS
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.signals.models import Signal
from speelveld.signals.permissions import may_change_signal
from speelveld.signals.texts import get_factor_names

_SIGN = {Signal.Says.WORRY: -1, Signal.Says.MIXED: 0, Signal.Says.GOOD: 1}


@dataclass(frozen=True)
class Voice:
    """What one source says of one factor, all its signals together."""

    source: str
    says: str  # worry, mixed or good
    n: int

    @property
    def name(self) -> str:
        return str(Signal.Source(self.source).label)

    @property
    def words(self) -> str:
        return str(Signal.Says(self.says).label)

    @property
    def glyph(self) -> str:
        return {"worry": "down", "mixed": "balance", "good": "up"}[self.says]


@dataclass(frozen=True)
class FactorLine:
    """One factor: what its sources say, and whether they agree."""

    key: str
    name: str
    voices: tuple[Voice, ...]

    @property
    def disagrees(self) -> bool:
        return {"worry", "good"} <= {voice.says for voice in self.voices}

    @property
    def verdict(self) -> str:
        """Say in one sentence where sources disagree, or nothing."""
        good = _list_names(self.voices, "good")
        worry = _list_names(self.voices, "worry")
        return _("Het gaat goed volgens: %(good)s. Het vraagt aandacht volgens: %(worry)s.") % {
            "good": good,
            "worry": worry,
        }


def _list_names(voices: Sequence[Voice], says: str) -> str:
    return ", ".join(voice.name for voice in voices if voice.says == says)


@dataclass(frozen=True)
class SignalRow:
    signal: Signal
    factor: str
    may_change: bool

    @property
    def glyph(self) -> str:
        return {"worry": "down", "mixed": "balance", "good": "up"}[self.signal.says]


def present_factors(signals: Sequence[Signal]) -> list[FactorLine]:
    """Return the factors that signals are about; those with disagreement first, then with most weight."""
    names = get_factor_names()
    by_factor: dict[str, dict[str, list[Signal]]] = defaultdict(lambda: defaultdict(list))
    for signal in signals:
        by_factor[signal.factor][signal.source].append(signal)
    lines = [
        FactorLine(
            key,
            names.get(key, key),
            tuple(
                Voice(source, sum_up(found), len(found))
                for source in Signal.Source.values
                if (found := by_factor[key].get(source))
            ),
        )
        for key in by_factor
    ]
    weight = {key: sum(one.weight for one in signals if one.factor == key) for key in by_factor}
    return sorted(lines, key=lambda line: (not line.disagrees, -weight[line.key], line.name))


def sum_up(signals: Sequence[Signal]) -> str:
    """Say what signals of one source come down to: weights of worries against weights of what goes well."""
    balance = sum(_SIGN[Signal.Says(one.says)] * one.weight for one in signals)
    total = sum(one.weight for one in signals)
    if abs(balance) * 2 <= total:  # a third of the weight or more points the other way
        return Signal.Says.MIXED
    return Signal.Says.GOOD if balance > 0 else Signal.Says.WORRY


def present_rows(signals: Sequence[Signal], actor: Actor) -> list[SignalRow]:
    names = get_factor_names()
    return [
        SignalRow(one, names.get(one.factor, one.factor), may_change_signal(actor, one.unit))
        for one in signals
    ]


def prefill_signal(organisation: Organisation, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what an address says about a new signal: factor, source, unit."""
    filled: dict[str, Any] = {"seen_on": timezone.localdate(), "level": "team"}
    if wanted.get("factor") in FACTORS:
        filled["factor"] = wanted["factor"]
    if wanted.get("source") in Signal.Source.values:
        filled["source"] = wanted["source"]
    key = wanted.get("unit", "")
    unit = organisation.units.filter(key=key, is_active=True).first() if key and key.isprintable() else None
    if unit:
        filled["unit"] = unit
        filled["level"] = "team" if unit.parent_id else "organisation"
    return filled
