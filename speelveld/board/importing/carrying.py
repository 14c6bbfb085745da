"""Carries the rows of a sheet from the preview to the confirmation, signed: the file itself is not kept."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from speelveld.board.importing.sheet import Row, Sheet
from speelveld.organisations.permissions import Actor
from speelveld.ui.errors import Refused

SALT = "speelveld.board.importing"


def pack(sheet: Sheet, by: Actor) -> str:
    rows = [[row.number, row.cells, row.broken] for row in sheet.rows]
    return signing.dumps([sheet.language, rows], salt=_name(by), compress=True)


def unpack(text: str, by: Actor) -> Sheet:
    """Return the rows that this person was shown. Raises Refused."""
    try:
        language, rows = signing.loads(text, salt=_name(by))
    except signing.BadSignature as error:
        raise Refused(_("Dit overzicht is niet meer te lezen. Kies het bestand opnieuw.")) from error
    return Sheet(language, tuple(_make_row(row) for row in rows))


def _name(by: Actor) -> str:
    return f"{SALT}:{by.organisation_slug}:{by.user_id}"


def _make_row(row: list[Any]) -> Row:
    number, cells, broken = row
    return Row(number, cells, broken)
