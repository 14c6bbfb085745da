"""Writes an instrument as a FHIR Questionnaire: a group for each screen, translations as FHIR has them."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from speelveld.catalogue.instruments import Instrument, Item, Option, Scale
from speelveld.exchange.carrying import Words, list_missed
from speelveld.exchange.fhir import addresses
from speelveld.exchange.figures import tidy
from speelveld.exchange.forms import Form
from speelveld.exchange.losses import Loss

_HELD = {
    "version", "licence", "description", "minutes", "scale_key", "reverse", "column", "codes", "factor",
}  # fmt: skip
_CODE = re.compile(r"[^\s]+( [^\s]+)*")
Element = dict[str, Any]


def write(instrument: Instrument) -> tuple[bytes, list[Loss]]:
    """Return the Questionnaire as JSON, and what it cannot hold."""
    writer = _Questionnaire(instrument)
    return json.dumps(writer.write(), ensure_ascii=False, indent=1).encode(), writer.losses


class _Questionnaire:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.losses = list(list_missed(instrument, Form.FHIR, _HELD))
        self.words = Words(Form.FHIR, self.losses, spaces="")
        self.factors = {one["key"]: one for one in instrument.source["factors"]}

    def write(self) -> Element:
        one = self.instrument
        return {
            "resourceType": "Questionnaire",
            "language": one.languages[0],
            "extension": list(self._list_own()),
            "identifier": [{"value": one.key}],
            "version": self.words.fit(one.version, "version"),
            **self._say("title", one.title, "title"),
            "status": "active",
            "subjectType": ["Person"],
            **self._say("description", one.source.get("description", {}), "description"),
            "copyright": self.words.fit(one.licence, "licence"),
            "item": self._list_items(),
        }

    def _list_items(self) -> list[Element]:
        if "screens" not in self.instrument.source:
            return [self._describe_item(item) for item in self.instrument.items]
        return [
            {
                "linkId": f"screen/{number}",
                **self._say("text", screen.title, f"screens.{number}.title"),
                "type": "group",
                "item": [self._describe_item(self.instrument.item(key)) for key in screen.items],
            }
            for number, screen in enumerate(self.instrument.screens, start=1)
        ]

    def _describe_item(self, item: Item) -> Element:
        scale = self.instrument.scale_of(item)
        own: list[Element] = [{"url": addresses.SCALE, "valueString": scale.key}]
        if item.reverse:
            own.append({"url": addresses.REVERSE, "valueBoolean": True})
        if item.column != item.key:
            column = self.words.fit(item.column, f"items.{item.key}.column")
            own.append({"url": addresses.COLUMN, "valueString": column})
        answer = self._describe_options(scale) if scale.options else _describe_ends(scale, own)
        text = self._say("text", item.text, f"items.{item.key}.text")
        return {"extension": own, "linkId": item.key, **text, **answer}

    def _describe_options(self, scale: Scale) -> Element:
        return {
            "type": "choice",
            "answerOption": [
                {"valueCoding": self._describe_option(scale, option, number)}
                for number, option in enumerate(scale.options, start=1)
            ],
        }

    def _describe_option(self, scale: Scale, option: Option, number: int) -> Element:
        place = f"scales.{scale.key}.options.{number}"
        code = option.codes[0] if option.codes and _CODE.fullmatch(option.codes[0]) else f"{option.value:g}"
        if option.codes and option.codes != (code,):
            self.losses.append(Loss("codes", f"{place}.codes", {"form": Form.FHIR.value}))
        return {
            "extension": [{"url": addresses.ORDINAL, "valueDecimal": tidy(option.value)}],
            "code": self.words.fit(code, f"{place}.codes"),
            **self._say("display", option.label, f"{place}.label"),
        }

    def _list_own(self) -> Iterator[Element]:
        if "minutes" in self.instrument.source:
            yield {"url": addresses.MINUTES, "valueInteger": self.instrument.minutes}
        for key, factor in self.factors.items():
            yield {"url": addresses.FACTOR, "extension": list(self._describe_factor(key, factor))}

    def _describe_factor(self, key: str, factor: Mapping[str, Any]) -> Iterator[Element]:
        yield {"url": "key", "valueString": key}
        for language in self.instrument.languages:
            title = self.words.fit(factor["title"][language], f"factors.{key}.title")
            yield {"url": "title", "extension": list(_say_in(language, title))}
        yield from ({"url": "item", "valueString": name} for name in factor["items"])
        if "kind" in factor:
            yield {"url": "kind", "valueString": factor["kind"]}
        if "higher_is_better" in factor:
            yield {"url": "higher_is_better", "valueBoolean": factor["higher_is_better"]}
        for name in ("minimum_answered", "decimals"):
            if name in factor:
                yield {"url": name, "valueInteger": factor[name]}
        yield from ({"url": "cut", "valueDecimal": cut} for cut in factor.get("cuts", ()))

    def _say(self, name: str, texts: Mapping[str, str], place: str) -> Element:
        """Return a text in the first language, with the other ones as translations."""
        if not texts:
            return {}
        first, *others = self.instrument.languages
        said = {name: self.words.fit(texts[first], place)}
        translations = [
            {
                "url": addresses.TRANSLATION,
                "extension": list(_say_in(language, self.words.fit(texts[language], place))),
            }
            for language in others
        ]
        return {**said, f"_{name}": {"extension": translations}} if translations else said


def _say_in(language: str, text: str) -> Iterator[Element]:
    yield {"url": "lang", "valueCode": language}
    yield {"url": "content", "valueString": text}


def _describe_ends(scale: Scale, own: list[Element]) -> Element:
    is_whole = scale.step == 1 and float(scale.minimum).is_integer()
    kind, value = ("integer", "valueInteger") if is_whole else ("decimal", "valueDecimal")
    own += [
        {"url": addresses.MIN_VALUE, value: tidy(scale.minimum)},
        {"url": addresses.MAX_VALUE, value: tidy(scale.maximum)},
    ]
    if scale.step is not None and not is_whole:
        own.append({"url": addresses.STEP, "valueDecimal": tidy(scale.step)})
    return {"type": kind}
