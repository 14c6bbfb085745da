"""Keys as files outside the database, and what is sealed under them.

Whoever holds the database, its log and every backup of it cannot read what was sealed. A key that is destroyed takes
all copies with it. The folder is never part of a backup of the database (SPEELVELD_KEYS).
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES, _NONCE_BYTES = 32, 12


class Unreadable(Exception):
    """What is sealed does not fit its key, or the key is gone."""


def find_key(name: str) -> Path:
    """Return where a key is kept, whether it is there or not."""
    return Path(settings.KEYS) / name


def make_key(name: str) -> None:
    """Make a key, once; a key that is there stays."""
    path = find_key(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        suppress(FileExistsError),
        open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file,
    ):
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def read_key(name: str) -> bytes:
    """Return a key. Raises Unreadable when it is gone or damaged."""
    try:
        key = find_key(name).read_bytes()
    except OSError:
        raise Unreadable(name) from None
    if len(key) != KEY_BYTES:
        raise Unreadable(name)
    return key


def destroy_key(name: str) -> None:
    """Overwrite and remove a key. What was sealed under it can never be read again."""
    path = find_key(name)
    with suppress(FileNotFoundError):
        with path.open("r+b") as file:
            file.write(bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def seal(key: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """Encrypt, bound to a place: put elsewhere, it opens no more."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, *, bound_to: bytes) -> bytes:
    """Decrypt. Raises Unreadable when it was changed, moved, or sealed under another key."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise Unreadable from None
