"""Absence files become figures of groups, once; rows of persons are kept nowhere."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.signals import operations
from speelveld.signals.absence.table import read_table
from speelveld.signals.errors import AbsenceRefused
from speelveld.signals.models import AbsenceDraft, AbsencePeriod
from tests.factories import Cast
from tests.signals.files import FIRST, LAST, make_contracts, make_some_spells, make_spells

Check = Callable[..., operations.CheckedFiles]


@pytest.fixture
def check(cast: Cast) -> Check:
    def check_as(by: str = "olga", **changes: Any) -> operations.CheckedFiles:
        contents = {"contracts": make_contracts(cast.people), "spells": make_some_spells(cast.people)}
        days = {"first_on": FIRST, "last_on": LAST}
        given = {name: value for name, value in changes.items() if name in days}
        contents |= {name: value for name, value in changes.items() if name in contents}
        return operations.check_absence(
            organisation=cast.organisation, by=cast.actor(by), contents=contents, **days | given
        )

    return check_as


def show(cast: Cast) -> int:
    return operations.show_absence(organisation=cast.organisation, by=cast.actor("olga"))


def get_quarter(cast: Cast, month: int = 1) -> AbsencePeriod:
    return cast.organisation.absence_periods.get(
        first_on=datetime.date(FIRST.year, month, 1), last_on__lt=LAST if month < 10 else datetime.date.max
    )


def dump() -> str:
    """Everything that stands in the tables of this app, and in the audit trail."""
    with connection.cursor() as cursor:
        names = [
            n
            for n in connection.introspection.table_names()
            if n.startswith(("signals", "audit", "django_tasks"))
        ]
        texts = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            texts += [str(row) for row in cursor.fetchall()]
    return " ".join(texts)


def test_four_quarters_and_the_year(cast: Cast, check: Check) -> None:
    assert check().findings == ()
    assert show(cast) == 5
    periods = cast.organisation.absence_periods.all()
    assert sorted(one.period.months or 0 for one in periods) == [3, 3, 3, 3, 12]


def test_rows_are_kept_nowhere(cast: Cast, check: Check) -> None:
    check()
    in_draft = dump()
    show(cast)
    for text in (in_draft, dump()):
        assert "periods" in text or "blocks" in text
        assert [person.number for person in cast.people if person.number in text] == []
        assert "2025-03-01" not in text  # the first day of the long case


def test_small_units_are_read_together_and_every_group_has_ten_people(cast: Cast, check: Check) -> None:
    check()
    show(cast)
    table = read_table(get_quarter(cast).table)
    keys = {group.key for group in table.groups}
    assert {"linde", "ouderen", "wijk", "beuk", "eik", "noord", "zuid", "keuken+nacht"} == keys
    assert min(group.figures.people for group in table.groups) >= 10


def test_wrong_rows_keep_nothing(cast: Cast, check: Check) -> None:
    found = check(spells=make_spells(("beuk-00", "13-01-2025", "150", "", "", "", ""))).findings
    assert [one.problem for one in found] == ["no_share"]
    assert not AbsenceDraft.objects.exists()


@pytest.mark.parametrize(
    "spells",
    [
        b"nummer;eerste dag;hersteld op;oorzaak\nbeuk-00;13-01-2025;20-01-2025;griep\n",
        b"nummer;eerste dag;hersteld op;x\nbeuk-00;13-01-2025;20-01-2025;hernia\n",
    ],
)
def test_a_cause_is_refused_with_the_reason_and_nothing_is_kept(
    cast: Cast, check: Check, spells: bytes
) -> None:
    with pytest.raises(AbsenceRefused, match="mag een werkgever niet bewaren") as caught:
        check(spells=spells)
    assert caught.value.kind == "spells"
    assert "hernia" not in caught.value.message
    assert not AbsenceDraft.objects.exists()


def test_what_is_shown_stands(cast: Cast, check: Check) -> None:
    check()
    show(cast)
    before = get_quarter(cast).table
    with pytest.raises(AbsenceRefused, match="geen heel kwartaal"):
        check(spells=make_spells(("beuk-00", "13-01-2025", "", "", "", "", "")))
    assert get_quarter(cast).table == before


def test_a_withdrawn_quarter_takes_its_year_along_and_keeps_its_cut(cast: Cast, check: Check) -> None:
    check()
    show(cast)
    quarter = get_quarter(cast)
    blocks = quarter.table["blocks"]
    operations.withdraw_absence(period=quarter, by=cast.actor("olga"))
    rows = {one.period.months: one for one in cast.organisation.absence_periods.filter(is_withdrawn=True)}
    assert set(rows) == {3, 12}
    assert all(one.table["groups"] == [] for one in rows.values())
    fewer = [person for person in cast.people if person.unit.key != "beuk" or person.number < "beuk-05"]
    check(contracts=make_contracts(fewer), spells=make_spells(("eik-00", "13-01-2025", "", "", "", "", "")))
    show(cast)
    again = get_quarter(cast)
    assert not again.is_withdrawn
    for block in again.table["blocks"]:
        assert all(set(old) <= set(block) or set(old).isdisjoint(block) for old in blocks)
    assert "beuk" not in {group["key"] for group in again.table["groups"]}


def test_a_year_is_only_made_of_quarters_in_the_same_files(cast: Cast, check: Check) -> None:
    check(last_on=datetime.date(2025, 9, 30))
    assert show(cast) == 3
    check()
    assert show(cast) == 1
    assert {one.period.months for one in cast.organisation.absence_periods.all()} == {3}


def test_days_to_come_make_no_quarter(cast: Cast, check: Check) -> None:
    soon = datetime.date.today() + datetime.timedelta(days=1)
    with pytest.raises(AbsenceRefused, match="geen heel kwartaal"):
        check(first_on=soon, last_on=soon + datetime.timedelta(days=400))


def test_too_few_people_show_nothing(cast: Cast, check: Check) -> None:
    few = cast.people[:9]
    with pytest.raises(AbsenceRefused, match="minstens tien"):
        check(
            contracts=make_contracts(few),
            spells=make_spells((few[0].number, "13-01-2025", "", "", "", "", "")),
        )


@pytest.mark.parametrize("name", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_reads_files_in(cast: Cast, check: Check, name: str) -> None:
    with pytest.raises(Denied):
        check(by=name)
    with pytest.raises(Denied):
        operations.show_absence(organisation=cast.organisation, by=cast.actor(name))


def test_the_audit_trail_tells_which_periods(cast: Cast, check: Check) -> None:
    check()
    show(cast)
    event = Event.objects.get(verb="absence.shown")
    assert event.actor == cast.olga.email
    assert "2025-01-01 2025-03-31" in event.details["periods"]


def test_a_draft_is_shown_once(cast: Cast, check: Check) -> None:
    check()
    show(cast)
    with pytest.raises(AbsenceRefused, match="al verwerkt"):
        show(cast)


def test_drafts_that_nobody_showed_are_forgotten(cast: Cast, check: Check) -> None:
    check()
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    assert operations.forget_absence_drafts(before=later) == 1
    assert not AbsenceDraft.objects.exists()
