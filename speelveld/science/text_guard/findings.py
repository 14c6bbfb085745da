"""What a guard finds, and how overlapping finds become one."""

from collections.abc import Iterable
from dataclasses import dataclass

# When two finds overlap, the kind that stands first here is told: what is about others before what is about oneself,
# what is named before what is guessed.
ORDER = (
    "contact", "health_other_person", "self_identifying", "role_unique", "person_name", "private", "history",
    "pregnancy", "addiction", "special", "interpretation", "medicine", "cause", "treatment", "caregiver", "diagnosis",
    "symptom",
)  # fmt: skip
_RANK = {category: rank for rank, category in enumerate(ORDER)}


@dataclass(frozen=True)
class Finding:
    """A marked phrase: `text[start:end]`, counted in code points. `urgent`: the words call for help at once."""

    start: int
    end: int
    category: str
    urgent: bool = False


@dataclass(frozen=True)
class Find:
    """A run of words `[first, last]` that says something; `firm` when nothing else need be known."""

    first: int
    last: int
    category: str
    firm: bool
    term: bool  # found as a word of the vocabulary, not as a phrase


def settle(finds: Iterable[Find]) -> list[Find]:
    """Keep one find where several overlap: by the order of kinds, then the longest, then the surest."""
    kept: list[Find] = []
    taken: set[int] = set()
    for find in sorted(finds, key=_rank):
        places = range(find.first, find.last + 1)
        if taken.isdisjoint(places):
            kept.append(find)
            taken.update(places)
    return sorted(kept, key=lambda one: one.first)


def _rank(find: Find) -> tuple[int, int, int, bool, bool]:
    return _RANK[find.category], find.first - find.last, find.first, not find.firm, not find.term
