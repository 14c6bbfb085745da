"""Whatever is typed, the eye reads the same letters, and marks stand where the writer typed them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.catalogue.text_guard import guard
from speelveld.science.text_guard.folding import fold


@given(st.text(max_size=200))
def test_every_folded_letter_knows_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=100))
def test_plain_letters_only_lose_their_capitals(text: str) -> None:
    assert fold(text).text == text.lower()


@settings(deadline=None)  # the first text builds the guard
@given(st.text(max_size=60), st.sampled_from(["note", "comment"]))
def test_marks_lie_inside_the_text_and_apart(text: str, kind: str) -> None:
    marks = guard("nl").check(f"{text} heeft griep {text}", "note" if kind == "note" else "comment")
    assert all(0 <= mark.start < mark.end <= 2 * len(text) + 13 for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))


@pytest.mark.parametrize(
    "typed",
    [
        "depressie", "DEPRESSIE", "dépréssíe", "d\u200be\u200bp\u200br\u200bessie", "depres\u00adsie",
        "ｄｅｐｒｅｓｓｉｅ", "dерrеssiе", "depressiе", "d e p r e s s i e", "d.e.p.r.e.s.s.i.e", "d-e-p-r-e-s-s-i-e",
        "d3pr3ss1e", "depre$$ie", "dep*ressie", "depresie", "deprressie", "deprsesie", "depressje", "депрессия",
        "𝐝𝐞𝐩𝐫𝐞𝐬𝐬𝐢𝐞", "de\u0301pressie",
    ],
)  # fmt: skip
def test_a_disguise_does_not_hide_a_word(typed: str) -> None:
    text = f"Heeft een {typed}, dus 24 uur."
    marks = guard("nl").check(text, "note")
    assert [mark.category for mark in marks] == ["diagnosis"], text
    assert text[marks[0].start : marks[0].end].strip("\u200b") == typed


def test_places_count_code_points() -> None:
    text = "🙂🙂 Heeft griep."
    (mark,) = guard("nl").check(text, "note")
    assert text[mark.start : mark.end] == "griep"
