"""Writes an instrument as XLSForm."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import openpyxl

from speelveld.catalogue.instruments import Instrument, Item, Scale
from speelveld.exchange.carrying import Names, Words, list_missed
from speelveld.exchange.figures import write_number
from speelveld.exchange.forms import Form
from speelveld.exchange.losses import Loss
from speelveld.exchange.xlsform import layout

HELD = {"version", "licence", "minutes", "scale_key", "reverse", "column", "factor"}
_RESERVED = {"meta", "data", "instanceid", "instancename"}
Row = dict[str, Any]


def write(instrument: Instrument) -> tuple[bytes, list[Loss]]:
    """Return the workbook, and what it cannot hold."""
    return _Workbook(instrument).write()


class _Workbook:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.losses = list(list_missed(instrument, Form.XLSFORM, HELD))
        names = Names(Form.XLSFORM, _fit_name, self.losses)
        self.words = Words(Form.XLSFORM, self.losses, spaces=r"[ \xa0]+", command="${")
        self.names = {item.key: names.give(item.key) for item in instrument.items}

    def write(self) -> tuple[bytes, list[Loss]]:
        sheets = {
            layout.SURVEY: list(self._list_survey()),
            layout.CHOICES: list(self._list_choices()),
            layout.SETTINGS: [self._describe()],
            layout.SCORES: [self._describe_score(factor) for factor in self.instrument.source["factors"]],
        }
        return _pack(sheets), self.losses

    def _list_survey(self) -> Iterator[Row]:
        if "screens" not in self.instrument.source:
            yield from (self._describe_item(item) for item in self.instrument.items)
            return
        taken = set(self.names.values())
        for number, screen in enumerate(self.instrument.screens, start=1):
            name = next(one for one in (f"screen_{number}", f"screen__{number}") if one not in taken)
            label = self._say("label", screen.title, f"screens.{number}.title")
            yield {"type": "begin_group", "name": name, "appearance": "field-list", **label}
            yield from (self._describe_item(self.instrument.item(key)) for key in screen.items)
            yield {"type": "end_group"}

    def _describe_item(self, item: Item) -> Row:
        scale = self.instrument.scale_of(item)
        text = item.text
        if not text:
            self._lose("no_text", f"items.{item.key}.text")
            text = dict.fromkeys(self.instrument.languages, item.key)
        return {
            **_describe_answer(scale),
            "name": self.names[item.key],
            **self._say("label", text, f"items.{item.key}.text"),
            "scale": None if scale.options else scale.key,
            "reverse": "yes" if item.reverse else None,
            "column": self._name_column(item),
        }

    def _name_column(self, item: Item) -> str | None:
        if item.column in (item.key, self.names[item.key]):
            return None
        return self.words.fit(item.column, f"items.{item.key}.column")

    def _list_choices(self) -> Iterator[Row]:
        for scale in self.instrument.scales:
            for number, option in enumerate(scale.options, start=1):
                place = f"scales.{scale.key}.options.{number}.label"
                label = self._say("label", option.label, place) if option.label else {}
                yield {"list_name": scale.key, "name": write_number(option.value), **label}

    def _describe(self) -> Row:
        one = self.instrument
        language = one.languages[0]
        return {
            "form_title": self.words.fit(one.title[language], "title"),
            "form_id": one.key,
            "version": self.words.fit(one.version, "version"),
            "default_language": layout.name_language(language),
            "licence": self.words.fit(one.licence, "licence"),
            "minutes": one.source.get("minutes"),
            **self._say("full_title", one.title, "title"),
        }

    def _describe_score(self, factor: Mapping[str, Any]) -> Row:
        low, high = factor.get("cuts", (None, None))
        given = {name: factor.get(name) for name in layout.SCORE_COLUMNS}
        if "higher_is_better" in factor:
            given["higher_is_better"] = "yes" if factor["higher_is_better"] else "no"
        items = " ".join(self.names[key] for key in factor["items"])
        title = self._say("title", factor["title"], f"factors.{factor['key']}.title")
        return {**given, "items": items, "cut_low": low, "cut_high": high, **title}

    def _say(self, column: str, texts: Mapping[str, str], place: str) -> Row:
        return {
            f"{column}::{layout.name_language(language)}": self.words.fit(texts[language], place)
            for language in self.instrument.languages
        }

    def _lose(self, code: str, where: str, **particulars: Any) -> None:
        self.losses.append(Loss(code, where, {"form": Form.XLSFORM.value, **particulars}))


def _describe_answer(scale: Scale) -> Row:
    """Return how an item is answered: a list of choices, or numbers between two ends."""
    if scale.options:
        return {"type": f"select_one {scale.key}"}
    lo, hi = write_number(scale.minimum), write_number(scale.maximum)
    bounds = f". >= {lo} and . <= {hi}"
    if scale.step is None:
        return {"type": "decimal", "constraint": bounds}
    if scale.step == 1 and float(scale.minimum).is_integer():
        return {"type": "integer", "constraint": bounds}
    return {"type": "range", "parameters": f"start={lo} end={hi} step={write_number(scale.step)}"}


def _fit_name(key: str) -> str:
    """Return a key as a name in XML: it starts with a letter or underscore."""
    return f"_{key}" if not re.match(r"[A-Za-z]", key) or key.casefold() in _RESERVED else key


def _pack(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        header = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(header)
        for row in rows:
            sheet.append([row.get(column) for column in header])
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # a text that starts with = is no formula
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
