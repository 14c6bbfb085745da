"""The tables in a file of LimeSurvey, and the texts of its rows by language.

Since version 4 (DBVersion 400) texts have tables of their own; before that a row is repeated for each language.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from speelveld.exchange.refusals import refuse
from speelveld.exchange.safety import parse_xml

Row = dict[str, str]
Texts = dict[str, str]


@dataclass(frozen=True)
class Document:
    """One file: what kind it is, its languages with the base language first, and its tables."""

    kind: str
    languages: tuple[str, ...]
    tables: Mapping[str, list[Row]]
    fields: Mapping[str, list[str]]

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])


def read_document(content: bytes) -> Document:
    """Read a file of LimeSurvey. A field that is not there was not set; one that is empty was. Raises Refused."""
    root = parse_xml(content)
    kind = root.findtext("LimeSurveyDocType")
    if root.tag != "document" or not kind:
        raise refuse("not_limesurvey")
    tables: dict[str, list[Row]] = {}
    fields: dict[str, list[str]] = {}
    for table in root:
        fields[table.tag] = [one.text for one in table.iterfind("fields/fieldname") if one.text]
        rows = table.find("rows")
        if rows is not None:
            tables[table.tag] = [{cell.tag: cell.text or "" for cell in row} for row in rows]
    languages = tuple(one.text.strip() for one in root.iterfind("languages/language") if one.text)
    base = (tables.get("surveys") or [{}])[0].get("language", "")
    return Document(kind, tuple(sorted(languages, key=lambda one: one != base)), tables, fields)


@dataclass
class Entry:
    """A group, question or answer: its fields and its texts."""

    fields: Row
    texts: dict[str, Texts] = field(default_factory=lambda: defaultdict(dict))  # by name, then by language

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def order(self) -> int:
        """Where it stands among its like."""
        return _number(self.get("question_order") or self.get("group_order") or self.get("sortorder"))


def list_entries(document: Document, table: str, number: str, names: tuple[str, ...]) -> list[Entry]:
    """Return the rows of a table once each, with the texts of these names in every language."""
    entries: dict[str, Entry] = {}
    for row in document.rows(table):
        key = row.get(number) or f"{row.get('qid')}/{row.get('scale_id')}/{row.get('code')}"
        entry = entries.setdefault(key, Entry(row))
        _take_texts(entry, row, names)
    own_texts = {"groups": "group_l10ns", "answers": "answer_l10ns"}.get(table, "question_l10ns")
    for row in document.rows(own_texts):
        if (found := entries.get(row.get(number, ""))) is not None:
            _take_texts(found, row, names)
    return sorted(entries.values(), key=lambda entry: entry.order)


def _take_texts(entry: Entry, row: Row, names: tuple[str, ...]) -> None:
    if language := row.get("language"):
        for name in names:
            if text := row.get(name, ""):
                entry.texts[name][language] = text


def list_attributes(document: Document) -> Mapping[str, Row]:
    """Return the attributes of each question that have a value."""
    found: dict[str, Row] = defaultdict(dict)
    for row in document.rows("question_attributes"):
        if value := row.get("value", ""):
            found[row.get("qid", "")][row.get("attribute", "")] = value
    return found


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 10 else 0


def iterate_ancestors(qid: str, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield the question that a question belongs to, and the one above that. Raises Refused on a circle."""
    seen = {qid}
    while (qid := parents.get(qid, "0")) not in ("", "0"):
        if qid in seen:
            raise refuse("circle", f"question {qid}")
        seen.add(qid)
        yield qid
