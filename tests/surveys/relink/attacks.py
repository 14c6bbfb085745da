"""Ways to find out who wrote which answer. Each guesses a pair of invitation and answer for as many as it can."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from tests.surveys.relink.evidence import Evidence, State, read_file, read_page_size

T = TypeVar("T")
Guesses = dict[int, int]  # invitation -> answer


def match_by_row_order(evidence: Evidence) -> Guesses:
    """The first who sat down wrote the first row, the next the next: what undid a widely used peer."""
    state = evidence.read_now()
    return _pair_in_order(state, evidence.seen, list(state.answers))


def match_by_place_in_file(evidence: Evidence) -> Guesses:
    """A page is filled from its end: what lies lower in a page was written later, whatever its key."""
    state, image = evidence.read_now(), evidence.join_pages()
    size = read_page_size(image)
    places = {row: image.find(choices) for row, (_group, choices) in state.answers.items()}
    order = sorted(places, key=lambda row: (places[row] // size, -places[row]))
    return _pair_in_order(state, evidence.seen, order)


def match_by_log(evidence: Evidence) -> Guesses:
    """What one commit marks as used and what it stores belong together; so do the nearest of two commits."""
    guesses: Guesses = {}
    waiting: dict[int, list[int]] = defaultdict(list)
    before: State | None = None
    for state in evidence.read_commits():
        if before is not None:
            for invitation, group in _find_new(before.used, state.used).items():
                waiting[group].append(invitation)
            for row, (group, _choices) in _find_new(before.answers, state.answers).items():
                if waiting[group]:
                    guesses[waiting[group].pop(0)] = row
        before = state
    return guesses


def match_by_backups(evidence: Evidence) -> Guesses:
    """Who answered between two backups wrote one of the answers that came in between."""
    first, second = (read_file(path) for path in evidence.backups)
    new_people = _find_new(first.used, second.used)
    new_rows = _find_new(first.answers, second.answers)
    state = State(new_people, new_rows)
    return _pair_in_order(state, _shuffle(new_people), _shuffle(new_rows))


def match_by_chance(evidence: Evidence) -> Guesses:
    """What somebody who knows only the groups can do."""
    state = evidence.read_now()
    return _pair_in_order(state, _shuffle(state.used), _shuffle(state.answers))


ATTACKS: tuple[Callable[[Evidence], Guesses], ...] = (
    match_by_row_order,
    match_by_place_in_file,
    match_by_log,
    match_by_backups,
    match_by_chance,
)


def _pair_in_order(state: State, people: Iterable[int], rows: Iterable[int]) -> Guesses:
    """Pair the first with the first, within each group: an answer tells its group."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        rows_of[state.answers[row][0]].append(row)
    return {
        person: rows_of[state.used[person]].pop(0)
        for person in people
        if person in state.used and rows_of[state.used[person]]
    }


def _find_new(before: dict[int, T], after: dict[int, T]) -> dict[int, T]:
    return {key: value for key, value in after.items() if key not in before}


def _shuffle(keys: Iterable[int]) -> list[int]:
    listed = list(keys)
    random.SystemRandom().shuffle(listed)
    return listed
