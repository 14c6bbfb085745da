"""You said, we did, this came of it: the board in plain words for everybody who works here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from speelveld.board.models import Measure, Remark
from speelveld.board.presenters.said import write_day
from speelveld.organisations.models import Organisation

S = Measure.State
SHOWN = (S.DONE, S.BUSY, S.PLANNED)  # ideas and what was put aside are not promised to anybody


@dataclass(frozen=True)
class Deed:
    title: str
    state: str
    state_name: str
    results: tuple[tuple[str, str], ...]  # what came of it, and when


@dataclass(frozen=True)
class Story:
    """A problem, what is done about it and what came of it."""

    title: str
    text: str
    deeds: tuple[Deed, ...]


def present_stories(organisation: Organisation) -> tuple[Story, ...]:
    """Return the problems about which something is done, and last what is done besides. Four queries."""
    evidence = Remark.objects.filter(kind=Remark.Kind.EVIDENCE)
    shown = Measure.objects.filter(state__in=SHOWN).prefetch_related(Prefetch("remarks", evidence))
    problems = organisation.problems.prefetch_related(Prefetch("measures", shown))
    stories = [Story(one.title, one.description, _present(one.measures.all())) for one in problems]
    others = organisation.measures.filter(problem=None, state__in=SHOWN)
    loose = _present(others.prefetch_related(Prefetch("remarks", evidence)))
    return (*(one for one in stories if one.deeds), *([Story("", "", loose)] if loose else []))


def list_texts(stories: Iterable[Story]) -> list[str]:
    """Return what people typed on this page."""
    found = []
    for story in stories:
        found += [story.title, story.text]
        for deed in story.deeds:
            found += [deed.title, *(text for text, _day in deed.results)]
    return found


def _present(measures: Iterable[Measure]) -> tuple[Deed, ...]:
    """Return what is done, each title once: copies for many teams are one deed."""
    by_title: dict[str, list[Measure]] = {}
    for measure in sorted(measures, key=lambda one: SHOWN.index(S(one.state))):
        by_title.setdefault(measure.title, []).append(measure)
    return tuple(
        Deed(
            title=title,
            state=same[0].state,
            state_name=str(S(same[0].state).label),
            results=tuple(
                (remark.text, write_day(remark.happened_on)) for one in same for remark in one.remarks.all()
            ),
        )
        for title, same in by_title.items()
    )
