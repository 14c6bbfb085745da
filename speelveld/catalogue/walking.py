"""Walks over all entries of one language and tells where each stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from speelveld import catalogue
from speelveld.catalogue import desk, guide, knowledge


def read_all(language: str) -> dict[str, Any]:
    """Return the entries of every content file of a language, by the name of the file."""
    texts = {f"cells/{text.stage}-{text.level}.yaml": text for text in catalogue.cells(language)}
    return texts | {
        "frame.yaml": catalogue.frame(language),
        "conditions.yaml": catalogue.conditions(language),
        "factors.yaml": catalogue.factors(language),
        "help.yaml": catalogue.help_routes(language),
        "figures.yaml": knowledge.figures(language),
        "approach.yaml": knowledge.approach(language),
        "adaptations.yaml": desk.adaptations(language),
        "absence.yaml": desk.absence(language),
        **_read_guide(language),
    }


def _read_guide(language: str) -> dict[str, Any]:
    modules = {f"guide/modules/{text.key}.yaml": text for text in guide.modules(language)}
    return modules | {
        "guide/frame.yaml": guide.frame(language),
        "guide/situations.yaml": guide.situations(language),
        "guide/self-check.yaml": guide.self_check(language),
        "guide/signals.yaml": guide.signals(language),
        "guide/preparation.yaml": guide.preparation(language),
        "guide/resources.yaml": guide.resources(language),
        "guide/synonyms.yaml": guide.synonyms(language),
    }


def walk(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Yield each entry and each text below a value, with its place (`measures.energy-talk.title`)."""
    if is_dataclass(value):
        yield place, value
        for field in fields(value):
            yield from walk(getattr(value, field.name), f"{place}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for number, one in enumerate(value, start=1):
            yield from walk(one, f"{place}.{getattr(one, 'key', number)}".lstrip("."))
    else:
        yield place, value
