"""Reads the national absence figures: percentages by quarter of branches and sizes, with their source."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.languages import speak
from speelveld.catalogue.reading import find_content, read_entry

FILE = "absence/sectors.yaml"
_VALUE = re.compile(r"(\d{4}Q[1-4]) (\d{1,2}\.\d)")


@dataclass(frozen=True)
class Sector:
    """A branch, a part of one, a size or the whole country, with its percentage by quarter (`2022Q4`)."""

    key: str
    kind: Literal["whole", "branch", "part", "size"]
    nl: str
    en: str
    values: str

    @cached_property
    def percentages(self) -> dict[str, float]:
        pairs = [_VALUE.fullmatch(one.strip()) for one in self.values.split(",")]
        if not all(pairs):
            raise ContentError(FILE, self.key, "has a value that is none.", "Write 2022Q4 5.6, with commas.")
        return {pair[1]: float(pair[2]) for pair in pairs if pair}

    def name(self, language: str) -> str:
        return self.nl if speak(language) == "nl" else self.en


@dataclass(frozen=True)
class NationalAbsence:
    """All sectors, where they come from, and from which quarter on figures may still change."""

    source: str
    licence: str
    url: str
    provisional_from: str
    sectors: tuple[Sector, ...]

    def sector(self, key: str) -> Sector:
        """One sector; KeyError when unknown."""
        return {one.key: one for one in self.sectors}[key]


@cache
def _read(folder: Path) -> NationalAbsence:
    return read_entry(NationalAbsence, folder, FILE)


def national_absence() -> NationalAbsence:
    return _read(find_content())
