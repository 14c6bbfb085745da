"""Reads a DDI Codebook (2.5): each variable with categories becomes an item. Codebooks are read, not written."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from speelveld.exchange.drafting import Choice, Draft, Question, Texts
from speelveld.exchange.figures import parse_value
from speelveld.exchange.losses import Loss
from speelveld.exchange.refusals import refuse
from speelveld.exchange.safety import parse_xml
from speelveld.exchange.texts import plain

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(content: bytes) -> tuple[dict[str, Any], list[Loss]]:
    """Return an instrument as plain data, and what did not come along. Raises Refused."""
    root = parse_xml(content)
    if _name(root) != "codeBook":
        raise refuse("missing_part", part="codeBook")
    codebook = _Codebook(root)
    for variable in _find(root, "dataDscr", "var"):
        codebook.read_variable(variable)
    return codebook.draft.build(), codebook.draft.losses


class _Codebook:
    """One pass over a codebook. It has one language: DDI repeats texts, but seldom says so."""

    def __init__(self, root: ET.Element) -> None:
        self.language = (root.get(_LANGUAGE) or "")[:2].lower()
        self.draft = Draft(title={}, languages=[self.language or "en"])
        if not self.language:
            self.language = "en"
            self.draft.lose("language_unknown", "codeBook", new="en")
        title = next(_find(root, "stdyDscr", "citation", "titlStmt", "titl"), None)
        self.draft.title = self._say(title, "title")
        number = next(_find(root, "stdyDscr", "citation", "titlStmt", "IDNo"), None)
        self.draft.key = (number.text or "" if number is not None else "") or self.draft.title.get(
            self.language, ""
        )
        version = next(_find(root, "stdyDscr", "citation", "verStmt", "version"), None)
        self.draft.version = (version.text or "").strip() if version is not None else ""

    def read_variable(self, variable: ET.Element) -> None:
        name = variable.get("name") or variable.get("ID") or "?"
        where = f"var {name}"
        asked = next(_find(variable, "qstn", "qstnLit"), None)
        text = self._say(asked if asked is not None else next(_find(variable, "labl"), None), where)
        if list(_find(variable, "qstn", "ivuInstr")) or list(_find(variable, "qstn", "postQTxt")):
            self.draft.lose("explanation", where)
        if variable.get("wgt-var"):
            self.draft.lose("rule", where, type="wgt-var")
        if variable.get("intrvl") == "contin":
            ends = _find_ends(variable)
            if ends is None:
                return self.draft.lose("no_ends", where)
            return self.draft.add(Question(name, where, text, ends=ends))
        return self.draft.add(Question(name, where, text, tuple(self._list_choices(variable, where))))

    def _list_choices(self, variable: ET.Element, where: str) -> Iterator[Choice]:
        """Yield the categories in the order of their numbers; the ones that mean no answer are left out."""
        found = []
        for category in _find(variable, "catgry"):
            code = next((one.text or "" for one in _find(category, "catValu")), "").strip()
            if category.get("missing") != "Y":
                label = next(_find(category, "labl"), None)
                found.append(Choice(code, self._say(label, f"{where}, {code}"), parse_value(code)))
        yield from sorted(found, key=lambda choice: (choice.value is None, choice.value or 0))

    def _say(self, element: ET.Element | None, where: str) -> Texts:
        text = plain(self.draft, "".join(element.itertext()), where) if element is not None else ""
        return {self.language: text} if text else {}


def _find_ends(variable: ET.Element) -> tuple[float, float, float | None] | None:
    """Return the range that the codebook allows. What was found in one data set says nothing of what may occur."""
    for allowed in _find(variable, "valrng", "range"):
        lo, hi = parse_value(allowed.get("min", "")), parse_value(allowed.get("max", ""))
        if lo is not None and hi is not None and lo < hi:
            return lo, hi, None
    return None


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _find(element: ET.Element, *path: str) -> Iterator[ET.Element]:
    """Yield what stands under these names, in any namespace: codebooks of every version read alike."""
    if not path:
        yield element
        return
    for child in element:
        if _name(child) == path[0]:
            yield from _find(child, *path[1:])
