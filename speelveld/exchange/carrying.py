"""What a form cannot hold of an instrument, as far as it is the same question for every form."""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from speelveld.catalogue.instruments import Instrument
from speelveld.exchange.forms import Form
from speelveld.exchange.losses import Loss

WHOLE = ("version", "licence", "description", "minutes", "no_answer", "changes")


def list_missed(instrument: Instrument, form: Form, held: Collection[str]) -> Iterator[Loss]:
    """Yield what stays behind when a form holds only these parts."""
    source = instrument.source
    places = itertools.chain(
        ((name, name) for name in WHOLE if name in source and name not in held),
        _find_in_scales(source, held),
        ((name, f"items.{item['key']}.{name}")
         for item in source["items"] for name in ("reverse", "column") if name in item and name not in held),
        (("factor", f"factors.{one['key']}") for one in source["factors"] if "factor" not in held),
        (("other_language", place) for place in _find_other_languages(source)),
    )  # fmt: skip
    yield from (Loss(code, place, {"form": form.value}) for code, place in places)
    shown = [key for screen in instrument.screens for key in screen.items]
    if shown != [item.key for item in instrument.items]:
        yield Loss("screen_order", "items", {"form": form.value})


def _find_in_scales(source: Mapping[str, Any], held: Collection[str]) -> Iterator[tuple[str, str]]:
    used = {item["scale"] for item in source["items"]}
    for scale in source["scales"]:
        if scale["key"] not in used:
            yield "unused", f"scales.{scale['key']}"
        elif "scale_key" not in held:
            yield "scale_key", f"scales.{scale['key']}"
        for number, option in enumerate(scale.get("options", ()), start=1):
            if option.get("codes") and "codes" not in held:
                yield "codes", f"scales.{scale['key']}.options.{number}.codes"


def _find_other_languages(source: Mapping[str, Any]) -> Iterator[str]:
    languages = set(source["languages"])
    for place, texts in walk_texts(source):
        if set(texts) - languages:
            yield place


def walk_texts(source: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every text of an instrument with its place."""
    for name in ("title", "description"):
        if name in source:
            yield name, source[name]
    for scale in source["scales"]:
        for number, option in enumerate(scale.get("options", ()), start=1):
            if "label" in option:
                yield f"scales.{scale['key']}.options.{number}.label", option["label"]
    yield from ((f"items.{item['key']}.text", item["text"]) for item in source["items"] if "text" in item)
    yield from ((f"factors.{one['key']}.title", one["title"]) for one in source["factors"])
    for number, screen in enumerate(source.get("screens", ()), start=1):
        yield f"screens.{number}.title", screen["title"]


class Names:
    """Names of items in a form that allows fewer signs than we do; each change is listed."""

    def __init__(self, form: Form, fit: Callable[[str], str], losses: list[Loss]) -> None:
        self._form, self._fit, self._losses = form, fit, losses
        self._taken: set[str] = set()

    def give(self, key: str, most: int = 60) -> str:
        """Return the name of an item, unlike every name given before."""
        start = name = self._fit(key)[:most]
        number = 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{start[: most - len(str(number))]}{number}"
        self._taken.add(name.casefold())
        if name != key:
            about = {"form": self._form.value, "old": key, "new": name}
            self._losses.append(Loss("key", f"items.{key}", about))
        return name


_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Words:
    """Texts in a form that takes some signs for instructions; each change is listed."""

    def __init__(self, form: Form, losses: list[Loss], spaces: str, command: str = "") -> None:
        self._form, self._losses, self._command = form, losses, command
        self._spaces = re.compile(spaces) if spaces else None

    def fit(self, text: str, place: str) -> str:
        """Return a text as the form keeps it: no control signs, and its spaces drawn together."""
        kept = _FORBIDDEN.sub("", text)
        if self._spaces is not None:
            kept = self._spaces.sub(" ", kept).strip()
        if kept != text:
            self._losses.append(Loss("spaces", place, {"form": self._form.value}))
        if self._command and self._command in kept:
            apart = " ".join(self._command) if len(self._command) > 1 else f"{self._command} "
            about = {"form": self._form.value, "old": self._command, "new": apart}
            self._losses.append(Loss("sign", place, about))
            kept = kept.replace(self._command, apart)
        return kept
