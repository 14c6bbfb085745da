"""Organisations and the roles of their members."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.accounts.models import User
from speelveld.audit.operations import record
from speelveld.organisations.models import Membership, Organisation, Role, Unit
from speelveld.organisations.permissions import Actor, check
from speelveld.ui.errors import Refused


def _get_or_add_user(email: str, name: str) -> User:
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    return user or User.objects.create_user(email=email, name=name)


@transaction.atomic
def add_organisation(*, name: str, slug: str, owner_email: str, owner_name: str = "") -> User:
    """Add an organisation with its programme owner. Raises ValidationError when the name in the address is taken."""
    organisation = Organisation(name=name, slug=slug)
    organisation.full_clean()
    organisation.save()
    owner = _get_or_add_user(owner_email, owner_name)
    owner.full_clean(exclude=["password"])
    Membership.objects.create(user=owner, organisation=organisation, role=Role.OWNER)
    record(organisation=slug, actor="speelveld", verb="organisation.added", target=name)
    return owner


@transaction.atomic
def add_member(
    *, organisation: Organisation, by: Actor, email: str, name: str, role: str, unit: Unit | None = None
) -> Membership:
    """Give somebody a role. A manager's role belongs to a unit; the others do not."""
    check(by, "roles.change")
    if (role == Role.MANAGER) != (unit is not None):
        raise ValidationError({"unit": _("Kies een onderdeel bij een leidinggevende, en alleen dan.")})
    user = _get_or_add_user(email, name)
    membership, is_new = Membership.objects.get_or_create(user=user, organisation=organisation, role=role, unit=unit)
    if is_new:
        record(organisation=organisation.slug, actor=by.email, verb="role.given", target=f"{user.email}: {role}")
    return membership


@transaction.atomic
def remove_member(*, membership: Membership, by: Actor) -> None:
    """Take a role away. The last programme owner stays, or nobody could come in."""
    check(by, "roles.change")
    owners = Membership.objects.filter(organisation=membership.organisation, role=Role.OWNER)
    if membership.role == Role.OWNER and owners.count() == 1:
        raise Refused(_("Dit is de laatste programma-eigenaar. Geef eerst iemand anders die rol."))
    record(
        organisation=membership.organisation.slug, actor=by.email, verb="role.taken",
        target=f"{membership.user.email}: {membership.role}",
    )  # fmt: skip
    membership.delete()
