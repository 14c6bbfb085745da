"""From what somebody typed to the modules that answer it, best first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speelveld.guide.search.passages import Index, Passage
from speelveld.guide.search.words import list_stems, measure_distance

MOST_WORDS = 12  # of a query: enough for a sentence
AS_SYNONYM, AS_GUESS, AS_PART = 0.7, 0.8, 0.5
ENOUGH = 0.3  # of the best score


@dataclass(frozen=True)
class Hit:
    """A module with the section that fits best; no section means the whole module."""

    module: str
    section: str
    score: float


def find(query: str, indexes: Sequence[Index], most: int = 6) -> tuple[Hit, ...]:
    """Return the best modules over all languages. Keys are the same in every language, so hits are too."""
    best: dict[str, Hit] = {}
    anywhere = frozenset[str]().union(*(index.known for index in indexes))
    for index in indexes:
        for hit in _find_in(_read_query(query, index, anywhere), index):
            if hit.module not in best or hit.score > best[hit.module].score:
                best[hit.module] = hit
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, hit.module))
    return tuple(hit for hit in ranked[:most] if hit.score >= ENOUGH * ranked[0].score)


def _find_in(wanted: dict[str, float], index: Index) -> Iterator[Hit]:
    heads: dict[str, float] = defaultdict(float)
    sections: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for passage in index.passages:
        score = _score(passage, wanted, index)
        if score and passage.section:
            sections[passage.module].append((score, passage.section))
        elif score:
            heads[passage.module] = score
    for module in heads.keys() | sections.keys():
        score, section = max(sections[module], default=(0.0, ""))
        yield Hit(module, section, heads[module] + 0.6 * score)


def _score(passage: Passage, wanted: dict[str, float], index: Index) -> float:
    return sum(
        weight * index.rarity[stem] * passage.weights[stem]
        for stem, weight in wanted.items()
        if stem in passage.weights
    )


def _read_query(query: str, index: Index, anywhere: frozenset[str]) -> dict[str, float]:
    """Return the stems to look for and how much each counts: as typed, as mended, and by their synonyms.

    What another language knows is no mistake, so it is not mended in this one.
    """
    wanted: dict[str, float] = {}
    mended: list[str] = []
    for stem in list_stems(query)[:MOST_WORDS]:
        if stem in anywhere and stem not in index.known:
            continue
        for found, weight in _recognise(stem, index.known):
            wanted[found] = max(weight, wanted.get(found, 0.0))
            mended.append(found)
    for means in _read_synonyms(mended, index):
        for stem in means:
            wanted[stem] = max(AS_SYNONYM, wanted.get(stem, 0.0))
    return wanted


def _read_synonyms(stems: list[str], index: Index) -> Iterator[tuple[str, ...]]:
    """Yield what phrases stand for, the longest first. A word counts once: a quiet place is no quiet person."""
    free = [True] * len(stems)
    for phrase, means in index.synonyms:
        n = len(phrase)
        for place in range(len(stems) - n + 1):
            if tuple(stems[place : place + n]) == phrase and all(free[place : place + n]):
                free[place : place + n] = [False] * n
                yield means


def _recognise(stem: str, known: frozenset[str]) -> list[tuple[str, float]]:
    """Return the known stems that somebody meant: the stem, else near misses, else words that share a part."""
    if stem in known:
        return [(stem, 1.0)]
    if len(stem) < 4:
        return []
    allowed = 1 if len(stem) < 8 else 2
    near = [one for one in known if abs(len(one) - len(stem)) <= allowed and len(one) > 3]
    distances = {one: measure_distance(stem, one) for one in near}
    least = min(distances.values(), default=allowed + 1)
    if least <= allowed:
        return sorted((one, AS_GUESS) for one, distance in distances.items() if distance == least)
    return sorted(
        (one, AS_PART) for one in known if len(one) >= 4 and (one.startswith(stem) or stem.startswith(one))
    )
