"""A measure is chosen or written, shown with every field, changed, and never loses what was typed."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Measure
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

NEW = "/linde/measures/new/"
POSTED: dict[str, Any] = {
    "title": "Roosters eerder bekend",
    "description": "Vier weken vooruit.",
    "kind": "policy",
    "stage": "prevent",
    "level": "organisation",
    "factors": ["workload", "balance"],
    "owner": "Roosterbureau",
    "starts_on": "2026-03-02",
    "ends_on": "2026-05-31",
    "cost": "18.000,50",
    "hours": "220,5",
    "goal": "Minder wissels.",
    "judged_by": "Aantal wissels per week.",
    "judged_on": "2026-06-05",
    "state": "busy",
    "unit": "",
    "problem": "",
}


def test_every_field_that_was_typed_is_kept_and_shown(cast: Cast, sign_in: SignIn) -> None:
    problem = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Te druk")
    posted = POSTED | {"unit": cast.units["wijk"].pk, "problem": problem.pk}
    page = sign_in(cast.olga).post(NEW, posted, follow=True).content.decode()
    kept = Measure.objects.get()
    assert (kept.cost, kept.hours) == (Decimal("18000.50"), Decimal("220.5"))
    assert (kept.starts_on, kept.ends_on) == (TODAY, datetime.date(2026, 5, 31))
    assert kept.factors == ["workload", "balance"]
    for shown in (
        "Roosters eerder bekend", "Vier weken vooruit.", "Beleid maken", "Voorkomen", "Organisatie", "Te druk",
        "Werkdruk", "Balans werk en privé", "Wijkverpleging", "Roosterbureau", "2 maart 2026", "31 mei 2026",
        "€ 18.000,50", "220,5", "Minder wissels.", "Aantal wissels per week.", "5 juni 2026", "Bezig",
    ):  # fmt: skip
        assert shown in page


def test_only_the_title_is_needed(cast: Cast, sign_in: SignIn) -> None:
    posted = {"title": "Iets", "kind": "policy", "stage": "support", "level": "team", "state": "idea"}
    response = sign_in(cast.olga).post(NEW, posted)
    assert response["Location"] == f"/linde/measures/{Measure.objects.get().pk}/"


def test_a_recommended_measure_comes_filled_in(cast: Cast, sign_in: SignIn) -> None:
    text = catalogue.measure("energy-talk", "nl")
    client = sign_in(cast.olga)
    form = client.get(f"{NEW}?source=energy-talk").context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert (shown["title"], shown["kind"], shown["judged_by"]) == (text.title, text.kind, text.judge)
    assert (shown["stage"], shown["level"]) == ("prevent", "team")
    assert shown["factors"] == list(text.factors)
    assert shown["description"].startswith(text.text[:40]) and text.first_step in shown["description"]
    client.post(NEW, {**POSTED, "source_key": shown["source_key"]})
    assert Measure.objects.get().source_key == "energy-talk"


def test_a_recommendation_that_does_not_exist_is_forgotten(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    assert client.get(f"{NEW}?source=no-such&stage=cure&level=x&problem=99&problem=x").status_code == 200
    client.post(NEW, {**POSTED, "source_key": "no-such"})
    assert Measure.objects.get().source_key == ""


def test_a_problem_gives_its_place_and_factor(cast: Cast, sign_in: SignIn) -> None:
    unit = cast.units["beuk"]
    problem = operations.add_problem(
        organisation=cast.organisation, by=cast.actor("olga"), title="Druk", unit=unit, factor="workload"
    )
    form = sign_in(cast.olga).get(f"{NEW}?problem={problem.pk}&stage=support&level=team").context["form"]
    assert form["unit"].value() == str(unit.pk)
    assert form["factors"].value() == ["workload"]
    assert (form["stage"].value(), form["level"].value()) == ("support", "team")


def test_a_problem_of_another_organisation_fills_in_nothing(cast: Cast, sign_in: SignIn) -> None:
    theirs = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Geheim")
    page = sign_in(cast.carla).get(f"/populier/measures/new/?problem={theirs.pk}").content.decode()
    assert "Geheim" not in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"title": ""}, "title", "verplicht"),
        ({"title": "x" * 161}, "title", "160"),
        ({"description": "x" * (LONGEST_TEXT + 1)}, "description", str(LONGEST_TEXT)),
        ({"ends_on": "2026-03-01"}, "ends_on", "vóór het begin"),
        ({"starts_on": "32-13-2026"}, "starts_on", "geldige datum"),
        ({"cost": "-1"}, "cost", "niet minder dan nul"),
        ({"cost": "veel"}, "cost", "1.500,50"),
        ({"cost": "12345678901"}, "cost", "10"),
        ({"hours": "-0,5"}, "hours", "niet minder dan nul"),
        ({"stage": "cure"}, "stage", "cure"),
        ({"factors": ["weather"]}, "factors", "weather"),
        ({"unit": "999999"}, "unit", "Kies er een uit de lijst"),
        ({"unit": "beuk"}, "unit", "Kies er een uit de lijst"),
        ({"problem": "999999"}, "problem", "keuze"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, changes: dict[str, Any], field: str, words: str
) -> None:
    posted = POSTED | changes
    response = sign_in(cast.olga).post(NEW, posted)
    form = response.context["form"]
    assert set(form.errors) == {field}
    assert words in " ".join(form.errors[field])
    assert not Measure.objects.exists()
    for name, value in posted.items():
        assert form[name].value() == value, name
    page = response.content.decode()
    assert ("Nog niet bewaard" in page and 'aria-invalid="true"' in page) or field == "factors"


def test_a_unit_of_another_organisation_cannot_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    theirs = cast.elsewhere.units.get(key="beuk")
    form = sign_in(cast.olga).post(NEW, POSTED | {"unit": theirs.pk}).context["form"]
    assert set(form.errors) == {"unit"}
    assert str(theirs.pk) not in dict(form.fields["unit"].choices)


def test_a_double_submission_is_one_measure(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    first, second = client.post(NEW, POSTED), client.post(NEW, POSTED)
    assert first["Location"] == second["Location"]
    assert Measure.objects.count() == 1


def test_a_manager_writes_for_the_own_team_only(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    choices = client.get(NEW).context["form"].fields["unit"].choices
    assert [label for _value, label in choices] == ["– Woongroep Beuk"]
    for unit in ("", cast.units["eik"].pk):
        assert set(client.post(NEW, POSTED | {"unit": unit}).context["form"].errors) == {"unit"}
    client.post(NEW, POSTED | {"unit": cast.units["beuk"].pk})
    assert Measure.objects.get().unit == cast.units["beuk"]


def test_a_manager_changes_measures_of_the_own_team_only(
    cast: Cast, measure: Measure, measure_of_beuk: Measure, sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)
    for theirs in (measure, make_measure(cast, title="Van Eik", unit=cast.units["eik"])):
        assert client.get(f"/linde/measures/{theirs.pk}/change/").status_code == 403
        assert client.post(f"/linde/measures/{theirs.pk}/change/", POSTED).status_code == 403
        assert client.post(f"/linde/measures/{theirs.pk}/state/", {"state": "busy"}).status_code == 403
    own = f"/linde/measures/{measure_of_beuk.pk}/"
    assert client.get(f"{own}change/").status_code == 200
    assert client.post(f"{own}state/", {"state": "busy"}).status_code == 302
    measure_of_beuk.refresh_from_db()
    assert measure_of_beuk.state == "busy"


def test_a_change_shows_what_is_there_and_keeps_what_is_typed(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.post(NEW, POSTED | {"unit": cast.units["wijk"].pk})
    measure = Measure.objects.get()
    form = client.get(f"/linde/measures/{measure.pk}/change/").context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert (shown["cost"], shown["unit"]) == ("18000,5", cast.units["wijk"].pk)
    assert 'value="2026-03-02"' in str(form["starts_on"])
    posted = POSTED | {
        "seen": shown["seen"],
        "unit": "",
        "goal": "Nog minder wissels.",
        "cost": shown["cost"],
    }
    client.post(f"/linde/measures/{measure.pk}/change/", posted)
    measure.refresh_from_db()
    assert (measure.goal, measure.unit, measure.cost) == ("Nog minder wissels.", None, Decimal("18000.50"))


def test_two_people_do_not_lose_each_others_words(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    seen = client.get(address).context["form"]["seen"].value()
    operations.change_measure(measure=measure, by=cast.actor("olga"), goal="Van de ander")
    posted = POSTED | {"seen": seen, "goal": "Van mij"}
    response = client.post(address, posted)
    page = response.content.decode()
    assert "Iemand anders heeft dit intussen ook veranderd" in page
    assert "Van de ander" in page and "Van mij" in page
    assert Measure.objects.get().goal == "Van de ander"
    again = posted | {"seen": response.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert Measure.objects.get().goal == "Van mij"


def test_the_page_says_what_was_not_agreed_before_it_starts(cast: Cast, sign_in: SignIn) -> None:
    busy = make_measure(cast, state="busy", source_key="energy-talk")
    client = sign_in(cast.olga)
    page = client.get(f"/linde/measures/{busy.pk}/").content.decode()
    assert "Hoe weten jullie straks of het werkt?" in page
    assert catalogue.measure("energy-talk", "nl").judge in page
    operations.change_measure(
        measure=busy, by=cast.actor("olga"), goal="Rust", judged_by="Navraag", judged_on=TODAY
    )
    page = client.get(f"/linde/measures/{busy.pk}/").content.decode()
    assert "Hoe weten jullie straks of het werkt?" not in page


def test_a_state_that_does_not_exist_changes_nothing(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    response = sign_in(cast.olga).post(f"/linde/measures/{measure.pk}/state/", {"state": "lost"})
    assert response.status_code == 302
    measure.refresh_from_db()
    assert measure.state == "idea"
