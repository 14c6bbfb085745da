"""What a next step is, and what a rule looks like."""

from collections.abc import Callable
from dataclasses import dataclass

from speelveld.board.situation import Situation
from speelveld.organisations.permissions import Actor


@dataclass(frozen=True)
class NextStep:
    """One small thing to do now. `address` may be empty: some steps happen elsewhere."""

    key: str
    title: str
    text: str
    minutes: int
    label: str = ""
    address: str = ""


Rule = Callable[[Situation, Actor], NextStep | None]
