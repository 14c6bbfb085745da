"""Envelopes that only one professional opens (docs/decisions: who reads a request for a consult).

A request is closed with the public key of a professional (X25519, HKDF-SHA256, AES-256-GCM) as soon as it comes in. The
private key lies in the database under a passphrase (scrypt) that is kept nowhere. All envelopes are equally long.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

LENGTH = 12_288  # of what is inside: the longest text in the widest letters
_KEY, _NONCE, _SALT, _SIZE = 32, 12, 16, 4
_COST = 2**15  # of one guess at a passphrase: about 0.1 s and 32 MB
_LOCK, _ENVELOPE = b"speelveld private key 1", b"speelveld envelope 1"


class Unopened(Exception):
    """The passphrase is not the right one, or the envelope was made for somebody else."""


def make_pair(passphrase: str) -> tuple[bytes, bytes]:
    """Return a public key, and its private key locked with a passphrase."""
    private = X25519PrivateKey.generate()
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    locked = AESGCM(_stretch(passphrase, salt)).encrypt(nonce, private.private_bytes_raw(), _LOCK)
    return private.public_key().public_bytes_raw(), salt + nonce + locked


def unlock(locked: bytes, passphrase: str) -> X25519PrivateKey:
    """Return the private key. Raises Unopened."""
    salt, nonce, rest = locked[:_SALT], locked[_SALT : _SALT + _NONCE], locked[_SALT + _NONCE :]
    try:
        return X25519PrivateKey.from_private_bytes(
            AESGCM(_stretch(passphrase, salt)).decrypt(nonce, rest, _LOCK)
        )
    except InvalidTag:
        raise Unopened from None


def close(public: bytes, text: bytes) -> bytes:
    """Return an envelope for the holder of a public key. ValueError when the text is longer than fits."""
    if len(text) > LENGTH - _SIZE:
        raise ValueError(f"An envelope holds {LENGTH - _SIZE} bytes.")
    once = X25519PrivateKey.generate()
    stamp, nonce = once.public_key().public_bytes_raw(), secrets.token_bytes(_NONCE)
    key = _agree(once, X25519PublicKey.from_public_bytes(public), stamp + public)
    inside = (len(text).to_bytes(_SIZE, "big") + text).ljust(LENGTH, b"\0")
    return stamp + nonce + AESGCM(key).encrypt(nonce, inside, _ENVELOPE)


def unseal(private: X25519PrivateKey, envelope: bytes) -> bytes:
    """Return what is in an envelope. Raises Unopened."""
    stamp, nonce, rest = envelope[:_KEY], envelope[_KEY : _KEY + _NONCE], envelope[_KEY + _NONCE :]
    try:
        both = stamp + private.public_key().public_bytes_raw()
        key = _agree(private, X25519PublicKey.from_public_bytes(stamp), both)
        inside = AESGCM(key).decrypt(nonce, rest, _ENVELOPE)
    except (InvalidTag, ValueError):
        raise Unopened from None
    return inside[_SIZE : _SIZE + int.from_bytes(inside[:_SIZE], "big")]


def _agree(private: X25519PrivateKey, public: X25519PublicKey, both: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, salt=None, info=_ENVELOPE + both).derive(private.exchange(public))


def _stretch(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt, _KEY, n=_COST, r=8, p=1).derive(passphrase.encode())
