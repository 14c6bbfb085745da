"""Problems are noted with what the results say, shown with what is done about them, and never lost."""

from typing import Any

import pytest

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Problem
from tests.board.conftest import SignIn, make_measure
from tests.factories import Cast

NEW = "/linde/problems/new/"
POSTED: dict[str, Any] = {
    "title": "Het werk past niet in de tijd",
    "description": "Pauzes schieten erbij in.",
    "cause": "Roosters komen laat.",
    "source": "Gesprekken",
    "factor": "workload",
    "unit": "",
}


def test_every_field_that_was_typed_is_kept_and_shown(cast: Cast, sign_in: SignIn) -> None:
    posted = POSTED | {"unit": cast.units["beuk"].pk}
    page = sign_in(cast.olga).post(NEW, posted, follow=True).content.decode()
    kept = Problem.objects.get()
    assert (kept.factor, kept.unit) == ("workload", cast.units["beuk"])
    for shown in (*(POSTED[name] for name in ("title", "description", "cause", "source")), "Woongroep Beuk"):
        assert shown in page


def test_results_fill_in_factor_unit_and_words(cast: Cast, sign_in: SignIn) -> None:
    form = sign_in(cast.olga).get(f"{NEW}?factor=workload&unit=beuk").context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert shown["title"] == "Werkdruk bij Woongroep Beuk"
    assert shown["description"] == catalogue.factor("workload", "nl").not_well
    assert (shown["factor"], shown["unit"]) == ("workload", str(cast.units["beuk"].pk))
    assert shown["source"] == ""  # there is no release to name


@pytest.mark.parametrize("asked", ["?factor=weather&unit=no-such", "?unit=", "?factor="])
def test_an_address_with_nonsense_fills_in_nothing(cast: Cast, sign_in: SignIn, asked: str) -> None:
    form = sign_in(cast.olga).get(NEW + asked).context["form"]
    assert not any(form[name].value() for name in ("title", "description", "factor", "unit"))


def test_a_problem_shows_its_measures_and_what_may_help(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.post(NEW, POSTED)
    problem = Problem.objects.get()
    make_measure(cast, title="Eerder plannen", problem=problem)
    page = client.get(f"/linde/problems/{problem.pk}/").content.decode()
    assert "Eerder plannen" in page
    for key in catalogue.factor("workload", "nl").measures:
        assert f"?source={key}&amp;problem={problem.pk}" in page
    listed = client.get("/linde/problems/").content.decode()
    assert POSTED["title"] in listed and "1 maatregel" in listed


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"cause": "x" * (LONGEST_TEXT + 1)}, "cause"),
        ({"factor": "weather"}, "factor"),
        ({"unit": "999999"}, "unit"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, changes: dict[str, Any], field: str
) -> None:
    posted = POSTED | changes
    response = sign_in(cast.olga).post(NEW, posted)
    form = response.context["form"]
    assert set(form.errors) == {field}
    assert {name: form[name].value() for name in posted} == posted
    assert "Nog niet bewaard" in response.content.decode()
    assert not Problem.objects.exists()


def test_a_double_submission_is_one_problem(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    assert client.post(NEW, POSTED)["Location"] == client.post(NEW, POSTED)["Location"]
    assert Problem.objects.count() == 1


def test_a_manager_notes_and_changes_problems_of_the_own_team_only(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    assert set(client.post(NEW, POSTED).context["form"].errors) == {"unit"}
    client.post(NEW, POSTED | {"unit": cast.units["beuk"].pk})
    own = Problem.objects.get()
    assert client.get(f"/linde/problems/{own.pk}/change/").status_code == 200
    theirs = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Van allen")
    assert client.post(f"/linde/problems/{theirs.pk}/change/", POSTED).status_code == 403


def test_two_people_do_not_lose_each_others_words(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.post(NEW, POSTED)
    problem = Problem.objects.get()
    address = f"/linde/problems/{problem.pk}/change/"
    seen = client.get(address).context["form"]["seen"].value()
    operations.change_problem(problem=problem, by=cast.actor("olga"), cause="Van de ander")
    page = client.post(address, POSTED | {"seen": seen, "cause": "Van mij"}).content.decode()
    assert "Van de ander" in page and "Van mij" in page
    assert Problem.objects.get().cause == "Van de ander"
