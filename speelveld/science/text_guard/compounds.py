"""Reads compounds: `rugoperatie` by its last part, `burn-outperikelen` by its first."""

from collections.abc import Iterable, Mapping

from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.tokens import make_key
from speelveld.science.text_guard.vocabulary import Vocabulary

_SHORTEST_FIRST_PART, _SHORTEST_REST, _SHORTEST_STEM = 5, 3, 3
_LINKS = ("", "s", "e", "en", "n")


class Compounds:
    """Heads with what may stand before them, first parts that are terms, and endings that are about work."""

    def __init__(self, vocabulary: Vocabulary, firm: Mapping[str, str], body: Iterable[str]) -> None:
        sections = vocabulary.compounds
        self._beginnings = {
            name.removeprefix("begin "): _read(words)
            for name, words in sections.items()
            if name.startswith("begin ")
        }
        self._beginnings["body"] = frozenset(body)
        self._heads = _read_heads(sections)
        self._suffixes = {
            make_key(fold_word(word)): name.removeprefix("suffix ")
            for name, words in sections.items()
            if name.startswith("suffix ")
            for word in words
        }
        self._innocent = _read(sections.get("innocent word", ()))
        self._work = _read(sections.get("work ending", ()))
        self._innocent_endings = tuple(_read(sections.get("innocent ending", ())))
        never = _read(sections.get("not first", ()))
        self._firsts = _link(
            {
                key: kind
                for key, kind in firm.items()
                if len(key) >= _SHORTEST_FIRST_PART and key not in never and "" not in never
            }
        )

    def is_innocent(self, key: str) -> bool:
        """True for a word of work that only looks like one of health: `bedrijfsarts`, `verzuimcijfers`."""
        if (
            key.endswith(self._innocent_endings)
            or key in self._innocent
            or any(
                key[: -len(end)] in self._innocent for end in ("s", "en", "je", "jes") if key.endswith(end)
            )
        ):
            return True
        return any(
            key[start:] in self._work and self._begins_with_health(key[:start])
            for start in range(3, len(key) - 2)
        )

    def find(self, key: str) -> str | None:
        """Return the kind of information that a compound holds, or None."""
        return self._find_by_head(key) or self._find_by_first(key) or self._find_by_suffix(key)

    def _begins_with_health(self, part: str) -> bool:
        return part in self._firsts or any(part in self._beginnings.get(name, ()) for name in ("med", "ggz"))

    def _find_by_head(self, key: str) -> str | None:
        for start in range(2, len(key) - 2):
            for category, before in self._heads.get(key[start:], ()):
                if self._may_begin(key[:start], before):
                    return category
        return None

    def _may_begin(self, stem: str, before: str) -> bool:
        if before == "*":
            return len(stem) >= _SHORTEST_STEM
        allowed = self._beginnings.get(before, frozenset())
        if stem in allowed or any(
            stem == first + link for link in _LINKS[1:] for first in _cut_link(stem, link, allowed)
        ):
            return True
        return before == "med" and stem in self._firsts

    def _find_by_first(self, key: str) -> str | None:
        for end in range(len(key) - _SHORTEST_REST, _SHORTEST_FIRST_PART - 1, -1):
            if key[:end] in self._firsts:
                return self._firsts[key[:end]]
        return None

    def _find_by_suffix(self, key: str) -> str | None:
        for start in range(3, len(key) - 1):
            if key[start:] in self._suffixes:
                return self._suffixes[key[start:]]
        return None


def _read(words: Iterable[str]) -> frozenset[str]:
    return frozenset(make_key(fold_word(word)) for word in words)


def _cut_link(stem: str, link: str, allowed: frozenset[str]) -> Iterable[str]:
    first = stem.removesuffix(link)
    return (first,) if first in allowed else ()


def _read_heads(sections: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
    heads: dict[str, list[tuple[str, str]]] = {}
    for name, entries in sections.items():
        if name.startswith("head "):
            for entry in entries:
                head, before = entry.rsplit(" ", 1)
                heads.setdefault(make_key(fold_word(head)), []).append((name.removeprefix("head "), before))
    return heads


def _link(firm: Mapping[str, str]) -> dict[str, str]:
    """Return the terms as they stand at the start of a compound."""
    firsts: dict[str, str] = {}
    for key, kind in firm.items():
        for link in _LINKS:
            firsts.setdefault(key + link, kind)
    return firsts
