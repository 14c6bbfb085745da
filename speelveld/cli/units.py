"""The tree of units: read from a file, or made from the units that occur among the answers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from speelveld.cli.answer_values import parse_number
from speelveld.cli.order import sort_naturally
from speelveld.cli.tables import FullRows, Problem, Problems, Table, UnusableInput, read_table
from speelveld.science.disclosure import Tree, Unit

COLUMNS = ("unit", "parent", "name", "invited")
_NEEDED = COLUMNS[:2]
_MOST_CHARACTERS = 200
_READ_AS_TOTALS = (
    "Numbers of invited people of units with units below them were read as totals, since each is at least "
    "that of the units right below it together."
)


@dataclass(frozen=True)
class UnitsFile:
    """The tree, and remarks that do not keep the file from being used."""

    tree: Tree
    messages: tuple[str, ...]


def derive_tree(units: Iterable[str], *, name: str, column: str) -> Tree:
    """Return a tree of one level: all units that occur, below one that is everybody.

    `name` is what everybody together is called. A unit that is only a number is named after its column.
    """
    keys = sort_naturally(set(units))
    top = "all"
    while top in keys:
        top += ":"
    below = [Unit(key, top, f"{column} {key}" if key.isdigit() else key) for key in keys]
    return Tree([Unit(top, None, name), *below])


def read_units(path: Path) -> UnitsFile:
    """Read units from CSV. Raises UnusableInput with every problem found: row, column, value and remedy."""
    table = read_table(path, COLUMNS)
    problems = Problems(table.file)
    _check_header(table, problems)
    places = {name: table.header.index(name) for name in COLUMNS if name in table.header}
    rows = [
        (row.number, {name: row.cells[place] for name, place in places.items()})
        for row in FullRows(table, problems)
    ]
    units = [_read_unit(number, cells, problems) for number, cells in rows]
    _check_tree(rows, problems)
    problems.stop_if_any()
    own, is_total = _take_out_parts(units)
    try:
        tree = Tree(own)
    except ValueError as error:  # only circles are left
        raise UnusableInput(table.file, [Problem(str(error), "Correct the column parent.")]) from None
    return UnitsFile(tree, (*table.notes, *([_READ_AS_TOTALS] if is_total else [])))


def _check_header(table: Table, problems: Problems) -> None:
    for name in COLUMNS:
        times = table.header.count(name)
        if not times and name in _NEEDED:
            found = ", ".join(table.header[:30])
            problems.add(Problem("is not in the header.", f"Add it. Found: {found}.", column=name))
        elif times > 1:
            problems.add(Problem(f"is there {times} times.", "Keep one.", column=name))
    problems.stop_if_any()


def _read_unit(number: int, cells: dict[str, str], problems: Problems) -> Unit:
    key, parent = cells["unit"], cells["parent"]
    if not key:
        problems.add(Problem("is empty.", "Give each unit a key of its own.", column="unit"), number)
    for column in ("unit", "name"):
        if len(text := cells.get(column, "")) > _MOST_CHARACTERS:
            remedy = f"Use at most {_MOST_CHARACTERS} characters."
            problems.add(Problem("is too long.", remedy, column=column, value=text), number)
    return Unit(key, parent or None, cells.get("name") or key, _read_invited(number, cells, problems))


def _read_invited(number: int, cells: dict[str, str], problems: Problems) -> int | None:
    text = cells.get("invited", "")
    if not text:
        return None
    found = parse_number(text)
    if found is None or found < 0 or found != round(found) or found > 1e9:
        remedy = "Give a whole number from 0, or leave it empty."
        problems.add(Problem("is no number of people.", remedy, column="invited", value=text), number)
        return None
    return round(found)


def _check_tree(rows: Sequence[tuple[int, dict[str, str]]], problems: Problems) -> None:
    if not rows and not problems:
        problems.add(Problem("There are no units below the header.", "Choose another file."))
        return
    for problem, number in _find_tree_problems(rows):
        problems.add(problem, number)
    tops = [number for number, cells in rows if cells["unit"] and not cells["parent"]]
    if rows and not tops:
        text = "No unit is without a parent."
        problems.add(Problem(text, "Leave the parent of the whole organisation empty.", column="parent"))
    if len(tops) > 1:
        problem = Problem(
            "is empty on more than one row.", "Give all units but one a parent.", column="parent"
        )
        for number in tops:
            problems.add(problem, number)


def _find_tree_problems(
    rows: Sequence[tuple[int, dict[str, str]]],
) -> Iterator[tuple[Problem, int]]:
    times = Counter(cells["unit"] for _number, cells in rows)
    for number, cells in rows:
        key, parent = cells["unit"], cells["parent"]
        if key and times[key] > 1:
            yield Problem("is there more than once.", "Keep one of them.", column="unit", value=key), number
        if parent and parent not in times:
            remedy = "Add that unit, or correct the parent."
            yield Problem("is no unit of this file.", remedy, column="parent", value=parent), number


def _take_out_parts(units: Sequence[Unit]) -> tuple[list[Unit], bool]:
    """Turn totals into numbers of a unit itself, where the numbers can only be totals.

    `invited` is meant for the people of a unit itself, but many lists count everybody below it as well.
    """
    parts: dict[str, list[int | None]] = {}
    for unit in units:
        if unit.parent is not None:
            parts.setdefault(unit.parent, []).append(unit.n_invited)
    sums = {key: _add_up(counts) for key, counts in parts.items()}
    inner = [unit for unit in units if unit.key in parts and unit.n_invited is not None]
    if not inner or any(not 0 < (sums[unit.key] or 0) <= (unit.n_invited or 0) for unit in inner):
        return list(units), False
    known = {unit.key: (unit.n_invited or 0) - (sums[unit.key] or 0) for unit in inner}
    return [replace(unit, n_invited=known.get(unit.key, unit.n_invited)) for unit in units], True


def _add_up(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
