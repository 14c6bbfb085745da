"""`speelveld coverage`: which items of the inventory are covered, and where."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from speelveld.catalogue import LANGUAGES
from speelveld.catalogue.coverage import covered_ids
from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.inventory import ITEM_KINDS, OWN_INVENTORY, Item, read_inventory
from speelveld.cli.coverage_tests import find_tests

HELP = """List which items of the inventory are covered by content or by a test, and where, as JSON.

Example: speelveld coverage
An entry of content/ covers the ids below its `covers`; content and figures must be there in every language.
A test covers an id that stands in it. Exit status 0: nothing required is missing; 1: something is;
2: the inventory or the content cannot be used, with the place and what to do.
"""
TESTS = Path(__file__).resolve().parents[2] / "tests"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--inventory", type=Path, default=OWN_INVENTORY, metavar="FILE", help="another inventory (YAML)"
    )
    parser.add_argument(
        "--require", nargs="+", choices=ITEM_KINDS, default=["content", "figure"], metavar="KIND",
        help=f"kinds that must be covered: {', '.join(ITEM_KINDS)} (default: content figure)",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    try:
        items, entries = read_inventory(args.inventory), covered_ids()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 2
    told = compare(items, entries, find_tests(TESTS, {item.id for item in items}), args.require)
    print(json.dumps(told, indent=2, ensure_ascii=False))
    return 1 if told["missing"] else 0


def compare(
    items: Sequence[Item],
    entries: dict[str, list[str]],
    tests: dict[str, list[str]],
    required: Sequence[str],
) -> dict[str, Any]:
    """Return what is covered where, what required is missing, and what else is not covered yet."""
    open_items = [item for item in items if not _is_covered(item, entries, tests)]
    unknown = sorted(entries.keys() - {item.id for item in items})
    return {
        "items": len(items),
        "covered": {
            item.id: {"kind": item.kind, "content": entries.get(item.id, []), "tests": tests.get(item.id, [])}
            for item in items
            if item not in open_items
        },
        "missing": [item.id for item in open_items if item.kind in required],
        "not_yet": [item.id for item in open_items if item.kind not in required],
        "unknown": unknown,
    }


def _is_covered(item: Item, entries: dict[str, list[str]], tests: dict[str, list[str]]) -> bool:
    languages = {place.partition("/")[0] for place in entries.get(item.id, [])}
    is_written = languages == set(LANGUAGES)
    return is_written or (item.kind in ("feature", "rule") and bool(tests.get(item.id)))
