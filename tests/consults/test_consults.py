"""A request for a consult reaches one professional; the employer learns at most a yearly count in tens."""

import datetime
import json
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.serializers import serialize
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Capture

from speelveld.accounts.models import User
from speelveld.audit.models import Event
from speelveld.consults import operations, queries
from speelveld.consults.errors import BoxRefused
from speelveld.consults.models import LetterBox, Request, YearCount
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Membership, Role
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor
from tests.factories import Cast, make_member

TODAY = datetime.date(2026, 3, 5)  # a Thursday
PASSPHRASE = "de boom staat in de tuin"
SECRET = "Ik slaap slecht sinds de verhuizing."


def act(cast: Cast, user: User) -> Actor:
    found = get_actor(cast.organisation, user)
    assert found is not None
    return found


@pytest.fixture
def ruth(cast: Cast) -> User:
    return make_member(cast.organisation, "Ruth", Role.PROFESSIONAL)


@pytest.fixture
def box(cast: Cast, ruth: User) -> LetterBox:
    return operations.open_box(
        organisation=cast.organisation, by=act(cast, ruth), function="company_doctor", reach="Dinsdag van 9 tot 10 uur",
        passphrase=PASSPHRASE,
    )  # fmt: skip


def ask(cast: Cast, box: LetterBox, name: str = "bram", **changes: Any) -> None:
    given = {"kind": "consult", "text": SECRET, "contact": "Bram, 06-12345678", "today": TODAY} | changes
    operations.ask(letter_box=box, by=cast.actor(name), **given)


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_only_the_professional_with_the_passphrase_reads_it(cast: Cast, ruth: User, box: LetterBox) -> None:
    ask(cast, box)
    (letter,) = operations.read_requests(letter_box=box, by=act(cast, ruth), passphrase=PASSPHRASE)
    assert (letter.text, letter.contact, letter.kind) == (SECRET, "Bram, 06-12345678", "consult")
    with pytest.raises(BoxRefused):
        operations.read_requests(letter_box=box, by=act(cast, ruth), passphrase="een andere lange zin")


@pytest.mark.parametrize("name", ["olga", "dirk", "anna", "bram", "wim", "petra", "sam"])
def test_nobody_else_comes_near_the_box(cast: Cast, box: LetterBox, name: str) -> None:
    ask(cast, box)
    with pytest.raises(Denied):
        operations.read_requests(letter_box=box, by=cast.actor(name), passphrase=PASSPHRASE)
    client = sign_in(getattr(cast, name))
    for path in ("box/", "box/new/"):
        assert client.get(f"/linde/consults/{path}").status_code == 403
    assert client.post(f"/linde/consults/box/{Request.objects.get().pk}/erase/").status_code == 403
    assert Request.objects.exists()


def test_nor_another_professional(cast: Cast, box: LetterBox) -> None:
    ask(cast, box)
    other = make_member(cast.organisation, "Lars", Role.PROFESSIONAL)
    with pytest.raises(Denied):
        operations.read_requests(letter_box=box, by=act(cast, other), passphrase=PASSPHRASE)
    assert sign_in(other).post(f"/linde/consults/box/{Request.objects.get().pk}/erase/").status_code == 403


def test_rows_audit_and_mail_tell_neither_who_nor_what(
    cast: Cast, box: LetterBox, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask(cast, box)
    row = Request.objects.get()
    told = serialize("json", [row]) + bytes(row.envelope).decode("latin-1")
    told += json.dumps(list(Event.objects.values("actor", "verb", "target")))
    assert "slaap" not in told
    assert "bram" not in told.lower()
    assert row.week_of == datetime.date(2026, 3, 2)  # no day, no hour
    assert {one.name for one in Request._meta.fields} == {"id", "letter_box", "envelope", "week_of"}
    (sent,) = mail.outbox
    assert sent.to == ["ruth@linde.example"]
    assert "bram" not in (sent.subject + sent.body).lower()
    assert "consult" not in sent.subject.lower()


def test_long_and_short_requests_look_alike(cast: Cast, box: LetterBox) -> None:
    ask(cast, box, text="Hoi.")
    ask(cast, box, text="語" * 2000, contact="語" * 200)
    assert len({len(bytes(one.envelope)) for one in Request.objects.all()}) == 1


def test_the_employer_sees_a_finished_year_in_tens_and_never_this_one(cast: Cast, box: LetterBox) -> None:
    for n in range(29):
        ask(cast, box, today=TODAY - datetime.timedelta(days=365 * (n % 2)))
    YearCount.objects.create(organisation=cast.organisation, year=2024, n_requests=9)
    found = queries.list_years(cast.organisation, TODAY)
    assert [(one.year, one.at_least) for one in found] == [(2025, 10), (2024, None)]
    for name, sees in (("olga", True), ("wim", True), ("anna", False), ("bram", False), ("sam", False)):
        page = sign_in(getattr(cast, name)).get("/linde/consults/").content.decode()
        assert ("Aanvragen per jaar" in page) == sees, name


def test_advice_about_a_team_names_nobody_and_no_health(cast: Cast, box: LetterBox, ruth: User) -> None:
    ask(cast, box, "anna", kind="advice", text="Meer mensen in mijn team lopen vast op de late dienst.")
    for wrong in ("Jan Jansen krijgt het werk niet af.", "Een collega is overspannen."):
        with pytest.raises(ValidationError):
            ask(cast, box, "anna", kind="advice", text=wrong)
        page = sign_in(cast.anna).post(
            f"/linde/consults/{box.pk}/advice/", {"text": wrong, "contact": "Anna"}
        )
        assert page.status_code == 200
        assert wrong in page.content.decode()
    assert Request.objects.count() == 1


def test_a_new_passphrase_means_a_new_box(cast: Cast, box: LetterBox, ruth: User) -> None:
    ask(cast, box)
    new = operations.open_box(
        organisation=cast.organisation,
        by=act(cast, ruth),
        function="company_doctor",
        reach="",
        passphrase="x" * 12,
    )
    assert not Request.objects.exists()
    assert operations.read_requests(letter_box=new, by=act(cast, ruth), passphrase="x" * 12) == []
    with pytest.raises(ValidationError):
        operations.open_box(
            organisation=cast.organisation,
            by=act(cast, ruth),
            function="company_doctor",
            reach="",
            passphrase="kort",
        )


def test_what_was_dealt_with_is_wiped_and_the_rest_after_ninety_days(
    cast: Cast, box: LetterBox, ruth: User
) -> None:
    ask(cast, box)
    operations.run_daily(today=TODAY + datetime.timedelta(days=80))
    assert Request.objects.count() == 1
    operations.run_daily(today=TODAY + datetime.timedelta(days=95))
    assert not Request.objects.exists()
    ask(cast, box)
    sign_in(ruth).post(f"/linde/consults/box/{Request.objects.get().pk}/erase/")
    assert not Request.objects.exists()


def test_a_professional_who_left_is_not_offered(cast: Cast, box: LetterBox, ruth: User) -> None:
    assert queries.list_boxes(cast.organisation) == [box]
    Membership.objects.filter(user=ruth).delete()
    assert queries.list_boxes(cast.organisation) == []
    assert sign_in(cast.bram).get(f"/linde/consults/{box.pk}/ask/").status_code == 404


def test_from_the_page_of_an_employee_to_that_of_the_professional(
    cast: Cast, box: LetterBox, ruth: User
) -> None:
    page = sign_in(cast.bram).get("/linde/consults/").content.decode()
    assert "Dinsdag van 9 tot 10 uur" in page
    sent = {"text": SECRET, "contact": "Bram"}
    assert sign_in(cast.bram).post(f"/linde/consults/{box.pk}/ask/", sent).status_code == 302
    client = sign_in(ruth)
    assert SECRET not in client.get("/linde/consults/box/").content.decode()
    wrong = client.post("/linde/consults/box/", {"passphrase": "iets heel anders"}).content.decode()
    assert "Deze zin is het niet" in wrong
    assert SECRET not in wrong
    opened = client.post("/linde/consults/box/", {"passphrase": PASSPHRASE})
    assert SECRET in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert PASSPHRASE not in str(dict(client.session))


def test_nobody_of_another_organisation_asks_here(cast: Cast, box: LetterBox) -> None:
    assert sign_in(cast.carla).get(f"/populier/consults/{box.pk}/ask/").status_code == 404
    assert sign_in(cast.carla).get(f"/linde/consults/{box.pk}/ask/").status_code == 404
