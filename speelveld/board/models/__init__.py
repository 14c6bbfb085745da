"""The playing field: cycles, problems, measures, conditions and what the team wrote down about them."""

from speelveld.board.models.causes import Cause
from speelveld.board.models.cells import CELLS, Level, Stage
from speelveld.board.models.choosing import BoardSettings, Decision, Vote
from speelveld.board.models.conditions import ConditionCheck, ConditionJudgement, ConditionView
from speelveld.board.models.cycles import Cycle
from speelveld.board.models.following import MeasureChange, Remark, Reminder, ReminderPause
from speelveld.board.models.measures import Measure
from speelveld.board.models.problems import Problem
from speelveld.board.models.reflections import Reflection
from speelveld.board.models.risks import RiskScheme
from speelveld.board.models.rules import LONGEST_TEXT

__all__ = [
    "CELLS",
    "LONGEST_TEXT",
    "BoardSettings",
    "Cause",
    "ConditionCheck",
    "ConditionJudgement",
    "ConditionView",
    "Cycle",
    "Decision",
    "Level",
    "Measure",
    "MeasureChange",
    "Problem",
    "Reflection",
    "Remark",
    "Reminder",
    "ReminderPause",
    "RiskScheme",
    "Stage",
    "Vote",
]  # fmt: skip
