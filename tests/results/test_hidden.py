"""What is hidden is nowhere: not on a page, in a file, or in the words of a picture."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import openpyxl
import pypdf
import pytest
from django.test import Client

from speelveld.catalogue.instruments import parse_instrument
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.queries import get_table
from speelveld.results.tables import read_answers, score_choices
from speelveld.surveys.models.answers import Answer
from tests.factories import Cast
from tests.results import conftest
from tests.results.conftest import THIS_YEAR, close_answered_wave, draw_choices
from tests.results.reading import list_addresses

SignIn = Callable[[Any], Any]
MARKED = "4,8"  # the mean of the hidden team on every score; nobody else comes near


@pytest.fixture
def marked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Six people of Zuid agree with everything good, but for one; too few to be shown."""

    def draw(rng: np.random.Generator, instrument: dict[str, Any], n: int, shifts: Any) -> list[bytes]:
        if n != 6:
            return draw_choices(rng, instrument, n, shifts)
        best = bytes(0 if item.get("reverse") else 4 for item in instrument["items"])
        less = bytes(1 if item.get("reverse") else 3 for item in instrument["items"])
        return [best] * 5 + [less]

    monkeypatch.setattr(conftest, "draw_choices", draw)
    counts = {"beuk": 22, "eik": 15, "keuken+nacht": 12, "noord": 18, "zuid": 6}
    return release_wave(wave=close_answered_wave(cast, THIS_YEAR, counts), by=cast.actor("olga"))


def read_everything(client: Client, release: Release) -> Iterator[tuple[str, str]]:
    """Yield every page and file as text, drawings and their words included."""
    for address in list_addresses(release.wave_id, get_table(release)):
        response = client.get(address)
        assert response.status_code == 200, address
        if address.endswith(".pdf"):
            reader = pypdf.PdfReader(io.BytesIO(response.content))
            yield address, "\n".join(page.extract_text() for page in reader.pages)
        elif address.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(response.content))
            cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
            yield address, "\n".join(str(value).replace(".", ",") for value in cells if value is not None)
        else:
            yield address, response.content.decode()


def test_the_marked_team_is_really_that_different(marked: Release) -> None:
    wave = marked.wave
    groups = list(wave.reporting_groups.all())
    group, choices = read_answers(wave, [row.pk for row in groups], len(wave.instrument["items"]))
    scores = score_choices(choices, parse_instrument(wave.instrument))
    is_zuid = group == [row.key for row in groups].index("zuid")
    assert {f"{mean:.1f}".replace(".", ",") for mean in scores[is_zuid].mean(axis=0)} == {MARKED}
    assert np.nanmean(scores[~is_zuid], axis=0).max() < 4.3


def test_the_figures_of_a_hidden_team_are_nowhere(marked: Release, cast: Cast, sign_in: SignIn) -> None:
    assert "zuid" in get_table(marked).hidden
    for address, text in read_everything(sign_in(cast.olga), marked):
        assert MARKED not in text, address


def test_a_hidden_team_has_no_number_of_its_own(marked: Release, cast: Cast, sign_in: SignIn) -> None:
    """On no page does its name stand with its six answers or its response."""
    for address, text in read_everything(sign_in(cast.olga), marked):
        assert "6 antwoorden" not in re.sub(r"\d6 antwoorden", "", text), address
        for label in re.findall(r'aria-label="([^"]*)"', text):
            assert not re.search(r"Zuid.*\d", label), (address, label)


def test_a_wave_that_shows_nothing_shows_nothing(cast: Cast, sign_in: SignIn) -> None:
    release = release_wave(wave=close_answered_wave(cast, THIS_YEAR, {"beuk": 9}), by=cast.actor("olga"))
    assert list(get_table(release).cells()) == []
    for address, text in read_everything(sign_in(cast.olga), release):
        assert "9 antwoorden" not in text, address
        assert 'class="plot" role' not in text, address


def test_pages_read_the_release_and_never_the_answers(marked: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    before = read_pages(client, marked)
    Answer.objects.all().delete()
    assert read_pages(client, marked) == before


def read_pages(client: Client, release: Release) -> list[str]:
    pages = [text for address, text in read_everything(client, release)]
    return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text) for text in pages]
