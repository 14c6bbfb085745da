"""Builds the plain data of an instrument out of questions that were read one by one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from speelveld.exchange.figures import tidy
from speelveld.exchange.losses import Loss
from speelveld.exchange.refusals import refuse

Texts = dict[str, str]
MOST_CHARACTERS = 2000
_MOST_KEY = 60
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Choice:
    """One answer: its word in the other form, what is read, and its number when the form gives one."""

    code: str
    label: Texts
    value: float | None = None


@dataclass
class Question:
    """One question as the other form has it. Either choices, or `ends`: lowest, highest and step."""

    name: str
    where: str
    text: Texts
    choices: Sequence[Choice] = ()
    ends: tuple[float, float, float | None] | None = None
    scale: str = ""  # a name for its scale, when the form has one
    reverse: bool = False
    column: str = ""


@dataclass
class Draft:
    """An instrument in the making. `build` numbers, names and completes what the form left open."""

    title: Texts
    languages: list[str]
    key: str = ""
    version: str = ""
    licence: str = ""
    description: Texts = field(default_factory=dict)
    minutes: int | None = None
    factors: list[dict[str, Any]] = field(default_factory=list)  # their items are names of questions
    losses: list[Loss] = field(default_factory=list)
    screens: list[tuple[Texts, list[str]]] = field(default_factory=list)
    _items: list[dict[str, Any]] = field(default_factory=list)
    _scales: dict[str, dict[str, Any]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)  # key of each question by its name

    def lose(self, code: str, where: str, **particulars: Any) -> None:
        self.losses.append(Loss(code, where, particulars))

    def start_screen(self, title: Texts) -> None:
        self.screens.append((title, []))

    def add(self, question: Question) -> None:
        """Take in a question, or list why not."""
        if any(len(text) > MOST_CHARACTERS for text in question.text.values()):
            return self.lose("too_long", question.where)
        if question.ends is None and len(question.choices) < 2:
            return self.lose("no_options", question.where)
        codes = [choice.code.casefold() for choice in question.choices]
        if len(set(codes)) < len(codes):
            return self.lose("double_options", question.where)
        key = self._name(question.name, self._keys.values())
        self._keys[question.name] = key
        item: dict[str, Any] = {"key": key}
        if text := self._complete(question.text, question.where):
            item["text"] = text
        item["scale"] = self._find_scale(question)
        if question.reverse:
            item["reverse"] = True
        if (column := question.column or question.name) != key:
            item["column"] = column
        self._items.append(item)
        if not self.screens:
            self.start_screen({})
        self.screens[-1][1].append(key)

    def build(self) -> dict[str, Any]:
        """Return the instrument as plain data. Raises Refused when nothing could be taken in."""
        if not self._items:
            raise refuse("nothing_left")
        title = self._complete(self.title, "title") or dict.fromkeys(self.languages, self.key or "?")
        data: dict[str, Any] = {
            "key": make_key(self.key) or "instrument",
            "version": self._guess("version", self.version[:30].strip(), "1"),
            "title": title,
            "languages": self.languages,
            "licence": self._guess("licence", self.licence[:300], "?"),
            "scales": list(self._scales.values()),
            "items": self._items,
            "factors": self._list_factors(title),
        }
        if description := self._complete(self.description, "description"):
            data["description"] = description
        if self.minutes is not None:
            data["minutes"] = self.minutes
        screens = [(heading, keys) for heading, keys in self.screens if keys]
        shown = [
            {"title": self._complete(heading, "screens") or title, "items": keys} for heading, keys in screens
        ]
        if len(shown) > 1 or shown[0]["title"] != title:
            data["screens"] = shown
        return data

    def _guess(self, name: str, given: str, otherwise: str) -> str:
        if given.strip():
            return given
        self.lose(f"guessed_{name}", name)
        return otherwise

    def _name(self, name: str, taken: Iterable[str]) -> str:
        """Return a key for a name that is not taken yet."""
        key, used, number = make_key(name) or "item", set(taken), 1
        start = key
        while key in used:
            number += 1
            key = f"{start[: _MOST_KEY - 5]}-{number}"
        return key

    def _complete(self, texts: Mapping[str, str], where: str) -> Texts:
        """Return the text in each language; what is missing is filled in from another, and listed."""
        found = {language: text for language, text in texts.items() if text.strip()}
        if not found:
            return {}
        missing = [language for language in self.languages if language not in found]
        if missing:
            self.lose("translation", where, languages=", ".join(missing))
        spare = next(iter(found.values()))
        return {language: found.get(language, spare) for language in self.languages}

    def _find_scale(self, question: Question) -> str:
        """Return the key of the scale of a question; questions with the same answers share one."""
        before = len(self.losses)
        scale = self._make_scale(question)
        for key, known in self._scales.items():
            if {**known, "key": ""} == scale and make_key(question.scale) in ("", key):
                del self.losses[before:]  # told already, where this scale was met first
                return key
        key = self._name(question.scale or f"scale-{len(self._scales) + 1}", self._scales)
        self._scales[key] = {**scale, "key": key}
        return key

    def _make_scale(self, question: Question) -> dict[str, Any]:
        if question.ends is not None:
            lo, hi, step = question.ends
            ends = {"key": "", "minimum": tidy(lo), "maximum": tidy(hi)}
            return ends if step is None else {**ends, "step": tidy(step)}
        values = [choice.value for choice in question.choices]
        if None in values or len(set(values)) < len(values):
            values = list(range(1, len(values) + 1))
            self.lose("numbered", question.where, count=f"1-{len(values)}")
        return {
            "key": "",
            "options": [
                self._make_option(choice, value, question.where)
                for choice, value in zip(question.choices, values, strict=True)
                if value is not None
            ],
        }

    def _make_option(self, choice: Choice, value: float, where: str) -> dict[str, Any]:
        option: dict[str, Any] = {"value": tidy(value)}
        if label := self._complete(choice.label, f"{where}, {choice.code}"):
            option["label"] = label
        if choice.code and choice.code != f"{value:g}":
            option["codes"] = [choice.code]
        return option

    def _list_factors(self, title: Texts) -> list[dict[str, Any]]:
        """Return the scores: those of the file, else one for each kind of answer on a screen."""
        if self.factors:
            return [
                {**factor, "items": [self._keys[name] for name in factor["items"] if name in self._keys]}
                for factor in self.factors
            ]
        self.lose("guessed_scores", "factors")
        scale_of = {item["key"]: item["scale"] for item in self._items}
        found: list[dict[str, Any]] = []
        for heading, keys in self.screens:
            for scale in dict.fromkeys(scale_of[key] for key in keys):
                items = [key for key in keys if scale_of[key] == scale]
                heads = self._complete(heading, "screens") or title
                found.append({"key": f"score-{len(found) + 1}", "title": heads, "items": items})
        return found


def make_key(name: str) -> str:
    """Return a name as a key: letters, digits, dot, hyphen and underscore."""
    return _STRANGE.sub("-", name.strip()).lstrip("-._")[:_MOST_KEY]
