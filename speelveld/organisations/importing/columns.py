"""Which column holds what: guessed from the header, confirmed by a person."""

import re
import unicodedata
from collections.abc import Mapping

# field -> words that a header may hold; the first field that fits takes the column
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "units": {
        "parent": ("bovenliggend", "valt onder", "ouder", "parent", "hoort bij", "hoofdafdeling"),
        "key": ("code", "nummer", "key", "id", "kostenplaats", "unit", "afdelingsnr"),
        "name": ("naam", "name", "omschrijving", "onderdeel", "afdeling", "team"),
    },
    "people": {
        "number": ("personeelsnummer", "medewerkernummer", "nummer", "number", "id", "persnr"),
        "email": ("mail",),
        "language": ("taal", "language"),
        "joined_on": ("in dienst", "indienst", "start", "joined"),
        "unit": ("onderdeel", "afdeling", "team", "unit", "kostenplaats", "department"),
        "name": ("naam", "name"),
    },
}
REQUIRED = {"units": ("key", "name", "parent"), "people": ("number", "name", "unit")}


def _simplify(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def guess_mapping(kind: str, header: tuple[str, ...]) -> dict[str, int]:
    """Return the column number of each field that could be recognised."""
    mapping: dict[str, int] = {}
    taken: set[int] = set()
    for field, words in WORDS[kind].items():
        for exact in (True, False):
            for column, title in enumerate(map(_simplify, header)):
                fits = title in words if exact else any(word in title for word in words)
                if fits and column not in taken and field not in mapping:
                    mapping[field] = column
                    taken.add(column)
    return mapping


def list_missing(kind: str, mapping: Mapping[str, int]) -> list[str]:
    """Return the required fields that have no column yet."""
    return [field for field in REQUIRED[kind] if field not in mapping]
