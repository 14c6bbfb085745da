"""`speelveld demo` keeps to its own folder, can be repeated, and says what stands in the way."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from speelveld.cli import main
from speelveld.cli.demo import BUILDING, READY


def build(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "speelveld", "demo", "--build-only", *words],
        env={**os.environ, "SPEELVELD_DATA": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_demo_that_was_cut_off_is_made_again_and_a_finished_one_kept(tmp_path: Path) -> None:
    (tmp_path / BUILDING).touch()
    (tmp_path / "speelveld.sqlite3").write_bytes(b"half a database")
    first = build(tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Making De Linde" in first.stdout
    assert (tmp_path / READY).exists() and not (tmp_path / BUILDING).exists()
    second = build(tmp_path)
    assert second.returncode == 0, second.stderr
    assert "Making De Linde" not in second.stdout
    assert second.stdout.count("/account/link/") == first.stdout.count("/account/link/") == 11


def test_a_folder_that_is_no_demo_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "speelveld.sqlite3").write_bytes(b"answers of real people")
    monkeypatch.setenv("SPEELVELD_DATA", str(tmp_path))
    for words in (["demo", "--build-only"], ["demo", "--build-only", "--fresh"]):
        assert main(words) == 2
        assert "Point SPEELVELD_DATA to an empty folder" in capsys.readouterr().err
    assert (tmp_path / "speelveld.sqlite3").read_bytes() == b"answers of real people"


def test_a_port_in_use_is_named_with_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPEELVELD_DATA", str(tmp_path / "demo"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["demo", "--port", str(port)]) == 2
    assert f"make demo PORT={port + 1}" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()
