"""Facts carry over from the sources, sentences do not."""

import subprocess
import sys
from pathlib import Path

import pytest

from speelveld.catalogue.reading import OWN_CONTENT

TOOL = Path(__file__).resolve().parents[3] / "shared" / "tools" / "own_words.py"


def test_no_run_of_seven_words_is_shared_with_a_source() -> None:
    if not TOOL.is_file():
        pytest.skip(f"The tool that compares with the sources is not there: {TOOL}")
    found = subprocess.run([sys.executable, TOOL, OWN_CONTENT], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
