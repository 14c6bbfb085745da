"""The shapes of knowledge in content/: frozen, in one language, ready to print."""

from dataclasses import dataclass
from typing import Literal, get_args

Stage = Literal["prevent", "optimise", "support"]
Level = Literal["organisation", "team", "individual"]
Kind = Literal["policy", "intervention", "research"]
Step = Literal["find_out", "choose", "do", "check", "adjust"]
ConditionKey = Literal[
    "ownership", "rights", "investment", "implementation", "participation", "evidence", "compliance"
]
FactorKey = Literal[
    "support", "culture", "leadership", "respect", "demands", "growth", "recognition", "involvement",
    "workload", "engagement", "balance", "protection", "safety",
]  # fmt: skip
Side = Literal["resource", "demand"]
STAGES: tuple[Stage, ...] = get_args(Stage)
LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[Kind, ...] = get_args(Kind)
STEPS: tuple[Step, ...] = get_args(Step)
CONDITIONS: tuple[ConditionKey, ...] = get_args(ConditionKey)
FACTORS: tuple[FactorKey, ...] = get_args(FactorKey)


@dataclass(frozen=True)
class Question:
    """A reflection question; answers are kept under its key."""

    key: str
    text: str


@dataclass(frozen=True)
class Check:
    """Something to look at; what was found is kept under its key."""

    key: str
    text: str


@dataclass(frozen=True)
class StageText:
    """A stage: what one aims at, the general advice, and a question to talk about."""

    key: Stage
    name: str
    aim: str
    advice: str
    questions: tuple[Question, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LevelText:
    """A level: who acts there."""

    key: Level
    name: str
    who: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindText:
    """A kind of measure."""

    key: Kind
    name: str
    text: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A reason to begin."""

    title: str
    text: str


@dataclass(frozen=True)
class StepText:
    """A step of the cycle with the questions that accompany it."""

    key: Step
    name: str
    question: str
    text: str
    questions: tuple[Question, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What one has to know before the board makes sense. `questions` go with the board as a whole."""

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
    questions: tuple[Question, ...]
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
    kind: Kind
    factors: tuple[FactorKey, ...]
    first_step: str
    minutes: int
    judge: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A story from practice and what made it work."""

    title: str
    story: str
    lesson: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellText:
    """One of the nine cells of the board."""

    stage: Stage
    level: Level
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
    """One of the seven conditions that hold for every cell."""

    key: ConditionKey
    name: str
    meaning: str
    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    next_steps: NextSteps
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactorText:
    """One of the thirteen factors. `side` tells whether it mostly gives energy or mostly asks it."""

    key: FactorKey
    name: str
    meaning: str
    going_well: str
    not_well: str
    step: str
    minutes: int
    measures: tuple[str, ...]
    side: Side
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelpRoute:
    """Where somebody finds help, printed as plain text."""

    key: str
    name: str
    text: str
    phone: str = ""
    url: str = ""
