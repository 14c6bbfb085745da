"""Results of 100,000 answers in 1,000 units, gate included, and pages of that size, against a plain group-by.

The peer is what one would write without a gate: the same answers, already in memory, scored and averaged per
team with NumPy in the same run. Aims: half a second for the results, 50 ms for a page of a unit.
"""

import datetime
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

N_ANSWERS, N_UNITS, ROUNDS = 100_000, 1_000, 7


def run() -> dict[str, Any]:
    """Measure in a process of its own, with a database of its own."""
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "benchmarks.results_pages"]
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"SPEELVELD_DATA": data, "SPEELVELD_HOSTS": "testserver"}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time in seconds."""
    times = []
    for _round in range(rounds):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def list_tree() -> list[dict[str, Any]]:
    """Four levels, 1,000 units: a root, 9 divisions, 90 departments and 900 teams."""
    rows: list[dict[str, Any]] = [{"key": "u", "parent": None, "name": "Alles"}]
    for width in (9, 10, 10):
        parents = [row for row in rows if not any(other["parent"] == row["key"] for other in rows)]
        rows += [
            {"key": f"{parent['key']}-{i}", "parent": parent["key"], "name": f"{parent['name']} {i}"}
            for parent in parents
            for i in range(width)
        ]
    parents_of_others = {row["parent"] for row in rows}
    n_people = -(-N_ANSWERS * 10 // 7 // 900)
    for row in rows:
        row["n_invited"] = 0 if row["key"] in parents_of_others else n_people
        row["n_stayers"] = row["n_invited"]
    assert len(rows) == N_UNITS
    return rows


def make_closed_wave() -> Any:
    from speelveld.accounts.models import User
    from speelveld.catalogue import instruments
    from speelveld.organisations.models import Membership, Organisation, Role
    from speelveld.surveys.models import ReportingGroup, Wave

    organisation = Organisation.objects.create(name="Benchmark", slug="benchmark")
    owner = User.objects.create_user(email="owner@example.org", name="Owner")
    Membership.objects.create(user=owner, organisation=organisation, role=Role.OWNER)
    today = datetime.date(2026, 3, 2)
    dates = {"opens_on": today, "closes_on": today, "launched_on": today}
    instrument = instruments.to_dict(instruments.list_instruments()[0])
    wave = Wave.objects.create(
        organisation=organisation, title="Benchmark", state=Wave.State.CLOSED, tree=list_tree(),
        instrument=instrument, **dates,
    )  # fmt: skip
    groups = [
        ReportingGroup(
            wave=wave, key=row["key"], name=row["name"], parent_key=row["parent"], unit_keys=[row["key"]],
            n_invited=row["n_invited"],
        )
        for row in wave.tree
        if row["n_invited"]
    ]  # fmt: skip
    answer(wave, ReportingGroup.objects.bulk_create(groups))
    return wave


def answer(wave: Any, groups: list[Any]) -> None:
    """Let 100,000 people answer, spread over the groups."""
    import numpy as np

    from speelveld.surveys.models.answers import Answer

    rng = np.random.default_rng(7)
    group = rng.permutation(np.arange(N_ANSWERS) % len(groups))
    choices = rng.integers(0, 5, size=(N_ANSWERS, len(wave.instrument["items"]))).astype(np.uint8)
    choices[rng.random(choices.shape) < 0.02] = 255
    rows = zip(group, choices, strict=True)
    Answer.objects.bulk_create(
        (Answer(wave=wave, group=groups[place], choices=row.tobytes()) for place, row in rows),
        batch_size=5000,
    )


def average_plainly(group: Any, choices: Any, instrument: Any, n_groups: int) -> Any:
    """Score and average per team, straight on: what one writes without a gate."""
    import numpy as np

    from speelveld.results.tables import score_choices

    scores = score_choices(choices, instrument)
    means = []
    for column in scores.T:
        known = ~np.isnan(column)
        sums = np.bincount(group[known], weights=column[known], minlength=n_groups)
        means.append(sums / np.bincount(group[known], minlength=n_groups))
    return means


def main() -> None:
    from speelveld.cli import processes

    processes.set_up_django()
    processes.prepare_installation()
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from django.test import Client

    from speelveld.accounts.models import User
    from speelveld.catalogue.instruments import parse_instrument
    from speelveld.results import queries
    from speelveld.results.operations import release_wave
    from speelveld.results.tables import make_table, read_answers

    wave = make_closed_wave()
    instrument = parse_instrument(wave.instrument)
    ids = list(wave.reporting_groups.values_list("pk", flat=True))
    group, choices = read_answers(wave, ids, len(instrument.items))
    plain = measure(lambda: average_plainly(group, choices, instrument, len(ids)))
    reading = measure(lambda: read_answers(wave, ids, len(instrument.items)))
    whole = measure(lambda: make_table(wave))
    release = release_wave(wave=wave)

    def read_first() -> None:
        queries._read.cache_clear()
        queries.get_table(release)

    client = Client()
    client.force_login(User.objects.get())
    pages = {
        "overview": f"/benchmark/results/{wave.pk}/?open=u-1-1",
        "unit": f"/benchmark/results/{wave.pk}/unit/u-1-1-1/",
        "factor": f"/benchmark/results/{wave.pk}/factor/workload/?open=u-1-1",
    }
    figures: dict[str, Any] = {
        "answers": len(group),
        "units": N_UNITS,
        "plain_group_by_seconds": round(plain, 3),
        "results_seconds": round(whole, 3),
        "of_which_reading_answers": round(reading, 3),
        "results_to_plain_group_by": round(whole / plain, 2),
        "first_read_of_a_release_seconds": round(measure(read_first), 3),
    }
    for name, address in pages.items():
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        seconds = measure(lambda address=address: client.get(address), 21)  # type: ignore[misc]
        figures[f"{name}_page_ms"] = round(1000 * seconds, 1)
        figures[f"{name}_page_to_plain_group_by"] = round(seconds / plain, 2)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
