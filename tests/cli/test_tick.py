"""The hourly tick clears away what is over, and only that."""

import datetime

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from speelveld.cli.tick import KEPT_DAYS, clear_away, run_today
from speelveld.organisations.models import StaffImport
from tests.factories import Cast

LONG_AGO = timezone.now() - datetime.timedelta(days=KEPT_DAYS + 1)


def make_session(seconds: int) -> None:
    session = SessionStore()
    session.set_expiry(seconds)
    session.save()


def make_task(status: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default",
        finished_at=LONG_AGO if status == "SUCCESSFUL" else None, run_after=LONG_AGO, exception_class_path="",
        traceback="",
    )  # fmt: skip


def make_import(cast: Cast, state: str, uploaded_at: datetime.datetime) -> None:
    made = cast.organisation.staff_imports.create(uploaded_by=cast.olga, state=state)
    StaffImport.objects.filter(pk=made.pk).update(uploaded_at=uploaded_at)


def test_what_is_over_goes_and_the_rest_stays(cast: Cast) -> None:
    make_session(-60)
    make_session(60)
    make_task("SUCCESSFUL")
    waiting = make_task("READY")
    clear_away(before=timezone.now() - datetime.timedelta(days=KEPT_DAYS))
    assert Session.objects.count() == 1
    assert list(DBTaskResult.objects.all()) == [waiting]


def test_staff_lists_that_nobody_applied_go_after_a_week(cast: Cast) -> None:
    make_import(cast, "checked", LONG_AGO)
    make_import(cast, "applied", LONG_AGO)
    make_import(cast, "checked", timezone.now())
    run_today()
    assert sorted(StaffImport.objects.values_list("state", flat=True)) == ["applied", "checked"]


def test_the_tick_can_be_repeated(cast: Cast) -> None:
    run_today()
    run_today()
