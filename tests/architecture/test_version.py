"""The changelog, the package and the readme tell the same version."""

from pathlib import Path

import speelveld

ROOT = Path(__file__).resolve().parents[2]


def test_the_changelog_starts_with_this_version() -> None:
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert headings[0].split()[1] == speelveld.__version__
