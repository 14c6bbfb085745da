"""What a search finds, with the section that matches."""

from dataclasses import dataclass
from functools import cache

from speelveld.catalogue import guide
from speelveld.catalogue.guide_entries import GuideModule
from speelveld.catalogue.languages import LANGUAGES
from speelveld.guide.presenters.reading import get_reading_language
from speelveld.guide.presenters.shelves import Entry, enter
from speelveld.guide.search import Index, find, make_index, sounds_urgent


@dataclass(frozen=True)
class Found:
    """A module that answers a query, with the section that fits best."""

    entry: Entry
    anchor: str
    place: str
    excerpt: str


def list_found(query: str) -> tuple[Found, ...]:
    """Return what answers a query, best first. Queries in either language find their way."""
    return tuple(_present_hit(hit.module, hit.section) for hit in find(query, _get_indexes()))


def is_urgent(query: str) -> bool:
    """Tell whether help comes first, in whichever language it was typed."""
    return any(sounds_urgent(query, guide.frame(one).urgent.words.split(",")) for one in LANGUAGES)


@cache
def _get_indexes() -> tuple[Index, ...]:
    return tuple(make_index(guide.modules(one), guide.synonyms(one)) for one in LANGUAGES)


def _present_hit(key: str, section: str) -> Found:
    text = guide.module(key, get_reading_language())
    return Found(enter(key), section, *_find_place(text, section))


def _find_place(text: GuideModule, section: str) -> tuple[str, str]:
    """Return the heading of a section and how it begins."""
    for part in text.sections:
        if part.key == section:
            return part.title, _begin(part.text)
    if section == "dilemma":
        return text.dilemmas[0].title, text.dilemmas[0].quote
    if section == "routes":
        return text.routes[0].need, text.routes[0].who
    return "", text.summary


def _begin(text: str) -> str:
    """Return the first paragraph without its Markdown, when it is prose."""
    first = text.split("\n\n", maxsplit=1)[0]
    return "" if first.startswith("- ") else first.replace("**", "")
