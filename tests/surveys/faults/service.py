"""A real installation with one open wave, of which the server can be killed and the disk filled."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from speelveld.cli import processes
from tests.journeys.conftest import find_free_port

MIB = 1024 * 1024


class Service:
    """The web server as `speelveld serve` starts it, on a folder that holds a prepared wave."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = find_free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.folder / "speelveld.sqlite3"

    def start(self) -> None:
        self._server = processes.start_server("127.0.0.1", self.port, 2)

    def kill(self) -> None:
        """Take the server and all its workers away at once, in the middle of what they are at."""
        assert self._server is not None
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait()

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self.database)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextmanager
def hold_disk() -> Iterator[Path]:
    """Mount a small disk of its own. Only root may do so."""
    with TemporaryDirectory(prefix="small-disk-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={32 * MIB}", "tmpfs", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
            pytest.skip("a disk that runs full needs the right to mount one (root)")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def fill_disk(folder: Path) -> Iterator[None]:
    """Take all room that is left on the disk, down to the last block."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (MIB, 4096):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def lock_database(path: Path) -> Iterator[None]:
    """Hold the one right to write, as a backup program or a long repair might."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
