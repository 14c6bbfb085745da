"""The start page: a greeting, the field in a few words, and what changed lately."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.board.models import Measure
from speelveld.board.presenters.field import Field
from speelveld.organisations.models import Role
from speelveld.organisations.permissions import Actor

S = Measure.State
NOON, EVENING = 12, 18


def greet(actor: Actor, now: datetime.datetime) -> str:
    """Greet by first name; a provider is no person, and an address is no name."""
    name = actor.name if actor.roles == {Role.PROVIDER} else actor.name.split(" ")[0]
    if "@" in name:
        name = ""
    if now.hour < NOON:
        hello = _("Goedemorgen")
    elif now.hour < EVENING:
        hello = _("Goedemiddag")
    else:
        hello = _("Goedenavond")
    return f"{hello}, {name}" if name else hello


def sum_up(field: Field) -> str:
    """Say in a sentence or two what lies on the field. How full it is does not count."""
    if not field.n_measures:
        return _("Er ligt nog niets. Eén kleine stap is een goed begin.")
    words = {"count": field.count, "states": _count_states(field)}
    said = _("%(count)s: %(states)s.") % words
    n = len(field.empty)
    waiting = ngettext("Eén vak wacht op een eerste stap.", "%(n)s vakken wachten op een eerste stap.", n)
    return f"{said} {waiting % {'n': n}}" if n else said


def _count_states(field: Field) -> str:
    def n(state: str) -> int:
        return sum(card.n_copies for cell in field.cells for card in cell.going if card.state == state)

    parts = (
        (n(S.DONE), _("%(n)s gedaan")),
        (n(S.BUSY), _("%(n)s bezig")),
        (n(S.PLANNED), _("%(n)s gepland")),
        (n(S.IDEA), ngettext("%(n)s idee", "%(n)s ideeën", n(S.IDEA))),
    )
    return ", ".join(text % {"n": number} for number, text in parts if number)
