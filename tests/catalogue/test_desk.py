"""What the manager's desk offers beside the guide: whole, lawful, and alike in both languages."""

import datetime

import pytest

from speelveld.catalogue import LANGUAGES, desk
from speelveld.catalogue.marking import find_marks
from speelveld.science.absence.gatekeeper import list_deadlines

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_there_is_something_for_now_and_for_later_and_the_employee_can_always_do_something(
    language: str,
) -> None:
    found = desk.adaptations(language)
    terms = [one.term for one in found]
    assert terms == sorted(terms, key=["short", "long"].index)
    assert min(terms.count("short"), terms.count("long")) >= 5
    assert all(one.employee for one in found)


@each_language
def test_no_sentence_of_ours_is_one_that_the_guard_refuses(language: str) -> None:
    for one in desk.adaptations(language):
        assert find_marks(one.sentence, kind="note", language=language) == [], one.key


@each_language
def test_every_date_has_its_words_and_its_rule(language: str) -> None:
    words = desk.absence(language).deadlines
    assert {one.key for one in words} == {one.key for one in list_deadlines(datetime.date(2026, 3, 2))}
    assert all(one.title and one.who and one.rule for one in words)


def test_where_sources_differ_it_is_said() -> None:
    differ = {one.key for one in desk.absence("nl").deadlines if one.differs}
    assert {"notify", "wia", "end"} <= differ
