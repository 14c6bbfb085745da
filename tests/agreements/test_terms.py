"""Reminders, a rhythm without a last time, notice, and wiping after the set term."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks as Capture

from speelveld.agreements import operations
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement
from speelveld.agreements.operations.keeping import add_months
from speelveld.organisations.errors import Denied
from tests.agreements.conftest import LINE, TODAY, days
from tests.factories import Cast


def fresh(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def look_back(cast: Cast, agreement: Agreement, **changes: object) -> None:
    given = {
        "held_on": days(28),
        "outcome": "stays",
        "next_on": days(56),
        "next_by": "employee",
        "today": days(28),
    }
    operations.hold_review(agreement=agreement, by=cast.actor("bram"), **given | changes)  # type: ignore[arg-type]


def run(capture: Capture, today: datetime.date) -> list[str]:
    """Run a day twice, as the hourly tick does, and return to whom mail went."""
    mail.outbox.clear()
    with capture(execute=True):
        operations.run_daily(today=today)
        operations.run_daily(today=today)
    return sorted(address for one in mail.outbox for address in one.to)


BOTH = ["anna@linde.example", "bram@linde.example"]


def test_both_are_reminded_once_for_each_moment(
    cast: Cast, agreed: Agreement, django_capture_on_commit_callbacks: Capture
) -> None:
    capture = django_capture_on_commit_callbacks
    assert run(capture, LINE.review_on - datetime.timedelta(days=4)) == []
    assert run(capture, LINE.review_on - datetime.timedelta(days=3)) == BOTH
    told = mail.outbox[0].subject + mail.outbox[0].body
    assert "30 maart" in told
    assert not any(word in told.lower() for word in ("afspra", "terugkijk", "evalua", "bram en"))
    assert run(capture, LINE.review_on) == []
    look_back(cast, agreed)
    assert run(capture, days(53)) == BOTH


def test_looking_back_always_plans_a_next_time(cast: Cast, agreed: Agreement) -> None:
    look_back(cast, agreed)
    found = fresh(agreed)
    assert (found.next_review_on, found.next_review_by) == (days(56), "employee")
    assert [(one.held_on, one.outcome) for one in found.reviews.all()] == [(days(28), "stays")]
    assert found.delete_on == add_months(days(56), 12)


@pytest.mark.parametrize(
    "wrong", [{"next_on": days(28)}, {"held_on": days(29)}, {"outcome": "cured"}, {"next_on": TODAY}]
)
def test_a_moment_that_cannot_be_is_refused(cast: Cast, agreed: Agreement, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        look_back(cast, agreed, **wrong)
    assert not fresh(agreed).reviews.exists()


def test_looking_back_needs_something_both_agreed_to(cast: Cast, proposed: Agreement) -> None:
    with pytest.raises(AgreementRefused):
        look_back(cast, proposed)


def test_wiping_comes_after_the_set_term_with_two_weeks_of_notice(
    cast: Cast, agreed: Agreement, django_capture_on_commit_callbacks: Capture
) -> None:
    capture, last = django_capture_on_commit_callbacks, fresh(agreed).delete_on
    assert last == datetime.date(2027, 3, 30)
    run(capture, LINE.review_on)
    assert run(capture, last - datetime.timedelta(days=15)) == []
    assert run(capture, last - datetime.timedelta(days=14)) == BOTH
    assert "30 maart" in mail.outbox[0].body
    assert run(capture, last - datetime.timedelta(days=1)) == []
    assert Agreement.objects.exists()
    run(capture, last)
    assert not Agreement.objects.exists()


def test_a_worker_that_was_down_still_gives_a_week_of_notice(
    agreed: Agreement, django_capture_on_commit_callbacks: Capture
) -> None:
    capture, late = django_capture_on_commit_callbacks, datetime.date(2028, 1, 10)
    run(capture, late)
    assert fresh(agreed).delete_on == datetime.date(2028, 1, 17)
    run(capture, datetime.date(2028, 1, 16))
    assert Agreement.objects.exists()
    run(capture, datetime.date(2028, 1, 17))
    assert not Agreement.objects.exists()


def test_looking_back_after_the_notice_keeps_it(
    cast: Cast, agreed: Agreement, django_capture_on_commit_callbacks: Capture
) -> None:
    last = fresh(agreed).delete_on
    today = last - datetime.timedelta(days=10)
    run(django_capture_on_commit_callbacks, today)
    next_on = last + datetime.timedelta(days=20)
    look_back(cast, agreed, held_on=today, today=today, next_on=next_on)
    run(django_capture_on_commit_callbacks, last)
    assert fresh(agreed).delete_on == add_months(next_on, 12)


def test_stopping_leaves_thirty_days_to_read(cast: Cast, agreed: Agreement) -> None:
    operations.end(agreement=agreed, by=cast.actor("anna"), today=TODAY)
    found = fresh(agreed)
    assert (found.ended_on, found.delete_on, found.next_review_on) == (TODAY, days(30), None)
    with pytest.raises(AgreementRefused):
        operations.confirm(agreement=found, by=cast.actor("bram"), number=1, today=TODAY)
    with pytest.raises(Denied):
        operations.withdraw(agreement=found, by=cast.actor("anna"))


def test_who_left_the_organisation_has_no_agreements_for_long(
    cast: Cast, agreed: Agreement, django_capture_on_commit_callbacks: Capture
) -> None:
    agreed.person.left_on = days(10)
    agreed.person.save()
    run(django_capture_on_commit_callbacks, days(11))
    assert fresh(agreed).delete_on == days(40)


def test_the_owner_sets_the_term_and_nobody_else(cast: Cast, agreed: Agreement) -> None:
    operations.set_keeping(organisation=cast.organisation, by=cast.actor("olga"), months=3)
    look_back(cast, agreed)
    assert fresh(agreed).delete_on == add_months(days(56), 3)
    with pytest.raises(ValidationError):
        operations.set_keeping(organisation=cast.organisation, by=cast.actor("olga"), months=60)
    with pytest.raises(Denied):
        operations.set_keeping(organisation=cast.organisation, by=cast.actor("anna"), months=6)


def test_a_month_later_on_the_shorter_months() -> None:
    assert add_months(datetime.date(2024, 1, 31), 1) == datetime.date(2024, 2, 29)
    assert add_months(datetime.date(2026, 11, 30), 3) == datetime.date(2027, 2, 28)
    assert add_months(datetime.date(2026, 12, 1), 12) == datetime.date(2027, 12, 1)


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2090, 1, 1)), st.integers(0, 24))
def test_months_later_is_in_that_month_on_that_day_or_its_last(day: datetime.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + datetime.timedelta(days=1)).day == 1)
