"""The plan comes back through the web: shown first, then all of it or nothing."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import Measure, MeasureChange
from tests.board.conftest import SignIn, make_measure
from tests.board.importing.books import PlanFile
from tests.factories import Cast

UPLOAD, APPLY = "/linde/documents/read-back/", "/linde/documents/read-back/apply/"


def send(client: Any, content: bytes) -> Any:
    return client.post(UPLOAD, {"plan": SimpleUploadedFile("plan.xlsx", content)})


def confirm(client: Any, preview: Any) -> Any:
    posted = dict(
        re.findall(r'<input type="hidden" name="(rows|seen)" value="([^"]*)"', preview.content.decode())
    )
    return client.post(APPLY, posted)


@pytest.fixture
def edited(cast: Cast, measure: Measure) -> bytes:
    file = PlanFile(cast.organisation)
    file.set(file.find(measure.title), Trekker="Bram", Stand="Gepland")
    return file.add(Maatregel="Nieuw plan", Fase="Voorkomen", Niveau="Team").save()


def test_nothing_is_written_before_somebody_says_yes(cast: Cast, edited: bytes, sign_in: SignIn) -> None:
    events = Event.objects.count()
    page = send(sign_in(cast.olga), edited).content.decode()
    assert "Dit gaat er veranderen" in page and "Veranderd: 1. Nieuw: 1." in page
    assert "Bram" in page and "Nieuw plan" in page
    assert list(Measure.objects.values_list("owner", "version")) == [("", 1)]
    assert (MeasureChange.objects.count(), Event.objects.count()) == (1, events)


def test_what_was_shown_happens_after_a_yes(cast: Cast, edited: bytes, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    response = confirm(client, send(client, edited))
    assert response["Location"] == "/linde/field/"
    assert list(Measure.objects.values_list("title", "owner", "state")) == [
        ("Roosters eerder bekend", "Bram", "planned"),
        ("Nieuw plan", "", "idea"),
    ]
    event = Event.objects.get(verb="plan.read_back")
    assert (event.actor, event.details) == (cast.olga.email, {"changed": 1, "new": 1})


def test_a_second_yes_changes_nothing_more(cast: Cast, edited: bytes, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    preview = send(client, edited)
    confirm(client, preview)
    assert "intussen veranderd" in confirm(client, preview).content.decode()
    assert Measure.objects.count() == 2


def test_with_one_refusal_nothing_can_be_kept(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    make_measure(cast, title="Tweede")
    file = PlanFile(cast.organisation)
    file.set(file.find(measure.title), Trekker="Bram").set(file.find("Tweede"), Stand="Bijna")
    client = sign_in(cast.olga)
    response = send(client, file.save())
    page = response.content.decode()
    assert "Eén cel kan niet zo blijven" in page and "Bewaar dit alles" not in page
    posted = {"rows": response.context["rows"], "seen": response.context["preview"].fingerprint}
    assert "Eén cel kan niet zo blijven" in client.post(APPLY, posted).content.decode()
    assert not Measure.objects.exclude(owner="").exists()


def test_when_somebody_changes_the_board_in_between_the_new_preview_is_shown_first(
    cast: Cast, measure: Measure, edited: bytes, sign_in: SignIn
) -> None:
    client = sign_in(cast.olga)
    preview = send(client, edited)
    operations.change_measure(measure=measure, by=cast.actor("olga"), owner="Anna")
    page = confirm(client, preview).content.decode()
    assert "intussen veranderd" in page and "Olga veranderde dit intussen. Nu staat er: ‘Anna’" in page
    assert list(Measure.objects.values_list("title", "owner")) == [("Roosters eerder bekend", "Anna")]


def test_a_file_that_is_no_plan_leaves_the_form_with_a_message(cast: Cast, sign_in: SignIn) -> None:
    page = send(sign_in(cast.olga), b"naam;bedrag").content.decode()
    assert "Dit is geen XLSX" in page


def test_a_plan_without_changes_says_so(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    page = send(sign_in(cast.olga), PlanFile(cast.organisation).save()).content.decode()
    assert "Er verandert niets" in page and "Bewaar dit alles" not in page


@pytest.mark.parametrize("rows", ["", "x", "W10:abc:def"])
def test_rows_of_somebody_elses_making_are_refused(
    cast: Cast, measure: Measure, sign_in: SignIn, rows: str
) -> None:
    response = sign_in(cast.olga).post(APPLY, {"rows": rows})
    assert response.status_code == 409
    assert "Kies het bestand opnieuw" in response.content.decode()


@pytest.mark.parametrize("name", ["dirk", "anna", "bram", "wim"])
def test_nobody_but_the_owner_comes_in(cast: Cast, edited: bytes, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    assert send(client, edited).status_code == 403
    assert client.post(APPLY, {"rows": ""}).status_code == 403


def test_a_plan_of_many_measures_takes_few_queries_for_what_stays(
    cast: Cast, edited: bytes, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    Measure.objects.bulk_create(
        Measure(organisation=cast.organisation, title=f"M{n}", stage="prevent", level="team")
        for n in range(60)
    )
    content = PlanFile(cast.organisation).save()
    client = sign_in(cast.olga)
    with django_assert_max_num_queries(20):
        send(client, content)
