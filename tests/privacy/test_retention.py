"""With a moved clock: what is past its term goes, everything else stays, and the log holds numbers only."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from speelveld.accounts.models import User
from speelveld.audit.models import Event
from speelveld.audit.operations import SHORTEST_TERM, find_broken_links, record
from speelveld.organisations.errors import Denied, TermRefused
from speelveld.organisations.models import Person
from speelveld.organisations.operations import change_term
from speelveld.organisations.retention import TERMS, get_months, subtract_months
from speelveld.privacy.models import RetentionRun
from speelveld.privacy.operations import run_retention
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import AudienceMember, Wave
from speelveld.surveys.models.answers import Answer
from tests.agreements.conftest import add_bram, agree, propose
from tests.factories import Cast, make_user
from tests.privacy.conftest import write_old_line
from tests.results.conftest import ENOUGH
from tests.surveys.conftest import make_undecided

CLOSED_ON = datetime.date(2026, 3, 20)
TODAY = datetime.date(2026, 11, 2)


def add_months(day: datetime.date, months: int) -> datetime.date:
    return subtract_months(day, -months)


def read(client: Client, address: str) -> str:
    """Return a page without the token that is new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", client.get(address).content.decode())


def count_deleted(kind: str) -> int:
    return sum(RetentionRun.objects.filter(kind=kind).values_list("n_deleted", flat=True))


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ((2026, 3, 31), 1, (2026, 2, 28)), ((2024, 3, 31), 1, (2024, 2, 29)), ((2026, 1, 15), 1, (2025, 12, 15)),
        ((2026, 12, 1), 24, (2024, 12, 1)), ((2026, 5, 31), 6, (2025, 11, 30)), ((2026, 12, 31), 12, (2025, 12, 31)),
    ],
)  # fmt: skip
def test_months_are_counted_by_the_calendar(
    day: tuple[int, ...], months: int, earlier: tuple[int, ...]
) -> None:
    assert subtract_months(datetime.date(*day), months) == datetime.date(*earlier)


def test_answers_go_the_day_after_their_term_and_not_before(released: Release) -> None:
    n_answers = Answer.objects.filter(wave=released.wave).count()
    assert n_answers == sum(ENOUGH.values())
    last_day = add_months(CLOSED_ON, TERMS["answers"].usual)
    run_retention(today=last_day)
    assert Answer.objects.filter(wave=released.wave).count() == n_answers
    run_retention(today=last_day + datetime.timedelta(days=1))
    assert not Answer.objects.exists()
    assert count_deleted("answers") == 2 * n_answers, "of both waves"


def test_a_released_table_reads_the_same_after_its_answers_are_gone(
    released: Release, client: Client, cast: Cast
) -> None:
    client.force_login(cast.dirk)
    addresses = [f"/linde/results/{released.wave_id}/", f"/linde/results/{released.wave_id}/unit/beuk/",
                 f"/linde/results/{released.wave_id}/factor/workload/"]  # fmt: skip
    before = [read(client, address) for address in addresses]
    run_retention(today=datetime.date(2030, 1, 1))
    assert not Answer.objects.exists() and not AudienceMember.objects.exists()
    from speelveld.results import queries

    queries._read.cache_clear()
    assert [read(client, address) for address in addresses] == before
    again = release_wave(wave=released.wave)
    assert (again.pk, again.digest) == (released.pk, released.digest)


def test_answers_that_were_never_released_wait(closed_wave: Wave) -> None:
    run_retention(today=datetime.date(2030, 1, 1))
    assert Answer.objects.filter(wave=closed_wave).count() == sum(ENOUGH.values())
    release_wave(wave=closed_wave)
    run_retention(today=datetime.date(2030, 1, 1))
    assert not Answer.objects.exists()


def test_who_was_asked_in_a_wave_that_runs_stays(cast: Cast, released: Release) -> None:
    Wave.objects.filter(pk=released.wave_id).update(state=Wave.State.OPEN, closed_on=None)
    run_retention(today=datetime.date(2030, 1, 1))
    assert set(AudienceMember.objects.values_list("wave", flat=True)) == {released.wave_id}


def test_people_go_half_a_year_after_they_left(cast: Cast) -> None:
    gone, recent, here = cast.people[:3]
    Person.objects.filter(pk=gone.pk).update(left_on=subtract_months(TODAY, 6) - datetime.timedelta(days=1))
    Person.objects.filter(pk=recent.pk).update(left_on=subtract_months(TODAY, 6))
    run_retention(today=TODAY)
    left = set(Person.objects.values_list("pk", flat=True))
    assert gone.pk not in left and {recent.pk, here.pk} <= left
    assert count_deleted("people") == 1


def test_an_organisation_keeps_its_own_terms(cast: Cast) -> None:
    for organisation, who in ((cast.organisation, "olga"), (cast.elsewhere, "carla")):
        person = cast.people[0]
        Person.objects.create(organisation=organisation, number=f"x-{who}", name="X", unit=person.unit,
                              left_on=subtract_months(TODAY, 2))  # fmt: skip
    change_term(organisation=cast.organisation, kind="people", months=1, by=cast.actor("olga"))
    run_retention(today=TODAY)
    assert list(Person.objects.filter(name="X").values_list("number", flat=True)) == ["x-carla"]
    assert RetentionRun.objects.get(organisation=cast.organisation, kind="people").n_deleted == 1
    assert RetentionRun.objects.get(organisation=cast.elsewhere, kind="people").n_deleted == 0


def test_old_lines_of_the_audit_trail_are_emptied_and_the_chain_still_holds(cast: Cast) -> None:
    old = write_old_line(datetime.date(2019, 1, 1))
    write_old_line(datetime.date(2024, 1, 1))
    record(organisation="linde", actor="olga@linde.example", verb="role.given", target="nieuw")
    n_before = Event.objects.filter(organisation="linde").count()
    run_retention(today=TODAY)
    old.refresh_from_db()
    assert (old.actor, old.verb, old.target, old.details) == ("", "", "", {})
    assert Event.objects.filter(organisation="linde").count() == n_before
    assert Event.objects.filter(organisation="linde", verb="").count() == 1
    assert find_broken_links() == []


def test_a_line_that_is_emptied_too_early_shows(cast: Cast) -> None:
    event = record(organisation="linde", actor="olga@linde.example", verb="role.given", target="nieuw")
    Event.objects.filter(pk=event.pk).update(actor="", verb="", target="", details={})
    assert find_broken_links() == [event.pk]


def test_no_term_however_short_reaches_a_line_of_this_year(cast: Cast) -> None:
    record(organisation="linde", actor="olga@linde.example", verb="role.given", target="nieuw")
    run_retention(today=datetime.date(2090, 1, 1))
    assert not Event.objects.filter(verb="").exists()
    assert SHORTEST_TERM.days <= TERMS["events"].least * 30.4


def test_users_without_a_role_go_half_a_year_after_they_signed_in(cast: Cast) -> None:
    former, recent = make_user("weg@linde.example"), make_user("net@linde.example")
    for user, day in ((former, 1), (recent, 300)):
        user.last_login = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=day)
        user.save()
    cast.organisation.staff_imports.create(uploaded_by=former)
    run_retention(today=TODAY)
    assert set(User.objects.filter(memberships__isnull=True)) == {recent}
    assert User.objects.filter(memberships__isnull=False).exists()
    assert cast.organisation.staff_imports.get().uploaded_by is None


def test_who_is_party_to_an_agreement_stays_until_that_is_gone(cast: Cast) -> None:
    agreement = agree(cast, propose(cast, add_bram(cast)))
    cast.organisation.memberships.filter(user__in=(agreement.employee, agreement.manager)).delete()
    Person.objects.filter(pk=agreement.person_id).update(left_on=datetime.date(2020, 1, 1))
    run_retention(today=TODAY)
    agreement.refresh_from_db()
    agreement.delete()
    run_retention(today=TODAY)
    assert not Person.objects.filter(pk=agreement.person_id).exists()
    assert not User.objects.filter(pk__in=(agreement.employee_id, agreement.manager_id)).exists()


def test_a_second_run_on_a_day_adds_up_and_empty_days_leave_the_log(cast: Cast) -> None:
    run_retention(today=TODAY)
    for person in cast.people[:2]:
        Person.objects.filter(pk=person.pk).update(left_on=datetime.date(2020, 1, 1))
        run_retention(today=TODAY)
    assert (
        RetentionRun.objects.get(organisation=cast.organisation, kind="people", ran_on=TODAY).n_deleted == 2
    )
    run_retention(today=TODAY + datetime.timedelta(days=1))
    days = set(RetentionRun.objects.filter(n_deleted=0).values_list("ran_on", flat=True))
    assert days == {TODAY + datetime.timedelta(days=1)}
    assert RetentionRun.objects.filter(ran_on=TODAY).count() == 1


@pytest.mark.parametrize("who", ["olga", "petra"])
def test_a_term_is_chosen_within_bounds_and_told_in_the_trail(cast: Cast, who: str) -> None:
    change_term(organisation=cast.organisation, kind="answers", months=12, by=cast.actor(who))
    assert get_months(cast.organisation)["answers"] == 12
    event = Event.objects.get(verb="term.changed")
    assert (event.target, event.details) == ("answers", {"before": 24, "after": 12})


@pytest.mark.parametrize("kind", sorted(TERMS))
def test_outside_the_bounds_nothing_changes(cast: Cast, kind: str) -> None:
    for months in (TERMS[kind].least - 1, TERMS[kind].most + 1):
        with pytest.raises(TermRefused, match="Kies van"):
            change_term(organisation=cast.organisation, kind=kind, months=months, by=cast.actor("olga"))
    assert get_months(cast.organisation)[kind] == TERMS[kind].usual


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "sam"])
def test_nobody_else_chooses_a_term(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        change_term(organisation=cast.organisation, kind="answers", months=12, by=cast.actor(who))


def test_another_term_needs_a_new_consent(cast: Cast) -> None:
    wave = make_undecided(cast)
    before = find_standing(wave).version
    change_term(organisation=cast.organisation, kind="answers", months=12, by=cast.actor("olga"))
    assert find_standing(wave).version != before


def test_the_log_has_room_for_numbers_only() -> None:
    fields: dict[str, Any] = {field.name: field.get_internal_type() for field in RetentionRun._meta.fields}
    assert set(fields) == {"id", "organisation", "kind", "ran_on", "n_deleted", "is_overwritten"}
