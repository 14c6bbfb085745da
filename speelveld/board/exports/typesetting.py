"""Sets a page in type: tagged PDF (PDF/UA-1), with the fonts that typst carries itself."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language

from speelveld.board.exports.characters import clean

FOLDER = Path(__file__).with_name("pages")
LONGEST_WORD = 22  # signs; a longer one may break anywhere, so that nothing leaves its column
BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{LONGEST_WORD},}}")


def set_in_type(template: str, data: dict[str, Any], made_on: datetime.date) -> bytes:
    """Return the page of this template with these data as PDF; the same data always give the same file."""
    texts = {"language": (get_language() or "nl")[:2], **data}
    made = typst.compile(
        FOLDER / template,
        root=FOLDER,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(texts, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.combine(made_on, datetime.time(), datetime.UTC),
    )
    assert isinstance(made, bytes)
    return made


def fit(text: str) -> str:
    """Return the text for paper: clean, on one line, with places where a very long word may break."""
    return _LONG.sub(_loosen, " ".join(clean(text).split()))


def _loosen(found: re.Match[str]) -> str:
    word = found[0]
    return BREAK.join(
        word[place : place + LONGEST_WORD // 2] for place in range(0, len(word), LONGEST_WORD // 2)
    )
