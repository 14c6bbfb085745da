"""What the adversary holds: files of an installation, and what the server wrote. Read without any of our code.

A write-ahead log is a row of changed pages; every commit in it can be laid over the database file, which gives the
state of the database after each commit that is still in the log.
"""

import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

WAL_HEADER, FRAME_HEADER = 32, 24


@dataclass(frozen=True)
class State:
    """One moment of the database.

    Parameters
    ----------
    used : group of each invitation that was used.
    answers : group and choices of each answer, in row order.
    """

    used: dict[int, int]
    answers: dict[int, tuple[int, bytes]]


@dataclass(frozen=True)
class Evidence:
    """All that was seized around the arrival of a number of answers.

    Parameters
    ----------
    seizures : the database file and its write-ahead log, copied while the service runs: the wave still open, and
        after it closed.
    backups : two backups, in between which the last of the people answered.
    said : all that the server wrote on its output.
    seen : invitations in the order in which their people sat down; somebody may have watched.
    """

    seizures: tuple[tuple[Path, Path], ...]
    backups: tuple[Path, Path]
    said: str
    seen: tuple[int, ...]

    def read_now(self) -> State:
        """The answers as they are stored now, and everybody who was ever seen to have answered."""
        states = [*map(read_file, self.backups), *self.read_commits()]
        used = {person: group for state in states for person, group in state.used.items()}
        return State(used, states[-1].answers)

    def read_commits(self) -> Iterator[State]:
        """The database before the first commit in each log, and after each of them."""
        return map(read_image, self._list_images())

    def join_pages(self) -> bytes:
        """The database file as it would be with the whole log laid over it."""
        return list(self._list_images())[-1]

    def _list_images(self) -> Iterator[bytes]:
        for database, log in self.seizures:
            pages = split_pages(database.read_bytes())
            yield join(pages)
            for frames in split_log(log.read_bytes()):
                pages.update(frames)
                yield join(pages)


def split_pages(image: bytes) -> dict[int, bytes]:
    size = read_page_size(image)
    return {number + 1: image[at : at + size] for number, at in enumerate(range(0, len(image), size))}


def read_page_size(image: bytes) -> int:
    (size,) = struct.unpack(">H", image[16:18])
    return 65536 if size == 1 else int(size)


def split_log(log: bytes) -> Iterator[dict[int, bytes]]:
    """Changed pages of each commit, oldest first. Frames of an earlier lap carry another salt and are left out."""
    if len(log) < WAL_HEADER:
        return
    size, salt = struct.unpack(">I", log[8:12])[0], log[16:24]
    changed: dict[int, bytes] = {}
    for at in range(WAL_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        number, n_pages_after = struct.unpack(">II", log[at : at + 8])
        if log[at + 8 : at + 16] != salt:
            return
        changed[number] = log[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if n_pages_after:
            yield changed
            changed = {}


def join(pages: dict[int, bytes]) -> bytes:
    return b"".join(pages[number] for number in range(1, len(pages) + 1))


def read_image(image: bytes) -> State:
    """Open a database. Its header is set to say that there is no log beside it."""
    whole = bytearray(image)
    whole[18:20] = b"\x01\x01"
    with tempfile.NamedTemporaryFile(suffix=".sqlite3") as file:
        file.write(whole)
        file.flush()
        return read_file(Path(file.name))


def read_file(path: Path) -> State:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        used = connection.execute("SELECT id, group_id FROM surveys_invitation WHERE is_used")
        answers = connection.execute("SELECT rowid, group_id, choices FROM surveys_answer ORDER BY rowid")
        return State(dict(used), {row: (group, bytes(choices)) for row, group, choices in answers})
