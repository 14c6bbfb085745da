"""The key of each reporting group: its private half signs who was invited, its public half is on a list for everybody.

Private keys lie encrypted under the wave's box key, and go with it. The list is the same bytes for everybody and never
changes; the page carries its SHA-256, so that a server that hands one person a key of their own is found out.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from speelveld.science.credentials import PublicKey, SigningKey, open_key, seal_key
from speelveld.surveys import box
from speelveld.surveys.models import ReportingGroup, Wave


@dataclass(frozen=True)
class KeyList:
    """What is published of the keys of a wave, as the bytes that go over the line."""

    body: bytes

    @property
    def digest(self) -> str:
        """What people compare, and what the page carries."""
        return hashlib.sha256(self.body).hexdigest()


def list_keyless(wave: Wave) -> QuerySet[ReportingGroup]:
    """Return the groups that still have no key."""
    return wave.reporting_groups.filter(public_modulus=b"")


def keep_key(group: ReportingGroup, key: SigningKey, box_key: bytes) -> None:
    """Store the key of a group, once: a key that is there stays."""
    sealed = seal_key(key, master_key=box_key, wave=group.wave.public_id, group=str(group.pk))
    ReportingGroup.objects.filter(pk=group.pk, public_modulus=b"").update(
        public_modulus=key.public.to_bytes(), sealed_signing_key=sealed
    )


@lru_cache(maxsize=4096)
def get_public_key(public_id: str, group_id: int) -> PublicKey:
    """Return a public key. Raises ReportingGroup.DoesNotExist when this wave has no such group, or no key yet."""
    return PublicKey.from_bytes(bytes(_find(public_id, group_id).public_modulus))


def open_signing_key(public_id: str, group_id: int) -> SigningKey:
    """Decrypt a private key. Kept nowhere: it is gone from memory as soon as it has signed.

    Raises WaveRefused when the box key is missing, and ValueError when it is another one.
    """
    sealed = bytes(_find(public_id, group_id).sealed_signing_key)
    return open_key(sealed, master_key=box.read_key(public_id), wave=public_id, group=str(group_id))


@lru_cache(maxsize=64)
def get_key_list(public_id: str) -> KeyList:
    """Return the published list of a wave whose keys are all there."""
    groups = ReportingGroup.objects.filter(wave__public_id=public_id).order_by("pk")
    rows = [
        {"group": group.pk, "invited": group.n_invited, "key": _fingerprint(group.public_modulus)}
        for group in groups
    ]
    return KeyList(json.dumps(rows, separators=(",", ":")).encode())


def _find(public_id: str, group_id: int) -> ReportingGroup:
    return ReportingGroup.objects.exclude(public_modulus=b"").get(pk=group_id, wave__public_id=public_id)


def _fingerprint(modulus: bytes) -> str:
    return PublicKey.from_bytes(bytes(modulus)).fingerprint
