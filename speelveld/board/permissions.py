"""Who may change what on the board."""

from speelveld.board.models import ConditionView, Measure, Problem, Remark
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Unit
from speelveld.organisations.permissions import Actor, check


def may_change(actor: Actor, unit: Unit | None) -> bool:
    """Tell whether the actor may put something on the board for this unit; None is the whole organisation."""
    if actor.may("board.change"):
        return True
    return unit is not None and actor.may("board.change_own_unit") and unit.key in actor.led_units


def may_add(actor: Actor) -> bool:
    """Tell whether the actor may put anything on the board at all."""
    return actor.may("board.change") or (actor.may("board.change_own_unit") and bool(actor.led_units))


def may_reflect(actor: Actor, *, about_condition: bool) -> bool:
    """Tell whether the actor may keep an answer to a question of the board, or of a condition."""
    return actor.may("board.change") or (about_condition and actor.may("conditions.judge"))


def check_see(actor: Actor) -> None:
    check(actor, "board.see")


def check_add(actor: Actor) -> None:
    """Raise Denied unless the actor may put something on the board somewhere."""
    if not may_add(actor):
        raise Denied("board.change_own_unit")


def check_change(actor: Actor, *units: Unit | None) -> None:
    """Raise Denied unless the actor may change the board for each of these units."""
    if not all(may_change(actor, unit) for unit in units):
        raise Denied("board.change_own_unit")


def check_entry(actor: Actor, entry: Measure | Problem) -> None:
    """Raise Denied unless the actor may change this measure or problem."""
    check_change(actor, entry.unit)


def check_judge(actor: Actor) -> None:
    check(actor, "conditions.judge")


def list_sides(actor: Actor) -> list[ConditionView.Side]:
    """Return from which sides the actor may say how they see the conditions: one for each of their roles."""
    if not actor.may("conditions.say"):
        return []
    return [side for side in ConditionView.Side if side.value in actor.roles]


def check_side(actor: Actor, side: str) -> None:
    """Raise Denied unless the actor has this role."""
    if side not in list_sides(actor):
        raise Denied("conditions.say")


def check_reflect(actor: Actor, *, about_condition: bool) -> None:
    """Raise Denied unless the actor may keep an answer to such a question."""
    if not may_reflect(actor, about_condition=about_condition):
        raise Denied("board.change")


def may_work_on(actor: Actor, measure: Measure) -> bool:
    """Tell whether the actor may say how a measure goes: who may change it, who leads it and who helps."""
    if may_change(actor, measure.unit):
        return True
    if actor.user_id is None or not actor.may("board.see"):
        return False
    return measure.led_by_id == actor.user_id or measure.helped_by.filter(pk=actor.user_id).exists()


def check_work(actor: Actor, measure: Measure) -> None:
    """Raise Denied unless the actor may say how this measure goes."""
    if not may_work_on(actor, measure):
        raise Denied("board.change_own_unit")


def check_remark(actor: Actor, measure: Measure, kind: str) -> None:
    """Everybody who sees the board may comment; progress and evidence come from who works on the measure."""
    check_see(actor)
    if kind != Remark.Kind.COMMENT:
        check_work(actor, measure)


def may_remove_remark(actor: Actor, written_by_id: int | None) -> bool:
    """Tell whether the actor may take out a line of this writer."""
    is_own = actor.user_id is not None and written_by_id == actor.user_id and actor.may("board.see")
    return is_own or actor.may("board.change")


def check_remove_remark(actor: Actor, remark: Remark) -> None:
    """Raise Denied unless the actor wrote this line, or owns the programme."""
    if not may_remove_remark(actor, remark.written_by_id):
        raise Denied("board.change")
