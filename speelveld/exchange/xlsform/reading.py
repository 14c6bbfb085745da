"""Reads XLSForm. pyxform reads the workbook and says what is wrong with it; we take what it understood."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from speelveld.exchange.drafting import Choice, Draft, Question, Texts
from speelveld.exchange.figures import parse_value
from speelveld.exchange.forms import OLD_WORKBOOK
from speelveld.exchange.losses import Loss
from speelveld.exchange.refusals import Refused, refuse
from speelveld.exchange.safety import open_package
from speelveld.exchange.texts import choose_languages
from speelveld.exchange.xlsform import layout
from speelveld.exchange.xlsform.scores import read_scores

Node = Mapping[str, Any]
_UNNAMED = "default"
_SILENT = {"start", "end", "today", "deviceid", "calculate", "audit", "start-geopoint", "username"}
_BOUND = re.compile(r"\.\s*(>=|<=|>|<)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_BOUNDS = re.compile(rf"\s*\(?{_BOUND.pattern}\)?\s+and\s+\(?{_BOUND.pattern}\)?\s*")


def read(content: bytes) -> tuple[dict[str, Any], list[Loss]]:
    """Return an instrument as plain data, and what did not come along. Raises Refused."""
    sheets = _open(content)
    for sheet in (layout.SURVEY,):
        if not sheets.get(sheet):
            raise refuse("missing_sheet", sheet=sheet)
    tree = _compile(sheets)
    form = _Form(sheets, tree)
    form.read_children(tree.get("children", ()))
    form.draft.factors = read_scores(content, sheets, form.languages)
    return form.draft.build(), form.draft.losses


def _open(content: bytes) -> dict[str, Any]:
    from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

    is_old = content.startswith(OLD_WORKBOOK)
    if not is_old:
        names = open_package(content).namelist()
        if "xl/workbook.xml" not in names:
            raise refuse("damaged_package")
    read_sheets: Callable[[io.BytesIO], Any] = xls_to_dict if is_old else xlsx_to_dict
    return _try(lambda: read_sheets(io.BytesIO(content)))


def _compile(sheets: dict[str, Any]) -> dict[str, Any]:
    from pyxform.xls2xform import convert

    return _try(lambda: convert(sheets)._pyxform)


def _try(work: Callable[[], Any]) -> dict[str, Any]:
    """Return what the library finds. Whatever a damaged workbook makes it stumble on becomes a refusal."""
    from pyxform.errors import PyXFormError

    try:
        found: dict[str, Any] = work()
    except PyXFormError as error:
        raise refuse("not_xlsform", problem=" ".join(str(error).split())[:500]) from None
    except RecursionError:
        raise refuse("too_deep") from None
    except Refused:
        raise
    except Exception:  # openpyxl, xlrd and zlib each have their own
        raise refuse("damaged_package") from None
    return found


class _Form:
    """One pass over the tree that pyxform made."""

    def __init__(self, sheets: dict[str, Any], tree: Node) -> None:
        self.settings: Node = (sheets.get(layout.SETTINGS) or [{}])[0]
        self.own = {row["name"]: row for row in sheets[layout.SURVEY] if "name" in row}
        self.draft = Draft(title={}, languages=[])
        names = list(dict.fromkeys(_list_languages(tree)))
        preferred = str(self.settings.get("default_language", ""))
        names.sort(key=lambda name: name != preferred)
        self.languages = choose_languages(self.draft, [name for name in names if name != _UNNAMED])
        if _UNNAMED in names or not self.languages:
            self._adopt_unnamed(preferred)
        self.draft.languages = list(dict.fromkeys(self.languages.values()))
        self._fill_head(tree)
        self._is_open = False  # whether the screen at hand takes further questions of the same level

    def _adopt_unnamed(self, preferred: str) -> None:
        code = next(iter(choose_languages(self.draft, [preferred]).values()), "") if preferred else ""
        chosen = code or next(iter(self.languages.values()), "en")
        self.draft.lose("language_unknown", "label", new=chosen)
        self.languages = {_UNNAMED: chosen, **self.languages}

    def _fill_head(self, tree: Node) -> None:
        draft = self.draft
        title = str(self.settings.get("form_title") or tree.get("title") or "")
        texts = {
            self.languages[name]: str(text)
            for column, text in self.settings.items()
            if (name := column.removeprefix("full_title::")) != column and name in self.languages
        }
        draft.title = texts or dict.fromkeys(draft.languages, title)
        draft.key = str(self.settings.get("form_id") or title)
        draft.version = str(self.settings.get("version") or "")
        draft.licence = str(self.settings.get("licence") or "")
        minutes = str(self.settings.get("minutes") or "")
        draft.minutes = int(minutes) if minutes.isdigit() and 1 <= int(minutes) <= 60 else None

    def read_children(self, children: Any, heading: Texts | None = None, depth: int = 0) -> None:
        self._is_open = False
        for node in children:
            kind, name = str(node.get("type", "")), str(node.get("name", ""))
            if kind in ("group", "repeat", "loop"):
                self._read_group(node, kind, name, depth)
                continue
            if not self._is_open:
                self.draft.start_screen(heading or {})
                self._is_open = True
            self._read_question(node, kind, name)

    def _read_group(self, node: Node, kind: str, name: str, depth: int) -> None:
        if name == "meta" and (node.get("control") or {}).get("bodyless"):
            return
        where = f"{layout.SURVEY}: {name}"
        if kind != "group":
            self.draft.lose("repeat", where)
        if depth:
            self.draft.lose("nested", where)
        self._list_rules(node, where)
        self.read_children(node.get("children", ()), self._say(node.get("label")), depth + 1)
        self._is_open = False

    def _read_question(self, node: Node, kind: str, name: str) -> None:
        where = f"{layout.SURVEY}: {name}"
        row = self.own.get(name, {})
        if (node.get("control") or {}).get("appearance") == "label":
            return  # the head of a table that pyxform writes above its rows
        question = Question(
            name, where, self._say(node.get("label")), column=str(row.get("column", "")),
            reverse=str(row.get("reverse", "")).lower() in ("yes", "true"),
        )  # fmt: skip
        if kind in ("select one", "select1", "select one from file"):
            question.choices = self._list_choices(node, is_open="other" in str(row.get("type", "")))
            question.scale = str(node.get("list_name") or node.get("itemset") or "")
        elif kind in ("integer", "decimal", "int", "range"):
            question.ends, question.scale = _find_ends(node, kind), str(row.get("scale", ""))
            if question.ends is None:
                return self.draft.lose("no_ends", where)
        else:
            return self._list_unused(node, kind, where)
        self._list_rules(node, where)
        self.draft.add(question)

    def _list_unused(self, node: Node, kind: str, where: str) -> None:
        if kind == "note":
            return self.draft.lose("explanation", where)
        code = "rule" if kind in _SILENT else "question"
        return self.draft.lose(code, where, type=kind)

    def _list_choices(self, node: Node, is_open: bool) -> list[Choice]:
        """Return the answers. `is_open`: the last one is a free text, which pyxform added."""
        found = []
        for choice in node.get("choices", ()):
            code = str(choice.get("name", ""))
            if choice.get("media"):
                self.draft.lose("picture", f"{layout.CHOICES}: {code}")
            found.append(Choice(code, self._say(choice.get("label")), parse_value(code)))
        if is_open and found and found[-1].code == "other":
            self.draft.lose("other", f"{layout.SURVEY}: {node.get('name')}")
            found.pop()
        return found

    def _list_rules(self, node: Node, where: str) -> None:
        bind = node.get("bind") or {}
        found = {
            "condition": bind.get("relevant") or node.get("choice_filter"),
            "mandatory": bind.get("required"),
            "explanation": node.get("hint"),
            "picture": node.get("media"),
            "default": node.get("default"),
        }
        for code, given in found.items():
            if given:
                self.draft.lose(code, where)
        if any("${" in text for text in self._say(node.get("label")).values()):
            self.draft.lose("piping", where)

    def _say(self, label: Any) -> Texts:
        if isinstance(label, Mapping):
            return {self.languages[name]: str(text) for name, text in label.items() if name in self.languages}
        return {self.languages.get(_UNNAMED, self.draft.languages[0]): str(label)} if label else {}


def _list_languages(node: Any) -> Iterator[str]:
    """Yield the language of every label in the tree; labels without one count as unnamed."""
    for child in node.get("children", ()):
        label = child.get("label")
        if isinstance(label, Mapping):
            yield from label
        elif label:
            yield _UNNAMED
        yield from _list_languages({"children": child.get("choices", ())})
        yield from _list_languages(child)


def _find_ends(node: Node, kind: str) -> tuple[float, float, float | None] | None:
    """Return lowest, highest and step of a number, when the form says them in a way we understand."""
    if kind == "range":
        given = node.get("parameters") or {}
        numbers = [parse_value(str(given.get(name, spare))) for name, spare in
                   (("start", "1"), ("end", "10"), ("step", "1"))]  # fmt: skip
        lo, hi, step = numbers
        return None if lo is None or hi is None or lo >= hi else (lo, hi, step)
    found = _BOUNDS.fullmatch(str((node.get("bind") or {}).get("constraint", "")))
    if found is None:
        return None
    step = None if kind == "decimal" else 1.0
    ends: dict[str, float] = {}
    for sign, number in (found.group(1, 2), found.group(3, 4)):
        shift = step or 0.0
        ends[sign[0]] = float(number) + (0 if sign.endswith("=") else shift if sign == ">" else -shift)
    if len(ends) < 2 or ends[">"] >= ends["<"]:
        return None
    return ends[">"], ends["<"], step
