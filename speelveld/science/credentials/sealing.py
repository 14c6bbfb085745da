"""A signing key at rest: sealed with AES-256-GCM under a master key, and bound to its wave and group."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from speelveld.science.credentials.keys import SigningKey

MASTER_KEY_BYTES = 32
_NONCE_BYTES = 12
_FORMAT = b"speelveld signing key 1"


def seal_key(key: SigningKey, *, master_key: bytes, wave: str, group: str) -> bytes:
    """Encrypt a signing key for storage: nonce, both primes, and the tag that notices any change.

    Parameters
    ----------
    master_key : 32 secret bytes, kept somewhere else than the result.
    wave, group : whom the key belongs to; needed again to open it.

    Raises
    ------
    ValueError
        When the master key does not have 32 bytes.
    """
    n_bytes = key.public.n_bytes
    nonce = secrets.token_bytes(_NONCE_BYTES)
    plain = key.p.to_bytes(n_bytes, "big") + key.q.to_bytes(n_bytes, "big")
    return nonce + _load(master_key).encrypt(nonce, plain, _bind(wave, group))


def open_key(sealed: bytes, *, master_key: bytes, wave: str, group: str) -> SigningKey:
    """Decrypt a key that `seal_key` sealed for this wave and group.

    Raises
    ------
    ValueError
        When the master key, wave or group is another one, or when anything was changed.
    """
    cipher = _load(master_key)
    try:
        plain = cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bind(wave, group))
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        raise ValueError(
            "This signing key does not open: it was sealed under another master key, for another wave or group, "
            "or it was changed."
        ) from None
    half = len(plain) // 2
    return SigningKey.from_primes(int.from_bytes(plain[:half], "big"), int.from_bytes(plain[half:], "big"))


def _load(master_key: bytes) -> AESGCM:
    if len(master_key) != MASTER_KEY_BYTES:
        raise ValueError(f"The master key has {len(master_key)} bytes; give {MASTER_KEY_BYTES} secret ones.")
    return AESGCM(master_key)


def _bind(*names: str) -> bytes:
    """Write names so that no two lists of names read the same: each after its length."""
    written = [name.encode() for name in names]
    return _FORMAT + b"".join(len(name).to_bytes(4, "big") + name for name in written)
