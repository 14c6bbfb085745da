"""Whatever is blinded and signed verifies; whatever is altered does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.credentials import VARIANTS, blind, blind_sign, finalize, prepare, verify
from tests.science.credentials.material import make_short_key

variants = st.sampled_from(VARIANTS)
MESSAGE = b"speelveld"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), variants, st.integers(0, 2))
def test_what_is_blinded_signed_and_finalized_verifies(message: bytes, variant, which: int) -> None:
    key = make_short_key(which)
    prepared = prepare(message, variant)
    assert prepared.endswith(message)
    assert len(prepared) == len(message) + (32 if variant.is_randomized else 0)
    blinded = blind(key.public, prepared, variant)
    signature = finalize(key.public, prepared, blind_sign(key, blinded.message), blinded.inverse, variant)
    assert len(blinded.message) == len(signature) == key.public.n_bytes
    assert verify(key.public, prepared, signature, variant)


@pytest.mark.parametrize("n_bits", range(1024, 1033))
def test_a_modulus_need_not_fill_its_bytes(n_bits: int) -> None:
    key = make_short_key(n_bits=n_bits)
    assert key.public.modulus.bit_length() == n_bits
    for variant in VARIANTS:
        prepared = prepare(MESSAGE, variant)
        blinded = blind(key.public, prepared, variant)
        signature = finalize(key.public, prepared, blind_sign(key, blinded.message), blinded.inverse, variant)
        assert verify(key.public, prepared, signature, variant)


def make_credential(which: int = 0) -> tuple[bytes, bytes]:
    key = make_short_key(which)
    prepared = prepare(MESSAGE)
    blinded = blind(key.public, prepared)
    return prepared, finalize(key.public, prepared, blind_sign(key, blinded.message), blinded.inverse)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 127), st.integers(1, 255), st.booleans())
def test_one_altered_byte_is_refused(place: int, change: int, is_in_signature: bool) -> None:
    prepared, signature = make_credential()
    altered = bytearray(signature if is_in_signature else prepared)
    altered[place % len(altered)] ^= change
    key = make_short_key().public
    assert verify(key, prepared, signature)
    assert not (
        verify(key, prepared, bytes(altered)) if is_in_signature else verify(key, bytes(altered), signature)
    )


def test_a_signature_counts_under_its_own_key_alone() -> None:
    prepared, signature = make_credential(which=0)
    assert verify(make_short_key(0).public, prepared, signature)
    assert not verify(make_short_key(1).public, prepared, signature)


@pytest.mark.parametrize("length", [0, 1, 127, 129, 256])
def test_a_signature_of_another_length_is_refused(length: int) -> None:
    prepared, signature = make_credential()
    resized = (signature + bytes(256))[:length]
    padded = bytes(max(0, length - len(signature))) + signature  # the same number, written longer
    assert not verify(make_short_key().public, prepared, resized)
    assert len(padded) == len(signature) or not verify(make_short_key().public, prepared, padded)


def test_the_same_number_plus_the_modulus_is_refused() -> None:
    """One signature must have one form, or a spent credential could come back in another coat."""
    key = make_short_key().public
    while True:
        prepared, signature = make_credential()
        larger = int.from_bytes(signature, "big") + key.modulus
        if larger.bit_length() <= 8 * key.n_bytes:
            break
    assert not verify(key, prepared, larger.to_bytes(key.n_bytes, "big"))


@pytest.mark.parametrize("length", [0, 127, 129])
def test_finalize_says_which_length_it_needs(length: int) -> None:
    with pytest.raises(ValueError, match=f"has {length} bytes; this key gives 128"):
        finalize(make_short_key().public, MESSAGE, bytes(length), 1)


def test_finalize_refuses_what_another_key_signed() -> None:
    prepared = prepare(MESSAGE)
    blinded = blind(make_short_key(0).public, prepared)
    number = int.from_bytes(blinded.message, "big") % make_short_key(1).public.modulus
    signed = blind_sign(make_short_key(1), number.to_bytes(128, "big"))
    with pytest.raises(ValueError, match="ask the signer again"):
        finalize(make_short_key(0).public, prepared, signed, blinded.inverse)


def test_finalize_refuses_a_signature_for_another_message() -> None:
    key = make_short_key()
    blinded = blind(key.public, prepare(MESSAGE))
    with pytest.raises(ValueError, match="no signature of this key for this message"):
        finalize(key.public, prepare(MESSAGE), blind_sign(key, blinded.message), blinded.inverse)
