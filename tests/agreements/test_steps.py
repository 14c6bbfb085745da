"""The talk in steps, ideas to choose from, the worksheet, and steps around absence: nothing of them is kept."""

import pytest
from django.core.exceptions import ValidationError

from speelveld.agreements import operations
from speelveld.agreements.models import Agreement, OwnIdea
from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person, Role
from tests.agreements.conftest import sign_in
from tests.factories import Cast, make_member

IDEA = {
    "term": "short",
    "title": "Stille kamer",
    "text": "Op de tweede etage.",
    "sentence": "Werkt op dinsdag boven.",
}


def read(cast: Cast, address: str, name: str = "anna") -> str:
    return sign_in(getattr(cast, name)).get(f"/linde/agreements/{address}").content.decode()


def test_the_talk_ends_at_the_one_record_there_is(cast: Cast) -> None:
    page = read(cast, "talk/")
    assert "Dit mag je vragen" in page
    assert "Dit vraag je niet" in page
    assert "/linde/agreements/new/" in page
    assert "/linde/guide/prepare/" in page
    assert (
        "<form method" not in page.split("<main")[1].split("</main>")[0]
    )  # there is nothing to fill in here


def test_an_idea_stands_ready_in_the_agreement(cast: Cast, bram: Person) -> None:
    assert "?idea=quiet-place" in read(cast, "ideas/")
    assert "?idea=quiet-place" not in read(
        cast, "ideas/", "bram"
    )  # who cannot record reads what can be asked for
    assert "Werkt op dinsdag en donderdag in de stille kamer." in read(cast, "new/?idea=quiet-place")
    assert read(cast, "new/?idea=nothing").count("<textarea") == read(cast, "new/").count("<textarea")


def test_an_organisation_adds_an_idea_and_takes_it_out(cast: Cast, bram: Person) -> None:
    client = sign_in(cast.olga)
    assert client.post("/linde/agreements/ideas/new/", IDEA).status_code == 302
    idea = OwnIdea.objects.get()
    assert "Stille kamer" in read(cast, "ideas/")
    assert "Werkt op dinsdag boven." in read(cast, f"new/?idea=own-{idea.pk}")
    assert sign_in(cast.anna).post(f"/linde/agreements/ideas/{idea.pk}/remove/").status_code == 403
    assert client.post(f"/linde/agreements/ideas/{idea.pk}/remove/").status_code == 302
    assert not OwnIdea.objects.exists()
    verbs = Event.objects.filter(verb__startswith="idea.").values_list("verb", flat=True)
    assert list(verbs) == ["idea.added", "idea.removed"]


@pytest.mark.parametrize("field", ["title", "text", "sentence"])
def test_an_idea_is_about_work_and_not_about_somebody(cast: Cast, field: str) -> None:
    wrong = IDEA | {field: "Voor Jan, die een burn-out heeft."}
    page = sign_in(cast.olga).post("/linde/agreements/ideas/new/", wrong).content.decode()
    assert "<mark>" in page
    with pytest.raises(ValidationError):
        operations.add_idea(organisation=cast.organisation, by=cast.actor("olga"), **wrong)
    with pytest.raises(Denied):
        operations.add_idea(organisation=cast.organisation, by=cast.actor("anna"), **IDEA)
    assert not OwnIdea.objects.exists()


def test_the_worksheet_cannot_be_sent(cast: Cast) -> None:
    page = read(cast, "worksheet/").split("<main")[1].split("</main>")[0]
    assert page.count("<textarea") == 15
    assert "name=" not in page
    assert "<form" not in page


def test_dates_are_reckoned_and_kept_nowhere(cast: Cast) -> None:
    before = (Event.objects.count(), Agreement.objects.count())
    answer = sign_in(cast.anna).post("/linde/agreements/absence/", {"first_day": "2025-03-03"})
    page = answer.content.decode()
    for day in ("9 maart 2025", "13 april 2025", "27 april 2025", "15 februari 2026", "28 februari 2027"):
        assert day in page, day
    assert "15 december 2025 tot en met 22 december 2025" in " ".join(page.split())
    assert "Liefst op 11 april" in page  # the thirteenth is a Sunday
    assert "Ziektewet artikel 38" in page
    assert answer["Cache-Control"].startswith("max-age=0")
    assert (Event.objects.count(), Agreement.objects.count()) == before
    client = sign_in(cast.anna)
    client.post("/linde/agreements/absence/", {"first_day": "2025-03-03"})
    assert "2025-03-03" not in str(dict(client.session))


def test_a_short_recovery_moves_the_dates(cast: Cast) -> None:
    sent = {"first_day": "2025-03-03", "recovered_on": "2025-04-01", "ill_again_on": "2025-04-11"}
    page = sign_in(cast.anna).post("/linde/agreements/absence/", sent).content.decode()
    assert "9 maart 2025" in page
    assert "23 april 2025" in page


@pytest.mark.parametrize(
    "days",
    [
        {"recovered_on": "2025-04-01"},
        {"recovered_on": "2025-03-01", "ill_again_on": "2025-04-01"},
        {"recovered_on": "2025-04-11", "ill_again_on": "2025-04-01"},
        {"first_day": ""},
    ],
)
def test_days_that_cannot_be_get_a_word_and_no_table(cast: Cast, days: dict[str, str]) -> None:
    sent = {"first_day": "2025-03-03"} | days
    page = sign_in(cast.anna).post("/linde/agreements/absence/", sent).content.decode()
    assert "Nog niet bewaard" in page
    assert "<table" not in page


def test_no_page_around_absence_asks_for_a_name_or_a_cause(cast: Cast) -> None:
    page = read(cast, "absence/").split("<main")[1].split("</main>")[0]
    assert sorted(part.split('"')[0] for part in page.split('name="')[1:]) == [
        "csrfmiddlewaretoken", "first_day", "ill_again_on", "recovered_on",
    ]  # fmt: skip


def test_the_labour_expert_can_add_ideas_too(cast: Cast) -> None:
    expert = make_member(cast.organisation, "Ruth", Role.PROFESSIONAL)
    assert sign_in(expert).post("/linde/agreements/ideas/new/", IDEA).status_code == 302
