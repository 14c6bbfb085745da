"""Sets a document in type: tagged PDF (PDF/UA-1), with the fonts that typst carries itself."""

import datetime
import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.document import Document
from speelveld.results.presenters.heat import Heat, HeatRow
from speelveld.results.presenters.highlights import Point
from speelveld.results.presenters.overview import Chart
from speelveld.results.presenters.unit import Step

TEMPLATE = Path(__file__).with_name("report.typ")


def write_pdf(document: Document) -> bytes:
    """Return the document as PDF; the same release always gives the same pages."""
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_fill_template(document), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.combine(document.released_on, datetime.time(), datetime.UTC),
    )
    assert isinstance(made, bytes)
    return made


def _fill_template(document: Document) -> dict[str, Any]:
    facts, is_whole = document.facts, document.heat is not None
    title = f"{document.heading} · {facts.title}"
    made_on = _("Vrijgegeven op %(day)s") % {"day": date_format(document.released_on, "j F Y")}
    measured = _("Meting van %(period)s") % {"period": facts.period}
    about = (facts.organisation, measured, "" if is_whole else facts.turnout)
    return {
        "language": document.language,
        "title": title,
        "author": facts.organisation,
        "description": measured,
        "keywords": [facts.organisation, facts.title],
        "labels": _list_labels(),
        "kicker": " · ".join(part for part in about if part),
        "heading": document.heading,
        "summary": document.summary,
        "together": document.together,
        "facts": [{"label": one.label, "value": one.value, "small": one.small} for one in document.figures],
        "points": [
            {"title": name, "points": [_fill_point(point) for point in points]}
            for name, points in (
                (_("Wat gaat goed"), document.strengths),
                (_("Wat vraagt aandacht"), document.concerns),
            )
            if points
        ],
        "charts": [
            _fill_chart(_("Het werk"), document.factors, document.focus),
            _fill_chart(_("Hoe het met mensen gaat op hun werk"), document.outcomes, ""),
        ],
        "step": _fill_step(document.step) if document.step else None,
        "heat": _fill_heat(document.heat, facts.organisation) if document.heat else None,
        "tables": [
            {"title": one.title, "intro": one.intro, "heads": one.heads, "rows": one.rows}
            for one in document.tables
        ],
        "method": [[one.title, one.text] for one in document.explanations],
        "foot": f"{title} · {made_on}",
    }


def _list_labels() -> dict[str, str]:
    return {
        "factor": _("Factor"),
        "score": _("Score"),
        "range": _("Onzekerheid"),
        "since": _("Sinds"),
        "answers": _("Antwoorden"),
        "together": _("samen één groep"),
        "step": _("Een kleine stap"),
        "method": _("Hoe is dit gemaakt?"),
    }


def _fill_point(point: Point) -> dict[str, str]:
    return {"name": point.name, "mean": point.mean, "text": point.text}


def _fill_step(step: Step) -> dict[str, str]:
    return {
        "for": _("Voor: %(name)s") % {"name": step.name},
        "text": step.text,
        "minutes": _("Kost %(minutes)s minuten.") % {"minutes": step.minutes},
    }


def _fill_chart(title: str, chart: Chart, focus: str) -> dict[str, Any]:
    legend = [_("De punt is de score, de streep de onzekerheid.")]
    if chart.around:
        legend.append(_("De ruit is heel %(unit)s.") % {"unit": chart.around})
    if chart.is_higher_better:
        legend.append(_("Hoger is beter."))
    return {
        "title": title,
        "legend": " ".join(legend),
        "ticks": chart.ticks,
        "around": chart.around,
        "before": chart.before,
        "rows": [_fill_row(row, is_focus=row.key == focus) for row in chart.rows],
    }


def _fill_row(row: Row, *, is_focus: bool) -> dict[str, Any]:
    return {
        "name": f"{row.name} ({row.note})" if row.note else row.name,
        "mean": row.mean,
        "range": row.range,
        "bar": {"value": row.bar.value, "low": row.bar.low, "high": row.bar.high, "other": row.bar.other},
        "other": row.other,
        "beside": row.beside.text if row.beside else "",
        "rises": row.beside is not None and row.beside.icon == "up",
        "change": row.change.text if row.change else "",
        "is_early": not (row.change and row.change.direction),
        "is_focus": is_focus,
    }


def _fill_heat(heat: Heat, organisation: str) -> dict[str, Any]:
    legend = _("Links staat wat de meeste aandacht vraagt. Kleur en pijltjes vergelijken met heel %(unit)s.")
    return {
        "title": _("Per onderdeel"),
        "legend": legend % {"unit": organisation} + " " + heat.explanation,
        "unit": _("Onderdeel"),
        "columns": [score.name for score in heat.columns],
        "rows": [_fill_heat_row(row) for row in heat.rows],
    }


def _fill_heat_row(row: HeatRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "level": row.level,
        "kind": row.kind,
        "n": "" if row.n is None else str(row.n),
        "note": row.note,
        "cells": [
            {"text": cell.text or cell.words, "look": cell.look, "mark": cell.mark} for cell in row.cells
        ],
    }
