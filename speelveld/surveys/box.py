"""The sealed box: what came in lies unreadable until the wave closes, under a key outside the database.

Whoever holds the database, its log and every backup of it holds rows of equal length that say nothing. The key is a
file of its own, is never part of a backup, and is destroyed when the box has been opened (docs/method/anonymity.md).
"""

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from speelveld.surveys.errors import WaveRefused

KEY_BYTES, _NONCE_BYTES, _DAY = 32, 12, 24 * 3600


def make_key(public_id: str) -> None:
    """Make the key of a wave, once; a key that is there stays."""
    path = _find(public_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        suppress(FileExistsError),
        open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file,
    ):
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def read_key(public_id: str) -> bytes:
    """Return the key of an open wave. Raises WaveRefused when it is gone."""
    try:
        key = _find(public_id).read_bytes()
    except OSError:
        key = b""
    if len(key) != KEY_BYTES:
        raise WaveRefused(
            _(
                "De sleutel van deze meting ontbreekt: %(place)s. Zonder sleutel kan niemand de antwoorden lezen. "
                "Zet de kopie van de sleutel terug en probeer het opnieuw."
            )
            % {"place": f"keys/{public_id}"}
        )
    return key


def destroy_key(public_id: str) -> None:
    """Overwrite and remove the key. What was sealed under it can never be read again."""
    path = _find(public_id)
    with suppress(FileNotFoundError):
        with path.open("r+b") as file:
            file.write(bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


class KeptKey(NamedTuple):
    public_id: str
    is_old: bool


def list_keys() -> list[KeptKey]:
    """Return the keys that are kept, and whether each has been there for more than a day."""
    folder = Path(settings.KEYS)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [KeptKey(path.name, time.time() - path.stat().st_mtime > _DAY) for path in paths]


def seal(key: bytes, choices: bytes, *, public_id: str, group_id: int) -> bytes:
    """Encrypt an answer, bound to its wave and group. All answers of a wave come out equally long."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, choices, _bind(public_id, group_id))


def open_all(key: bytes, rows: Iterable[tuple[int, bytes]], *, public_id: str) -> Iterable[tuple[int, bytes]]:
    """Decrypt rows of group and sealed answer. Raises WaveRefused when one was changed or has another key."""
    cipher = AESGCM(key)
    for group_id, sealed in rows:
        try:
            yield (
                group_id,
                cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bind(public_id, group_id)),
            )
        except (InvalidTag, ValueError):
            raise WaveRefused(
                _(
                    "Een antwoord past niet bij de sleutel van deze meting. Zet de sleutel en de gegevens terug die "
                    "bij elkaar horen. Er is niets gesloten."
                )
            ) from None


def _bind(public_id: str, group_id: int) -> bytes:
    return f"speelveld answer 1\0{public_id}\0{group_id}".encode()


def _find(public_id: str) -> Path:
    return Path(settings.KEYS) / public_id
