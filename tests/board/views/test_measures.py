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
        "reason": "De eerste telling viel mee.",
        "cost": shown["cost"],
    }
    client.post(f"/linde/measures/{measure.pk}/change/", posted)
    measure.refresh_from_db()
    assert (measure.goal, measure.unit, measure.cost) == ("Nog minder wissels.", None, Decimal("18000.50"))


def open_form(client: Any, address: str) -> dict[str, Any]:
    """Return what a browser would send back from the form as it is shown."""
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, [])}


def test_two_people_see_both_texts_and_choose(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    posted = open_form(client, address) | {"goal": "Van mij", "owner": "Van mij"}
    operations.change_measure(measure=measure, by=cast.actor("olga"), goal="Van de ander", owner="De ander")
    response = client.post(address, posted)
    page = response.content.decode()
    assert "Iemand anders heeft dit intussen ook veranderd" in page
    assert "Van de ander" in page and "Van mij" in page
    assert {clash.name for clash in response.context["form"].clashes} == {"goal", "owner"}
    assert Measure.objects.get().goal == "Van de ander"
    again = posted | {
        "seen": response.context["form"]["seen"].value(),
        "keep_goal": "mine",
        "keep_owner": "theirs",
    }
    assert client.post(address, again).status_code == 302
    kept = Measure.objects.get()
    assert (kept.goal, kept.owner) == ("Van mij", "De ander")


def test_words_about_different_things_are_put_together(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    posted = open_form(client, address) | {"goal": "Van mij"}
    operations.change_measure(
        measure=measure, by=cast.actor("olga"), owner="De ander", cost=Decimal(10), factors=["workload"],
        unit=cast.units["beuk"], starts_on=TODAY, moments=["2026-04-01"], state="planned",
    )  # fmt: skip
    assert client.post(address, posted).status_code == 302
    kept = Measure.objects.get()
    assert (kept.goal, kept.owner, kept.cost, kept.factors) == ("Van mij", "De ander", 10, ["workload"])
    assert (kept.unit, kept.starts_on, kept.moments) == (cast.units["beuk"], TODAY, ["2026-04-01"])
    assert kept.state == "planned"


def test_what_is_put_together_stays_so_while_a_clash_is_settled(
    cast: Cast, measure: Measure, sign_in: SignIn
) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    posted = open_form(client, address) | {"goal": "Van mij"}
    operations.change_measure(
        measure=measure, by=cast.actor("olga"), goal="Van de ander", factors=["workload"], starts_on=TODAY
    )
    form = client.post(address, posted).context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}
    client.post(address, again | {"keep_goal": "mine"})
    kept = Measure.objects.get()
    assert (kept.goal, kept.factors, kept.starts_on) == ("Van mij", ["workload"], TODAY)


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 40])
def test_a_form_without_its_version_never_overwrites(
    cast: Cast, measure: Measure, sign_in: SignIn, seen: str
) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    posted = open_form(client, address) | {"title": "Van mij", "seen": seen}
    assert client.post(address, posted).status_code == 200
    assert Measure.objects.get().title == measure.title


def test_a_running_measure_asks_why_its_goal_changes(cast: Cast, sign_in: SignIn) -> None:
    measure = make_measure(cast, state="busy", goal="Rust")
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/change/"
    posted = open_form(client, address) | {"goal": "Meer rust"}
    assert set(client.post(address, posted).context["form"].errors) == {"reason"}
    page = client.post(address, posted | {"reason": "De telling klopte niet."}, follow=True).content.decode()
    assert "Meer rust" in page and "De telling klopte niet." in page and "Was" in page


def test_a_logbook_line_is_written_shown_and_taken_out(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/log/"
    sent = {"kind": "evidence", "text": "Van 14 naar 9.", "source": "Telling", "happened_on": "2026-03-02"}
    page = client.post(address, sent, follow=True).content.decode()
    assert all(words in page for words in ("Van 14 naar 9.", "2 maart 2026 · Telling", "Bewijs", "Olga"))
    client.post(f"{address}{measure.remarks.get().pk}/remove/")
    assert not measure.remarks.exists()


def test_a_refused_line_says_why_and_stays_in_the_form(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    text = "Mijn collega Anna zit thuis met een burn-out."
    response = sign_in(cast.bram).post(f"/linde/measures/{measure.pk}/log/", {"text": text})
    form = response.context["remark_form"]
    assert form["text"].value() == text
    page = response.content.decode()
    assert all(words in page for words in ("<mark>Anna</mark>", "<mark>burn-out</mark>", "Nog niet bewaard"))
    assert not measure.remarks.exists()


def test_who_may_not_change_a_state_is_told_so_whatever_is_sent(
    cast: Cast, measure: Measure, sign_in: SignIn
) -> None:
    client = sign_in(cast.bram)
    for state in ("busy", "lost", ""):
        assert client.post(f"/linde/measures/{measure.pk}/state/", {"state": state}).status_code == 403


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5-6-2026, 2026-04-01", ["2026-04-01", "2026-06-05"]),
        ("5/6/2026; 05.06.2026", ["2026-06-05"]),
        ("", []),
    ],
)
def test_moments_are_read_as_people_write_them(
    cast: Cast, sign_in: SignIn, typed: str, kept: list[str]
) -> None:
    sign_in(cast.olga).post(NEW, POSTED | {"moments": typed})
    assert Measure.objects.get().moments == kept


@pytest.mark.parametrize("typed", ["31-2-2026", "morgen", ", ".join(f"{day}-1-2026" for day in range(1, 15))])
def test_moments_that_are_no_days_are_told(cast: Cast, sign_in: SignIn, typed: str) -> None:
    form = sign_in(cast.olga).post(NEW, POSTED | {"moments": typed}).context["form"]
    assert set(form.errors) == {"moments"} and form["moments"].value() == typed


def test_a_measure_shows_in_every_cell_that_it_touches_and_counts_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.post(NEW, POSTED | {"other_cells": ["support-team", "prevent-organisation"]})
    assert POSTED["title"] in client.get("/linde/field/support/team/").content.decode()
    field = client.get("/linde/field/").context["field"]
    assert (field.n_measures, len(field.empty)) == (1, 7)


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
