"""Every step of the four vectors of RFC 9474, appendix A."""

import pytest

from speelveld.science.credentials import (
    VARIANTS,
    PublicKey,
    SigningKey,
    Variant,
    blind,
    blind_sign,
    finalize,
    prepare,
    verify,
)
from speelveld.science.credentials.encoding import encode_message
from tests.science.credentials.material import read_vector, replay

each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)


def number(text: bytes) -> int:
    return int.from_bytes(text, "big")


@each_variant
def test_a_message_is_prepared_as_published(variant: Variant) -> None:
    vector = read_vector(variant)
    prepared = prepare(vector["msg"], variant, replay(vector["msg_prefix"]))
    assert prepared == vector["input_msg"]


@each_variant
def test_a_message_is_encoded_as_published(variant: Variant) -> None:
    vector = read_vector(variant)
    modulus = number(vector["n"])
    encoded = encode_message(vector["input_msg"], vector["salt"], modulus.bit_length())
    blinding = pow(number(vector["inv"]), -1, modulus)
    assert encoded * pow(blinding, 65537, modulus) % modulus == number(vector["blinded_msg"])
    if "encoded_msg" in vector:
        assert encoded == number(vector["encoded_msg"])


@each_variant
def test_a_message_is_blinded_as_published(variant: Variant) -> None:
    vector = read_vector(variant)
    key = PublicKey(number(vector["n"]))
    blinding = pow(number(vector["inv"]), -1, key.modulus).to_bytes(key.n_bytes, "big")
    blinded = blind(key, vector["input_msg"], variant, replay(vector["salt"], blinding))
    assert blinded.message == vector["blinded_msg"]
    assert blinded.inverse == number(vector["inv"])


@each_variant
def test_a_blinded_message_is_signed_as_published(variant: Variant) -> None:
    vector = read_vector(variant)
    key = SigningKey.from_primes(number(vector["p"]), number(vector["q"]))
    assert key.public.to_bytes() == vector["n"]
    assert blind_sign(key, vector["blinded_msg"]) == vector["blind_sig"]


@each_variant
def test_a_signature_is_finalized_and_verified_as_published(variant: Variant) -> None:
    vector = read_vector(variant)
    key = PublicKey(number(vector["n"]))
    signature = finalize(key, vector["input_msg"], vector["blind_sig"], number(vector["inv"]), variant)
    assert signature == vector["sig"]
    assert verify(key, vector["input_msg"], vector["sig"], variant)


@each_variant
def test_a_published_signature_is_refused_under_any_other_salt_length(variant: Variant) -> None:
    vector = read_vector(variant)
    key = PublicKey(number(vector["n"]))
    accepted = [v.name for v in VARIANTS if verify(key, vector["input_msg"], vector["sig"], v)]
    assert accepted == [v.name for v in VARIANTS if v.salt_bytes == variant.salt_bytes]
