"""Mail through a real SMTP conversation: everybody once, reminders to who did not answer, trouble survived."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person
from speelveld.surveys import operations
from speelveld.surveys.mail_server import is_silent
from speelveld.surveys.models import Invitation, Wave
from speelveld.surveys.operations import mailing
from speelveld.surveys.queries import count_mails
from tests.factories import Cast
from tests.smtp_sink import SmtpSink, read_text
from tests.surveys.conftest import LAST_DAY, TODAY, find_code, make_wave, send

WEEK_LATER, TWO_WEEKS_LATER = TODAY + datetime.timedelta(days=7), TODAY + datetime.timedelta(days=14)


@pytest.fixture
def post(settings: Any) -> Iterator[SmtpSink]:
    """A mail server on this machine that Speelveld sends to."""
    with SmtpSink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink


def deliver(wave: Wave, day: datetime.date = TODAY) -> int:
    return operations.send_due_mails(wave=wave, today=day)


def list_recipients(post: SmtpSink) -> Counter[str]:
    return Counter(str(message["To"]) for message in post.messages)


def get_first(wave: Wave) -> Invitation:
    return wave.invitations.select_related("person").order_by("pk")[0]


def get_address(invitation: Invitation) -> str:
    assert invitation.person is not None
    return invitation.person.email


def test_everybody_with_mail_is_invited_once(post: SmtpSink, cast: Cast, wave: Wave) -> None:
    assert deliver(wave) == wave.invitations.count()
    assert deliver(wave) == 0, "asked again, there is nothing left to send"
    addresses = Person.objects.filter(organisation=cast.organisation).exclude(email="")
    assert list_recipients(post) == Counter(addresses.values_list("email", flat=True))


def test_the_link_in_the_mail_takes_an_answer(post: SmtpSink, wave: Wave, respondent: Client) -> None:
    deliver(wave)
    link = re.search(r"http\S+", read_text(post.messages[0]))
    assert link is not None
    path, code = link.group().split("#")
    assert path == f"http://localhost:8000/q/{wave.public_id}/"
    assert send(respondent, wave, code).status_code == 200


def test_the_mail_has_a_subject_a_text_and_the_same_in_html(post: SmtpSink, wave: Wave) -> None:
    deliver(wave)
    message = post.messages[0]
    assert message["Subject"] == "Hoe is je werk bij De Linde?"
    assert message["Auto-Submitted"] == "auto-generated"
    html = message.get_body(preferencelist=("html",))
    assert html is not None
    text = read_text(message)
    link = re.search(r"http\S+", text)
    assert link is not None and link.group() in html.get_content()
    assert "20 maart" in text and "7 minuten" in text and "minstens 10 collega's" in text
    assert "Olga, olga@linde.example" in text
    assert "<" not in text and "&" not in text


def test_names_in_a_mail_stay_text(post: SmtpSink, cast: Cast) -> None:
    cast.organisation.name = "Zorg & <b>Co</b>"
    cast.organisation.save()
    wave = make_wave(cast, contact="<img src=x> & Olga")
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    deliver(wave)
    html = post.messages[0].get_body(preferencelist=("html",))
    assert html is not None
    assert "<b>Co" not in html.get_content() and "<img" not in html.get_content()
    assert "Zorg & <b>Co</b>" in read_text(post.messages[0])
    assert post.messages[0]["Subject"] == "Hoe is je werk bij Zorg & <b>Co</b>?"


def test_mail_is_in_the_language_of_the_reader(post: SmtpSink, wave: Wave) -> None:
    invitation = get_first(wave)
    Person.objects.filter(pk=invitation.person_id).update(language="en")
    deliver(wave)
    (message,) = post.to(get_address(invitation))
    assert message["Subject"] == "How is your work at De Linde?"
    assert f"/q/{wave.public_id}/en/#{find_code(invitation)}" in read_text(message)


def test_a_language_we_do_not_write_becomes_dutch(post: SmtpSink, wave: Wave) -> None:
    invitation = get_first(wave)
    Person.objects.filter(pk=invitation.person_id).update(language="pl")
    deliver(wave)
    assert post.to(get_address(invitation))[0]["Subject"].startswith("Hoe is je werk")


def test_reminders_go_only_to_who_did_not_answer_and_repeat_the_same_link(
    post: SmtpSink, wave: Wave, codes: list[str], respondent: Client
) -> None:
    deliver(wave)
    invited = get_first(wave)
    send(respondent, wave, find_code(invited))
    first_mails = {str(message["To"]): message for message in post.messages}
    post.messages.clear()
    assert deliver(wave, WEEK_LATER) == wave.invitations.count() - 1
    assert not post.to(get_address(invited))
    reminder = post.messages[0]
    assert reminder["Subject"].startswith("Herinnering:")
    links = [re.findall(r"http\S+", read_text(m)) for m in (reminder, first_mails[str(reminder["To"])])]
    assert links[0] == links[1]


def test_nothing_is_sent_between_reminders(post: SmtpSink, wave: Wave) -> None:
    days = [TODAY + datetime.timedelta(days=day) for day in range(19)]
    n_sent = [deliver(wave, day) for day in days]
    everybody = wave.invitations.count()
    assert {day: n for day, n in enumerate(n_sent) if n} == {0: everybody, 7: everybody, 14: everybody}


def test_a_machine_that_was_off_sends_one_reminder_and_not_two(post: SmtpSink, wave: Wave) -> None:
    deliver(wave)
    post.messages.clear()
    deliver(wave, TWO_WEEKS_LATER)
    assert set(list_recipients(post).values()) == {1}


def test_who_answered_carries_the_same_mark_as_who_did_not(
    post: SmtpSink, wave: Wave, respondent: Client
) -> None:
    """Else the number of mails somebody had would tell in which week they took part."""
    deliver(wave)
    send(respondent, wave, find_code(get_first(wave)))
    deliver(wave, WEEK_LATER)
    assert set(wave.invitations.values_list("n_mails_sent", flat=True)) == {2}


def test_who_left_during_the_wave_gets_no_more_mail(post: SmtpSink, wave: Wave) -> None:
    deliver(wave)
    gone = get_first(wave)
    Person.objects.filter(pk=gone.person_id).update(left_on=WEEK_LATER)
    post.messages.clear()
    deliver(wave, WEEK_LATER)
    assert len(post.messages) == wave.invitations.count() - 1
    assert not post.to(get_address(gone))


def test_an_address_that_is_refused_is_told_and_can_be_tried_again(
    post: SmtpSink, cast: Cast, wave: Wave
) -> None:
    refused = get_first(wave)
    post.refusals[get_address(refused)] = 550
    assert deliver(wave) == wave.invitations.count() - 1
    assert count_mails(wave, TODAY).undeliverable == (str(refused.person),)
    assert not count_mails(wave, TODAY).is_busy
    Person.objects.filter(pk=refused.person_id).update(email="goed@linde.example")
    operations.retry_undeliverable(wave=wave, by=cast.actor("olga"))
    assert deliver(wave) == 1
    assert len(post.to("goed@linde.example")) == 1
    assert count_mails(wave, TODAY).undeliverable == ()


def test_a_server_that_asks_to_wait_for_one_address_holds_up_nobody_else(post: SmtpSink, wave: Wave) -> None:
    later = get_first(wave)
    post.refusals[get_address(later)] = 450
    assert deliver(wave) == wave.invitations.count() - 1
    assert count_mails(wave, TODAY).undeliverable == ()
    assert count_mails(wave, TODAY).is_busy
    post.refusals.clear()
    assert deliver(wave) == 1


def test_a_refused_reminder_does_not_put_somebody_on_a_list(post: SmtpSink, wave: Wave) -> None:
    """Only people who did not answer get one, so the list would name them."""
    deliver(wave)
    post.refusals[get_address(get_first(wave))] = 550
    deliver(wave, WEEK_LATER)
    assert count_mails(wave, WEEK_LATER).undeliverable == ()
    assert set(wave.invitations.values_list("n_mails_sent", flat=True)) == {2}


def test_somebody_whose_address_was_taken_off_the_list_counts_as_undeliverable(
    post: SmtpSink, wave: Wave
) -> None:
    without = get_first(wave)
    Person.objects.filter(pk=without.person_id).update(email="")
    deliver(wave)
    assert count_mails(wave, TODAY).undeliverable == (str(without.person),)


def test_a_message_that_is_refused_after_its_text_stops_nothing(
    post: SmtpSink, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smtplib import SMTPDataError

    from django.core.mail import EmailMessage

    first, original = get_address(get_first(wave)), EmailMessage.send

    def refuse(message: EmailMessage, fail_silently: bool = False) -> int:
        if message.to == [first]:
            raise SMTPDataError(554, b"no")
        return original(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert deliver(wave) == wave.invitations.count() - 1
    assert len(count_mails(wave, TODAY).undeliverable) == 1


def test_sending_goes_on_where_a_crash_stopped_it(
    post: SmtpSink, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    hand_over = mailing._hand_over

    def crash_after_thirty(mail: Any) -> int:
        if len(sent) == 30:
            raise KeyboardInterrupt
        sent.extend(mail.to)
        return hand_over(mail)

    monkeypatch.setattr(mailing, "_hand_over", crash_after_thirty)
    with pytest.raises(KeyboardInterrupt):
        deliver(wave)
    monkeypatch.undo()
    assert len(post.messages) == 30
    assert deliver(wave) == wave.invitations.count() - 30
    assert set(list_recipients(post).values()) == {1}, "nobody twice"


def test_a_mail_server_that_is_away_is_told_and_tried_again_later(
    cast: Cast, wave: Wave, settings: Any
) -> None:
    with SmtpSink() as sink:
        settings.EMAIL_PORT = sink.port
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        mailing.send_mails.call(wave.pk, TODAY.isoformat())
    assert is_silent(wave.pk)
    assert count_mails(wave, TODAY).n_invited == 0
    with SmtpSink() as sink:
        settings.EMAIL_PORT = sink.port
        mailing.send_mails.call(wave.pk, TODAY.isoformat())
    assert not is_silent(wave.pk)
    assert len(sink.messages) == wave.invitations.count()


def test_two_senders_at_once_send_one_mail(post: SmtpSink, wave: Wave) -> None:
    cache.add(f"mailing:{wave.pk}", 1, 60)
    mailing.send_mails.call(wave.pk, TODAY.isoformat())
    assert post.messages == []
    cache.delete(f"mailing:{wave.pk}")
    mailing.send_mails.call(wave.pk, TODAY.isoformat())
    assert len(post.messages) == wave.invitations.count()


def test_a_closed_wave_sends_nothing(post: SmtpSink, cast: Cast, wave: Wave) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    mailing.send_mails.call(wave.pk, LAST_DAY.isoformat())
    assert post.messages == []


def test_only_the_owner_tries_again(cast: Cast, wave: Wave) -> None:
    with pytest.raises(Denied):
        operations.retry_undeliverable(wave=wave, by=cast.actor("dirk"))


def test_sending_takes_two_queries_a_mail_and_no_more(
    post: SmtpSink, wave: Wave, django_assert_max_num_queries: Any
) -> None:
    n_invited = wave.invitations.count()
    n_batches = n_invited // mailing._BATCH + 2
    with django_assert_max_num_queries(n_invited + n_batches + 5):
        deliver(wave)
