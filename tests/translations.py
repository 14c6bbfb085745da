"""Checks that every Dutch text of the interface has an English one, and compiles the catalogues."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from speelveld.ui.translations import compile_catalogues, list_catalogues

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE_FOR_CHECKS = "fr"  # not one of ours, but one whose plurals Django knows


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def find_gaps(path: Path) -> Iterator[str]:
    for message in read_catalogue(path):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(texts)):
            yield f"{path.relative_to(ROOT)}: no English text for {message.id!r}"


def extract(app: Path) -> set[str]:
    """Return the texts that the code and templates of an app use now (needs GNU gettext)."""
    command = [
        sys.executable,
        str(ROOT / "manage.py"),
        "makemessages",
        "-l",
        LANGUAGE_FOR_CHECKS,
        "--no-location",
        "-v",
        "0",
    ]
    subprocess.run(command, cwd=app, check=True, capture_output=True)
    made = app / "locale" / LANGUAGE_FOR_CHECKS
    try:
        catalogue = read_catalogue(made / "LC_MESSAGES" / "django.po")
    finally:
        shutil.rmtree(made)
    return {str(message.id) for message in catalogue if message.id}


def find_missing(path: Path) -> Iterator[str]:
    app = path.parents[3]
    known = {str(message.id) for message in read_catalogue(path) if message.id}
    for text in sorted(extract(app) - known):
        yield f"{path.relative_to(ROOT)}: {text!r} is not in it; run make translations"


def main() -> int:
    catalogues = list_catalogues()
    problems = [problem for path in catalogues for problem in find_gaps(path)]
    if shutil.which("xgettext"):
        problems += [problem for path in catalogues for problem in find_missing(path)]
    else:
        print("GNU gettext is not installed: only checked that no English text is empty.")
    compile_catalogues()
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
