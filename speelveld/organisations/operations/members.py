"""Organisations and the roles of their members."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.accounts.models import User
from speelveld.audit.operations import record
from speelveld.organisations.errors import RoleRefused
from speelveld.organisations.models import Membership, Organisation, Person, Role, Unit
from speelveld.organisations.permissions import Actor, check, check_not_oneself


def _get_or_add_user(email: str, name: str) -> User:
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    return user or User.objects.create_user(email=email, name=name)


@transaction.atomic
def add_organisation(*, name: str, slug: str, owner_email: str, owner_name: str = "") -> User:
    """Add an organisation with its programme owner. Raises ValidationError when the slug is taken."""
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
    """Give somebody a role, and tell them by mail. Raises RoleRefused.

    A manager's role belongs to a unit, the others do not. A role that somebody has already is left alone.
    """
    check(by, "roles.change")
    if role == Role.MANAGER and unit is None:
        raise RoleRefused(_("Kies welk onderdeel deze persoon leidt."), "unit")
    user = _get_or_add_user(email, name)
    check_not_oneself(by, user_id=user.pk)
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, role=role, unit=unit if role == Role.MANAGER else None
    )
    if is_new:
        slug, target = organisation.slug, _describe(membership)
        record(organisation=slug, actor=by.email, verb="role.given", target=target)
        mail_welcome.enqueue(membership.pk)
    return membership


@transaction.atomic
def let_in_employee(*, person: Person) -> User:
    """Give somebody on the staff list a way in, so that they can read and answer what is theirs.

    Called by operations that have checked who asks. Whoever is a member already keeps the roles they have.
    """
    organisation = person.organisation
    user = _get_or_add_user(person.email, person.name)
    if not organisation.memberships.filter(user=user).exists():
        user.language = person.language if person.language in ("nl", "en") else "nl"
        user.save(update_fields=["language"])
        membership = Membership.objects.create(user=user, organisation=organisation, role=Role.EMPLOYEE)
        record(
            organisation=organisation.slug, actor="speelveld", verb="role.given", target=_describe(membership)
        )
    return user


@transaction.atomic
def remove_member(*, membership: Membership, by: Actor) -> None:
    """Take a role away. The last programme owner stays, or nobody could come in. Raises RoleRefused."""
    check(by, "roles.change")
    owners = list(membership.organisation.memberships.select_for_update().filter(role=Role.OWNER))
    if [owner.pk for owner in owners] == [membership.pk]:
        raise RoleRefused(_("Dit is de laatste programma-eigenaar. Geef eerst iemand anders die rol."))
    slug = membership.organisation.slug
    record(organisation=slug, actor=by.email, verb="role.taken", target=_describe(membership))
    membership.delete()


def _describe(membership: Membership) -> str:
    place = f" ({membership.unit.key})" if membership.unit else ""
    return f"{membership.user.email}: {membership.role}{place}"


@task()
def mail_welcome(membership_id: int) -> None:
    """Tell somebody of a new role and where to sign in. The mail holds no key."""
    found = Membership.objects.select_related("user", "organisation", "unit").filter(pk=membership_id).first()
    if found is None:
        return
    with translation.override(found.user.language):
        context = {"membership": found, "address": f"{settings.SITE_URL}/"}
        text = render_to_string("organisations/welcome_mail.txt", context)
        subject = _("Je rol bij %(organisation)s in Speelveld") % {"organisation": found.organisation.name}
        send_mail(subject, text, None, [found.user.email])
