"""A group chooses: means and spread against a slow twin, a small beginning, and what may wait."""

import statistics

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speelveld.board import operations, queries
from speelveld.board.models import BoardSettings, Vote
from speelveld.board.presenters.priorities import find_spread, present_priorities
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

VOTES = {"olga": (5, 4), "dirk": (4, 2), "anna": (1, 5), "wim": (3, 3)}


def vote(cast: Cast, by: str, measure: int, importance: int, feasibility: int) -> None:
    operations.cast_votes(
        organisation=cast.organisation, by=cast.actor(by), votes={measure: (importance, feasibility)}
    )


def test_mean_and_spread_are_those_of_the_statistics_book(cast: Cast) -> None:
    measure = make_measure(cast)
    for name, (importance, feasibility) in VOTES.items():
        vote(cast, name, measure.pk, importance, feasibility)
    (found,) = queries.list_candidates(cast.organisation)
    for place, name in enumerate(("importance", "feasibility")):
        given = [pair[place] for pair in VOTES.values()]
        assert getattr(found, name) == pytest.approx(statistics.fmean(given))
        assert find_spread(found, name) == pytest.approx(statistics.pstdev(given))
    assert found.n_votes == 4


def test_copies_for_many_teams_are_judged_once(cast: Cast) -> None:
    first = make_measure(cast, title="Zelfde", unit=cast.units["beuk"])
    make_measure(cast, title="Zelfde", unit=cast.units["eik"])
    assert queries.list_candidates(cast.organisation) == [first]


def test_one_changes_the_own_vote_and_nobody_votes_twice(cast: Cast) -> None:
    measure = make_measure(cast)
    vote(cast, "anna", measure.pk, 1, 1)
    vote(cast, "anna", measure.pk, 5, 4)
    assert list(Vote.objects.values_list("importance", "feasibility")) == [(5, 4)]


def test_what_is_most_important_and_feasible_comes_first(cast: Cast) -> None:
    hard, easy, unknown = (make_measure(cast, title=title) for title in ("Moeilijk", "Goed", "Onbekend"))
    vote(cast, "olga", hard.pk, 5, 1)
    vote(cast, "olga", easy.pk, 4, 4)
    make_measure(cast, title="Wacht", state="later")
    page = present_priorities(queries.list_candidates(cast.organisation), {})
    assert [one.card.pk for one in page.open] == [easy.pk, hard.pk, unknown.pk]
    assert [one.card.title for one in page.first] == ["Goed"]
    assert [card.title for card in page.later] == ["Wacht"]
    assert "1. Goed: belangrijk 4" in page.in_words
    assert float(page.open[0].x) > 200 > float(page.open[0].y) and float(page.open[1].x) < 200


@pytest.mark.parametrize("pair", [(0, 3), (3, 6)])
def test_numbers_outside_the_scale_are_refused(cast: Cast, pair: tuple[int, int]) -> None:
    with pytest.raises(ValidationError):
        vote(cast, "olga", make_measure(cast).pk, *pair)


def test_who_takes_no_part_reads_and_does_not_vote(cast: Cast, sign_in: SignIn) -> None:
    measure, client = make_measure(cast), sign_in(cast.bram)
    with pytest.raises(Denied):
        vote(cast, "bram", measure.pk, 3, 3)
    assert client.get("/linde/priorities/").status_code == 200
    assert client.post("/linde/priorities/", {f"importance_{measure.pk}": "3"}).status_code == 403


def test_one_sees_the_group_after_the_own_vote(cast: Cast, sign_in: SignIn) -> None:
    measure, client = make_measure(cast), sign_in(cast.anna)
    vote(cast, "olga", measure.pk, 5, 5)
    page = client.get("/linde/priorities/").content.decode()
    assert "na jouw cijfers" in page and "0 0 400 400" not in page
    sent = {f"importance_{measure.pk}": "4", f"feasibility_{measure.pk}": "3"}
    page = client.post("/linde/priorities/", sent, follow=True).content.decode()
    assert (
        "4,5 en 4,0, spreiding 0,5 / 1,0, 2 stemmen" in page
        and '<svg viewBox="0 0 400 400" role="img"' in page
    )


def test_half_a_vote_is_told_and_stays(cast: Cast, sign_in: SignIn) -> None:
    measure = make_measure(cast)
    form = sign_in(cast.olga).post("/linde/priorities/", {f"importance_{measure.pk}": "4"}).context["form"]
    assert set(form.errors) == {f"feasibility_{measure.pk}"}
    assert form[f"importance_{measure.pk}"].value() == "4"


def test_the_owner_sets_how_many_run_at_once_and_copies_count_as_one(cast: Cast, sign_in: SignIn) -> None:
    for key in ("beuk", "eik"):
        make_measure(cast, title="Zelfde", unit=cast.units[key], state="busy")
    make_measure(cast, title="Ander", state="busy")
    client = sign_in(cast.olga)
    context = client.get("/linde/priorities/").context
    assert (context["n_running"], context["most"], context["is_full"]) == (2, 3, False)
    client.post("/linde/priorities/settings/", {"most_at_once": "2"})
    assert BoardSettings.objects.get().most_at_once == 2
    assert client.get("/linde/priorities/").context["is_full"]
    assert set(client.post("/linde/priorities/settings/", {"most_at_once": "0"}).context["form"].errors) == {
        "most_at_once"
    }


def test_the_first_ninety_days_show_what_begins_in_each_part(cast: Cast, sign_in: SignIn) -> None:
    operations.start_cycle(
        organisation=cast.organisation, by=cast.actor("olga"), title="Ronde", started_on=TODAY
    )
    for title, day in (
        ("Een", "2026-03-02"),
        ("Twee", "2026-04-01"),
        ("Drie", "2026-05-30"),
        ("Te laat", "2026-05-31"),
    ):
        make_measure(cast, title=title, starts_on=TODAY.fromisoformat(day))
    months = sign_in(cast.bram).get("/linde/priorities/first-days/").context["months"]
    assert [[card.title for card in month.cards] for month in months] == [["Een"], ["Twee"], ["Drie"]]


def test_a_hundred_measures_take_as_many_queries_as_ten(cast: Cast, sign_in: SignIn) -> None:
    client, counts = sign_in(cast.olga), []
    for n in (10, 90):
        for number in range(n):
            vote(cast, "olga", make_measure(cast, title=f"M{n}-{number}", unit=cast.units["eik"]).pk, 3, 3)
        with CaptureQueriesContext(connection) as queries_made:
            for address in ("priorities/", "priorities/first-days/", "said/", "cycle/", "cycle/new/"):
                client.get(f"/linde/{address}")
        counts.append(len(queries_made))
    assert counts[0] == counts[1]
