"""The signer: right by its slow twin, silent on faults, deaf to what does not fit, and blind even to itself."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.credentials import SigningFailed, blind_sign, signing
from tests.science.credentials.material import make_short_key, raise_slowly, repeatable


def as_message(number: int) -> bytes:
    return number.to_bytes(128, "big")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**1024), st.integers(0, 2))
def test_signing_is_raising_to_the_private_exponent(drawn: int, which: int) -> None:
    key = make_short_key(which)
    number = drawn % key.public.modulus
    assert blind_sign(key, as_message(number)) == as_message(raise_slowly(key, number))


def test_the_same_blinded_message_gets_the_same_signature() -> None:
    """So a connection that was lost can ask again."""
    key, message = make_short_key(), as_message(12345)
    assert len({blind_sign(key, message) for _ in range(5)}) == 1


@pytest.mark.parametrize("excess", [0, 1, 2**40])
def test_a_number_that_is_not_below_the_modulus_is_refused(excess: int) -> None:
    key = make_short_key()
    with pytest.raises(ValueError, match="out of range"):
        blind_sign(key, as_message(key.public.modulus + excess))


def test_the_largest_number_below_the_modulus_is_signed() -> None:
    key = make_short_key()
    last = key.public.modulus - 1
    assert blind_sign(key, as_message(last)) == as_message(last)  # minus one to an odd power


@pytest.mark.parametrize("length", [0, 1, 127, 129, 1000])
def test_a_message_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=f"has {length} bytes; this key takes 128"):
        blind_sign(make_short_key(), bytes(length))


@pytest.mark.parametrize("part", ["p", "q", "d_p", "d_q", "q_inverse"])
def test_a_fault_in_any_part_of_the_key_gives_no_signature(part: str) -> None:
    """With one half wrong, the greatest common divisor of error and modulus would be a prime."""
    key = make_short_key()
    damaged = dataclasses.replace(key, **{part: getattr(key, part) ^ 4})
    with pytest.raises(SigningFailed) as caught:
        blind_sign(damaged, as_message(12345))
    assert not any(character.isdigit() for character in str(caught.value))


def test_the_exponentiation_never_meets_the_number_that_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Base blinding: it works on another number each time, so its time says nothing of ours."""
    met = []
    apply = signing._apply
    monkeypatch.setattr(signing, "_apply", lambda key, number: (met.append(number), apply(key, number))[1])
    for seed in range(20):
        blind_sign(make_short_key(), as_message(12345), repeatable(seed))
    assert len(set(met)) == 20
    assert 12345 not in met
