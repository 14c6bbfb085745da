"""Checks what no single file of the guide can tell: complete lists, own groups, and references."""

from collections import Counter
from collections.abc import Iterable, Iterator

from speelveld.catalogue import guide
from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.guide_entries import DOERS, GROUPS, MODULES, SIGNAL_GROUPS, GuideModule


def check_guide(language: str) -> Iterator[ContentError]:
    for group, keys in MODULES.items():
        for key in keys:
            yield from _check_module(language, guide.module(key, language), key, group)
    yield from _check_lists(language)
    yield from _check_references(language)


def _check_module(language: str, text: GuideModule, key: str, group: str) -> Iterator[ContentError]:
    file = f"{language}/guide/modules/{key}.yaml"
    if (text.key, text.group) != (key, group):
        yield ContentError(
            file, "top", f"is {text.key} of {text.group}.", f"Make it {key} of {group}, as its file is named."
        )
    known = {one.key for part in guide.resources(language) for one in part.resources}
    yield from _check_known(file, "helps", text.helps, known, "entry of resources.yaml")
    for one, count in Counter(section.key for section in text.sections).items():
        if count > 1:
            yield ContentError(file, f"sections.{one}", "stands here twice.", "Choose another key.")


def _check_lists(language: str) -> Iterator[ContentError]:
    frame = guide.frame(language)
    found: dict[str, tuple[Iterable[str], tuple[str, ...]]] = {
        "frame.yaml, groups": ((one.key for one in frame.groups), GROUPS),
        "frame.yaml, doers": ((one.key for one in frame.doers), DOERS),
        "signals.yaml, groups": ((one.key for one in guide.signals(language).groups), SIGNAL_GROUPS),
    }
    for place, (keys, wanted) in found.items():
        if tuple(keys) != wanted:
            file, part = place.split(", ")
            remedy = f"Give one entry for each, in this order: {', '.join(wanted)}."
            yield ContentError(f"{language}/guide/{file}", part, "is not the whole list.", remedy)


def _check_references(language: str) -> Iterator[ContentError]:
    folder, keys = f"{language}/guide", set(guide.KEYS)
    for situation in guide.situations(language):
        file = f"{folder}/situations.yaml"
        yield from _check_known(file, f"{situation.key}.modules", situation.modules, keys, "module")
    for question in guide.self_check(language).questions:
        file = f"{folder}/self-check.yaml"
        yield from _check_known(file, f"questions.{question.key}", (question.module,), keys, "module")


def _check_known(
    file: str, place: str, named: Iterable[str], known: set[str], noun: str
) -> Iterator[ContentError]:
    for key in named:
        if key not in known:
            yield ContentError(file, place, f"names {key!r}, which is no {noun}.", "Correct or remove it.")
