"""The page for the works council: everything stands on it, and what is decided comes back with date and version."""

import re
from html import unescape

import pytest
from django.test import Client

from speelveld.surveys import operations, questionnaire
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import make_undecided


@pytest.fixture
def undecided(cast: Cast) -> Wave:
    return make_undecided(cast)


@pytest.fixture
def wim(client: Client, cast: Cast) -> Client:
    client.force_login(cast.wim)
    return client


def read(client: Client, wave: Wave) -> str:
    html = client.get(f"/linde/surveys/{wave.pk}/council/").content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def decide(client: Client, wave: Wave, **fields: str) -> str:
    sent = {"consents": "yes", "remarks": "", "version": find_standing(wave).version} | fields
    response = client.post(
        f"/linde/surveys/{wave.pk}/council/decide/", {f"council-{k}": v for k, v in sent.items()}, follow=True
    )
    return response.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_stands_on_the_page(wim: Client, undecided: Wave, language: str) -> None:
    wim.post("/language/", {"language": language})
    wim.cookies["django_language"] = language
    page = read(wim, undecided)
    asked = questionnaire.describe(undecided.instrument, language)
    texts = [item.text for screen in asked.screens for item in screen.items]
    assert len(texts) == 49
    assert [text for text in texts if text not in page] == []


def test_it_tells_who_sees_what_and_within_which_limits(wim: Client, undecided: Wave) -> None:
    page = read(wim, undecided)
    for said in (
        "Alle uitkomsten die vrijgegeven zijn. programma-eigenaar, directie, arboprofessional en ondernemingsraad",
        "De personeelslijst: naam, e-mailadres en onderdeel. programma-eigenaar",
        "Wat één persoon antwoordde. niemand",
        "Kleinste groep 10", "Hoe antwoorden verdeeld zijn 30", "50% van de schaal",
        "2 maart tot en met 20 maart 2026", "na 7 dagen, na 14 dagen", "docs/method/anonymity.md",
        "De ondernemingsraad heeft nog niet besloten.",
    ):  # fmt: skip
        assert said in page, said


def test_consent_comes_back_with_date_version_and_remarks(wim: Client, undecided: Wave) -> None:
    decide(wim, undecided, remarks="We willen de uitkomsten <eerst> zien.")
    ground = undecided.start_grounds.get()
    page = read(wim, undecided)
    assert "We willen de uitkomsten <eerst> zien." in page
    assert f"Wim · versie {ground.version[:12]}" in page
    assert "stemde op" in page and ground.version in page


def test_after_a_change_the_page_says_that_the_decision_no_longer_fits(
    wim: Client, cast: Cast, undecided: Wave
) -> None:
    decide(wim, undecided)
    operations.change_draft(wave=undecided, by=cast.actor("olga"), minimum_group=12)
    page = read(wim, undecided)
    assert "past niet meer bij wat hier staat" in page
    assert "Veranderd: de kleinste groep en de andere grenzen." in page


def test_a_decision_about_an_old_page_is_refused_and_the_remarks_stay(
    wim: Client, cast: Cast, undecided: Wave
) -> None:
    seen = find_standing(undecided).version
    operations.change_draft(wave=undecided, by=cast.actor("olga"), minimum_group=12)
    page = decide(wim, undecided, version=seen, consents="no", remarks="Mijn opmerking.")
    assert "intussen veranderd" in page and "Mijn opmerking." in page
    assert not undecided.start_grounds.exists()


def test_who_looks_sees_the_form_that_is_theirs(client: Client, cast: Cast, undecided: Wave) -> None:
    forms = {}
    for who in ("olga", "wim", "dirk", "petra"):
        client.force_login(getattr(cast, who))
        page = read(client, undecided)
        forms[who] = ("Leg dit besluit vast" in page, "Leg deze reden vast" in page)
    assert forms == {
        "olga": (False, True), "wim": (True, False), "dirk": (False, False), "petra": (False, False)
    }  # fmt: skip


def test_the_last_look_leads_to_the_council_until_the_wave_may_start(
    client: Client, cast: Cast, undecided: Wave
) -> None:
    client.force_login(cast.olga)
    operations.change_draft(
        wave=undecided, by=cast.actor("olga"), closes_on=undecided.closes_on.replace(year=2099)
    )
    address = f"/linde/surveys/{undecided.pk}/check/"
    assert "Start nu" not in client.get(address).content.decode()
    sent = {"owner-kind": "no_council", "owner-version": find_standing(undecided).version}
    client.post(f"/linde/surveys/{undecided.pk}/council/reason/", sent)
    assert "Start nu" in client.get(address).content.decode()


def test_half_a_reason_comes_back_as_it_was_typed(client: Client, cast: Cast, undecided: Wave) -> None:
    client.force_login(cast.olga)
    sent = {
        "owner-kind": "on_paper",
        "owner-version": find_standing(undecided).version,
        "owner-reason": "In mei.",
    }
    response = client.post(f"/linde/surveys/{undecided.pk}/council/reason/", sent)
    assert response.status_code == 422
    assert (
        "Noem de dag van het besluit" in response.content.decode() and "In mei." in response.content.decode()
    )


def test_of_a_wave_that_started_before_there_were_decisions_the_page_says_so(wim: Client, wave: Wave) -> None:
    wave.start_grounds.all().delete()
    assert "is geen besluit vastgelegd" in read(wim, wave)


def test_the_page_takes_few_queries(
    wim: Client, undecided: Wave, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        wim.get(f"/linde/surveys/{undecided.pk}/council/")
