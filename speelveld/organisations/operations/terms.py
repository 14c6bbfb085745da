"""How long data stay: choosing a term, and deleting people who left."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.errors import TermRefused
from speelveld.organisations.models import Organisation, RetentionTerm
from speelveld.organisations.permissions import Actor, check
from speelveld.organisations.queries import keep_former_people
from speelveld.organisations.retention import TERMS, get_months


@transaction.atomic
def change_term(*, organisation: Organisation, kind: str, months: int, by: Actor) -> None:
    """Choose how many months this kind of data stays. Raises TermRefused outside the bounds."""
    check(by, "retention.change")
    term = TERMS[kind]
    if not term.least <= months <= term.most:
        words = {"least": term.least, "most": term.most}
        raise TermRefused(_("Kies van %(least)s tot en met %(most)s maanden.") % words)
    before = get_months(organisation)[kind]
    if months == before:
        return
    RetentionTerm.objects.update_or_create(organisation=organisation, kind=kind, defaults={"months": months})
    record(
        organisation=organisation.slug, actor=by.email, verb="term.changed", target=kind,
        before=before, after=months,
    )  # fmt: skip


def forget_former_people(
    *, organisation: Organisation, before: datetime.date, spared: Collection[int] = ()
) -> int:
    """Delete from the staff list who left before this day; not whom others still need. Returns how many people."""
    former = keep_former_people(organisation).find_due(before).exclude(pk__in=spared)
    n_former = former.count()
    former.delete()
    return n_former
