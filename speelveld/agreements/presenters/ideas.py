"""The library of adaptations: ours and those of the organisation, for now and for later."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.agreements.models import OwnIdea
from speelveld.catalogue import desk


@dataclass(frozen=True)
class Idea:
    """`own_id` is set for an idea of the organisation itself."""

    key: str
    title: str
    text: str
    sentence: str
    employee: str = ""
    own_id: int | None = None


@dataclass(frozen=True)
class Shelf:
    key: str
    name: str
    ideas: tuple[Idea, ...]


def list_shelves(own: Iterable[OwnIdea], language: str) -> tuple[Shelf, ...]:
    """Return what can be done now, and what takes longer."""
    kept = list(own)
    names = {"short": _("Voor nu"), "long": _("Voor later")}
    return tuple(
        Shelf(term, name, (*_list_ours(term, language), *_list_own(kept, term)))
        for term, name in names.items()
    )


def find_sentence(key: str, own: Iterable[OwnIdea], language: str) -> str:
    """Return the sentence of an idea that somebody chose, or nothing when there is no such idea."""
    found = (idea for shelf in list_shelves(own, language) for idea in shelf.ideas if idea.key == key)
    return next((idea.sentence for idea in found), "")


def _list_ours(term: str, language: str) -> list[Idea]:
    ours = desk.adaptations(language)
    return [
        Idea(one.key, one.title, one.text, one.sentence, one.employee) for one in ours if one.term == term
    ]


def _list_own(own: list[OwnIdea], term: str) -> list[Idea]:
    return [
        Idea(f"own-{one.pk}", one.title, one.text, one.sentence, own_id=one.pk)
        for one in own
        if one.term == term
    ]
