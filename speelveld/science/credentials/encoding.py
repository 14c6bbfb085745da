"""EMSA-PSS with SHA-384 and MGF1, as in RFC 8017, section 9.1.1 and appendix B.2.1."""

import hashlib

from speelveld.science.credentials.variants import HASH_BYTES

_TRAILER = b"\xbc"


def encode_message(prepared: bytes, salt: bytes, n_bits: int) -> int:
    """Encode a message for a modulus of `n_bits` bits, as the number that gets signed.

    Parameters
    ----------
    prepared : the message, with its random prefix where the variant has one.
    salt : random bytes, or none.
    n_bits : length of the modulus; the number stays one bit shorter, and so below it.
    """
    n_free = n_bits - 1
    n_bytes = (n_free + 7) // 8
    digest = _hash(bytes(8) + _hash(prepared) + salt)
    block = bytes(n_bytes - len(salt) - HASH_BYTES - 2) + b"\x01" + salt
    masked = int.from_bytes(block, "big") ^ int.from_bytes(_make_mask(digest, len(block)), "big")
    kept = masked & ((1 << (n_free - 8 * (HASH_BYTES + 1))) - 1)  # bits that would not fit are cleared
    return (kept << 8 * (HASH_BYTES + 1)) | int.from_bytes(digest + _TRAILER, "big")


def _hash(text: bytes) -> bytes:
    return hashlib.sha384(text).digest()


def _make_mask(seed: bytes, n_bytes: int) -> bytes:
    n_blocks = -(-n_bytes // HASH_BYTES)
    return b"".join(_hash(seed + counter.to_bytes(4, "big")) for counter in range(n_blocks))[:n_bytes]
