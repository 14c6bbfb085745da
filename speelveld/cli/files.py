"""Writes files together: all of them, or none."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from speelveld.cli.tables import Problem, UnusableInput


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made when it is not there. Raises UnusableInput.

    Former files are replaced only when all new ones are on the disk.
    """
    waiting = {folder / name: folder / f".{name}.{os.getpid()}" for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (name, content), place in zip(contents.items(), waiting.values(), strict=True):
            if (folder / name).is_dir():
                raise IsADirectoryError(0, f"{name} is a folder")
            place.write_bytes(content)
        for place, written in waiting.items():
            written.replace(place)
    except OSError as error:
        problem = Problem(f"cannot be written ({error.strerror}).", "Choose another place with --out.")
        raise UnusableInput(str(folder), [problem]) from None
    finally:
        for written in waiting.values():
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)
