"""Reads and writes the YAML of an instrument: plain values only, no anchors, bounded in size and depth."""

import re
from typing import Any

import yaml

from speelveld.catalogue.instrument_problems import InstrumentError, Problem

MAX_CHARACTERS = 1_000_000
_MOST_NODES, _MOST_DEPTH = 50_000, 12


class _PlainLoader(yaml.SafeLoader):
    """YAML as people expect it: `No`, `12:30` and dates are texts, and a key that stands twice is told.

    Anchors are refused: a few lines of those can stand for gigabytes.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.n_nodes = self.depth = 0
        self.double_keys: list[Problem] = []

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.n_nodes += 1
        self.depth += 1
        if self.n_nodes > _MOST_NODES or self.depth > _MOST_DEPTH:
            self._refuse("too_much")
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor or not _is_plain(event):
            self._refuse("no_references")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, code: str) -> None:
        raise InstrumentError([Problem(code, "", {"line": self.get_mark().line + 1})])

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                continue  # a list or block as a name: the reader itself refuses that, with its line
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                self.double_keys.append(Problem("double_name", "", {"line": line, "key": key_node.value}))
            seen.add(str(key_node.value))
        return super().construct_mapping(node, deep)


def _is_plain(event: Any) -> bool:
    """Say whether no tag stands before it. `!` tags ask for other things than values."""
    return event.tag is None or event.tag == "!"


for _tag, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", "~nN"),
    ("int", "[-+]?(0|[1-9][0-9]{0,14})", "-+0123456789"),
    ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+)", "-+.0123456789"),
):
    _PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}",
        re.compile(f"(?:{_pattern})$"),
        [*_first, *([""] if _tag == "null" else [])],
    )


def read_plain(text: str) -> Any:
    """Return what YAML text says. Raises InstrumentError that names the line."""
    if len(text) > MAX_CHARACTERS:
        raise InstrumentError([Problem("too_large", "", {"limit": f"{MAX_CHARACTERS:_}".replace("_", " ")})])
    try:
        loader = _PlainLoader(text)
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InstrumentError([Problem("not_yaml", "", {"line": mark.line + 1 if mark else 1})]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise InstrumentError([Problem("strange_sign", "", {"line": line})]) from None
    if loader.double_keys:
        raise InstrumentError(loader.double_keys)
    return data


class _PlainDumper(yaml.SafeDumper):
    """Writes what the loader above reads back: the same texts in quotes, and never an anchor."""

    yaml_implicit_resolvers = _PlainLoader.yaml_implicit_resolvers

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_plain(data: Any) -> str:
    """Return plain data as YAML text."""
    text: str = yaml.dump(data, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=110)
    return text
