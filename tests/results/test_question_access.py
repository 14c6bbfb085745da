"""Pages per question keep to what may be seen: other units, hidden units, and organisations that are too small."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from speelveld.results.models import Release
from speelveld.results.permissions import Sight
from speelveld.results.presenters.begin import present_begin
from speelveld.results.presenters.changes import Waves
from speelveld.results.queries import get_edition
from tests.factories import Cast
from tests.results.reading import PLACE_PAGES, read_text

SignIn = Callable[[Any], Any]
EVERYTHING = Sight(None, None)


def strip(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_a_small_organisation_gets_no_figures_of_the_whole(released: Release) -> None:
    whole = get_edition(released).whole
    assert whole
    assert whole.importance == ()
    assert {(one.alpha, one.omega) for one in whole.scales} == {(None, None)}


def test_too_few_answers_say_what_it_takes(released: Release, cast: Cast, sign_in: SignIn) -> None:
    text = strip(read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/importance/"))
    assert "minstens 100" in text
    assert "%" not in text.partition("Bij deze meting niet te zeggen")[2].partition("Speelveld")[0]
    page = present_begin(Waves(get_edition(released), None), EVERYTHING, "linde")
    assert not page.has_weights


@pytest.mark.parametrize("page", PLACE_PAGES)
def test_nobody_reads_about_a_unit_that_is_not_theirs(
    released: Release, cast: Cast, sign_in: SignIn, page: str
) -> None:
    address = f"/linde/results/{released.wave_id}/{page}/"
    client = sign_in(cast.anna)
    assert client.get(f"{address}beuk/").status_code == 200
    assert client.get(f"{address}linde/").status_code == 200
    assert client.get(f"{address}eik/").status_code == 403
    client = sign_in(cast.wim)
    assert client.get(f"{address}beuk/").status_code in (200, 403)
    client = sign_in(cast.carla)
    assert client.get(f"{address}linde/").status_code == 404
    client = sign_in(cast.olga)
    assert client.get(f"{address}no-such-unit/").status_code == 404


@pytest.mark.parametrize("page", PLACE_PAGES)
def test_a_hidden_unit_reads_its_group(released: Release, cast: Cast, sign_in: SignIn, page: str) -> None:
    text = strip(read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/{page}/keuken/"))
    assert "Niet getoond, zodat antwoorden anoniem blijven." in text
    assert "Keuken en Nachtzorg (12 antwoorden)" in text
