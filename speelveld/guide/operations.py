"""What changes about the guide. Keyword-only; `by` is the Actor who does it.

change_access(organisation=, by=, is_public=) -> None
"""

from django.db import transaction

from speelveld.audit.operations import record
from speelveld.guide.permissions import check_change_access
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


@transaction.atomic
def change_access(*, organisation: Organisation, by: Actor, is_public: bool) -> None:
    """Let everybody with the address read the guide, or only members."""
    check_change_access(by)
    if organisation.guide_is_public == is_public:
        return
    organisation.guide_is_public = is_public
    organisation.save(update_fields=["guide_is_public"])
    verb = "guide.opened" if is_public else "guide.closed"
    record(organisation=organisation.slug, actor=by.email, verb=verb)
