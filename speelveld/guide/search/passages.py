"""The guide cut into passages, with what each word weighs there."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speelveld.catalogue.guide_entries import GuideModule, Synonym
from speelveld.guide.search.words import list_stems

TITLE, ASKED, LEAD, BODY = 4.0, 4.0, 2.0, 1.0


@dataclass(frozen=True)
class Passage:
    """The head of a module (`section` is empty) or one of its sections. `weights` are between 0 and 1."""

    module: str
    section: str
    weights: dict[str, float]


@dataclass(frozen=True)
class Index:
    """All passages of one language, how rare each stem is, and what other words stand for."""

    passages: tuple[Passage, ...]
    rarity: dict[str, float]
    synonyms: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    known: frozenset[str]


def make_index(modules: Iterable[GuideModule], synonyms: Iterable[Synonym]) -> Index:
    passages = tuple(passage for module in modules for passage in _cut(module))
    seen = Counter(stem for passage in passages for stem in passage.weights)
    rarity = {stem: math.log(1 + len(passages) / count) for stem, count in seen.items()}
    pairs = tuple(
        sorted((pair for one in synonyms for pair in _read_synonym(one)), key=_get_length, reverse=True)
    )
    known = frozenset(rarity) | {stem for phrase, _means in pairs for stem in phrase}
    return Index(passages, rarity, pairs, known)


def _get_length(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> int:
    return len(pair[0])


def _cut(module: GuideModule) -> Iterator[Passage]:
    lead = (module.summary, *module.short, *module.recognise)
    rest = (module.why, module.law, *module.checklist, *(ask.text for ask in (*module.may, *module.may_not)))
    roles = (text for role in module.roles for text in (role.who, role.text))
    yield _weigh(
        module, "", (TITLE, module.title), (ASKED, module.words), (LEAD, *lead), (BODY, *rest, *roles)
    )
    for section in module.sections:
        deeds = (text for action in section.actions for text in (action.title, action.text))
        yield _weigh(module, section.key, (TITLE, section.title), (BODY, section.text, *deeds))
    if module.routes:
        routes = (text for route in module.routes for text in (route.need, route.who))
        yield _weigh(module, "routes", (BODY, *routes))
    for dilemma in module.dilemmas:
        yield _weigh(module, "dilemma", (TITLE, dilemma.title), (BODY, dilemma.quote, dilemma.text))


def _weigh(module: GuideModule, section: str, *parts: tuple[float | str, ...]) -> Passage:
    """Count each stem with the weight of its part; the tenth time adds little."""
    counts: dict[str, float] = defaultdict(float)
    for weight, *texts in parts:
        for text in texts:
            for stem in list_stems(str(text)):
                counts[stem] += float(weight)
    return Passage(module.key, section, {stem: count / (count + 3.0) for stem, count in counts.items()})


def _read_synonym(synonym: Synonym) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    means = tuple(list_stems(synonym.means))
    for phrase in synonym.words.split(","):
        stems = tuple(list_stems(phrase))
        if stems:
            yield stems, means
