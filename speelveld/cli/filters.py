"""Columns that people may be told apart by, beside their unit."""

from collections.abc import Sequence

from speelveld.cli.answers import AnswersFile
from speelveld.cli.tables import Problem, Problems

MOST_VALUES = 50
MOST_CHARACTERS = 100
SEPARATOR = "|"  # between the unit and the values in cells.json
_TAKEN = ("units", "groups")  # names of tables in cells.json


def split_names(text: str | None, taken: Sequence[str]) -> list[str]:
    """Return the columns that were named. Raises UnusableInput when one cannot be a filter."""
    names = [name for part in (text or "").split(",") if (name := part.strip())]
    problems = Problems("--filters")
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            problems.add(Problem("is named more than once.", "Name it once.", value=name))
        if name in taken:
            remedy = "Name other columns as filters."
            problems.add(Problem("already tells the unit or the wave.", remedy, value=name))
        if name in _TAKEN:
            remedy = "Give the column another name."
            problems.add(Problem("is the name of a table in cells.json.", remedy, value=name))
    problems.stop_if_any()
    return names


def pick_filters(
    answers: AnswersFile, names: Sequence[str], unit_column: str, *, file: str
) -> dict[str, list[str]]:
    """Return the value of each answer on each filter. Raises UnusableInput when values are no groups."""
    problems = Problems(file)
    for name in names:
        _check_values(answers, name, problems)
    for name in (unit_column, *names) if names else ():
        _check_signs(answers, name, problems)
    problems.stop_if_any()
    return {name: answers.extra[name] for name in names}


def _check_values(answers: AnswersFile, name: str, problems: Problems) -> None:
    values = set(answers.extra[name]) - {""}
    if len(values) > MOST_VALUES:
        remedy = "Put them into bands, for instance under 30, 30 to 44, 45 and over."
        problems.add(Problem(f"has {len(values)} different values.", remedy, column=name))
    if not values:
        remedy = "Choose another column, or leave it out of --filters."
        problems.add(Problem("is empty on every row.", remedy, column=name))


def _check_signs(answers: AnswersFile, name: str, problems: Problems) -> None:
    for number, value in zip(answers.row_numbers, answers.extra[name], strict=True):
        if SEPARATOR in value:
            remedy = "Write it without that sign: it divides unit and filters in cells.json."
            problems.add(Problem(f"holds a {SEPARATOR}.", remedy, column=name, value=value), number)
        if len(value) > MOST_CHARACTERS:
            remedy = f"A filter has short values, of at most {MOST_CHARACTERS} characters."
            problems.add(Problem("is too long for a group.", remedy, column=name, value=value), number)
