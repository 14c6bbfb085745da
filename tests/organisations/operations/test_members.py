"""Roles given and taken: by whom, with a unit where it belongs, and never the last owner away."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from speelveld.accounts.models import User
from speelveld.audit.models import Event
from speelveld.organisations import operations
from speelveld.organisations.errors import Denied, RoleRefused
from speelveld.organisations.models import Membership, Organisation, Role
from tests.factories import Cast


def give(
    cast: Cast, role: str, *, email: str = "nieuw@linde.example", by: str = "olga", unit: str = ""
) -> Membership:
    return operations.add_member(
        organisation=cast.organisation, by=cast.actor(by), email=email, name="Nieuw", role=role,
        unit=cast.units[unit] if unit else None,
    )  # fmt: skip


def test_somebody_new_gets_a_role_and_a_mail_without_a_key(cast: Cast) -> None:
    membership = give(cast, Role.DIRECTOR, email=" Nieuw@Linde.example ")
    assert membership.user.email == "nieuw@linde.example"
    assert not membership.user.has_usable_password()
    assert [message.to for message in mail.outbox] == [["nieuw@linde.example"]]
    assert "directie" in mail.outbox[0].body
    assert "/account/link/" not in mail.outbox[0].body


def test_somebody_known_gets_one_more_role(cast: Cast) -> None:
    give(cast, Role.WORKS_COUNCIL, email="bram@linde.example")
    assert set(cast.bram.memberships.values_list("role", flat=True)) == {"employee", "works_council"}
    cast.bram.refresh_from_db()
    assert cast.bram.name == "Bram"


def test_a_role_that_is_there_is_given_once(cast: Cast) -> None:
    give(cast, Role.DIRECTOR)
    n_events = Event.objects.count()
    give(cast, Role.DIRECTOR)
    assert Membership.objects.filter(user__email="nieuw@linde.example").count() == 1
    assert Event.objects.count() == n_events
    assert len(mail.outbox) == 1


def test_a_manager_needs_a_unit(cast: Cast) -> None:
    with pytest.raises(RoleRefused) as refusal:
        give(cast, Role.MANAGER)
    assert refusal.value.field == "unit"
    assert not User.objects.filter(email="nieuw@linde.example").exists()
    assert give(cast, Role.MANAGER, unit="eik").unit == cast.units["eik"]


def test_another_role_has_no_unit(cast: Cast) -> None:
    assert give(cast, Role.DIRECTOR, unit="eik").unit is None


def test_a_manager_may_lead_two_units(cast: Cast) -> None:
    give(cast, Role.MANAGER, email="anna@linde.example", unit="zuid")
    assert cast.actor("anna").led_units == {"beuk", "zuid"}


def test_who_leads_a_department_leads_its_teams(cast: Cast) -> None:
    give(cast, Role.MANAGER, email="bram@linde.example", unit="wijk")
    assert cast.actor("bram").led_units == {"wijk", "noord", "zuid"}


@pytest.mark.parametrize("by", ["dirk", "anna", "bram", "wim", "petra"])
def test_others_give_and_take_no_roles(cast: Cast, by: str) -> None:
    with pytest.raises(Denied):
        give(cast, Role.DIRECTOR, by=by)
    with pytest.raises(Denied):
        operations.remove_member(membership=cast.dirk.memberships.get(), by=cast.actor(by))


def test_an_administrator_gives_roles_to_others_only(cast: Cast) -> None:
    give(cast, Role.DIRECTOR, by="sam")
    with pytest.raises(Denied):
        give(cast, Role.OWNER, by="sam", email="sam@linde.example")
    assert set(cast.sam.memberships.values_list("role", flat=True)) == {"administrator"}


def test_a_role_is_taken_at_once(cast: Cast) -> None:
    operations.remove_member(membership=cast.dirk.memberships.get(), by=cast.actor("sam"))
    with pytest.raises(AssertionError):
        cast.actor("dirk")


def test_the_last_owner_stays(cast: Cast) -> None:
    membership = cast.olga.memberships.get()
    with pytest.raises(RoleRefused, match="laatste programma-eigenaar"):
        operations.remove_member(membership=membership, by=cast.actor("sam"))
    give(cast, Role.OWNER)
    operations.remove_member(membership=membership, by=cast.actor("sam"))
    assert cast.organisation.memberships.filter(role=Role.OWNER).count() == 1


def test_an_owner_elsewhere_does_not_count(cast: Cast) -> None:
    Membership.objects.create(user=cast.dirk, organisation=cast.elsewhere, role=Role.OWNER)
    with pytest.raises(RoleRefused):
        operations.remove_member(membership=cast.olga.memberships.get(), by=cast.actor("olga"))


def test_giving_and_taking_leave_audit_lines(cast: Cast) -> None:
    membership = give(cast, Role.MANAGER, unit="eik")
    operations.remove_member(membership=membership, by=cast.actor("sam"))
    lines = [(event.actor, event.verb, event.target) for event in Event.objects.order_by("pk")]
    assert lines == [
        ("olga@linde.example", "role.given", "nieuw@linde.example: manager (eik)"),
        ("sam@linde.example", "role.taken", "nieuw@linde.example: manager (eik)"),
    ]


def test_an_organisation_starts_with_its_owner(db: None) -> None:
    owner = operations.add_organisation(
        name="De Es", slug="de-es", owner_email="Olga@Es.example", owner_name="Olga"
    )
    assert owner.memberships.get().role == Role.OWNER
    assert Event.objects.get().verb == "organisation.added"


@pytest.mark.parametrize(
    ("slug", "email"), [("linde", "a@b.nl"), ("account", "a@b.nl"), ("a b", "a@b.nl"), ("es", "geen")]
)
def test_a_bad_organisation_is_refused_whole(cast: Cast, slug: str, email: str) -> None:
    with pytest.raises(ValidationError):
        operations.add_organisation(name="De Es", slug=slug, owner_email=email)
    assert Organisation.objects.count() == 2
    assert not User.objects.filter(email=email).exists()
