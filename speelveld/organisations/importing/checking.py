"""Checks every row and works out what an import would change. Pure: rows and the present state in, a plan out."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from speelveld.organisations.importing.reading import Sheet

MAX_FINDINGS = 200
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


@dataclass(frozen=True)
class Finding:
    """Something wrong in one row: where it stands, what it says, and what to do."""

    row: int
    column: str
    value: str
    remedy: str


@dataclass
class Plan:
    """What an import would do. With findings it may not be applied."""

    findings: list[Finding] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    joiners: list[str] = field(default_factory=list)
    movers: list[str] = field(default_factory=list)
    leavers: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    n_same: int = 0
    n_before: int = 0

    @property
    def loses_many(self) -> bool:
        """Whether more than a fifth would disappear: often a sign of half a file."""
        return self.n_before > 0 and len(self.leavers) > self.n_before / 5

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"loses_many": self.loses_many, "n_findings": len(self.findings)}


def _list_records(sheet: Sheet, mapping: Mapping[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in sheet.rows:
        yield number, {name: cells[column] for name, column in mapping.items() if column < len(cells)}


def _find_doubles(sheet: Sheet, mapping: Mapping[str, int], name: str) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for number, record in _list_records(sheet, mapping):
        if value := record.get(name, "").casefold():
            rows.setdefault(value, []).append(number)
    return {value: numbers for value, numbers in rows.items() if len(numbers) > 1}


def _report_doubles(sheet: Sheet, mapping: Mapping[str, int], name: str) -> Iterator[Finding]:
    for value, numbers in _find_doubles(sheet, mapping, name).items():
        others = ", ".join(str(number) for number in numbers[:-1][:5])
        yield Finding(
            numbers[-1], sheet.header[mapping[name]], value,
            _("Staat ook in rij %(rows)s. Laat er één staan.") % {"rows": others},
        )  # fmt: skip


def _report_empty(sheet: Sheet, mapping: Mapping[str, int], names: tuple[str, ...]) -> Iterator[Finding]:
    for number, record in _list_records(sheet, mapping):
        for name in names:
            if not record.get(name):
                yield Finding(number, sheet.header[mapping[name]], "", _("Deze cel is leeg. Vul hem in."))


# ---------------------------------------------------------------- units


def check_units(sheet: Sheet, mapping: Mapping[str, int], present: Mapping[str, tuple[str, str]]) -> Plan:
    """Plan an import of units. `present`: key -> (name, parent key)."""
    plan = Plan(n_before=len(present))
    plan.findings += _report_empty(sheet, mapping, ("key", "name"))
    plan.findings += _report_doubles(sheet, mapping, "key")
    records = list(_list_records(sheet, mapping))
    plan.findings += _report_tree(sheet, mapping, records)
    plan.rows = [{"key": r["key"], "name": r["name"], "parent": r.get("parent", "")} for _number, r in records]
    for row in plan.rows:
        before = present.get(row["key"])
        if before is None:
            plan.joiners.append(row["name"])
        elif before[1] != row["parent"]:
            plan.movers.append(row["name"])
        elif before[0] != row["name"]:
            plan.changed.append(f"{before[0]} → {row['name']}")
        else:
            plan.n_same += 1
    keys = {row["key"] for row in plan.rows}
    plan.leavers = [name for key, (name, _parent) in present.items() if key not in keys]
    return plan


def _report_tree(
    sheet: Sheet, mapping: Mapping[str, int], records: list[tuple[int, dict[str, str]]]
) -> Iterator[Finding]:
    column = sheet.header[mapping["parent"]]
    parents = {record["key"]: record.get("parent", "") for _number, record in records}
    roots = [(number, record) for number, record in records if not record.get("parent")]
    for number, record in records:
        if record.get("parent") and record["parent"] not in parents:
            yield Finding(
                number, column, record["parent"],
                _("Dit onderdeel staat niet in het bestand. Voeg het toe of kies een ander."),
            )  # fmt: skip
    if not roots:
        yield Finding(
            records[0][0], column, "",
            _("Geen enkel onderdeel staat bovenaan. Laat bij de hele organisatie deze cel leeg."),
        )  # fmt: skip
    for number, record in roots[1:]:
        yield Finding(
            number, column, record["name"],
            _("Er is al een bovenste onderdeel in rij %(row)s. Vul in waar dit onder valt.") % {"row": roots[0][0]},
        )  # fmt: skip
    in_circle = _find_circles(parents)
    for number, record in records:
        if record["key"] in in_circle:
            yield Finding(
                number, column, record["parent"], _("Deze onderdelen vallen in een kring onder elkaar. Verbreek die.")
            )


def _find_circles(parents: Mapping[str, str]) -> set[str]:
    """Return the keys from which one never reaches the top."""
    state: dict[str, bool] = {}
    for start in parents:
        path: list[str] = []
        key = start
        while key in parents and key not in state and key not in path:
            path.append(key)
            key = parents[key]
        is_circle = key in path or state.get(key, False)
        state.update(dict.fromkeys(path, is_circle))
    return {key for key, is_circle in state.items() if is_circle}


# --------------------------------------------------------------- people


@dataclass(frozen=True)
class PresentPerson:
    name: str
    email: str
    unit: str
    language: str
    joined_on: str


def check_people(
    sheet: Sheet, mapping: Mapping[str, int], units: Mapping[str, str], present: Mapping[str, PresentPerson]
) -> Plan:
    """Plan an import of people. `units`: key -> name of every unit; `present`: number -> person."""
    plan = Plan(n_before=len(present))
    plan.findings += _report_empty(sheet, mapping, ("number", "name", "unit"))
    plan.findings += _report_doubles(sheet, mapping, "number")
    if "email" in mapping:
        plan.findings += _report_doubles(sheet, mapping, "email")
    by_name = _index_unit_names(units)
    for number, record in _list_records(sheet, mapping):
        plan.rows.append(_read_person(plan, sheet, mapping, number, record, units, by_name))
    _compare_people(plan, present, units)
    return plan


def _index_unit_names(units: Mapping[str, str]) -> dict[str, str]:
    """Return name -> key for names that are unique, so that a file may use names instead of codes."""
    times = Counter(name.casefold() for name in units.values())
    return {name.casefold(): key for key, name in units.items() if times[name.casefold()] == 1}


def _read_person(
    plan: Plan, sheet: Sheet, mapping: Mapping[str, int], number: int, record: dict[str, str],
    units: Mapping[str, str], by_name: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    def report(name: str, remedy: str) -> None:
        plan.findings.append(Finding(number, sheet.header[mapping[name]], record[name], remedy))

    unit = record.get("unit", "")
    key = unit if unit in units else by_name.get(unit.casefold(), "")
    if unit and not key:
        report("unit", _("Dit onderdeel kennen we niet. Lees eerst de onderdelen in, of verbeter de code."))
    email = record.get("email", "").lower()
    if email and not _MAIL.fullmatch(email):
        report("email", _("Dit is geen e-mailadres. Verbeter het, of laat de cel leeg: dan krijgt deze collega een code op papier."))
    language = record.get("language", "").lower()[:2] or "nl"
    if language not in {"nl", "en"}:
        report("language", _("Kies nl of en, of laat de cel leeg."))
    joined_on = _read_date(record.get("joined_on", ""))
    if joined_on is None:
        report("joined_on", _("Deze datum is niet te lezen. Schrijf hem als 2026-03-31 of 31-03-2026."))
    return {
        "number": record.get("number", ""), "name": record.get("name", ""), "email": email, "unit": key,
        "language": language, "joined_on": joined_on or "",
    }  # fmt: skip


def _read_date(text: str) -> str | None:
    """Return the date as ISO text, "" for an empty cell, None when it cannot be read."""
    if not text:
        return ""
    found = _DUTCH_DATE.fullmatch(text)
    try:
        if found:
            day, month, year = (int(part) for part in found.groups())
            return datetime.date(year, month, day).isoformat()
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _compare_people(plan: Plan, present: Mapping[str, PresentPerson], units: Mapping[str, str]) -> None:
    numbers = {row["number"] for row in plan.rows}
    for row in plan.rows:
        before = present.get(row["number"])
        if before is None:
            plan.joiners.append(f"{row['name']} ({units.get(row['unit'], '')})")
        elif before.unit != row["unit"]:
            plan.movers.append(f"{row['name']}: {units.get(before.unit, '')} → {units.get(row['unit'], '')}")
        elif (before.name, before.email, before.language) != (row["name"], row["email"], row["language"]):
            plan.changed.append(row["name"])
        else:
            plan.n_same += 1
    plan.leavers = [person.name for number, person in present.items() if number not in numbers]
