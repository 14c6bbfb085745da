"""An answer to a question is kept, leads back to where it was asked, and is never lost."""

import pytest

from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Reflection
from tests.board.conftest import SignIn
from tests.factories import Cast

ADDRESS = "/linde/questions/prevent-team-talents/"
BACK = "/linde/field/prevent/team/"


def test_an_answer_is_kept_and_shown_where_it_was_asked(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    response = client.post(ADDRESS, {"answer": "Van de nachtzorg.", "next": BACK})
    assert response["Location"] == f"{BACK}#q-prevent-team-talents"
    assert "Van de nachtzorg." in client.get(BACK).content.decode()
    assert "Van de nachtzorg." in sign_in(cast.bram).get(BACK).content.decode()


def test_an_answer_can_be_changed_and_taken_away(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.post(ADDRESS, {"answer": "Van de nachtzorg."})
    form = client.get(ADDRESS).context["form"]
    assert form["answer"].value() == "Van de nachtzorg."
    client.post(ADDRESS, {"answer": "", "seen": form["seen"].value()})
    assert not Reflection.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_house(cast: Cast, sign_in: SignIn, elsewhere: str) -> None:
    response = sign_in(cast.olga).post(ADDRESS, {"answer": "Ja", "next": elsewhere})
    assert response["Location"] == "/linde/cycle/#q-prevent-team-talents"


def test_a_long_answer_is_refused_and_stays_in_the_form(cast: Cast, sign_in: SignIn) -> None:
    long = "x" * (LONGEST_TEXT + 1)
    form = sign_in(cast.olga).post(ADDRESS, {"answer": long}).context["form"]
    assert str(LONGEST_TEXT) in form.errors["answer"][0]
    assert form["answer"].value() == long
    assert not Reflection.objects.exists()


def test_two_people_do_not_lose_each_others_words(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    seen = client.get(ADDRESS).context["form"]["seen"].value()
    operations.keep_reflection(
        organisation=cast.organisation, by=cast.actor("olga"),
        question_key="prevent-team-talents", answer="Van de ander",
    )  # fmt: skip
    page = client.post(ADDRESS, {"answer": "Van mij", "seen": seen}).content.decode()
    assert "Van de ander" in page and "Van mij" in page
    assert Reflection.objects.get().answer == "Van de ander"


def test_a_director_answers_where_a_condition_is_judged(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dirk)
    assert client.post("/linde/questions/rights-equal/", {"answer": "Ja"}).status_code == 302
    assert client.post(ADDRESS, {"answer": "Ja"}).status_code == 403
    assert "/questions/rights-equal/" in client.get("/linde/conditions/rights/").content.decode()
    assert "/questions/" not in client.get(BACK).content.decode()
