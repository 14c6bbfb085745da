"""A real installation with respondents who arrive alone or many at once, and the files it leaves behind."""

import hashlib
import http.client
import json
import os
import random
import secrets
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from speelveld.cli.processes import wait_until_it_answers
from tests.journeys.conftest import find_free_port
from tests.surveys.relink.diary import Diary
from tests.surveys.relink.evidence import Evidence
from tests.surveys.relink.recording import Recorded
from tests.surveys.stamping import Post, fetch_stamp

ROOT = Path(__file__).resolve().parents[3]
N_PEOPLE = 60
PAUSE = 0.02  # seconds, at most, that somebody takes to fill in a questionnaire

# The server as `speelveld serve` starts it, without the worker: nobody's mail has to go out.
SERVE = """
import sys
from speelveld.cli import processes
sys.exit(processes.supervise([processes.start_server("127.0.0.1", int(sys.argv[1]), 2)]))
"""


CLOSE = """
from speelveld.cli import processes
processes.set_up_django()
from speelveld.surveys.models import Wave
from speelveld.surveys.operations import close_wave
close_wave(wave=Wave.objects.get())
"""


@dataclass(frozen=True)
class Experiment:
    """Evidence, and the truth that the adversary does not hold: what each invitation's person chose."""

    evidence: Evidence
    recorded: Recorded
    truth: dict[int, bytes]
    n_at_once: int


def prepare_wave(folder: Path) -> dict[str, Any]:
    """Make an installation with one open wave; return its page, codes and the like."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.open_wave", str(N_PEOPLE)],
        env=_make_environment(folder), cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def hold_experiment(folder: Path, facts: dict[str, Any], n_at_once: int) -> Experiment:
    """Let everybody answer, and seize all there is. The folder holds a prepared wave that nobody answered yet."""
    people = list_people(folder, facts)
    random.SystemRandom().shuffle(people)
    output, recorded = folder / "server-output", Recorded()
    with output.open("wb") as written, _serve(folder, written) as port:
        _arrive(port, facts, people[:-n_at_once], n_at_once, recorded)
        first = _back_up(folder, "first-backup")
        _arrive(port, facts, people[-n_at_once:], n_at_once, recorded)
        second = _back_up(folder, "second-backup")
        while_open = _seize(folder, "open")
        close_wave(folder)
        afterwards = _seize(folder, "closed")
    seen = tuple(invitation for invitation, _code, _choices in people)
    evidence = Evidence((while_open, afterwards), (first, second), output.read_text(), seen)
    truth = {invitation: bytes(choices) for invitation, _code, choices in people}
    return Experiment(evidence, recorded, truth, n_at_once)


def _make_environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "SPEELVELD_DATA": str(folder), "SPEELVELD_DEMO": "yes"}


def list_people(folder: Path, facts: dict[str, Any]) -> list[tuple[int, str, list[int]]]:
    """Invitation, code and choices of each person; no two choose alike, so that a right guess is known as one."""
    public_id = facts["page"].strip("/").split("/")[-1]
    with closing(sqlite3.connect(folder / "speelveld.sqlite3")) as connection:
        by_digest = dict(connection.execute("SELECT code_digest, id FROM surveys_invitation"))
    n_items, draw = len(facts["choices"]), random.SystemRandom()
    people = []
    for code in facts["codes"]:
        digest = hashlib.sha256(f"{public_id}:{code.replace('-', '')}".encode()).hexdigest()
        people.append((by_digest[digest], code, [draw.randrange(5) for _ in range(n_items)]))
    return people


@contextmanager
def _serve(folder: Path, written: Any) -> Iterator[int]:
    port = find_free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(port)],
        env=_make_environment(folder), cwd=ROOT, stdout=written, stderr=written,
    )  # fmt: skip
    try:
        wait_until_it_answers(server, "localhost", port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _arrive(
    port: int,
    facts: dict[str, Any],
    people: list[tuple[int, str, list[int]]],
    n_at_once: int,
    recorded: Recorded,
) -> None:
    """Let people answer in this order, so many at the same time."""
    waiting = list(reversed(people))
    lock = threading.Lock()

    def answer_one_by_one() -> None:
        while True:
            with lock:
                if not waiting:
                    return
                invitation, code, choices = waiting.pop()
            time.sleep(random.SystemRandom().uniform(0, PAUSE))
            _answer(port, facts, Diary(recorded, invitation, code), choices)

    threads = [threading.Thread(target=answer_one_by_one) for _ in range(n_at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _answer(port: int, facts: dict[str, Any], diary: Diary, choices: list[int]) -> None:
    def post(step: str, content: dict[str, Any]) -> dict[str, Any]:
        status, said = send(port, facts, step, content)
        assert status == 200, said
        return diary.keep(step, content, said)

    answer(post, facts, diary.code, choices)


def answer(post: Post, facts: dict[str, Any], code: str, choices: list[int]) -> None:
    """Do what a browser does: a stamp for the code, and the answer with the stamp."""
    public_id = facts["page"].strip("/").split("/")[-1]
    stamp = fetch_stamp(post, public_id, code, secrets.token_bytes(32))
    post("answer", stamp.fields | {"version": facts["version"], "choices": choices})


def send(port: int, facts: dict[str, Any], step: str, content: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    with closing(http.client.HTTPConnection("localhost", port, timeout=60)) as connection:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", facts["page"] + step, json.dumps(content), headers)
        response = connection.getresponse()
        return response.status, dict(json.loads(response.read()))


def read_stored(folder: Path) -> list[bytes]:
    """Return the choices of every answer that is stored, after the wave has closed."""
    with closing(sqlite3.connect(folder / "speelveld.sqlite3")) as connection:
        return [bytes(row[0]) for row in connection.execute("SELECT choices FROM surveys_answer")]


def _back_up(folder: Path, name: str) -> Path:
    """A backup as SQLite makes it."""
    path = folder / name
    with (
        closing(sqlite3.connect(folder / "speelveld.sqlite3")) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)
    return path


def _seize(folder: Path, when: str) -> tuple[Path, Path]:
    """Copy database and log as they lie there, the service still running."""
    copied = []
    for name in ("speelveld.sqlite3", "speelveld.sqlite3-wal"):
        copied.append(folder / f"seized-{when}-{name}")
        shutil.copyfile(folder / name, copied[-1])
    return copied[0], copied[1]


def close_wave(folder: Path) -> None:
    """Close the wave as its date would, in a process of its own."""
    subprocess.run([sys.executable, "-c", CLOSE], env=_make_environment(folder), cwd=ROOT, check=True)
