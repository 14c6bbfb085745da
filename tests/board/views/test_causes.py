"""The chain on the page of a problem, and in the plan that one takes along."""

from typing import Any

from django.test import Client

from speelveld.board import operations
from speelveld.board.models import Problem
from tests.board.plans import list_paragraphs, list_values, open_book, open_document
from tests.factories import Cast
from tests.signals.operations.test_signals import add

RISK = {"risk_chance": "4", "risk_effect": "4", "residual_chance": "2", "residual_effect": "3"}


def make_problem(cast: Cast, **fields: Any) -> Problem:
    return operations.add_problem(
        organisation=cast.organisation, by=cast.actor("olga"), title="Het werk past niet", **fields
    )


def fill_chain(client: Client, cast: Cast) -> str:
    client.force_login(cast.olga)
    base = (
        f"/linde/problems/{make_problem(cast, size='Ruim 40 uur per week', size_source='Roosterbureau').pk}/"
    )
    signal = add(cast, source="absence", text="Meer verzuim in de nachtploeg.")
    causes = {
        "organisation_0": "Roosters komen te laat.",
        "team_0": "Geen overdracht.",
        "root": "organisation_0",
    }
    for part, sent in (("signals/", {"signals": [signal.pk]}), ("causes/", causes), ("risk/", RISK)):
        assert client.get(base + part).status_code == 200
        response = client.post(base + part, sent)
        assert response.status_code == 302, response.content.decode()
    operations.add_measure(
        organisation=cast.organisation, by=cast.actor("olga"), title="Rooster eerder", stage="prevent",
        level="organisation", problem=Problem.objects.get(),
    )  # fmt: skip
    return base


def test_a_reviewer_follows_it_on_one_page(client: Client, cast: Cast) -> None:
    page = client.get(fill_chain(client, cast)).content.decode()
    words = ("Meer verzuim in de nachtploeg.", "Roosters komen te laat.", "grondoorzaak", "Rooster eerder", "Hoog",
             "kans 4 × effect 4 = 16", "Middel", "kans 2 × effect 3 = 6", "Ruim 40 uur per week")  # fmt: skip
    assert [word for word in words if word not in page] == []


def test_and_in_word_and_excel(client: Client, cast: Cast) -> None:
    fill_chain(client, cast)
    text = "\n".join(list_paragraphs(open_document(cast.organisation)))
    cells = "\n".join(str(value) for value in list_values(open_book(cast.organisation)))
    words = ("Meer verzuim in de nachtploeg.", "Roosters komen te laat.", "grondoorzaak", "hoog (16)", "middel (6)",
             "Ruim 40 uur per week", "kans × effect")  # fmt: skip
    assert [word for word in words if word not in text or word not in cells] == []


def test_a_cause_about_health_comes_back(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    base = f"/linde/problems/{make_problem(cast).pk}/"
    page = client.post(f"{base}causes/", {"team_0": "Iemand heeft griep.", "root": ""}).content.decode()
    assert "<mark>griep</mark>" in page
    assert not Problem.objects.get().causes.exists()


def test_what_a_manager_cannot_see_stays_linked(client: Client, cast: Cast) -> None:
    problem = make_problem(cast, unit=cast.units["beuk"])
    hidden, own = add(cast, unit=cast.units["eik"], text=""), add(cast, unit=cast.units["beuk"], text="")
    operations.set_signals(problem=problem, by=cast.actor("olga"), signals=[hidden])
    client.force_login(cast.anna)
    page = client.get(f"/linde/problems/{problem.pk}/signals/").content.decode()
    assert "Woongroep Eik" not in page
    client.post(f"/linde/problems/{problem.pk}/signals/", {"signals": [own.pk]})
    assert set(problem.signals.all()) == {hidden, own}


def test_a_scheme_of_ones_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    sent = {"method": "fine_kinney", "middle_from": "70", "high_from": "200"}
    assert client.post("/linde/problems/risk-scheme/", sent).status_code == 302
    page = client.get(f"/linde/problems/{make_problem(cast).pk}/risk/").content.decode()
    assert "Blootstelling, nu" in page
    assert client.post("/linde/problems/risk-scheme/", sent | {"high_from": "5"}).status_code == 200


def test_without_signals_the_page_tells_where_to_write_one(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    problem = make_problem(cast, factor="workload", unit=cast.units["wijk"])
    html = client.get(f"/linde/problems/{problem.pk}/signals/").content.decode()
    assert "/linde/signals/new/?factor=workload&amp;unit=wijk" in html
    assert "Bewaar" not in html
