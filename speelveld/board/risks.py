"""Weighs a risk: the numbers one may choose, their product, and the class that falls in. No database."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speelveld.board.models.risks import RiskScheme

PARTS = ("chance", "exposure", "effect")
MOMENTS = ("risk", "residual")  # as it is now, and what stays after the measures
_FIVE = {
    "chance": (
        (1, gettext_lazy("bijna nooit")), (2, gettext_lazy("zelden")), (3, gettext_lazy("soms")),
        (4, gettext_lazy("vaak")), (5, gettext_lazy("bijna altijd")),
    ),
    "effect": (
        (1, gettext_lazy("nauwelijks hinder")), (2, gettext_lazy("hinder die weer weggaat")),
        (3, gettext_lazy("hinder die blijft terugkomen")), (4, gettext_lazy("mensen kunnen hun werk niet meer doen")),
        (5, gettext_lazy("blijvende schade")),
    ),
}  # fmt: skip
_KINNEY = {
    "chance": (
        ("0.1", gettext_lazy("bijna niet denkbaar")), ("0.2", gettext_lazy("praktisch onmogelijk")),
        ("0.5", gettext_lazy("denkbaar, heel onwaarschijnlijk")), (1, gettext_lazy("onwaarschijnlijk, wel mogelijk")),
        (3, gettext_lazy("ongewoon, wel mogelijk")), (6, gettext_lazy("goed mogelijk")),
        (10, gettext_lazy("te verwachten")),
    ),
    "exposure": (
        ("0.5", gettext_lazy("heel zelden")), (1, gettext_lazy("een paar keer per jaar")),
        (2, gettext_lazy("elke maand")),
        (3, gettext_lazy("elke week")), (6, gettext_lazy("elke dag")), (10, gettext_lazy("de hele dag")),
    ),
    "effect": (
        (1, gettext_lazy("hinder, geen uitval")), (3, gettext_lazy("korte uitval")), (7, gettext_lazy("uitval")),
        (15, gettext_lazy("lange uitval of blijvende gevolgen")), (40, gettext_lazy("een dode")),
        (100, gettext_lazy("meer doden")),
    ),
}  # fmt: skip
CHOICES: dict[str, Any] = {RiskScheme.Method.CHANCE_EFFECT: _FIVE, RiskScheme.Method.FINE_KINNEY: _KINNEY}


@dataclass(frozen=True)
class Risk:
    """A weighed risk: the product, and low, middle or high."""

    score: Decimal
    key: str

    @property
    def name(self) -> str:
        return {"low": _("laag"), "middle": _("middel"), "high": _("hoog")}[self.key]


def list_parts(scheme: RiskScheme) -> tuple[str, ...]:
    """Return the names of the numbers that are multiplied."""
    return tuple(name for name in PARTS if name in CHOICES[scheme.method])


def list_values(scheme: RiskScheme, part: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value, _words in CHOICES[scheme.method][part])


def weigh(scheme: RiskScheme, numbers: Iterable[Decimal | None]) -> Risk | None:
    """Return the product and its class; None while a number is missing."""
    given = list(numbers)
    if not given or any(number is None for number in given):
        return None
    score = Decimal(1)
    for number in given:
        score *= number or 0
    key = "high" if score >= scheme.high_from else "middle" if score >= scheme.middle_from else "low"
    return Risk(score.quantize(Decimal("0.01")).normalize(), key)


def read_risk(scheme: RiskScheme, problem: Any, moment: str) -> Risk | None:
    """Return the risk of a problem, now (`risk`) or after its measures (`residual`)."""
    return weigh(scheme, [getattr(problem, f"{moment}_{part}") for part in list_parts(scheme)])
