"""Which unit a value in a file of answers means, where another tool knows units by codes of its own."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from speelveld.cli.answers import AnswersFile
from speelveld.cli.tables import FullRows, Problem, Problems, UnusableInput, read_table

_VALUE, _UNIT = "value", "unit"


def rename_units(answers: AnswersFile, column: str, map_file: Path | None, file: str) -> AnswersFile:
    """Return answers with the units that a map gives them. Raises UnusableInput."""
    if map_file is None:
        return answers
    units = _read_map(map_file)
    unknown = Counter(value for value in answers.extra[column] if value and value not in units)
    if unknown:
        problems = [
            Problem(
                f"is not in {map_file.name}, on {n} rows.", "Add a line for it.", column=column, value=value
            )
            for value, n in sorted(unknown.items())[:20]
        ]
        raise UnusableInput(file, problems)
    keys = [units.get(value, "") for value in answers.extra[column]]
    return replace(answers, extra=answers.extra | {column: keys})


def _read_map(path: Path) -> dict[str, str]:
    table = read_table(path, (_VALUE, _UNIT))
    problems = Problems(table.file)
    for name in (_VALUE, _UNIT):
        if name not in table.header:
            problems.add(Problem("is not in the header.", "The header is value,unit.", column=name))
    problems.stop_if_any()
    places = table.header.index(_VALUE), table.header.index(_UNIT)
    found: dict[str, str] = {}
    for row in FullRows(table, problems):
        value, unit = (row.cells[place] for place in places)
        if found.setdefault(value, unit) != unit:
            problems.add(Problem("stands here for two units.", "Keep one.", value=value), row.number)
    problems.stop_if_any()
    return found
