"""What the respondent's side does: prepare, blind, finalize. The browser has its own (credential.js)."""

import math
from dataclasses import dataclass, field

from speelveld.science.credentials.encoding import encode_message
from speelveld.science.credentials.keys import EXPONENT, PublicKey
from speelveld.science.credentials.randomness import RandomBytes, draw_invertible, from_the_system
from speelveld.science.credentials.variants import PREFIX_BYTES, PSS_RANDOMIZED, Variant
from speelveld.science.credentials.verification import verify


@dataclass(frozen=True, slots=True)
class Blinded:
    """A blinded message, and the secret that takes the blinding off again.

    Parameters
    ----------
    message : what goes to the signer, as long as the modulus.
    inverse : what stays with the client; never printed.
    """

    message: bytes
    inverse: int = field(repr=False)


def prepare(
    message: bytes, variant: Variant = PSS_RANDOMIZED, random_bytes: RandomBytes = from_the_system
) -> bytes:
    """Put 32 random bytes before the message, where the variant does so (RFC 9474, section 4.1).

    Parameters
    ----------
    message : what will be signed; in a deterministic variant it must be impossible to guess (7.3).
    random_bytes : source of randomness; another one than the system's is for tests alone (7.4).
    """
    return (random_bytes(PREFIX_BYTES) if variant.is_randomized else b"") + message


def blind(
    key: PublicKey,
    prepared: bytes,
    variant: Variant = PSS_RANDOMIZED,
    random_bytes: RandomBytes = from_the_system,
) -> Blinded:
    """Hide a prepared message from its signer (RFC 9474, section 4.2).

    Parameters
    ----------
    key : of the signer.
    prepared : from `prepare`.
    random_bytes : source of randomness: first the salt is drawn, then the blinding number.

    Raises
    ------
    ValueError
        When the encoded message shares a factor with the modulus, which no sound key does.
    """
    modulus = key.modulus
    encoded = encode_message(prepared, random_bytes(variant.salt_bytes), modulus.bit_length())
    if math.gcd(encoded, modulus) != 1:
        raise ValueError("The message shares a factor with the modulus: this key is not sound, get another.")
    factor, inverse = draw_invertible(modulus, random_bytes)
    hidden = encoded * pow(factor, EXPONENT, modulus) % modulus
    return Blinded(hidden.to_bytes(key.n_bytes, "big"), inverse)


def finalize(
    key: PublicKey,
    prepared: bytes,
    blind_signature: bytes,
    inverse: int,
    variant: Variant = PSS_RANDOMIZED,
) -> bytes:
    """Take the blinding off a signature and return it once it verifies (RFC 9474, section 4.4).

    Parameters
    ----------
    prepared : the message that was blinded.
    blind_signature : what the signer sent back, as long as the modulus.
    inverse : from `blind`.

    Raises
    ------
    ValueError
        When the length is wrong, or when the result is no signature of this key for this message.
    """
    if len(blind_signature) != key.n_bytes:
        raise ValueError(
            f"The blind signature has {len(blind_signature)} bytes; this key gives {key.n_bytes}."
        )
    opened = int.from_bytes(blind_signature, "big") * inverse % key.modulus
    signature = opened.to_bytes(key.n_bytes, "big")
    if not verify(key, prepared, signature, variant):
        raise ValueError("This is no signature of this key for this message; ask the signer again.")
    return signature
