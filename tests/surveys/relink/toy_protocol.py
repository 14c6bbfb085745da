"""The protocol between browser and server with short keys, in which each measure can be left out."""

import os
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import rsa

from speelveld.science.credentials import PublicKey, SigningKey, blind, blind_sign, finalize
from tests.surveys.relink.recording import AnswerRequest, Recorded, StampRequest

N_PEOPLE, N_GROUPS, N_ITEMS, N_BITS = 60, 3, 45, 1024


@dataclass(frozen=True)
class Measures:
    """What browser and server do so that contents tell nothing.

    Parameters
    ----------
    codeless : the answer comes without the code.
    blinded : the server signs a message that was multiplied by a random number.
    fresh : that number is another one each time.
    listed : the browser goes on only with a key that everybody gets; a curious server would hand out one a person.
    """

    codeless: bool = True
    blinded: bool = True
    fresh: bool = True
    listed: bool = True


def run_protocol(measures: Measures) -> tuple[Recorded, dict[int, bytes]]:
    """Let everybody answer; return what a watcher keeps and what is true."""
    listed = [_make_key() for _group in range(N_GROUPS)]
    recorded, truth, fixed = Recorded(), {}, secrets.token_bytes(N_BITS // 8)
    for person in secrets.SystemRandom().sample(range(N_PEOPLE), N_PEOPLE):
        group, truth[person] = person % N_GROUPS, os.urandom(N_ITEMS)
        key = listed[group] if measures.listed else _make_key()
        code, prepared = secrets.token_hex(8), os.urandom(32) + b"message"
        blinded, inverse = _blind(key.public, prepared, measures, fixed)
        signed = blind_sign(key, blinded)
        signature = finalize(key.public, prepared, signed, inverse)
        numbers = int.from_bytes(blinded, "big"), int.from_bytes(signed, "big")
        recorded.stamps.append(StampRequest(person, group, code, key.public, *numbers))
        carried = f"{group} {prepared.hex()} {signature.hex()} {'' if measures.codeless else code}"
        recorded.answers.append(AnswerRequest(group, truth[person], prepared, signature, carried))
    return recorded, truth


def _blind(key: PublicKey, prepared: bytes, measures: Measures, fixed: bytes) -> tuple[bytes, int]:
    """Blind as the browser does, or with a number that is 1, or the same for everybody."""

    def draw(n_bytes: int) -> bytes:
        if n_bytes < len(fixed) or (measures.blinded and measures.fresh):
            return os.urandom(n_bytes)  # salts are always fresh
        return bytes([0]) + fixed[1:] if measures.blinded else bytes(n_bytes - 1) + b"\x01"

    made = blind(key, prepared, random_bytes=draw)
    return made.message, made.inverse


def _make_key() -> SigningKey:
    numbers = rsa.generate_private_key(65537, N_BITS).private_numbers()
    return SigningKey.from_primes(numbers.p, numbers.q)
