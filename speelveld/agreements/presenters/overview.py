"""The list of agreements: with whom, how it stands, and what waits for you."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.agreements.choices import Side
from speelveld.agreements.models import Agreement
from speelveld.agreements.queries import get_in_force, get_waiting


@dataclass(frozen=True)
class Row:
    public_id: str
    name: str
    state: str
    icon: str
    waits_for_you: bool
    next_review_on: datetime.date | None


def list_rows(agreements: list[Agreement], side: Side | None) -> list[Row]:
    """Return one row for each agreement, as seen from a side; None is somebody both let in."""
    return [_make_row(agreement, side) for agreement in agreements]


def _make_row(agreement: Agreement, side: Side | None) -> Row:
    other = agreement.person.name if side is not Side.EMPLOYEE else str(agreement.manager)
    waits = waits_for(agreement, side)
    return Row(
        public_id=agreement.public_id,
        name=other if side else f"{agreement.person.name}, {agreement.manager}",
        state=describe_state(agreement, side),
        icon="early" if waits else ("stopped" if agreement.ended_on else "done"),
        waits_for_you=waits,
        next_review_on=agreement.next_review_on,
    )


def waits_for(agreement: Agreement, side: Side | None) -> bool:
    """Tell whether a proposal waits for the yes of this side."""
    waiting = get_waiting(agreement)
    if waiting is None or side is None or agreement.ended_on:
        return False
    return getattr(waiting, f"{side.value}_confirmed_on") is None


def describe_state(agreement: Agreement, side: Side | None) -> str:
    """Say in one sentence how an agreement stands."""
    if agreement.ended_on:
        return _("Gestopt. We wissen dit op %(day)s.") % {"day": date_format(agreement.delete_on, "j F Y")}
    if waits_for(agreement, side):
        return _("Een voorstel wacht op jouw ja.")
    if get_waiting(agreement):
        return _("Een voorstel wacht op het ja van de ander.")
    if agreement.objected_on:
        return _("Er is bezwaar. Maak samen een nieuw voorstel.")
    return _("Jullie zeiden allebei ja.") if get_in_force(agreement) else _("Nog niets afgesproken.")
