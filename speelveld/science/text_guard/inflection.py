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
        yield from _list_english(stem, ending)
    elif ending in ("je", "jes"):
        yield from _list_undiminished(stem)
    elif ending in ("en", "e"):
        yield from _list_closed(stem)


def _list_english(stem: str, ending: str) -> Iterator[str]:
    if ending in ("ed", "ing"):
        yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def _list_undiminished(stem: str) -> Iterator[str]:
    if stem.endswith(("t", "p")):
        yield stem[:-1]  # tumortje
    if stem.endswith("et"):
        yield stem[:-2]
        if len(stem) > 4 and stem[-3] == stem[-4]:
            yield stem[:-3]  # pilletje


def _list_closed(stem: str) -> Iterator[str]:
    """Undo the spelling of open and closed syllables: `pillen` to `pil`, `benen` to `been`, `brieven` to `brief`."""
    last = {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    yield stem[:-1] + last
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    elif stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        yield stem[:-1] + stem[-2] + last
