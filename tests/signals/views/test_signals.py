"""Signals on their page: heard, narrowed, changed, and told where sources disagree."""

from typing import Any

from django.test import Client

from speelveld.signals.models import Signal
from speelveld.signals.presenters.signals import present_factors, sum_up
from tests.factories import Cast
from tests.signals.operations.test_signals import TODAY, add

BASE = "/linde/signals/"
FORM = {
    "factor": "workload", "says": "worry", "text": "De overdracht loopt uit.", "source": "interview",
    "seen_on": str(TODAY), "level": "team", "unit": "", "weight": "2",
}  # fmt: skip


def enter(client: Client, user: Any) -> Client:
    client.force_login(user)
    return client


def test_writing_one_down(client: Client, cast: Cast) -> None:
    olga = enter(client, cast.olga)
    assert "Schrijf een signaal op" in olga.get(BASE).content.decode()
    page = olga.post(f"{BASE}new/", FORM, follow=True).content.decode()
    assert "De overdracht loopt uit." in page
    assert "Gesprekken" in page


def test_a_text_about_health_comes_back_with_its_marks(client: Client, cast: Cast) -> None:
    page = (
        enter(client, cast.olga).post(f"{BASE}new/", FORM | {"text": "Iemand heeft griep."}).content.decode()
    )
    assert "<mark>griep</mark>" in page
    assert not Signal.objects.exists()


def test_sources_that_disagree_are_told(client: Client, cast: Cast) -> None:
    add(cast, source="results", says="good", text="")
    add(cast, source="absence", says="worry", text="")
    add(cast, factor="involvement", says="good", text="")
    page = enter(client, cast.dirk).get(BASE).content.decode()
    assert "Bronnen spreken elkaar tegen." in page
    assert "Het gaat goed volgens: Meting. Het vraagt aandacht volgens: Verzuim." in page
    lines = present_factors(list(Signal.objects.all()))
    assert [(line.key, line.disagrees) for line in lines] == [("workload", True), ("involvement", False)]


def test_weights_decide_what_a_source_says() -> None:
    heavy, light = Signal(says="worry", weight=3), Signal(says="good", weight=1)
    assert sum_up([heavy]) == "worry"
    assert sum_up([heavy, light]) == "mixed"
    assert sum_up([heavy, heavy, light]) == "worry"
    assert sum_up([Signal(says="mixed", weight=3), light]) == "mixed"


def test_the_list_is_narrowed_and_strange_filters_left_aside(client: Client, cast: Cast) -> None:
    add(cast, text="Roosters komen te laat.")
    add(cast, factor="involvement", source="idea", text="Laat teams zelf plannen.")
    dirk = enter(client, cast.dirk)
    assert "Laat teams zelf plannen." not in dirk.get(BASE, {"factor": "workload"}).content.decode()
    assert "Roosters komen te laat." not in dirk.get(BASE, {"source": "idea"}).content.decode()
    assert "Roosters komen te laat." in dirk.get(BASE, {"source": "x", "level": "y"}).content.decode()


def test_a_manager_sees_the_own_team_and_the_whole(client: Client, cast: Cast) -> None:
    add(cast, text="In Beuk komen roosters te laat.", unit=cast.units["beuk"])
    add(cast, text="In Eik komen roosters te laat.", unit=cast.units["eik"])
    add(cast, text="Overal komen roosters te laat.")
    page = enter(client, cast.anna).get(BASE).content.decode()
    assert "In Beuk komen roosters te laat." in page
    assert "Overal komen roosters te laat." in page
    assert "In Eik komen roosters te laat." not in page


def test_changing_and_removing(client: Client, cast: Cast) -> None:
    signal, olga = add(cast), enter(client, cast.olga)
    olga.post(f"{BASE}{signal.pk}/change/", FORM | {"says": "good"})
    assert Signal.objects.get().says == "good"
    olga.post(f"{BASE}{signal.pk}/remove/")
    assert not Signal.objects.exists()


def test_an_address_fills_in_the_form(client: Client, cast: Cast) -> None:
    olga = enter(client, cast.olga)
    form = olga.get(f"{BASE}new/?source=absence&unit=beuk&factor=workload").context["form"]
    assert (form["source"].value(), form["factor"].value(), form["unit"].value()) == (
        "absence", "workload", str(cast.units["beuk"].pk),
    )  # fmt: skip
    assert olga.get(f"{BASE}new/?source=x&unit=y&factor=z").status_code == 200
