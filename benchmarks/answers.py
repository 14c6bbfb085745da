"""Complete answers per second through real HTTP, durable, against a bare view and against raw commits.

A complete answer is three requests: the key of the group, the stamp, and the answer itself. Measured in turn, several
rounds, in the same run: the service, a bare Django view with one insert on the same server and database settings, and
commits of one row in a loop. Every answer is counted afterwards.
"""

import json
import os
import secrets
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.load import Job, Load, Post, read_cpu_seconds, run_all
from benchmarks.respondents import make_job

ROOT = Path(__file__).resolve().parent.parent
N_ANSWERS, N_ROUNDS, CLIENTS = 600, 3, (8, 32)


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serve(target: str, environment: dict[str, str], ready_path: str) -> Iterator[tuple[int, int]]:
    """Serve an application as `speelveld serve` does; yields port and process id."""
    port = _find_port()
    command = [
        sys.executable, "-m", "granian", target, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "2", "--no-access-log", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**os.environ, **environment}, cwd=ROOT)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{ready_path}", timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _prepare_service(folder: Path, n_codes: int) -> dict[str, Any]:
    """Make an installation with one open wave and print its codes (in a process of its own)."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.open_wave", str(n_codes)],
        env={**os.environ, "SPEELVELD_DATA": str(folder), "SPEELVELD_DEMO": "yes"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def _make_bare_job(choices: list[int]) -> Job:
    body = json.dumps({"choices": choices}).encode()

    def insert(post: Post) -> None:
        post("/answer", body)

    return insert


def _count_raw_commits(folder: Path, n_rows: int = 300) -> float:
    connection = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS answer (choices BLOB)"
    )
    rows = [secrets.token_bytes(60) for _ in range(n_rows)]
    started = time.perf_counter()
    for row in rows:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer VALUES (?)", [row])
        connection.execute("COMMIT")
    return n_rows / (time.perf_counter() - started)


def _summarise(loads: list[Load]) -> dict[str, float]:
    return {
        "per_second": round(statistics.median(load.per_second for load in loads), 1),
        "p50_ms": round(statistics.median(load.p50_ms for load in loads), 1),
        "p95_ms": round(statistics.median(load.p95_ms for load in loads), 1),
        "failed": sum(load.n_failed for load in loads),
    }


def run() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        n_total = N_ANSWERS * N_ROUNDS * len(CLIENTS)
        facts = _prepare_service(folder, n_total)
        sqlite3.connect(folder / "bare.sqlite3").execute(
            "CREATE TABLE answer (id INTEGER PRIMARY KEY, choices BLOB)"
        )
        jobs = [make_job(facts, code) for code in facts["codes"]]
        bare_jobs = [_make_bare_job(facts["choices"])] * N_ANSWERS
        service_environment = {"SPEELVELD_DATA": name, "SPEELVELD_DEMO": "yes"}
        bare_environment = {"BARE_DATABASE": str(folder / "bare.sqlite3")}
        figures: dict[str, Any] = {}
        with (
            _serve("speelveld.config.wsgi:application", service_environment, facts["page"]) as (port, pid),
            _serve("benchmarks.bare:application", bare_environment, "/count") as (bare_port, _bare_pid),
        ):
            for n_clients in CLIENTS:
                ours, bare, raw, cpu = [], [], [], []
                for _ in range(N_ROUNDS):
                    part, jobs = jobs[:N_ANSWERS], jobs[N_ANSWERS:]
                    before = read_cpu_seconds(pid)
                    ours.append(run_all(port, part, n_clients))
                    cpu.append((read_cpu_seconds(pid) - before) / N_ANSWERS * 1000)
                    bare.append(run_all(bare_port, bare_jobs, n_clients))
                    raw.append(_count_raw_commits(folder))
                ratio = statistics.median(
                    a.per_second / b.per_second for a, b in zip(ours, bare, strict=True)
                )
                to_raw = statistics.median(a.per_second / b for a, b in zip(ours, raw, strict=True))
                figures[f"{n_clients} respondents"] = {
                    "speelveld": _summarise(ours),
                    "bare view": _summarise(bare),
                    "raw commits per second": round(statistics.median(raw), 1),
                    "ratio to bare view": round(ratio, 2),
                    "ratio to raw commits": round(to_raw, 2),
                    "server cpu ms per answer": round(statistics.median(cpu), 2),
                }
        stored = (
            sqlite3.connect(folder / "speelveld.sqlite3")
            .execute("SELECT count(*) FROM surveys_boxedanswer")
            .fetchone()
        )
        figures["acknowledged"], figures["stored"] = n_total, stored[0]
        return figures
