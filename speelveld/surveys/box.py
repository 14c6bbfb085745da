"""The sealed box: what came in lies unreadable until the wave closes, under a key outside the database.

Whoever holds the database, its log and every backup of it holds rows of equal length that say nothing. The key is a
file of its own, is never part of a backup, and is destroyed when the box has been opened (docs/method/anonymity.md).
"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from speelveld import sealing
from speelveld.sealing import destroy_key, make_key
from speelveld.surveys.errors import WaveRefused

__all__ = ["KeptKey", "destroy_key", "list_keys", "make_key", "open_all", "read_key", "seal"]
_DAY = 24 * 3600


def read_key(public_id: str) -> bytes:
    """Return the key of an open wave. Raises WaveRefused when it is gone."""
    try:
        return sealing.read_key(public_id)
    except sealing.Unreadable:
        raise WaveRefused(
            _(
                "De sleutel van deze meting ontbreekt: %(place)s. Zonder sleutel kan niemand de antwoorden lezen. "
                "Zet de kopie van de sleutel terug en probeer het opnieuw."
            )
            % {"place": f"keys/{public_id}"}
        ) from None


class KeptKey(NamedTuple):
    public_id: str
    is_old: bool


def list_keys() -> list[KeptKey]:
    """Return the keys of waves that are kept, and whether each has been there for more than a day."""
    folder = Path(settings.KEYS)
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return [KeptKey(path.name, time.time() - path.stat().st_mtime > _DAY) for path in paths]


def seal(key: bytes, choices: bytes, *, public_id: str, group_id: int) -> bytes:
    """Encrypt an answer, bound to its wave and group. All answers of a wave come out equally long."""
    return sealing.seal(key, choices, bound_to=_bind(public_id, group_id))


def open_all(key: bytes, rows: Iterable[tuple[int, bytes]], *, public_id: str) -> Iterable[tuple[int, bytes]]:
    """Decrypt rows of group and sealed answer. Raises WaveRefused when one was changed or has another key."""
    for group_id, sealed in rows:
        try:
            yield group_id, sealing.unseal(key, sealed, bound_to=_bind(public_id, group_id))
        except sealing.Unreadable:
            raise WaveRefused(
                _(
                    "Een antwoord past niet bij de sleutel van deze meting. Zet de sleutel en de gegevens terug die "
                    "bij elkaar horen. Er is niets gesloten."
                )
            ) from None


def _bind(public_id: str, group_id: int) -> bytes:
    return f"speelveld answer 1\0{public_id}\0{group_id}".encode()
