"""Reports of managers are shown only so that nobody can tell who reported what."""

import datetime
from collections.abc import Mapping

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role
from speelveld.science.disclosure import Tree, Unit
from speelveld.signals import operations
from speelveld.signals.errors import PatternRefused
from speelveld.signals.models import PatternRound, PatternTurn
from speelveld.signals.patterns import LEAST, list_heard, make_areas
from speelveld.signals.presenters.patterns import present_heard
from tests.factories import Cast, make_member

MAY, JULY = datetime.date(2026, 5, 4), datetime.date(2026, 7, 1)


def add_managers(cast: Cast, n: int, unit: str = "beuk") -> list[str]:
    names = [f"m{unit}{i}" for i in range(n)]
    for name in names:
        setattr_cast = make_member(cast.organisation, name, Role.MANAGER, cast.units[unit])
        object.__setattr__(cast, name, setattr_cast)
    return names


def report(cast: Cast, name: str, *factors: str, today: datetime.date = MAY) -> None:
    operations.report_patterns(
        organisation=cast.organisation, by=cast.actor(name), factors=factors, today=today
    )


def area(key: str, n_forms: int, **counts: int) -> Mapping[str, object]:
    return {"key": key, "name": key.upper(), "units": [key], "n_forms": n_forms, "counts": counts}


def test_fewer_than_ten_managers_cannot_report(cast: Cast) -> None:
    add_managers(cast, 8)  # with Anna nine
    with pytest.raises(PatternRefused, match="minder dan tien leidinggevenden"):
        report(cast, "anna", "workload")
    assert not PatternRound.objects.exists()


def test_nothing_shows_before_the_quarter_is_over_nor_below_ten_reports(cast: Cast) -> None:
    names = add_managers(cast, 11)
    for name in names[:9]:
        report(cast, name, "workload")
    assert present_heard(cast.organisation, JULY) is None
    report(cast, names[9])
    assert present_heard(cast.organisation, MAY) is None
    page = present_heard(cast.organisation, JULY)
    assert page is not None
    assert [(one.factor, one.words) for one in page.areas[0].lines] == [
        ("Werkdruk", "meer dan de helft van de meldingen")
    ]


def test_a_report_hangs_on_nobody(cast: Cast) -> None:
    names = add_managers(cast, 10)
    for number, name in enumerate(names):
        report(cast, name, *(["workload"] if number % 2 else ["involvement"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM signals_patternturn")
        turns = cursor.fetchall()
        cursor.execute("SELECT COUNT(*) FROM audit_event WHERE verb LIKE 'pattern%'")
        assert cursor.fetchone() == (0,)
    assert {len(row) for row in turns} == {3}  # own key, round, user: no area, no factor, no moment
    assert PatternRound.objects.get().areas[0]["counts"] == {"involvement": 5, "workload": 5}


def test_twice_in_a_quarter_is_refused_and_counts_once(cast: Cast) -> None:
    names = add_managers(cast, 10)
    report(cast, names[0], "workload")
    with pytest.raises(PatternRefused, match="al gemeld"):
        report(cast, names[0], "workload")
    assert PatternRound.objects.get().areas[0]["n_forms"] == 1
    report(cast, names[0], "workload", today=JULY)


def test_who_took_part_is_forgotten_when_the_quarter_is_over(cast: Cast) -> None:
    names = add_managers(cast, 10)
    report(cast, names[0], "workload")
    assert operations.forget_turns(today=MAY) == 0
    assert operations.forget_turns(today=JULY) == 1
    assert not PatternTurn.objects.exists()


@pytest.mark.parametrize("name", ["olga", "dirk", "bram", "wim", "petra", "sam"])
def test_only_managers_report(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        report(cast, name, "workload")


def test_all_or_nobody_is_never_told() -> None:
    (heard,) = list_heard([area("a", 12, workload=12, balance=1)], "r", "R")
    assert heard.bands == {"workload": "many", "balance": "few"}


def test_what_is_left_over_is_never_small() -> None:
    areas = [area("a", 30, x=30), area("b", 12, x=1), area("c", 3, x=3)]
    assert [one.key for one in list_heard(areas, "r", "R")] == ["r", "a"]
    assert [one.key for one in list_heard([area("a", 30), area("b", 12)], "r", "R")] == ["r", "a", "b"]
    assert [one.key for one in list_heard([area("a", 30), area("b", 3)], "r", "R")] == ["r"]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(0, 25), min_size=1, max_size=8))
def test_every_difference_of_what_is_shown_is_about_ten_reports(sizes: list[int]) -> None:
    heard = list_heard([area(str(i), n, x=n // 2) for i, n in enumerate(sizes)], "r", "R")
    if not heard:
        assert sum(sizes) < LEAST
        return
    shown = [sizes[int(one.key)] for one in heard[1:]]
    rest = sum(sizes) - sum(shown)
    assert all(n >= LEAST for n in shown)
    assert rest == 0 or rest >= LEAST


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 14), min_size=2, max_size=8))
def test_every_area_has_ten_managers(sizes: list[int]) -> None:
    if sum(sizes) < LEAST:
        return
    units = [Unit("r", None, "r", 0), *(Unit(str(i), "r", str(i), n) for i, n in enumerate(sizes))]
    for one in make_areas(Tree(units)):
        assert sum(sizes[int(key)] for key in one["units"] if key != "r") >= LEAST


def test_the_form_has_no_text_and_says_what_happens(client: Client, cast: Cast) -> None:
    client.force_login(cast.anna)
    add_managers(cast, 10)
    page = client.get("/linde/signals/pattern/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "<textarea" not in main
    assert 'type="text"' not in main
    assert "Wie wat meldde, bewaren we niet" in main
    assert (
        "hangt niet meer aan jou"
        in client.post("/linde/signals/pattern/", {"factors": ["workload"]}, follow=True).content.decode()
    )
    assert "al gemeld" in client.post("/linde/signals/pattern/", {"factors": []}).content.decode()
