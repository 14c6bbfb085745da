"""A blinded message tells nothing of the message: not to statistics, and by proof not to anybody."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, chisquare

from speelveld.science.credentials import PSSZERO_DETERMINISTIC, PublicKey, blind, prepare
from speelveld.science.credentials.encoding import encode_message
from speelveld.science.credentials.randomness import draw_below, draw_invertible
from tests.science.credentials.material import FIXED_KEY, raise_slowly, repeatable, replay

MESSAGE, OTHER = b"a" * 40, b"b" * 40
N_DRAWN = 1500
LEAST_P = 1e-4  # source and key are the same in every run, so a test that passes once passes always
BARE = PSSZERO_DETERMINISTIC  # no prefix and no salt: what hides the message is the blinding alone


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.binary(max_size=60), st.integers(0, 2**32))
def test_any_blinded_message_could_hide_any_message(message: bytes, other: bytes, seed: int) -> None:
    """For each other message there is exactly one blinding that gives the same: so nothing can be told apart."""
    key, modulus = FIXED_KEY, FIXED_KEY.public.modulus
    seen = int.from_bytes(blind(key.public, message, random_bytes=repeatable(seed)).message, "big")
    salt = bytes(48)
    encoded = encode_message(other, salt, modulus.bit_length())
    blinding = raise_slowly(key, seen * pow(encoded, -1, modulus) % modulus)
    again = blind(key.public, other, random_bytes=replay(salt, blinding.to_bytes(128, "big")))
    assert int.from_bytes(again.message, "big") == seen


def test_the_same_message_is_never_blinded_alike() -> None:
    assert len({blind(FIXED_KEY.public, MESSAGE, BARE).message for _ in range(50)}) == 50


def test_the_same_message_is_never_prepared_alike() -> None:
    assert len({prepare(MESSAGE) for _ in range(50)}) == 50


def draw_bytes(message: bytes, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Blinded messages as an array of bytes; the first eight hang on the modulus and are left out."""
    random_bytes, key = repeatable(seed), FIXED_KEY.public
    rows = [blind(key, message, BARE, random_bytes).message[8:] for _ in range(N_DRAWN)]
    return np.frombuffer(b"".join(rows), np.uint8).reshape(N_DRAWN, -1)


def test_bytes_of_blinded_messages_are_uniform() -> None:
    counts = np.bincount(draw_bytes(MESSAGE, seed=1).ravel(), minlength=256)
    assert chisquare(counts).pvalue > LEAST_P


def test_bytes_of_blinded_messages_are_independent_of_the_message() -> None:
    counts = [
        np.bincount(draw_bytes(message, seed).ravel(), minlength=256)
        for seed, message in enumerate((MESSAGE, OTHER))
    ]
    assert chi2_contingency(np.array(counts)).pvalue > LEAST_P


def test_bytes_of_a_blinded_message_are_independent_of_its_encoding() -> None:
    """Two bits of the one against two bits of the other, over many messages: a four by four table."""
    random_bytes, key = repeatable(3), FIXED_KEY.public
    table = np.zeros((4, 4))
    for _ in range(N_DRAWN):
        prepared = prepare(MESSAGE, random_bytes=random_bytes)
        encoded = encode_message(prepared, b"", 1024)
        seen = blind(key, prepared, BARE, random_bytes).message
        table[encoded >> 500 & 3, seen[-1] & 3] += 1
    assert chi2_contingency(table).pvalue > LEAST_P


@pytest.mark.parametrize("limit", [2, 3, 11, 200, 256, 257, 1000])
def test_numbers_are_drawn_without_a_bias(limit: int) -> None:
    random_bytes = repeatable(limit)
    counts = np.bincount([draw_below(limit, random_bytes) for _ in range(40 * limit)], minlength=limit)
    assert len(counts) == limit
    assert counts[0] == 0
    assert limit == 2 or chisquare(counts[1:]).pvalue > LEAST_P


def test_what_falls_outside_is_drawn_again() -> None:
    assert draw_below(200, replay(bytes([0, 200, 255, 77]))) == 77


def test_a_number_without_an_inverse_is_drawn_again() -> None:
    assert draw_invertible(15, replay(bytes([3, 10, 7]))) == (7, 13)


def test_a_key_that_shares_a_factor_with_the_message_is_refused() -> None:
    """Only a modulus with small factors does, so a signer who means harm is found out."""
    unsound = PublicKey(math.prod(p for p in range(3, 900, 2) if all(p % q for q in range(3, p, 2))))
    with pytest.raises(ValueError, match="this key is not sound"):
        blind(unsound, MESSAGE, random_bytes=repeatable(0))
