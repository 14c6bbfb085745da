"""Words as somebody types them, brought down to what their forms share. Light, and the same for Dutch and English."""

import re
import unicodedata

JOINED = re.compile(r"(?<=\w)[-'’](?=\w)")
WORD = re.compile(r"[a-z0-9]+")
ENDINGS = ("ingen", "heden", "ings", "ing", "ied", "ies", "en", "ed", "es", "s", "e", "y")
SHORTEST = 4  # letters that stay when an ending goes
DOUBLE = re.compile(r"(.)\1")
EMPTY = frozenset(
    "de het een en of in op te van voor met dat die dit is zijn was wat wie hoe ik je jij mijn we wij er niet "
    "maar ook als bij naar over door om uit aan dan nog wel geen hij zij ze haar hem hun kan moet mag heb heeft "
    "maak maakt maken alles alle heel "
    "a an the and or in on to of for with that this is are was what who how i you my we it not but also if at "
    "by about do does can should have has he she they his her their your me be".split()
)


def split_words(text: str) -> list[str]:
    """Return the words without accents, capitals and hyphens: `Burn-out` is `burnout`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return WORD.findall(JOINED.sub("", bare))


def stem(word: str) -> str:
    """Return what the forms of a word share: praten and praat, blijven and blijf, worry and worries."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - (ending in ("en", "s")):
            word = word[: -len(ending)]
            break
    single = DOUBLE.sub(r"\1", word)
    return single[:-1] + {"v": "f", "z": "s"}.get(single[-1], single[-1])


def list_stems(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in the order of the text."""
    return [stem(word) for word in split_words(text) if word not in EMPTY]


def measure_distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
