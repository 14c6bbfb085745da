"""Short keys, repeatable randomness, and published material for the tests of credentials."""

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from speelveld.science.credentials import VARIANTS, SigningKey, Variant

ROOT = Path(__file__).resolve().parents[3]
VECTORS = ROOT.parent / "shared" / "data" / "rfc9474_blind_rsa" / "test_vectors_rfc9474.json"
EXCHANGE = ROOT / "tests" / "data" / "blindrsa" / "exchange.json"
BY_NAME = {variant.name: variant for variant in VARIANTS}


def make_short_key(which: int = 0, n_bits: int = 1024) -> SigningKey:
    """A key that is too short to be safe and quick to make; another one for each number."""
    return _make_once(which, n_bits)


@cache
def _make_once(_which: int, n_bits: int) -> SigningKey:
    made = rsa.generate_private_key(65537, n_bits).private_numbers()
    return SigningKey.from_primes(made.p, made.q)


# The same in every run. The modulus is little over half of 2**1024, so that four in ten draws fall outside.
FIXED_KEY = SigningKey.from_primes(3 * 2**510 + 761, 3 * 2**510 + 1505)


def raise_slowly(key: SigningKey, number: int) -> int:
    """The private operation straight from its definition, without primes apart and without blinding."""
    return pow(number, pow(65537, -1, (key.p - 1) * (key.q - 1)), key.public.modulus)


def replay(*parts: bytes) -> Callable[[int], bytes]:
    """A source of randomness that gives these bytes and then fails."""
    left = bytearray(b"".join(parts))

    def take(n: int) -> bytes:
        taken, left[:] = bytes(left[:n]), left[n:]
        assert len(taken) == n, "more randomness was drawn than expected"
        return taken

    return take


def repeatable(seed: int) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes


def read_vectors() -> list[dict[str, Any]]:
    if not VECTORS.exists():
        pytest.skip("The test vectors of RFC 9474 are not beside this checkout.")
    vectors: list[dict[str, Any]] = json.loads(VECTORS.read_text())
    return vectors


def read_vector(variant: Variant) -> dict[str, bytes]:
    """The vector of one variant, every figure as bytes."""
    found = next(vector for vector in read_vectors() if vector["name"] == variant.name)
    return {name: read_hex(value) for name, value in found.items() if name != "name"}


def read_hex(text: str) -> bytes:
    digits = text.removeprefix("0x")
    return bytes.fromhex(digits.zfill(len(digits) + len(digits) % 2))


def read_exchange() -> list[dict[str, Any]]:
    exchanges: list[dict[str, Any]] = json.loads(EXCHANGE.read_text())["exchanges"]
    return exchanges


def read_key(numbers: dict[str, str]) -> SigningKey:
    return SigningKey.from_primes(int(numbers["p"], 16), int(numbers["q"], 16))
