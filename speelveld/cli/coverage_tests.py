"""Finds the tests that name an id of the inventory."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

# These compare with the inventory itself: an id in them is no proof of a feature.
NO_PROOF = {"test_coverage.py", "test_checking.py"}
ID = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])")


def find_tests(folder: Path, ids: set[str]) -> dict[str, list[str]]:
    """Return the tests that name each id, as `board/test_x.py test_y`; none when there are no tests here."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        if path.name not in NO_PROOF:
            for name, text in _list_tests(path):
                for key in sorted(ids & set(ID.findall(text))):
                    found[key].append(f"{path.relative_to(folder)} {name}")
    return dict(found)


def _list_tests(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each test with the texts that stand in it: docstring, decorators and all."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
            yield node.name, "\n".join(text for text in texts if isinstance(text, str))
