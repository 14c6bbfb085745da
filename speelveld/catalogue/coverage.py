"""Which items of the inventory the content covers, and where."""

from collections import defaultdict

from speelveld.catalogue import LANGUAGES
from speelveld.catalogue.walking import read_all, walk


def covered_ids() -> dict[str, list[str]]:
    """Return the places that cover each id, as `nl/cells/prevent-team.yaml measures.energy-talk`."""
    places: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for file, content in read_all(language).items():
            for place, entry in walk(content, ""):
                for covered in getattr(entry, "covers", ()):
                    places[covered].append(f"{language}/{file} {place}".rstrip())
    return dict(places)
