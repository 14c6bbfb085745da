"""Which one step somebody sees on the start page: the first rule below that gives one."""

from speelveld.board.presenters.next_step import field, measures, surveys
from speelveld.board.presenters.next_step.step import NextStep, Rule
from speelveld.board.situation import Situation
from speelveld.organisations.permissions import Actor

__all__ = ["RULES", "NextStep", "choose_step"]

# A rule says itself whom it is for. What holds others up comes first, what can wait comes last.
RULES: tuple[Rule, ...] = (
    surveys.import_staff,  # nothing works without units
    surveys.start_wave,  # nobody was ever asked
    surveys.finish_draft,  # a measurement waits to be started
    surveys.release,  # people answered and wait for results
    surveys.read_results,  # results are new
    measures.judge,  # the day on which to look whether it worked has come
    measures.agree_how_to_judge,  # it runs, and nobody agreed what it must bring
    measures.begin,  # it should have begun
    field.choose_measure,  # a problem without a measure
    field.start_cycle,
    field.move_cycle,  # the step has lasted as long as was agreed
    field.follow_condition,  # a promised next step is due
    field.judge_condition,  # a condition nobody looked at
    surveys.read_along,  # for who consents: a measurement is being prepared
    field.first_of_team,  # a manager without any measure
    measures.decide_on_idea,
    field.fill_empty_cell,
    surveys.answer,  # for who may be asked: a measurement is open
    field.discuss,  # a question of the present step of the cycle
    field.look,
    surveys.check_roles,  # for who only administers
)


def choose_step(situation: Situation, actor: Actor) -> NextStep | None:
    """Return the step for this person, None when there is nothing for them to do here."""
    return next((step for rule in RULES if (step := rule(situation, actor))), None)
