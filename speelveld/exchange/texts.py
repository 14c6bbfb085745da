"""Texts of other tools: without markup, and by language."""

import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from speelveld.exchange.drafting import Draft

_SPACES = re.compile(r"\s+")
_REFERENCE = re.compile(r"\$\{[^}]*\}|\{[A-Za-z_][^}]*\}")
_HARMLESS = {"p", "br", "div", "span"}
_CODE = re.compile(r"^([a-z]{2})(?:[-_].*)?$")
_IN_BRACKETS = re.compile(r"\(([A-Za-z]{2})(?:[-_][^)]*)?\)\s*$")
NAMES = {
    "english": "en", "dutch": "nl", "nederlands": "nl", "german": "de", "deutsch": "de", "french": "fr",
    "français": "fr", "spanish": "es", "español": "es", "italian": "it", "portuguese": "pt", "chinese": "zh",
    "arabic": "ar", "polish": "pl", "turkish": "tr",
}  # fmt: skip


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: set[str] = set()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.parts.append(" ")
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(" ")
        self._silent -= tag in ("script", "style") and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(draft: Draft, text: str, where: str) -> str:
    """Return a text without markup; what was taken out of it, or stays behind in it, is listed."""
    if "<" in text:
        stripper = _Stripper()
        stripper.feed(text)
        stripper.close()
        if stripper.tags - _HARMLESS:
            draft.lose("markup", where)
        text = "".join(stripper.parts)
    else:
        text = html.unescape(text)
    if _REFERENCE.search(text):
        draft.lose("piping", where)
    return _SPACES.sub(" ", text).strip()


def shorten_language(name: str) -> str:
    """Return the two letters of a language: `de-informal`, `English (en)` and `dutch` have them; else nothing."""
    lowered = name.strip().lower()
    if found := _IN_BRACKETS.search(name):
        return found[1].lower()
    if found := _CODE.match(lowered):
        return found[1]
    return NAMES.get(lowered, "")


def choose_languages(draft: Draft, names: Iterable[str]) -> dict[str, str]:
    """Return our code of each language of a file, the first ones first; what has none is listed."""
    chosen: dict[str, str] = {}
    for name in names:
        code = shorten_language(name)
        if not code or code in chosen.values():
            draft.lose("language_dropped", f"language {name}")
            continue
        if name.startswith(code) and name[2:3] in ("-", "_"):
            draft.lose("language", f"language {name}", new=code)
        chosen[name] = code
    return chosen
