"""The shapes of knowledge in content/: frozen, in one language, ready to print."""

from dataclasses import dataclass
from typing import Literal, get_args

Stage = Literal["prevent", "optimise", "support"]
Level = Literal["organisation", "team", "individual"]
Kind = Literal["policy", "intervention", "research"]
STAGES: tuple[Stage, ...] = get_args(Stage)
LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Question:
    """A reflection question; answers are kept under its key."""

    key: str
    text: str


@dataclass(frozen=True)
class StageText:
    key: str
    name: str
    aim: str
    advice: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LevelText:
    key: str
    name: str
    who: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindText:
    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Point:
    title: str
    text: str


@dataclass(frozen=True)
class StepText:
    """A step of the cycle with the questions that accompany it."""

    key: str
    name: str
    question: str
    text: str
    questions: tuple[Question, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    stages: tuple[StageText, ...]
    levels: tuple[LevelText, ...]
    kinds: tuple[KindText, ...]
    board: str
    conditions: str
    for_whom: str
    start_small: str
    blind_spot: str
    reflection: str
    why: tuple[Point, ...]
    steps: tuple[StepText, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Invitation:
    """What an empty cell asks, and how long that takes."""

    text: str
    minutes: int


@dataclass(frozen=True)
class MeasureText:
    """A recommended measure: what, a first small step, and how one could judge it."""

    key: str
    title: str
    text: str
    kind: str
    factors: tuple[str, ...]
    first_step: str
    minutes: int
    judge: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    title: str
    story: str
    lesson: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellText:
    stage: str
    level: str
    aim: str
    advice: str
    invitation: Invitation
    measures: tuple[MeasureText, ...]
    case: Case
    questions: tuple[Question, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextSteps:
    """A suggested next step for each judgement of a condition."""

    to_do: str
    busy: str
    in_order: str


@dataclass(frozen=True)
class ConditionText:
    key: str
    name: str
    meaning: str
    checks: tuple[str, ...]
    questions: tuple[Question, ...]
    next_steps: NextSteps
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactorText:
    """One of the thirteen factors. `side` tells whether it mostly gives energy or mostly asks it."""

    key: str
    name: str
    meaning: str
    going_well: str
    not_well: str
    step: str
    minutes: int
    measures: tuple[str, ...]
    side: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelpRoute:
    name: str
    text: str
    phone: str = ""
    url: str = ""
