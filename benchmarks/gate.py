"""The gate with four filters in simulated organisations: how long it takes and how much it shows.

Organisations as in the study behind the method: divisions, departments, teams of 3 to 30 people, staff of their
own in half of the departments, response about 65%, and properties that are segregated by department. The
limit is two minutes for 20,000 employees; a filter cell is eligible with k answers in a unit of 3 k.
"""

import time
from typing import Any

import numpy as np

from speelveld.science.disclosure import (
    Atom,
    Filter,
    Organisation,
    ReleasedTable,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    gather_atoms,
    one_group_per_unit,
    release_with_filters,
)

EMPLOYEES = (200, 2_000, 20_000)
LIMIT_SECONDS = 120
N_SCORES = 13
GRID = 16  # the mean of four answers of 1 to 5
FILTERS = (
    Filter("gender", ("f", "m")),
    Filter("age", ("-35", "36-50", "51+")),
    Filter("shift", ("day", "shifts")),
    Filter("contract", ("fixed", "temporary")),
)


def draw_units(rng: np.random.Generator, employees: int) -> list[Unit]:
    """Teams of log-normal size in departments of 3 to 11 teams, in divisions of 8 departments."""
    units, left, departments = [Unit("o", None, "o", 0)], employees, 0
    while left > 0:
        division, department = f"v{departments // 8}", f"d{departments}"
        if departments % 8 == 0:
            units.append(Unit(division, "o", division, 0))
        staff = int(rng.integers(1, 6)) if rng.random() < 0.5 else 0
        units.append(Unit(department, division, department, staff))
        left -= staff
        for number in range(int(rng.integers(3, 12))):
            size = int(np.clip(np.rint(rng.lognormal(np.log(10), 0.6)), 3, 30))
            units.append(Unit(f"{department}.{number}", department, "team", size))
            left -= size
        departments += 1
    return units


def draw_people(rng: np.random.Generator, units: list[Unit]) -> tuple[list[str], list[list[str]]]:
    """Unit of every respondent, and per filter a value that depends on the department."""
    keys = np.repeat([unit.key for unit in units], [unit.n_invited or 0 for unit in units])
    response = {unit.key: rng.beta(13, 7) for unit in units}
    keys = keys[rng.random(len(keys)) < [response[key] for key in keys]]
    columns = []
    for one in FILTERS:
        shares: dict[str, Any] = {}
        values = []
        for key in keys:
            department = key.split(".")[0]
            if department not in shares:
                shares[department] = rng.dirichlet([1.5] * len(one.values))
            values.append(str(rng.choice(one.values, p=shares[department])))
        columns.append(values)
    return keys.tolist(), columns


def draw_codes(rng: np.random.Generator, n: int) -> Any:
    """Scores with mean 3.5 and spread 0.8 on a scale of 1 to 5, 1% missing."""
    codes = np.clip(np.rint((rng.normal(3.5, 0.8, (n, N_SCORES)) - 1) / 4 * GRID), 0, GRID).astype(np.int64)
    codes[rng.random(codes.shape) < 0.01] = -1
    return codes


def measure(employees: int, k: int) -> dict[str, Any]:
    """One organisation through the gate."""
    rng = np.random.default_rng(employees + k)
    units = draw_units(rng, employees)
    tree = Tree(units)
    keys, columns = draw_people(rng, units)
    atoms, place = gather_atoms(keys, *columns)
    variables = [Variable(key=f"s{i}", lo=1, hi=5, step=4 / GRID) for i in range(N_SCORES)]
    sums = aggregate(place, draw_codes(rng, len(keys)), variables, len(atoms))
    organisation = Organisation(tree, one_group_per_unit(tree))
    before, processor = time.perf_counter(), time.process_time()
    table = release_with_filters(organisation, atoms, sums, FILTERS, Settings(k=k))
    seconds = time.perf_counter() - before
    eligible, shown = count_cells(table, atoms, sums.n_respondents, tree, k)
    return {
        "employees": employees,
        "k": k,
        "respondents": len(keys),
        "seconds": round(seconds, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "of_limit": round(seconds / LIMIT_SECONDS, 3),
        "filter_cells_eligible": eligible,
        "filter_cells_shown": shown,
        "shown_of_eligible": round(shown / max(eligible, 1), 3),
    }


def count_cells(table: ReleasedTable, atoms: tuple[Atom, ...], n: Any, tree: Tree, k: int) -> tuple[int, int]:
    """Filter cells with at least k answers in shown units of at least 3 k, and those that are shown."""
    around = {unit.key: [unit.key] for unit in tree}
    for unit in tree:
        if unit.parent is not None:
            around[unit.key] += around[unit.parent]
    sizes: dict[tuple[str, str, str], int] = {}
    for atom, count in zip(atoms, n.tolist(), strict=True):
        for unit_key in around[atom.group]:
            for one, value in zip(FILTERS, atom.values, strict=True):
                part = (unit_key, one.key, value)
                sizes[part] = sizes.get(part, 0) + count
    breakdowns = table.breakdowns
    assert breakdowns is not None
    offered = [part for part in breakdowns.parts if sizes.get(tuple(part), 0) >= k]
    shown = int((breakdowns.values.n >= 0).any(axis=1).sum())
    return len(offered), shown


def run() -> list[dict[str, Any]]:
    """All sizes, for the default k and the lowest one."""
    return [measure(employees, k) for employees in EMPLOYEES for k in (10, 5)]
