"""Whatever somebody typed or pasted, both documents open, and what can be shown is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from speelveld.board.exports.characters import clean
from speelveld.board.models import Measure
from tests.board.conftest import make_measure
from tests.board.plans import list_paragraphs, list_values, open_book, open_document
from tests.factories import Cast


@given(st.text())
def test_clean_text_fits_in_xml_and_loses_nothing_else(text: str) -> None:
    cleaned = clean(text)
    etree.Element("t").text = cleaned
    assert clean(cleaned) == cleaned
    shown = [one for one in text if one.isprintable() and one.strip()]
    assert [one for one in cleaned if one.isprintable() and one.strip()] == [
        one for one in shown if not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff"
    ]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("een\r\ntwee\rdrie\vvier\fvijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\x00b\x01c\x1fd\x7fe\x9ff\ufffeg", "abcdefg"),
        ("\ud800kapot", "kapot"),
        (" \tom\tte\n", "om\tte"),
        ("😀 é <&> \u200f", "😀 é <&> \u200f"),
    ],
)
def test_control_signs_are_left_out_and_breaks_are_kept(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_pasted_control_signs_do_not_keep_a_plan_from_opening(cast: Cast, measure: Measure) -> None:
    text = "voor\x01\x0b<w:t>&amp; ]]> \"na\" 'zo' 😀"
    make_measure(cast, title="Ander", description=text, goal=text)
    Measure.objects.filter(pk=measure.pk).update(title="Ti\x02tel", owner="A\x1fB", factors=["een\x03"])
    shown = "voor\n<w:t>&amp; ]]> \"na\" 'zo' 😀"
    paragraphs = list_paragraphs(open_document(cast.organisation))
    assert f"Aanpak\t{shown}" in paragraphs
    assert "1.1 Titel" in paragraphs
    values = list_values(open_book(cast.organisation))
    assert values.count(shown) == 2
    assert {"Titel", "AB", "een"} <= set(values)
    assert not any(isinstance(one, str) and "_x0" in one for one in values)
