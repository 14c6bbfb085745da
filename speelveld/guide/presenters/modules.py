"""The page of one module, with the ways on."""

from dataclasses import dataclass

from speelveld.catalogue import guide
from speelveld.catalogue.guide_entries import GuideModule, GuideSituation, Resource
from speelveld.guide.presenters.reading import count_minutes, count_words, get_reading_language
from speelveld.guide.presenters.shelves import Entry, Shelf, enter, list_shelves


@dataclass(frozen=True)
class ModulePage:
    text: GuideModule
    shelf: Shelf
    entry: Entry
    minutes_short: int
    doers: dict[str, str]
    resources: tuple[Resource, ...]
    situations: tuple[GuideSituation, ...]
    previous: Entry | None
    next: Entry | None


def present_module(key: str) -> ModulePage:
    """Return the page of a module. KeyError when there is none."""
    language = get_reading_language()
    text = guide.module(key, language)
    place = guide.KEYS.index(key)
    named = {one.key: one for part in guide.resources(language) for one in part.resources}
    return ModulePage(
        text=text,
        shelf=next(shelf for shelf in list_shelves() if shelf.group.key == text.group),
        entry=enter(key),
        minutes_short=count_minutes(count_words(text.short)),
        doers={one.key: one.name for one in guide.frame(language).doers},
        resources=tuple(named[one] for one in text.helps),
        situations=tuple(one for one in guide.situations(language) if key in one.modules),
        previous=enter(guide.KEYS[place - 1]) if place else None,
        next=enter(guide.KEYS[place + 1]) if place + 1 < len(guide.KEYS) else None,
    )
