"""The poster: one sheet of A3 on which nothing is cut off, told in colour, pattern and words."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from speelveld.board import operations
from speelveld.board.exports import make_poster_pdf
from speelveld.board.exports.typesetting import FOLDER, fit
from speelveld.board.models import Measure
from tests.board.conftest import TODAY, make_measure
from tests.board.papers import open_pdf, read_signs, read_text
from tests.factories import Cast

A3 = (1191, 842)  # points, lying


def make(cast: Cast, language: str = "nl") -> bytes:
    return make_poster_pdf(cast.organisation, language)


def test_it_is_one_lying_sheet_of_a3_that_a_screen_reader_can_walk_through(cast: Cast) -> None:
    make_measure(cast)
    reader = open_pdf(make(cast))
    (page,) = reader.pages
    assert tuple(round(float(side)) for side in page.mediabox[2:]) == A3
    root = reader.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"] and str(root["/Lang"]).startswith("nl")
    assert reader.metadata is not None and reader.metadata.title == "Ons speelveld · De Linde"


def test_it_shows_measures_with_their_state_the_cycle_and_the_conditions(cast: Cast) -> None:
    make_measure(cast, title="Rooster eerder", state="busy")
    make_measure(cast, title="Ooit", state="later")
    make_measure(cast, title="Weg", state="stopped")
    by = cast.actor("olga")
    operations.start_cycle(
        organisation=cast.organisation, by=by, title="Ronde van het voorjaar", started_on=TODAY, step="do"
    )
    operations.judge_condition(
        organisation=cast.organisation, by=by, condition="ownership", judgement="in_order"
    )
    text = read_text(make(cast))
    shown = (
        "Rooster eerder bezig", "Ronde van het voorjaar", "Uitzoeken", "Doen", "Zeven voorwaarden",
        "Eigenaarschap Op orde", "Nog niet bekeken", "Voorkomen", "Organisatie", "Hier is nog ruimte",
    )  # fmt: skip
    assert [words for words in shown if words not in text] == []
    assert "Ooit" not in text and "Weg" not in text


def test_it_is_in_the_language_of_the_reader(cast: Cast) -> None:
    text = read_text(make(cast, "en"))
    assert "Prevent" in text and "Seven conditions" in text and "Voorkomen" not in text


def test_it_tells_no_names_no_money_and_no_texts_beside_the_titles(cast: Cast) -> None:
    make_measure(
        cast, owner="Anna", helpers="Bram", cost=Decimal(18123), description="In vertrouwen", goal="Rust"
    )
    text = read_text(make(cast))
    assert not [word for word in ("Anna", "Bram", "18.123", "vertrouwen", "Rust") if word in text]


def test_copies_for_many_teams_are_one_thing_on_the_wall(cast: Cast) -> None:
    measure = make_measure(cast, title="Teamgesprek", level="team", unit=cast.units["beuk"])
    units = [cast.units[key] for key in ("eik", "keuken", "noord")]
    operations.copy_measure(measure=measure, by=cast.actor("olga"), units=units)
    text = read_text(make(cast))
    assert text.count("Teamgesprek") == 1 and "4 onderdelen" in text


@pytest.mark.parametrize(("n", "others"), [(1, 0), (3, 0), (40, 36)])
def test_what_does_not_fit_is_counted(cast: Cast, n: int, others: int) -> None:
    Measure.objects.bulk_create(
        Measure(organisation=cast.organisation, title=f"Plan {number:02d} voor het rooster van de avond",
                stage="prevent", level="team")
        for number in range(n)
    )  # fmt: skip
    content = make(cast)
    text = read_text(content)
    shown = re.findall(r"Plan \d\d voor het rooster van de avond", text)
    told = re.search(r"en nog (\d+)", text)
    assert len(shown) + (int(told[1]) if told else 0) == n
    assert (told is not None) == (others > 0)
    assert len(open_pdf(content).pages) == 1


HARD = [
    "W" * 160,
    "x" * 80 + " " + "y" * 79,
    "Een lange titel die maar doorgaat en doorgaat " * 3,
    "=#[*_`$\\@<a>",
]


@pytest.mark.parametrize("title", HARD)
def test_the_longest_title_is_whole_and_stays_on_the_sheet(cast: Cast, title: str) -> None:
    make_measure(cast, title=title)
    cast.organisation.name = "Zorg & welzijn " * 8
    content = make(cast)
    assert len(open_pdf(content).pages) == 1
    assert re.sub(r"\s", "", title) in read_signs(content)


def test_nothing_of_another_organisation_comes_along(cast: Cast) -> None:
    Measure.objects.create(organisation=cast.elsewhere, title="Elders", stage="prevent", level="team")
    assert "Elders" not in read_text(make(cast))


def test_the_stages_differ_in_lightness_and_in_pattern() -> None:
    template = (FOLDER / "looks.typ").read_text()
    colours = re.findall(r'strong: rgb\("#(..)(..)(..)"\)', template)
    light = [0.2126 * int(r, 16) + 0.7152 * int(g, 16) + 0.0722 * int(b, 16) for r, g, b in colours]
    assert len(light) == 3 and all(one - after > 40 for one, after in pairwise(light))
    assert template.count("tiling(size:") == 3


def test_only_a_very_long_word_may_break() -> None:
    assert fit("gewone woorden van het rooster") == "gewone woorden van het rooster"
    assert fit("a\n b\x07") == "a b"
    assert fit("x" * 30).replace("\u200b", "") == "x" * 30
    assert "\u200b" in fit("x" * 30)
