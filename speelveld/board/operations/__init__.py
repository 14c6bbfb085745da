"""What changes on the board. Keyword-only; `by` is the Actor who does it. A second identical call changes nothing.

start_cycle(organisation=, by=, title=, started_on=, step="find_out", step_until_on=None) -> Cycle
move_cycle(cycle=, by=, step=, step_until_on=None) -> None
add_problem(organisation=, by=, title=, **fields) -> Problem
change_problem(problem=, by=, **fields) -> None
add_measure(organisation=, by=, stage=, level=, title=, **fields) -> Measure
change_measure(measure=, by=, **fields) -> None
judge_condition(organisation=, by=, condition=, judgement=, **fields) -> ConditionJudgement
keep_reflection(organisation=, by=, question_key=, answer=) -> Reflection | None

Values that cannot be raise Django's ValidationError with the field they belong to.
"""

from speelveld.board.operations.conditions import judge_condition
from speelveld.board.operations.cycles import move_cycle, start_cycle
from speelveld.board.operations.measures import add_measure, change_measure
from speelveld.board.operations.problems import add_problem, change_problem
from speelveld.board.operations.reflections import keep_reflection

__all__ = [
    "add_measure", "add_problem", "change_measure", "change_problem", "judge_condition", "keep_reflection",
    "move_cycle", "start_cycle",
]  # fmt: skip
