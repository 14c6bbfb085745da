"""Seals and opens what an agreement says. Each agreement has a key of its own, a file outside the database."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from speelveld import sealing
from speelveld.agreements.content import Content, read_content, write_content
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement, Version

_FOLDER, _DAY = "agreements", 24 * 3600


def make_key(agreement: Agreement) -> None:
    sealing.make_key(_name_key(agreement))


def destroy_key(agreement: Agreement) -> None:
    """Make an agreement unreadable for good, in every backup of the database as well."""
    sealing.destroy_key(_name_key(agreement))


def seal_content(agreement: Agreement, number: int, content: Content) -> bytes:
    return _seal(agreement, write_content(content), f"version {number}")


def open_version(version: Version) -> Content:
    """Return what a version says. Raises AgreementRefused when its key is gone."""
    return read_content(_open(version.agreement, bytes(version.sealed), f"version {version.number}"))


def seal_objection(agreement: Agreement, text: str) -> bytes:
    return _seal(agreement, text.encode(), "objection")


def open_objection(agreement: Agreement) -> str:
    """Return what an employee objects to, or nothing."""
    if agreement.sealed_objection is None:
        return ""
    return _open(agreement, bytes(agreement.sealed_objection), "objection").decode()


def list_old_keys() -> list[str]:
    """Return the agreements for which a key has been there for more than a day."""
    folder = sealing.find_key(_FOLDER)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path.name for path in paths if time.time() - path.stat().st_mtime > _DAY]


def count_missing_keys() -> int:
    """Return how many agreements nobody can read. Which ones is not told: that they exist is of the two."""
    known = Agreement.objects.values_list("public_id", flat=True)
    return sum(not sealing.find_key(f"{_FOLDER}/{public_id}").is_file() for public_id in known)


def _seal(agreement: Agreement, plain: bytes, part: str) -> bytes:
    with _telling_of_missing_keys():
        key = sealing.read_key(_name_key(agreement))
        return sealing.seal(key, plain, bound_to=_bind(agreement, part))


def _open(agreement: Agreement, sealed: bytes, part: str) -> bytes:
    with _telling_of_missing_keys():
        key = sealing.read_key(_name_key(agreement))
        return sealing.unseal(key, sealed, bound_to=_bind(agreement, part))


@contextmanager
def _telling_of_missing_keys() -> Iterator[None]:
    try:
        yield
    except sealing.Unreadable:
        raise AgreementRefused(
            _(
                "De sleutel van deze afspraken ontbreekt, dus niemand kan ze lezen. Vraag de systeembeheerder om de "
                "map met sleutels terug te zetten."
            )
        ) from None


def _bind(agreement: Agreement, part: str) -> bytes:
    return f"speelveld agreement 1\0{agreement.public_id}\0{part}".encode()


def _name_key(agreement: Agreement) -> str:
    return f"{_FOLDER}/{agreement.public_id}"
