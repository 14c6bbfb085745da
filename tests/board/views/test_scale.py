"""Three hundred measures over two hundred units ask no more of the database than a handful."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from speelveld.board import operations
from speelveld.board.models import Cause, Measure, MeasureChange, Problem, Remark, Vote
from speelveld.organisations.models import Role, Unit
from speelveld.signals.models import Signal
from tests.board.conftest import SignIn
from tests.factories import Cast, make_member

STATES = Measure.State.values
LEVELS, STAGES = ("organisation", "team", "individual"), ("prevent", "optimise", "support")
FEW, MANY = 6, 294
PAGES = (
    "", "field/", "field/prevent/team/", "work/", "work/?of=all", "said/", "cycle/", "cycle/new/", "problems/",
    "priorities/", "priorities/first-days/", "conditions/", "signals/", "measures/new/", "problems/new/",
    "work/calendar.ics", "{problem}", "{problem}signals/", "{problem}causes/", "{measure}", "{close}",
)  # fmt: skip


def add_many(cast: Cast, count: int) -> None:
    """Add measures, a third as many problems with causes and signals, and units, all written at once."""
    organisation, owner = cast.organisation, cast.olga
    known = organisation.units.count()
    Unit.objects.bulk_create(
        Unit(
            organisation=organisation,
            key=f"u{known + n}",
            name=f"Team {known + n}",
            parent=cast.units["wijk"],
        )
        for n in range(2 * count // 3)
    )
    units = list(organisation.units.order_by("pk"))
    problems = Problem.objects.bulk_create(
        Problem(organisation=organisation, title=f"Druk {known}-{n}", factor="workload", unit=units[-n - 1])
        for n in range(count // 3)
    )
    day = datetime.date(2026, 3, 2)
    signals = Signal.objects.bulk_create(
        Signal(
            organisation=organisation, seen_on=day, source="interview", level="team", factor="workload",
            text="Het rooster komt laat.", unit=units[-n - 1],
        )
        for n in range(count // 3)
    )  # fmt: skip
    first = organisation.problems.earliest("pk")
    for problem, signal in zip(problems, signals, strict=True):
        problem.signals.add(signal)
        first.signals.add(signal)
    Cause.objects.bulk_create(
        Cause(problem=problem, level="team", text="Ruilen gaat buiten het rooster om.")
        for problem in problems
    )
    asked = [problems[n % len(problems)] if n % 2 else first for n in range(count)]
    measures = Measure.objects.bulk_create(
        Measure(
            organisation=organisation, title=f"Maatregel {known}-{n}", state=STATES[n % 6], stage=STAGES[n % 3],
            level=LEVELS[n // 3 % 3], unit=units[-n % len(units)], problem=asked[n],
            led_by=owner, owner="Olga", judged_on=day, starts_on=day, factors=["workload"], added_by=owner,
        )
        for n in range(count)
    )  # fmt: skip
    Remark.objects.bulk_create(
        Remark(measure=one, kind="evidence", text="Van 14 naar 9.", happened_on=day, written_by=owner)
        for one in measures
    )
    Vote.objects.bulk_create(
        Vote(measure=one, voter=voter, importance=4, feasibility=3)
        for one in measures
        for voter in (owner, cast.anna)
    )
    oldest = organisation.measures.earliest("pk")
    start = oldest.changes.count() + 1
    MeasureChange.objects.bulk_create(
        MeasureChange(measure=oldest, version=start + n, values={"title": ["a", "b"]}, changed_by=owner)
        for n in range(count)
    )
    Remark.objects.bulk_create(Remark(measure=oldest, text="Loopt.", written_by=owner) for _n in range(count))


@pytest.fixture
def pages(cast: Cast) -> list[str]:
    organisation, olga = cast.organisation, cast.actor("olga")
    problem = operations.add_problem(organisation=organisation, by=olga, title="Werkdruk", factor="workload")
    add_many(cast, FEW)
    day = datetime.date(2025, 3, 2)
    former = operations.start_cycle(organisation=organisation, by=olga, title="Ronde 1", started_on=day)
    decisions = {one.pk: ("keep", "Het werkt.") for one in organisation.measures.all()}
    operations.close_cycle(cycle=former, by=olga, decisions=decisions, lessons="Klein.", today=day)
    cycle = operations.start_cycle(
        organisation=organisation, by=olga, title="Ronde 2", started_on=day, problems=[problem]
    )
    measure = organisation.measures.earliest("pk")
    places = {
        "problem": f"problems/{problem.pk}/", "measure": f"measures/{measure.pk}/", "close": f"cycle/{cycle.pk}/close/",
    }  # fmt: skip
    return [page.format(**places) for page in PAGES]


def count_queries(client: Client, pages: list[str]) -> dict[str, int]:
    counts = {}
    for page in pages:
        client.get(f"/linde/{page}")  # what is kept between requests is there
        with CaptureQueriesContext(connection) as made:
            assert client.get(f"/linde/{page}").status_code == 200, page
        counts[page] = len(made)
    return counts


def test_no_page_asks_more_when_the_board_is_full(cast: Cast, pages: list[str], sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    few = count_queries(client, pages)
    add_many(cast, MANY)
    assert count_queries(client, pages) == few


def test_a_manager_with_many_units_asks_no_more(cast: Cast, pages: list[str], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    own = ["", "field/", "work/", "work/?of=all", "said/", "problems/", "measures/new/", "signals/"]
    few = count_queries(client, own)
    add_many(cast, MANY)
    for unit in cast.organisation.units.filter(parent=cast.units["wijk"]):
        make_member(cast.organisation, "Anna", Role.MANAGER, unit)
    assert count_queries(client, own) == few
