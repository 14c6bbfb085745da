"""One slip, by the book: a slow twin, and words that are no slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.science.text_guard.spelling import Speller, is_one_slip, sound

LETTERS = st.text(alphabet="abcd", max_size=7)


def list_slips(word: str) -> set[str]:
    """The slow twin: every word that is one slip away."""
    slips = {word[:i] + word[i + 1 :] for i in range(len(word))}
    slips |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in "abcd"}
    slips |= {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in "abcd"}
    slips |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return slips | {word}


@given(LETTERS, LETTERS)
def test_one_slip_is_what_the_slow_twin_says(typed: str, meant: str) -> None:
    assert is_one_slip(typed, meant) == (typed in list_slips(meant))


@pytest.mark.parametrize("typed", ["migrane", "migraien", "miggraine", "mijgraine", "migrain"])
def test_a_slip_or_the_same_sound_finds_the_term(typed: str) -> None:
    assert Speller(["migraine", "longontsteking"], []).find(typed) == "migraine"


def test_an_ordinary_word_is_no_slip() -> None:
    assert Speller(["kanker"], []).find("kanjer") == "kanker"
    assert Speller(["kanker"], ["kanjer"]).find("kanjer") is None


def test_short_words_are_left_alone() -> None:
    assert Speller(["griep"], []).find("grief") is None


def test_words_that_sound_alike_have_one_sound() -> None:
    assert sound("depressie") == sound("depresie")
    assert sound("psychiater") == sound("psichiater")
