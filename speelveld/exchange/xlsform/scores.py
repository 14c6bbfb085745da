"""Reads the sheet with scores, which XLSForm does not know and we add."""

import io
from collections.abc import Mapping
from typing import Any

import openpyxl

from speelveld.exchange.figures import parse_value, tidy
from speelveld.exchange.forms import OLD_WORKBOOK
from speelveld.exchange.refusals import refuse
from speelveld.exchange.xlsform import layout


def read_scores(
    content: bytes, sheets: Mapping[str, Any], languages: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the scores of a workbook, with the names of their questions; none when it has no such sheet."""
    if layout.SCORES not in sheets.get("sheet_names", ()) or content.startswith(OLD_WORKBOOK):
        return []
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    lines = [list(line) for line in workbook[layout.SCORES].iter_rows(max_col=60, values_only=True)]
    header = [str(cell or "") for cell in lines[0]] if lines else []
    rows = [dict(zip(header, line, strict=False)) for line in lines[1:]]
    names = {row["name"] for row in sheets[layout.SURVEY] if "name" in row}
    return [_read_score(row, languages, names) for row in rows if row.get("key") is not None]


def _read_score(row: Mapping[str, Any], languages: Mapping[str, str], names: set[str]) -> dict[str, Any]:
    key = str(row["key"])
    items = str(row.get("items") or "").split()
    if unknown := [name for name in items if name not in names]:
        raise refuse("scores_sheet", key, found=f"items {' '.join(unknown)}")
    factor: dict[str, Any] = {
        "key": key,
        "title": {
            code: str(row[f"title::{name}"])
            for name, code in languages.items()
            if row.get(f"title::{name}") is not None
        },
        "items": items,
    }
    if row.get("kind"):
        factor["kind"] = str(row["kind"])
    for name in ("minimum_answered", "decimals"):
        if (number := _read_number(row, name, key)) is not None:
            factor[name] = number
    if row.get("higher_is_better"):
        factor["higher_is_better"] = str(row["higher_is_better"]).lower() in ("yes", "true")
    cuts = [_read_number(row, name, key) for name in ("cut_low", "cut_high")]
    return {**factor, "cuts": cuts} if None not in cuts else factor


def _read_number(row: Mapping[str, Any], name: str, key: str) -> float | None:
    if row.get(name) is None:
        return None
    number = parse_value(str(row[name]))
    if number is None:
        raise refuse("scores_sheet", key, found=f"{name} {str(row[name])[:40]}")
    return tidy(number)
