"""Reads a text as an eye does: small Latin letters without accents, whatever code points were typed.

Every letter of the folded text knows which code points of the original it came from, so that findings can be
marked in what the writer sees.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Letters of other scripts that look like a Latin letter; used when a word mixes scripts.
_LOOKALIKES = {
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
    "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "һ": "h", "ӏ": "l", "п": "n", "г": "r",
    "α": "a", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
    "γ": "y", "ω": "w", "μ": "u", "β": "b", "ɑ": "a", "ɡ": "g", "ı": "i", "ɩ": "i", "ʏ": "y", "ᴀ": "a", "ᴇ": "e",
}  # fmt: skip
_SPOKEN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zj", "з": "z", "и": "i", "й": "j",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "oe", "ф": "f",
    "х": "ch", "ц": "ts", "ч": "tsj", "ш": "sj", "щ": "sjtsj", "ы": "y", "э": "e", "ю": "joe", "я": "a", "ь": "",
    "ъ": "", "і": "i", "ї": "ji", "є": "je",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_SPECIAL = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij", "’": "'", "‘": "'", "`": "'",
    "´": "'", "‐": "-", "‑": "-", "–": " ", "—": " ", "…": ".", "“": '"', "”": '"', "„": '"',
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Folded:
    """`text[i]` comes from `original[starts[i]:ends[i]]`."""

    text: str
    original: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str) -> Folded:
    """Fold a text, letter by letter; the work grows in proportion to its length."""
    if text.isascii():
        return Folded(text.lower(), text, range(len(text)), range(1, len(text) + 1))
    spoken = _find_spoken(text)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        folded = _fold_character(character, place in spoken)
        letters.append(folded)
        starts.extend([place] * len(folded))
        ends.extend([place + 1] * len(folded))
    return Folded("".join(letters), text, starts, ends)


def fold_word(word: str) -> str:
    """Fold a word of the vocabulary."""
    return word.lower() if word.isascii() else fold(word).text


def _fold_character(character: str, spoken: bool) -> str:
    if character.isascii():
        return character.lower()
    lower = unicodedata.normalize("NFKD", character).lower()
    return "".join(_fold_part(part, spoken) for part in lower)


def _fold_part(part: str, spoken: bool) -> str:
    if part.isascii():
        return part
    if part in _SPECIAL:
        return _SPECIAL[part]
    if unicodedata.category(part) in ("Mn", "Cf", "Me"):
        return ""  # accents, zero-width and other marks nobody sees
    if spoken:
        return _SPOKEN.get(part, part)
    return _LOOKALIKES.get(part, part)


def _find_spoken(text: str) -> set[int]:
    """Return the places in words that are wholly Cyrillic or Greek: those are read by sound, not by looks."""
    places: set[int] = set()
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if not word.isascii() and len(word) > 3 and all(letter in _SPOKEN for letter in word):
            places.update(range(match.start(), match.end()))
    return places
