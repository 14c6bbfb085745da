"""Knows what a single word says: which kind of health or private information, and how surely."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from speelveld.science.text_guard.compounds import Compounds
from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.inflection import list_bases
from speelveld.science.text_guard.spelling import Speller
from speelveld.science.text_guard.tokens import Token, make_key
from speelveld.science.text_guard.vocabulary import Vocabulary

_SHORTEST_ROLE = 6  # letters of the last part: `hoofdplanner`
_REMEMBERED = 20_000  # words; texts repeat themselves


@dataclass(frozen=True, slots=True)
class Sense:
    """`firm`: the word says so by itself; otherwise only of a person."""

    category: str
    firm: bool


Entry = tuple[str, Sense]


class Lexicon:
    """Single words with their senses and groups."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._language = vocabulary.language
        self._capitals = {
            make_key(fold_word(w)): sense for w, sense in _list_terms(vocabulary) if w.isupper()
        }
        self._senses: dict[str, Sense] = {}
        for word, sense in _list_terms(vocabulary):
            if " " not in word and not word.isupper():
                self._senses.setdefault(make_key(fold_word(word)), sense)
        self.groups = _read_groups({**vocabulary.classes, **_list_names(vocabulary)})
        self._phrases = _read_group_phrases(vocabulary.classes)
        self._compounds = Compounds(vocabulary, self._list_firm(), self.groups.get("body", frozenset()))
        self._speller = Speller(self._list_firm(), _list_ordinary(vocabulary))
        self._remember = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._remember_groups = lru_cache(maxsize=_REMEMBERED)(self._find_groups)

    def sense(self, token: Token) -> Sense | None:
        """Return what the word says, or None."""
        if token.upper and token.key in self._capitals:
            return self._capitals[token.key]
        return self._remember(token.key)

    def groups_of(self, key: str) -> frozenset[str]:
        """Return the groups of words (`body`, `relative`, `thing`, ...) that the word belongs to."""
        return self._remember_groups(key)

    def phrases_from(self, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return, per group, its members of more than one word that begin with this word."""
        return self._phrases.get(key, {})

    def _list_firm(self) -> dict[str, str]:
        return {key: sense.category for key, sense in self._senses.items() if sense.firm}

    def _look_up(self, key: str) -> Sense | None:
        for base in list_bases(key, self._language):
            if base in self._senses:
                return self._senses[base]
        if self._compounds.is_innocent(key):
            return None
        category = self._compounds.find(key)
        if category is not None:
            return Sense(category, firm=True)
        meant = self._speller.find(key)
        return self._senses[meant] if meant else None

    def _find_groups(self, key: str) -> frozenset[str]:
        found = {name for name, words in self.groups.items() if key in words}
        for base in list_bases(key, self._language):
            found |= {name for name in ("body", "relative", "thing") if base in self.groups.get(name, ())}
        if not found:
            found |= self._find_by_ending(key)
        return frozenset(found)

    def _find_by_ending(self, key: str) -> set[str]:
        """A compound belongs to the group of its last part: `kassasysteem`, `linkerknie`."""
        things, body = self.groups.get("thing", frozenset()), self.groups.get("body", frozenset())
        roles = self.groups.get("role", frozenset())
        for start in range(3, len(key) - 2):
            ending = key[start:]
            if len(ending) >= 4 and ending in things:
                return {"thing"}
            if len(ending) >= _SHORTEST_ROLE and ending in roles:
                return {"role"}
            if ending in body and key[:start] in ("linker", "rechter", "boven", "onder", "binnen", "buiten"):
                return {"body"}
        return set()


def _list_terms(vocabulary: Vocabulary) -> Iterator[Entry]:
    for section, words in vocabulary.terms.items():
        sense = Sense(section.rstrip("?"), firm=not section.endswith("?"))
        for word in words:
            yield word, sense


def _list_ordinary(vocabulary: Vocabulary) -> set[str]:
    """Names of persons and places are no slips either."""
    words = (*vocabulary.ordinary, *(name for names in vocabulary.names.values() for name in names))
    return {make_key(fold_word(word)) for word in words}


def _list_names(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {name: vocabulary.names.get(name, ()) for name in ("first", "surname", "particle")}


def list_phrases(vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield the terms of more than one word."""
    for word, sense in _list_terms(vocabulary):
        if " " in word:
            yield word, sense


def _read_groups(classes: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(make_key(fold_word(word)) for word in words if " " not in word)
        for name, words in classes.items()
    }


def _read_group_phrases(
    classes: Mapping[str, tuple[str, ...]],
) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for name, words in classes.items():
        for word in words:
            parts = tuple(make_key(fold_word(part)) for part in word.split())
            if len(parts) > 1:
                by_group = phrases.setdefault(parts[0], {})
                by_group[name] = (*by_group.get(name, ()), parts)
    return phrases
