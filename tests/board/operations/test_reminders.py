"""Reminders through a real SMTP conversation: each thing once, to who leads it, in their language."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from speelveld.accounts.models import User
from speelveld.board import operations
from speelveld.board.models import Reminder
from speelveld.board.operations.reminders import remind, send_reminders
from speelveld.organisations.queries import get_actor
from tests.board.conftest import TODAY, make_measure
from tests.factories import Cast
from tests.smtp_sink import SmtpSink, read_text

DAY = datetime.timedelta(days=1)


@pytest.fixture
def post(settings: Any) -> Iterator[SmtpSink]:
    with SmtpSink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink


def test_who_leads_hears_each_thing_once(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, title="Begint vandaag", owner="Bram", state="planned", starts_on=TODAY)
    make_measure(cast, title="Komt nog", owner="Bram", state="planned", starts_on=TODAY + 2 * DAY)
    make_measure(cast, title="Van niemand", state="planned", starts_on=TODAY)
    make_measure(cast, title="Klaar?", owner="Bram", state="busy", ends_on=TODAY - DAY)
    assert [remind(organisation=cast.organisation, today=TODAY + n * DAY) for n in range(4)] == [1, 0, 1, 0]
    first, second = post.messages
    assert first["To"] == second["To"] == cast.bram.email
    assert first["Subject"] == "Speelveld: 2 dingen zijn aan de beurt"
    text = read_text(first)
    assert "Begint vandaag" in text and "Klaar?" in text and "2 maart 2026" in text
    assert "http://localhost:8000/linde/work/" in text
    assert "Komt nog" in read_text(second) and "Van niemand" not in text
    assert Reminder.objects.count() == 3


def test_a_mail_is_in_the_language_of_who_gets_it(post: SmtpSink, cast: Cast) -> None:
    User.objects.filter(pk=cast.bram.pk).update(language="en")
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY)
    remind(organisation=cast.organisation, today=TODAY)
    (mail,) = post.messages
    assert mail["Subject"] == "Speelveld: 1 thing is due"
    assert "2 March 2026" in read_text(mail)


def test_who_stops_the_mails_gets_none_until_they_want_them_again(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY)
    for wanted, n_mails in ((False, 0), (True, 1)):
        operations.set_reminders(organisation=cast.organisation, by=cast.actor("bram"), wanted=wanted)
        assert remind(organisation=cast.organisation, today=TODAY) == n_mails


def test_who_left_the_organisation_hears_nothing(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY)
    cast.organisation.memberships.filter(user=cast.bram).delete()
    assert remind(organisation=cast.organisation, today=TODAY) == 0


def test_what_is_long_past_is_not_mailed(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY - 31 * DAY)
    assert remind(organisation=cast.organisation, today=TODAY) == 0


def test_when_the_mail_server_refuses_it_stays_due(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY)
    post.refusals[cast.bram.email] = 450
    with pytest.raises(OSError):
        remind(organisation=cast.organisation, today=TODAY)
    post.refusals.clear()
    assert remind(organisation=cast.organisation, today=TODAY) == 1


def test_the_worker_goes_by_all_organisations_and_may_be_asked_twice(post: SmtpSink, cast: Cast) -> None:
    make_measure(cast, owner="Bram", state="planned", starts_on=TODAY)
    theirs = operations.add_measure(
        organisation=cast.elsewhere, by=get_actor(cast.elsewhere, cast.carla), title="Van hen", stage="prevent",
        level="team", owner="Carla", state="planned", starts_on=TODAY,
    )  # fmt: skip
    assert theirs.led_by == cast.carla
    for _time in range(2):
        send_reminders.call(TODAY.isoformat())
    assert sorted(mail["To"] for mail in post.messages) == [cast.bram.email, cast.carla.email]
