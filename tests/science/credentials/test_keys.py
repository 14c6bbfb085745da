"""Keys: made long enough, told apart by a fingerprint, and never printed."""

import hashlib

import pytest

from speelveld.science.credentials import PublicKey, SigningKey, make_signing_key
from tests.science.credentials.material import make_short_key


def test_a_new_key_has_3072_bits_and_primes_of_half_that_length() -> None:
    key = make_signing_key()
    assert key.public.modulus == key.p * key.q
    assert key.public.modulus.bit_length() == 3072
    assert key.p.bit_length() == key.q.bit_length() == 1536
    assert key.public.n_bytes == 384


def test_two_new_keys_differ() -> None:
    assert make_signing_key(2048) != make_signing_key(2048)


@pytest.mark.parametrize("n_bits", [0, 512, 1024, 2047, 2049, 3071])
def test_a_key_that_is_short_or_odd_in_length_is_not_made(n_bits: int) -> None:
    with pytest.raises(ValueError, match="choose 2048 or more, in whole bytes"):
        make_signing_key(n_bits)


def test_a_public_key_is_written_and_read() -> None:
    public = make_short_key().public
    assert PublicKey.from_bytes(public.to_bytes()) == public
    assert public.fingerprint == hashlib.sha256(public.to_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("modulus", "problem"),
    [
        (b"", "empty"),
        (bytes(1) + b"\xff" * 128, "zero byte"),
        (b"\xff" * 127, "has 1016 bits"),
        (b"\xff" * 127 + b"\xfe", "even"),
    ],
)
def test_what_cannot_be_a_modulus_is_refused(modulus: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        PublicKey.from_bytes(modulus)


def test_a_prime_twice_makes_no_key() -> None:
    p = make_short_key().p
    with pytest.raises(ValueError, match="two different ones"):
        SigningKey.from_primes(p, p)


def test_primes_that_do_not_suit_the_exponent_make_no_key() -> None:
    unsuited = 65537 * 2**600 + 1  # one less is a multiple of the exponent
    with pytest.raises(ValueError, match="draw others"):
        SigningKey.from_primes(make_short_key().p, unsuited)


def test_a_private_key_never_shows_its_secrets() -> None:
    key = make_short_key()
    shown = f"{key!r} {key}"
    secrets = (key.p, key.q, key.d_p, key.d_q, key.q_inverse)
    assert not any(str(number) in shown or f"{number:x}" in shown for number in secrets)
    assert str(key.public.modulus) in shown
