"""The agreements on paper: tagged PDF (PDF/UA-1), with the fonts that typst carries itself."""

import datetime
import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.agreements.presenters.paper import Paper, Said, Wording

TEMPLATE = Path(__file__).with_name("agreement.typ")
FILE_NAME = "speelveld.pdf"  # says nothing in a list of files


def write_pdf(paper: Paper, organisation: str, today: datetime.date) -> bytes:
    """Return what both said yes to, or else the proposal, marked as one."""
    wording = paper.in_force or paper.waiting
    assert wording is not None
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_fill(paper, wording, organisation, today), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.combine(today, datetime.time(), datetime.UTC),
    )
    assert isinstance(made, bytes)
    return made


def _fill(paper: Paper, wording: Wording, organisation: str, today: datetime.date) -> dict[str, Any]:
    return {
        "language": (get_language() or "nl")[:2],
        "title": _("Afspraken over het werk"),
        "author": organisation,
        "names": paper.names,
        "state": paper.state
        if paper.in_force
        else _("Dit is een voorstel. Er is nog niet door allebei ja gezegd."),
        "talk": _list(wording.talk),
        "lines": [{"what": line.what, "facts": _list(line.facts)} for line in wording.lines],
        "rest": _list(wording.rest),
        "next": [_("Volgende keer terugkijken"), paper.next_review] if paper.next_review else [],
        "erased": _("In Speelveld wissen we dit op %(day)s.")
        % {"day": date_format(paper.delete_on, "j F Y")},
        "foot": _("Opgehaald op %(day)s") % {"day": date_format(today, "j F Y")},
    }


def _list(said: tuple[Said, ...]) -> list[list[str]]:
    return [[one.label, one.text] for one in said]
