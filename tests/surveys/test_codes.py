"""Codes: repeatable, unrelated to their number, forgiving in how they are typed, unforgiving in what."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.surveys.codes import ALPHABET, compute_check_character, derive_code, digest_code, make_code_key

KEY = "00" * 32


def test_a_reminder_repeats_the_code_of_the_invitation() -> None:
    assert derive_code(KEY, 7) == derive_code(KEY, 7)


def test_a_code_is_four_groups_of_four_without_lookalikes() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", derive_code(KEY, 1))


def test_the_code_follows_its_published_construction() -> None:
    """Worked out by hand: HMAC-SHA256 of "invitation 1" under an all-zero key, 75 bits from the low end."""
    import hashlib
    import hmac

    number = int.from_bytes(hmac.new(bytes(32), b"invitation 1", hashlib.sha256).digest()[:10], "big")
    letters = ""
    for _ in range(15):
        number, last = divmod(number, 32)
        letters += ALPHABET[last]
    assert derive_code(KEY, 1).replace("-", "")[:15] == letters


def test_twenty_thousand_codes_differ() -> None:
    assert len({derive_code(KEY, number) for number in range(20_000)}) == 20_000


def test_another_key_gives_other_codes() -> None:
    assert derive_code(make_code_key(), 1) != derive_code(make_code_key(), 1)


@pytest.mark.parametrize(
    "typed", ["0123-4567-89AB-CDEF", "0123 4567 89ab cdef", "o123456789abcdef", "OI234567 89ABCDEF"]
)
def test_a_code_may_be_typed_in_several_ways(typed: str) -> None:
    assert digest_code("wave", typed) == digest_code("wave", "0123456789ABCDEF")


def test_the_same_code_in_another_wave_has_another_digest() -> None:
    assert digest_code("one", "0123456789ABCDEF") != digest_code("two", "0123456789ABCDEF")


@settings(max_examples=60, deadline=None)
@given(st.text(ALPHABET, min_size=15, max_size=15), st.integers(0, 14), st.sampled_from(ALPHABET))
def test_one_wrong_character_shows(drawn: str, place: int, other: str) -> None:
    slipped = drawn[:place] + other + drawn[place + 1 :]
    same_to_the_check = abs(ALPHABET.index(other) - ALPHABET.index(drawn[place])) in (0, 31)
    assert (compute_check_character(slipped) == compute_check_character(drawn)) == same_to_the_check
