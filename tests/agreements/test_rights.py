"""An agreement is seen by the two whose it is. Every other role is refused at every door."""

import pytest
from django.test import Client

from speelveld.agreements import operations
from speelveld.agreements.content import Content
from speelveld.agreements.models import Agreement
from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Membership, Role
from tests.agreements.conftest import CONTENT, TODAY, days, sign_in
from tests.factories import Cast, make_member

PAGES = ("", "change/", "review/", "stop/", "pdf/", "calendar/")
POSTS = ("confirm/", "sharing/", "stop/", "change/", "object/", "review/")
SECRET = "10.00 uur"


def enter(cast: Cast, name: str) -> Client:
    """Somebody who is neither Anna nor Bram, of whom each has a good reason to be curious."""
    match name:
        case "the manager of another team":
            return sign_in(make_member(cast.organisation, "Mia", Role.MANAGER, cast.units["eik"]))
        case "the manager of the manager":
            return sign_in(make_member(cast.organisation, "Mo", Role.MANAGER, cast.units["ouderen"]))
        case "a new manager of the team":
            return sign_in(make_member(cast.organisation, "Nel", Role.MANAGER, cast.units["beuk"]))
        case "a colleague":
            return sign_in(make_member(cast.organisation, "Kim", Role.EMPLOYEE))
        case "the company doctor":
            return sign_in(make_member(cast.organisation, "Ruth", Role.PROFESSIONAL))
        case "the confidential adviser":
            return sign_in(make_member(cast.organisation, "Yara", Role.CONFIDENTIAL_ADVISER))
    known = {"HR": "olga", "the director": "dirk", "the works council": "wim", "the privacy officer": "petra"}
    return sign_in(getattr(cast, known.get(name, "sam")))


STRANGERS = (
    "the manager of another team", "the manager of the manager", "a new manager of the team", "a colleague",
    "the company doctor", "the confidential adviser", "HR", "the director", "the works council",
    "the privacy officer", "the administrator",
)  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_are_refused_at_every_door_and_their_list_is_empty(
    cast: Cast, agreed: Agreement, name: str
) -> None:
    client = enter(cast, name)
    before = list(Agreement.objects.values())
    for page in PAGES:
        assert client.get(f"/linde/agreements/{agreed.public_id}/{page}").status_code == 403, page
    for page in POSTS:
        sent = {"number": "1", "shares": "yes", "how": "wipe"}
        assert client.post(f"/linde/agreements/{agreed.public_id}/{page}", sent).status_code == 403, page
    start = client.get("/linde/agreements/").content.decode()
    assert "Bram" not in start
    assert agreed.public_id not in start
    assert list(Agreement.objects.values()) == before


def test_somebody_of_another_organisation_finds_nothing(cast: Cast, agreed: Agreement) -> None:
    client = sign_in(cast.carla)
    assert client.get(f"/linde/agreements/{agreed.public_id}/").status_code == 404
    assert client.get(f"/populier/agreements/{agreed.public_id}/").status_code == 404


def test_the_two_read_the_same(cast: Cast, agreed: Agreement) -> None:
    for user in (cast.anna, cast.bram):
        page = sign_in(user).get(f"/linde/agreements/{agreed.public_id}/").content.decode()
        assert SECRET in page
        assert sign_in(user).get("/linde/agreements/").content.decode().count(agreed.public_id) == 1


def refuse_anna(cast: Cast, agreement: Agreement) -> None:
    client = sign_in(cast.anna)
    assert client.get(f"/linde/agreements/{agreement.public_id}/").status_code == 403
    assert agreement.public_id not in client.get("/linde/agreements/").content.decode()
    with pytest.raises(Denied):
        operations.change(agreement=agreement, by=cast.actor("anna"), content=CONTENT, today=TODAY)


def test_a_former_manager_is_a_stranger(cast: Cast, agreed: Agreement) -> None:
    membership = Membership.objects.get(user=cast.anna, role=Role.MANAGER)
    membership.unit = cast.units["eik"]
    membership.save()
    refuse_anna(cast, agreed)
    assert sign_in(cast.bram).get(f"/linde/agreements/{agreed.public_id}/").status_code == 200


def test_a_manager_whose_employee_went_to_another_team_is_a_stranger(cast: Cast, agreed: Agreement) -> None:
    agreed.person.unit = cast.units["eik"]
    agreed.person.save()
    refuse_anna(cast, agreed)


def share(cast: Cast, agreement: Agreement, name: str, shares: bool = True) -> None:
    operations.set_sharing(agreement=agreement, by=cast.actor(name), shares=shares, today=TODAY)


def test_hr_reads_along_only_while_both_want_it(cast: Cast, agreed: Agreement) -> None:
    olga, address = sign_in(cast.olga), f"/linde/agreements/{agreed.public_id}/"
    share(cast, agreed, "anna")
    assert olga.get(address).status_code == 403
    share(cast, agreed, "bram")
    assert SECRET in olga.get(address).content.decode()
    assert agreed.public_id in olga.get("/linde/agreements/").content.decode()
    for page in ("change/", "pdf/", "calendar/", "stop/", "review/"):
        assert olga.get(f"{address}{page}").status_code == 403, page
    assert sign_in(cast.dirk).get(address).status_code == 403
    share(cast, agreed, "bram", shares=False)
    assert olga.get(address).status_code == 403


def test_hr_leaves_a_trace_and_sees_no_proposal_and_no_objection(cast: Cast, agreed: Agreement) -> None:
    for name in ("anna", "bram"):
        share(cast, agreed, name)
    changed = Content(
        talk_on=TODAY, present=("manager", "employee"), subjects=("tasks",), team="Tussenvoorstel."
    )
    operations.change(agreement=agreed, by=cast.actor("anna"), content=changed, today=TODAY)
    operations.object_to(agreement=agreed, by=cast.actor("bram"), text="De dienst past niet.", today=days(1))
    page = sign_in(cast.olga).get(f"/linde/agreements/{agreed.public_id}/").content.decode()
    assert "Tussenvoorstel" not in page
    assert "De dienst past niet" not in page
    read = Event.objects.filter(verb="agreement.read_by_hr")
    assert [(one.actor, one.target) for one in read] == [("olga@linde.example", agreed.public_id)]


def test_the_audit_trail_names_neither_of_the_two(cast: Cast, agreed: Agreement) -> None:
    share(cast, agreed, "bram")
    lines = Event.objects.filter(verb__startswith="agreement.")
    assert {one.verb for one in lines} == {"agreement.proposed", "agreement.confirmed", "agreement.shared"}
    assert {one.actor for one in lines} == {"manager", "employee"}
    assert {(one.target, str(one.details)) for one in lines} == {("", "{}")}
