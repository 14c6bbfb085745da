"""What changes on the board. Keyword-only; `by` is the Actor who does it. A second identical call changes nothing.

start_cycle(organisation=, by=, title=, started_on=, step="find_out", step_until_on=None, problems=()) -> Cycle
move_cycle(cycle=, by=, step=, step_until_on=None) -> None
close_cycle(cycle=, by=, decisions={measure: (choice, note)}, lessons=, today=) -> None
cast_votes(organisation=, by=, votes={measure: (importance, feasibility)}) -> None
change_settings(organisation=, by=, **fields) -> BoardSettings
add_problem(organisation=, by=, title=, **fields) -> Problem
change_problem(problem=, by=, **fields) -> None
set_causes(problem=, by=, causes=) -> None                     causes: level, text, is it the root?
set_signals(problem=, by=, signals=) -> None
weigh_problem(problem=, by=, **numbers) -> None                 risk_chance=, ... residual_effect=
choose_risk_scheme(organisation=, by=, method=, middle_from=, high_from=) -> None
add_measure(organisation=, by=, stage=, level=, title=, **fields) -> Measure
change_measure(measure=, by=, reason="", **fields) -> None
add_remark(measure=, by=, kind=, text=, source="", happened_on=None) -> Remark
remove_remark(remark=, by=) -> None
copy_measure(measure=, by=, units=) -> int
remove_measure(measure=, by=) -> None
remove_problem(problem=, by=) -> None
set_reminders(organisation=, by=, wanted=) -> None
enqueue_reminders(today=) -> None
judge_condition(organisation=, by=, condition=, judgement=, **fields) -> ConditionJudgement
keep_check(organisation=, by=, check_key=, standing=, **fields) -> ConditionCheck
give_views(organisation=, by=, side=, views=) -> None
keep_reflection(organisation=, by=, question_key=, answer=) -> Reflection | None
hold(organisation): a context in which nobody else changes the board

Values that cannot be raise Django's ValidationError with the field they belong to.
"""

from speelveld.board.operations.causes import choose_risk_scheme, set_causes, set_signals, weigh_problem
from speelveld.board.operations.choosing import cast_votes, change_settings
from speelveld.board.operations.conditions import give_views, judge_condition, keep_check
from speelveld.board.operations.copying import copy_measure
from speelveld.board.operations.cycles import close_cycle, move_cycle, start_cycle
from speelveld.board.operations.measures import add_measure, change_measure
from speelveld.board.operations.problems import add_problem, change_problem
from speelveld.board.operations.reflections import keep_reflection
from speelveld.board.operations.remarks import add_remark, remove_remark
from speelveld.board.operations.reminders import enqueue_reminders, set_reminders
from speelveld.board.operations.removing import remove_measure, remove_problem
from speelveld.board.operations.rows import hold

__all__ = [
    "add_measure",
    "add_problem",
    "add_remark",
    "cast_votes",
    "change_measure",
    "change_problem",
    "change_settings",
    "choose_risk_scheme",
    "close_cycle",
    "copy_measure",
    "enqueue_reminders",
    "give_views",
    "hold",
    "judge_condition",
    "keep_check",
    "keep_reflection",
    "move_cycle",
    "remove_measure",
    "remove_problem",
    "remove_remark",
    "set_causes",
    "set_reminders",
    "set_signals",
    "start_cycle",
    "weigh_problem",
]  # fmt: skip
