"""A small intake with the same tables as the real one, in which each measure can be left out.

The adversary is worth something only if it finds everybody where a measure is missing.
"""

import os
import random
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.surveys.relink.evidence import Evidence

SCHEMA = """
    PRAGMA journal_mode = WAL;
    CREATE TABLE surveys_invitation (id INTEGER PRIMARY KEY, group_id INTEGER, is_used INTEGER);
    CREATE TABLE surveys_answer (id INTEGER PRIMARY KEY, group_id INTEGER, choices BLOB);
    CREATE TABLE box (n_arrived INTEGER PRIMARY KEY, group_id INTEGER, sealed BLOB);
"""
N_PEOPLE, N_GROUPS, N_ITEMS = 60, 3, 45


@dataclass(frozen=True)
class Measures:
    """What an intake does so that nobody can tell who wrote what.

    Parameters
    ----------
    sealed : answers wait unreadable until the wave closes, under a key that lies nowhere in the evidence.
    shuffled : at closing they are stored in an order that says nothing.
    """

    sealed: bool = True
    shuffled: bool = True


def run_intake(folder: Path, measures: Measures) -> tuple[Evidence, dict[int, bytes]]:
    """Let everybody answer one by one, close, and return what is left and what is true."""
    database = sqlite3.connect(folder / "toy.sqlite3", isolation_level=None)
    database.executescript(SCHEMA)
    people = {number: number % N_GROUPS for number in range(1, N_PEOPLE + 1)}
    database.executemany("INSERT INTO surveys_invitation VALUES (?, ?, 0)", people.items())
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    seen = random.SystemRandom().sample(list(people), N_PEOPLE)
    truth = {person: os.urandom(N_ITEMS) for person in people}
    box = AESGCM(AESGCM.generate_key(256))
    backups = []
    for n_done, person in enumerate(seen, start=1):
        _take(database, person, people[person], truth[person], box if measures.sealed else None)
        if n_done >= N_PEOPLE - 1:
            backups.append(_back_up(database, folder / f"backup-{n_done}"))
    if measures.sealed:
        _close(database, box, measures)
    evidence = Evidence((_seize(folder),), (backups[0], backups[1]), "", tuple(seen))
    database.close()
    return evidence, truth


def _take(database: sqlite3.Connection, person: int, group: int, choices: bytes, box: AESGCM | None) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE surveys_invitation SET is_used = 1 WHERE id = ?", [person])
    if box is None:
        database.execute(
            "INSERT INTO surveys_answer VALUES (?, ?, ?)", [random.getrandbits(62), group, choices]
        )
    else:
        nonce = os.urandom(12)
        sealed = nonce + box.encrypt(nonce, choices, None)
        database.execute("INSERT INTO box (group_id, sealed) VALUES (?, ?)", [group, sealed])
    database.execute("COMMIT")


def _close(database: sqlite3.Connection, box: AESGCM, measures: Measures) -> None:
    """Open the box and store what was in it; without shuffling, as it lay there by order of arrival."""
    held = database.execute("SELECT group_id, sealed FROM box ORDER BY n_arrived").fetchall()
    rows = [(group, box.decrypt(sealed[:12], sealed[12:], None)) for group, sealed in held]
    if measures.shuffled:
        random.SystemRandom().shuffle(rows)
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO surveys_answer (group_id, choices) VALUES (?, ?)", rows)
    database.execute("DELETE FROM box")
    database.execute("DELETE FROM surveys_invitation")
    database.execute("COMMIT")


def _back_up(database: sqlite3.Connection, path: Path) -> Path:
    target = sqlite3.connect(path)
    database.backup(target)
    target.close()
    return path


def _seize(folder: Path) -> tuple[Path, Path]:
    paths = folder / "seized", folder / "seized-wal"
    shutil.copyfile(folder / "toy.sqlite3", paths[0])
    shutil.copyfile(folder / "toy.sqlite3-wal", paths[1])
    return paths
