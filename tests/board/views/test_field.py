"""The field and a cell show what lies there, escaped, and cost the same however full they are."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.models import Level, Measure, Problem, Stage
from speelveld.surveys.models import Wave
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

NASTY = '<script>alert("x")</script> & <b>vet</b>'


def fill(cast: Cast, n: int) -> None:
    problem = Problem.objects.create(organisation=cast.organisation, title="Druk")
    Measure.objects.bulk_create(
        Measure(
            organisation=cast.organisation, title=f"Maatregel {number}", stage=Stage.values[number % 3],
            level=Level.values[number // 3 % 3], state=Measure.State.values[number % 5], factors=["workload"],
            unit=list(cast.units.values())[number % 9], problem=problem, owner="Noor",
        )
        for number in range(n)
    )  # fmt: skip


def count_queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address", ["", "field/", "field/prevent/team/", "problems/", "conditions/", "cycle/"]
)
@pytest.mark.parametrize("name", ["olga", "anna"])
def test_a_full_board_costs_no_more_queries(cast: Cast, sign_in: SignIn, address: str, name: str) -> None:
    client = sign_in(getattr(cast, name))
    fill(cast, 1)
    client.get(f"/linde/{address}")  # the first request of a client keeps its session
    before = count_queries(client, f"/linde/{address}")
    fill(cast, 300)
    assert count_queries(client, f"/linde/{address}") == before <= 20


def test_every_measure_is_on_the_field_once(cast: Cast, sign_in: SignIn) -> None:
    fill(cast, 300)
    page = sign_in(cast.bram).get("/linde/field/").content.decode()
    for measure in Measure.objects.all():
        assert page.count(f'href="/linde/measures/{measure.pk}/"') == 1


def test_the_field_reads_as_sections_with_headings(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    page = sign_in(cast.bram).get("/linde/field/").content.decode()
    for cell in catalogue.cells("nl"):
        anchor = f"{cell.stage}-{cell.level}"
        assert (
            f'id="{anchor}"' in page
            and f'aria-labelledby="h-{anchor}"' in page
            and f'id="h-{anchor}"' in page
        )
    assert page.count('class="level-name"') == 3


def test_an_empty_cell_invites_and_a_filled_one_does_not(
    cast: Cast, measure: Measure, sign_in: SignIn
) -> None:
    page = sign_in(cast.olga).get("/linde/field/").content.decode()
    filled, empty = catalogue.cell("prevent", "organisation", "nl"), catalogue.cell("prevent", "team", "nl")
    assert escape(empty.invitation.text) in page
    assert escape(filled.invitation.text) not in page
    assert page.count("Doe deze stap") == 8


def test_who_only_reads_gets_no_way_to_change(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client = sign_in(cast.bram)
    for address in (
        "field/",
        "field/prevent/team/",
        f"measures/{measure.pk}/",
        "conditions/rights/",
        "cycle/",
    ):
        page = client.get(f"/linde/{address}").content.decode()
        for words in (
            "Doe deze stap",
            "Maatregel erbij",
            "Kies deze",
            "/new/",
            "/change/",
            "/judge/",
            "/questions/",
        ):
            assert words not in page, (address, words)


@pytest.mark.parametrize(("stage", "level"), [(c.stage, c.level) for c in catalogue.cells("nl")])
def test_a_cell_shows_everything_of_its_content(cast: Cast, sign_in: SignIn, stage: str, level: str) -> None:
    page = sign_in(cast.olga).get(f"/linde/field/{stage}/{level}/").content.decode()
    text = catalogue.cell(stage, level, "nl")
    stage_text = next(one for one in catalogue.frame("nl").stages if one.key == stage)
    expected = [text.aim, text.invitation.text, text.case.title, text.case.lesson, stage_text.aim]
    expected += [part for one in text.measures for part in (one.title, one.text, one.first_step)]
    expected += [one.text for one in (*text.questions, *stage_text.questions)]
    for words in expected:
        assert escape(words) in page
    for one in text.measures:
        assert f"/linde/measures/new/?source={one.key}" in page


def test_a_chosen_measure_is_not_offered_again(cast: Cast, sign_in: SignIn) -> None:
    make_measure(cast, level="team", source_key="energy-talk")
    page = sign_in(cast.olga).get("/linde/field/prevent/team/").content.decode()
    assert "?source=energy-talk" not in page
    assert page.count("Ligt al op het veld") == 1


def test_words_of_users_are_escaped_everywhere(cast: Cast, sign_in: SignIn) -> None:
    olga, organisation = cast.actor("olga"), cast.organisation
    problem = operations.add_problem(
        organisation=organisation, by=olga, title=NASTY, description=NASTY, cause=NASTY, source=NASTY
    )
    measure = make_measure(
        cast,
        title=NASTY,
        description=NASTY,
        owner=NASTY,
        goal=NASTY,
        judged_by=NASTY,
        problem=problem,
        state="busy",
    )
    operations.judge_condition(
        organisation=organisation, by=olga, condition="rights", judgement="busy",
        explanation=NASTY, next_step=NASTY, owner=NASTY,
    )  # fmt: skip
    operations.keep_reflection(organisation=organisation, by=olga, question_key="frame-absence", answer=NASTY)
    operations.change_measure(measure=measure, by=olga, judged_on=TODAY - datetime.timedelta(days=9))
    Wave.objects.create(organisation=organisation, state="open", opens_on=TODAY, closes_on=TODAY)
    client = sign_in(cast.olga)
    for address in (
        "", "field/", "field/prevent/organisation/", f"measures/{measure.pk}/", f"measures/{measure.pk}/change/",
        "problems/", f"problems/{problem.pk}/", f"problems/{problem.pk}/change/", "conditions/",
        "conditions/rights/", "conditions/rights/judge/", "cycle/", "questions/frame-absence/",
    ):  # fmt: skip
        page = client.get(f"/linde/{address}").content.decode()
        assert "<script>alert" not in page and "<b>vet" not in page, address
        assert "&lt;script&gt;alert" in page, address


def test_pages_read_in_english(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.cookies["django_language"] = "en"
    page = client.get("/linde/field/").content.decode()
    assert "Our playing field" in page and "Prevent" in page
    assert "Ons speelveld" not in page


def test_copies_for_many_teams_lead_to_the_square_with_all_of_them(cast: Cast, sign_in: SignIn) -> None:
    copies = [
        make_measure(cast, title="Teamgesprek", level="team", unit=cast.units[key])
        for key in ("beuk", "eik", "noord")
    ]
    client = sign_in(cast.bram)
    field = client.get("/linde/field/").content.decode()
    assert "3 onderdelen" in field and field.count(">Teamgesprek<") == 1
    assert f"/linde/measures/{copies[0].pk}/" not in field
    square = client.get("/linde/field/prevent/team/").content.decode()
    assert all(f"/linde/measures/{copy.pk}/" in square for copy in copies)
