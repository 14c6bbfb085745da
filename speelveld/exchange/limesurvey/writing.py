"""Writes an instrument as the structure of a LimeSurvey survey: a group for each screen, a question for each item."""

import html
import re
import zlib
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from speelveld.catalogue.instruments import Instrument, Item, Option, Scale
from speelveld.exchange.carrying import Names, Words, list_missed
from speelveld.exchange.figures import write_number
from speelveld.exchange.forms import Form
from speelveld.exchange.losses import Loss

_DB_VERSION = "493"  # LimeSurvey 6; later versions bring it up to date when they read it
_HELD = {"description"}
_MOST_CODE = 20
_RESERVED = {
    "id", "sid", "lang", "language", "token", "seed", "datestamp", "startdate", "submitdate", "startlanguage",
    "lastpage", "ipaddr", "refurl", "self", "that", "this", "question", "questions", "respondent", "other", "time",
    "assessments",
}  # fmt: skip
_LETTERS_AND_DIGITS = re.compile(r"[^A-Za-z0-9]")
Row = dict[str, str]


def write(instrument: Instrument) -> tuple[bytes, list[Loss]]:
    """Return the structure as XML, and what it cannot hold."""
    survey = _Survey(instrument)
    survey.write_head()
    for number in range(1, len(instrument.screens) + 1):
        survey.write_group(number)
    return survey.pack(), survey.losses


class _Survey:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.losses = list(list_missed(instrument, Form.LIMESURVEY, _HELD))
        self._lose("instrument_key", "key")
        self.words = Words(Form.LIMESURVEY, self.losses, spaces=r"\s+", command="{")
        names = Names(Form.LIMESURVEY, _fit_code, self.losses)
        self.codes = {item.key: names.give(item.key, _MOST_CODE) for item in instrument.items}
        self.sid = str(100_000 + zlib.crc32(instrument.key.encode()) % 900_000)
        self.tables: dict[str, list[Row]] = {name: [] for name in (
            "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "question_l10ns", "question_attributes",
            "surveys", "surveys_languagesettings",
        )}  # fmt: skip

    def write_head(self) -> None:
        first, *others = self.instrument.languages
        self._add(
            "surveys", sid=self.sid, gsid="1", anonymized="Y", format="G", language=first,
            additional_languages=" ".join(others), datestamp="N", ipaddr="N", refurl="N",
            savetimings="N", assessments="N",
        )  # fmt: skip
        texts = self.instrument.source.get("description", {})
        for language in self.instrument.languages:
            self._add(
                "surveys_languagesettings", surveyls_survey_id=self.sid, surveyls_language=language,
                surveyls_title=self._say(self.instrument.title, language, "title"),
                surveyls_description=self._say(texts, language, "description"),
            )  # fmt: skip

    def write_group(self, number: int) -> None:
        screen = self.instrument.screens[number - 1]
        self._add(
            "groups",
            gid=str(number),
            sid=self.sid,
            group_order=str(number),
            randomization_group="",
            grelevance="",
        )
        for language in self.instrument.languages:
            name = self._say(screen.title, language, f"screens.{number}.title")
            self._add("group_l10ns", gid=str(number), group_name=name, description="", language=language)
        for order, key in enumerate(screen.items, start=1):
            self._write_question(self.instrument.item(key), gid=str(number), order=order)

    def _write_question(self, item: Item, gid: str, order: int) -> None:
        scale, qid = self.instrument.scale_of(item), str(len(self.tables["questions"]) + 1)
        self._add(
            "questions", qid=qid, parent_qid="0", sid=self.sid, gid=gid, type="L" if scale.options else "N",
            title=self.codes[item.key], other="N", mandatory="N", encrypted="N", question_order=str(order),
            scale_id="0",
            same_default="0", relevance="1", question_theme_name="listradio" if scale.options else "numerical",
            same_script="0",
        )  # fmt: skip
        for language in self.instrument.languages:
            text = self._say(item.text, language, f"items.{item.key}.text")
            self._add("question_l10ns", qid=qid, question=text, help="", script="", language=language)
        if scale.options:
            self._write_answers(qid, scale)
        else:
            self._write_ends(qid, scale)

    def _write_answers(self, qid: str, scale: Scale) -> None:
        for order, option in enumerate(scale.options):
            aid = str(len(self.tables["answers"]) + 1)
            self._add(
                "answers", aid=aid, qid=qid, code=self._code_answer(scale, option, order + 1), sortorder=str(order),
                assessment_value=str(int(option.value)) if _is_whole(scale) else "0", scale_id="0",
            )  # fmt: skip
            for language in self.instrument.languages:
                place = f"scales.{scale.key}.options.{order + 1}.label"
                label = self._say(option.label, language, place)
                self._add("answer_l10ns", aid=aid, answer=label, language=language)

    def _code_answer(self, scale: Scale, option: Option, number: int) -> str:
        """Return the code of an answer: at most five letters and digits."""
        place = f"scales.{scale.key}.options.{number}.value"
        if not _is_whole(scale):
            self._lose("value", place, new=number)
            return f"A{number}"
        if 0 <= option.value < 100_000:
            return str(int(option.value))
        self._lose("answer_code", place, new=f"A{number}")
        return f"A{number}"

    def _write_ends(self, qid: str, scale: Scale) -> None:
        given = {
            "min_num_value_n": write_number(scale.minimum),
            "max_num_value_n": write_number(scale.maximum),
        }
        if scale.step == 1 and float(scale.minimum).is_integer():
            given["num_value_int_only"] = "1"
        elif scale.step is not None:
            self._lose("step", f"scales.{scale.key}.step")
        for name, value in given.items():
            self._add("question_attributes", qid=qid, attribute=name, value=value, language="")

    def _say(self, texts: Mapping[str, str], language: str, place: str) -> str:
        return html.escape(self.words.fit(texts.get(language, ""), place), quote=False)

    def _add(self, table: str, **row: str) -> None:
        self.tables[table].append(row)

    def _lose(self, code: str, where: str, **particulars: Any) -> None:
        self.losses.append(Loss(code, where, {"form": Form.LIMESURVEY.value, **particulars}))

    def pack(self) -> bytes:
        root = ET.Element("document")
        ET.SubElement(root, "LimeSurveyDocType").text = "Survey"
        ET.SubElement(root, "DBVersion").text = _DB_VERSION
        languages = ET.SubElement(root, "languages")
        for language in self.instrument.languages:
            ET.SubElement(languages, "language").text = language
        for name, rows in self.tables.items():
            if rows:
                _write_table(ET.SubElement(root, name), rows)
        ET.indent(root, " ")
        content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return content


def _write_table(table: ET.Element, rows: list[Row]) -> None:
    fields = ET.SubElement(table, "fields")
    for name in rows[0]:
        ET.SubElement(fields, "fieldname").text = name
    body = ET.SubElement(table, "rows")
    for row in rows:
        line = ET.SubElement(body, "row")
        for name, value in row.items():
            ET.SubElement(line, name).text = value or None


def _is_whole(scale: Scale) -> bool:
    return all(float(option.value).is_integer() for option in scale.options)


def _fit_code(key: str) -> str:
    """Return a key as the code of a question: letters and digits, a letter first."""
    code = _LETTERS_AND_DIGITS.sub("", key)
    return f"q{code}" if not code[:1].isalpha() or code.lower() in _RESERVED else code
