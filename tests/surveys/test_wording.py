"""Small words: names in a row, periods, lengths and responses."""

import datetime

import pytest

from speelveld.surveys.instruments import say_length
from speelveld.surveys.presenters.waves import say_response
from speelveld.surveys.presenters.wording import join_names, say_period


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_names_stand_in_a_row_as_one_says_them(names: list[str], said: str) -> None:
    assert join_names(names) == said


def test_a_period_names_the_year_only_where_it_is_needed() -> None:
    day = datetime.date
    assert say_period(day(2026, 3, 2), day(2026, 3, 20)) == "2 maart tot en met 20 maart 2026"
    assert say_period(day(2026, 12, 7), day(2027, 1, 8)) == "7 december 2026 tot en met 8 januari 2027"


def test_one_minute_is_no_minutes() -> None:
    assert say_length(2, 1) == "2 vragen, ongeveer 1 minuut"
    assert say_length(49, 7) == "49 vragen, ongeveer 7 minuten"


@pytest.mark.parametrize(
    ("step", "said"), [(0, "minder dan 5%"), (5, "5 tot 10%"), (90, "90 tot 95%"), (95, "95% of meer")]
)
def test_a_response_is_said_as_a_range(step: int, said: str) -> None:
    assert say_response(step) == said
