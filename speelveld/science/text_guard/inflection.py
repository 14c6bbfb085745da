"""Base forms of a Dutch or English word: cheap guesses that the vocabulary confirms or not."""

from collections.abc import Iterator

_VOWELS = "aeou"
_DUTCH = ("jes", "je", "en", "es", "e", "s", "n")
_ENGLISH = ("es", "s", "ed", "ing", "d")


def list_bases(word: str, language: str) -> Iterator[str]:
    """Yield the word and what may be its base form, likeliest first."""
    yield word
    for ending in _DUTCH if language == "nl" else _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield from _list_stems(word[: -len(ending)], ending, language)


def _list_stems(stem: str, ending: str, language: str) -> Iterator[str]:
    yield stem
    if language == "en":
        if ending in ("ed", "ing"):
            yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        return
    if ending in ("je", "jes"):
        if stem.endswith(("et", "t", "p")):
            yield stem[:-1]  # tumortje, traumaatje
        if stem.endswith("et"):
            yield stem[:-2]
        if len(stem) > 4 and stem[-1] == "t" and stem[-2] == stem[-3]:
            yield stem[:-2]
    if ending in ("en", "e"):
        if stem[-1] == stem[-2]:
            yield stem[:-1]  # kneuzingen, pillen
        elif stem[-2] in _VOWELS and stem[-1] not in _VOWELS and stem[-3] not in _VOWELS:
            yield stem[:-1] + stem[-2] + stem[-1] if stem[-1] != stem[-2] else stem
            yield stem[:-1].rstrip() + stem[-2] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
        if stem.endswith(("v", "z")):
            yield stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
