"""Concrete points with evidence, and the gap between how different people see a condition."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from speelveld.board import operations
from speelveld.board.models import ConditionCheck, ConditionView
from speelveld.board.presenters.sides import present_sides
from speelveld.board.queries import list_views
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role
from tests.board.conftest import SignIn
from tests.factories import Cast, make_member

POINT = "/linde/conditions/checks/rights-2/"
POSTED = {"standing": "busy", "evidence": "Het beleid ligt bij de OR.", "owner": "Juridische zaken",
          "due_on": "2026-05-01"}  # fmt: skip


def say(cast: Cast, by: str, side: str, **views: str) -> None:
    operations.give_views(organisation=cast.organisation, by=cast.actor(by), side=side, views=views)


def test_a_point_is_kept_with_evidence_owner_and_day(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dirk)
    for _time in range(2):
        page = client.post(POINT, POSTED, follow=True).content.decode()
    for words in ("Het beleid ligt bij de OR.", "Juridische zaken", "1 mei 2026", "Loopt"):
        assert words in page
    kept = ConditionCheck.objects.get()
    assert (kept.check_key, kept.due_on, kept.checked_by) == (
        "rights-2",
        datetime.date(2026, 5, 1),
        cast.dirk,
    )


def test_who_looks_first_is_heard_by_who_looks_second(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    seen = client.get(POINT).context["form"]["seen"].value()
    operations.keep_check(
        organisation=cast.organisation, by=cast.actor("dirk"), check_key="rights-2", standing="in_order",
        evidence="Af, zegt Dirk.",
    )  # fmt: skip
    page = client.post(POINT, POSTED | {"seen": seen}).content.decode()
    assert "Af, zegt Dirk." in page and POSTED["evidence"] in page
    assert ConditionCheck.objects.get().standing == "in_order"


def test_a_point_that_does_not_exist_is_refused(cast: Cast, sign_in: SignIn) -> None:
    with pytest.raises(ValidationError):
        operations.keep_check(
            organisation=cast.organisation, by=cast.actor("olga"), check_key="luck-1", standing="busy"
        )
    assert sign_in(cast.olga).get("/linde/conditions/checks/luck-1/").status_code == 404


def test_each_side_counts_apart_and_a_gap_is_shown(cast: Cast, sign_in: SignIn) -> None:
    make_member(cast.organisation, "Karin", Role.MANAGER, cast.units["eik"])
    say(cast, "dirk", "director", rights="in_order", evidence="busy")
    say(cast, "anna", "manager", rights="to_do", evidence="busy")
    say(cast, "wim", "works_council", rights="in_order", evidence="in_order")
    rows = {row.key: row for row in present_sides(list_views(cast.organisation)).rows}
    assert [one.mean for one in rows["rights"].said] == [2, None, 0, 2, None]
    assert (rows["rights"].best, rows["rights"].worst) == ("Directie en Ondernemingsraad", "Leidinggevenden")
    assert {key for key, row in rows.items() if row.differs} == {"rights", "evidence"}
    page = sign_in(cast.bram).get("/linde/conditions/").content.decode()
    assert "1 × op orde" in page and "verschil" in page
    assert not any(str(user) in page for user in (cast.dirk, cast.anna, cast.wim))


def test_a_view_is_changed_and_taken_back(cast: Cast) -> None:
    say(cast, "anna", "manager", rights="to_do", evidence="busy")
    say(cast, "anna", "manager", rights="busy", evidence="")
    assert list(ConditionView.objects.values_list("condition", "judgement")) == [("rights", "busy")]


def test_one_speaks_for_the_own_role_only(cast: Cast) -> None:
    for by, side in (("anna", "director"), ("bram", "manager"), ("dirk", "works_council"), ("wim", "owner")):
        with pytest.raises(Denied):
            say(cast, by, side, rights="busy")
    with pytest.raises(ValidationError):
        say(cast, "anna", "manager", luck="busy")
    with pytest.raises(ValidationError):
        say(cast, "anna", "manager", rights="great")


def test_seven_taps_are_enough(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.wim)
    assert client.post("/linde/conditions/seen/", {"rights": "busy", "evidence": ""}).status_code == 302
    view = ConditionView.objects.get()
    assert (view.side, view.condition, view.judgement) == ("works_council", "rights", "busy")
    assert client.get("/linde/conditions/seen/").context["form"]["rights"].value() == "busy"
