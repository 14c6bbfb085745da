"""Credentials nobody can trace: RSA blind signatures, RFC 9474 (RSABSSA with SHA-384).

The client prepares a message and blinds it; the signer signs what it cannot read; the client takes the blinding
off; whoever has the public key can check the result, and nobody can tell which blinded message it came from.
Randomness is the operating system's: a credential from a source that can be repeated is worth nothing. This is
the one exception on this shelf, and tests pass a source of their own. Protocol: docs/method/anonymity.md.
"""

from speelveld.science.credentials.client import Blinded, blind, finalize, prepare
from speelveld.science.credentials.keys import PublicKey, SigningKey, make_signing_key
from speelveld.science.credentials.sealing import open_key, seal_key
from speelveld.science.credentials.signing import SigningFailed, blind_sign
from speelveld.science.credentials.variants import (
    PSS_DETERMINISTIC,
    PSS_RANDOMIZED,
    PSSZERO_DETERMINISTIC,
    PSSZERO_RANDOMIZED,
    VARIANTS,
    Variant,
)
from speelveld.science.credentials.verification import verify

__all__ = [
    "PSSZERO_DETERMINISTIC",
    "PSSZERO_RANDOMIZED",
    "PSS_DETERMINISTIC",
    "PSS_RANDOMIZED",
    "VARIANTS",
    "Blinded",
    "PublicKey",
    "SigningFailed",
    "SigningKey",
    "Variant",
    "blind",
    "blind_sign",
    "finalize",
    "make_signing_key",
    "open_key",
    "prepare",
    "seal_key",
    "verify",
]
