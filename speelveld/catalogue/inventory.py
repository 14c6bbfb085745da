"""Reads the inventory: what the documents behind the content ask for."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.reading import OWN_CONTENT, build, read_yaml

ItemKind = Literal["feature", "content", "figure", "rule"]
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
OWN_INVENTORY = OWN_CONTENT / "inventory.yaml"


@dataclass(frozen=True)
class Item:
    """One thing that a document asks for."""

    id: str
    seed: str
    kind: ItemKind
    what: str


def read_inventory(path: Path = OWN_INVENTORY) -> tuple[Item, ...]:
    """Return what stands below `items`. Raises ContentError when the file cannot be used."""
    file = path.name
    try:
        data = read_yaml(path, file)
    except (OSError, yaml.YAMLError):
        raise ContentError(file, "the file", "cannot be read.", "Give a YAML file.") from None
    listed = data.get("items") if isinstance(data, dict) else None
    if not isinstance(listed, list) or not listed:
        raise ContentError(file, "items", "is not a list with entries.", "Start each entry with a dash.")
    items = tuple(build(Item, one, file, f"items[{number}]") for number, one in enumerate(listed, start=1))
    for key, count in Counter(item.id for item in items).items():
        if count > 1:
            raise ContentError(file, f"items.{key}", "stands here twice.", "Keep one.")
    return items
