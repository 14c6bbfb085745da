"""The encoding against the one inside `cryptography`, which took no part in ours."""

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.credentials import (
    PSSZERO_DETERMINISTIC,
    SigningKey,
    blind,
    blind_sign,
    finalize,
)
from speelveld.science.credentials.encoding import encode_message
from tests.science.credentials.material import make_short_key


def load_into_library(key: SigningKey) -> rsa.RSAPrivateKey:
    d = pow(65537, -1, (key.p - 1) * (key.q - 1))
    public = rsa.RSAPublicNumbers(65537, key.public.modulus)
    return rsa.RSAPrivateNumbers(key.p, key.q, d, key.d_p, key.d_q, key.q_inverse, public).private_key()


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([1024, 1025, 1031]))
def test_without_a_salt_we_sign_to_the_letter_as_the_library_does(message: bytes, n_bits: int) -> None:
    key = make_short_key(n_bits=n_bits)
    blinded = blind(key.public, message, PSSZERO_DETERMINISTIC)
    signed = blind_sign(key, blinded.message)
    signature = finalize(key.public, message, signed, blinded.inverse, PSSZERO_DETERMINISTIC)
    scheme = padding.PSS(padding.MGF1(SHA384()), 0)
    assert signature == load_into_library(key).sign(message, scheme, SHA384())


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=100), st.sampled_from([1024, 1025, 1031]))
def test_what_the_library_signs_opens_to_our_encoding(message: bytes, n_bits: int) -> None:
    """A salt of the library's own choice: read it back from its signature, and encode with it."""
    key = make_short_key(n_bits=n_bits)
    signature = load_into_library(key).sign(message, padding.PSS(padding.MGF1(SHA384()), 48), SHA384())
    encoded = pow(int.from_bytes(signature, "big"), 65537, key.public.modulus)
    salt = read_salt(encoded, n_bits)
    assert encode_message(message, salt, n_bits) == encoded


def read_salt(encoded: int, n_bits: int) -> bytes:
    import hashlib

    written = encoded.to_bytes((n_bits + 6) // 8, "big")
    digest, masked = written[-49:-1], written[:-49]
    mask = b"".join(hashlib.sha384(digest + bytes([0, 0, 0, i])).digest() for i in range(4))
    return bytes(a ^ b for a, b in zip(masked, mask, strict=False))[-48:]


@given(st.binary(max_size=100), st.binary(min_size=48, max_size=48), st.integers(1024, 1040))
def test_the_encoded_number_is_below_any_modulus_of_that_length(
    message: bytes, salt: bytes, n_bits: int
) -> None:
    assert encode_message(message, salt, n_bits).bit_length() <= n_bits - 1
