"""Responses in FHIR: a QuestionnaireResponse, a Bundle of them, or one on each line (NDJSON)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from speelveld.cli.tables import Problem, Problems, Row, Table, UnusableInput
from speelveld.exchange.fhir.resources import Resource, check_resource, find_value, read_resources
from speelveld.exchange.losses import Loss, list_once
from speelveld.exchange.refusals import Refused, refuse
from speelveld.exchange.safety import parse_json

_SENT = {"completed", "amended"}
_ABSENT = "(not in the response)"
_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_WHO = ("subject", "author", "source")
_ABOUT = (*_WHO, "questionnaire")


def open_responses(path: Path) -> Table:
    """Return the responses that were completed. Raises UnusableInput and Refused."""
    responses = [one for one in _read(path.read_bytes()) if one["resourceType"] == "QuestionnaireResponse"]
    if not responses:
        raise refuse("other_resource", found="file without responses", wanted="QuestionnaireResponse")
    notes = _check(path.name, responses)
    sent = [one for one in responses if one.get("status") in _SENT]
    left = Counter(str(one.get("status")) for one in responses if one.get("status") not in _SENT)
    notes += [f"Responses with status {status}, left out: {n}." for status, n in sorted(left.items())]
    if not sent:
        raise UnusableInput(path.name, [Problem("No response in it is completed.", "Choose another file.")])
    reading = _Reading(path.name)
    cells = [reading.read(number, response) for number, response in enumerate(sent, start=1)]
    reading.problems.stop_if_any()
    header = tuple(
        dict.fromkeys([*reading.names, *(name for row in cells for name in row if name in _ABOUT)])
    )
    rows = (
        Row(number, [row.get(name, _ABSENT) for name in header]) for number, row in enumerate(cells, start=1)
    )
    silences = {name: {_ABSENT: "not in the response", "": "left open", **reading.reasons} for name in header}
    return Table(path.name, header, rows, notes, labels=reading.labels, silences=silences, is_sparse=True)


def _read(content: bytes) -> Iterator[Resource]:
    try:
        yield from read_resources(content)
    except Refused as refused:
        lines = [line for line in content.splitlines() if line.strip()]
        if len(lines) < 2 or refused.refusals[0].code != "not_json":
            raise
        for number, line in enumerate(lines, start=1):
            yield from _read_line(number, line)


def _read_line(number: int, line: bytes) -> list[Resource]:
    try:
        parse_json(line)
    except Refused:
        raise refuse("not_json", line=number) from None
    return read_resources(line)


def _check(file: str, responses: list[Resource]) -> list[str]:
    """Refuse responses that are not right, or belong to several questionnaires; return remarks."""
    losses: list[Loss] = []
    for number, response in enumerate(responses, start=1):
        try:
            check_resource(response, losses)
        except Refused as refused:
            problems = [Problem(message, "", rows=(number,), n_rows=1) for message in refused.messages("en")]
            raise UnusableInput(file, problems) from None
    asked = sorted({str(response.get("questionnaire", "")).partition("|")[0] for response in responses})
    if len(asked) > 1:
        problem = Problem(
            f"These responses belong to {len(asked)} questionnaires: {', '.join(one or 'none' for one in asked[:5])}.",
            "Give those of one questionnaire at a time.",
        )
        raise UnusableInput(file, [problem])
    return [f"{loss.where}: left out. {loss.why('en')}" for loss in list_once(losses)][:20]


class _Reading:
    """One pass over the responses: the names of items, and what codes stand for."""

    def __init__(self, file: str) -> None:
        self.problems = Problems(file)
        self.names: dict[str, None] = {}
        self.labels: dict[str, dict[str, str]] = {}
        self.reasons: dict[str, str] = {}

    def read(self, number: int, response: Resource) -> dict[str, str]:
        """Return the cells of one response by name of item."""
        cells = {name: text for name in _ABOUT if (text := _name_party(response.get(name)))}
        seen: set[str] = set()
        for item in _walk(response.get("item") or ()):
            name = str(item["linkId"])
            if item.get("item") and not item.get("answer"):
                continue  # a group
            if name in seen:
                self.problems.add(Problem("is there twice.", "Keep one answer.", column=name), number)
            seen.add(name)
            self.names[name] = None
            cells[name] = self._read_answers(number, name, item)
        return cells

    def _read_answers(self, number: int, name: str, item: Resource) -> str:
        answers = item.get("answer") or []
        if len(answers) > 1:
            text = f"has {len(answers)} answers."
            self.problems.add(
                Problem(text, "Only questions with one answer can be read.", column=name), number
            )
        found = [self._read_value(name, answer) for answer in answers[:1]]
        reason = find_value(item, _REASON)
        return found[0] if found else self._mark(str(reason)) if reason else ""

    def _read_value(self, name: str, answer: Resource) -> str:
        for field, value in answer.items():
            if field == "valueCoding":
                code = str(value.get("code") or value.get("display") or "")
                self.labels.setdefault(name, {})[code] = str(value.get("display") or "")
                return code
            if field.startswith("value"):
                return _write(value)
            if field.startswith("_value") and (reason := find_value(value, _REASON)):
                return self._mark(str(reason))
        return ""

    def _mark(self, reason: str) -> str:
        self.reasons[f"({reason})"] = reason
        return f"({reason})"


def _walk(items: Iterable[Resource]) -> Iterator[Resource]:
    """Yield every item, those below groups and answers as well."""
    for item in items:
        yield item
        yield from _walk(item.get("item") or ())
        for answer in item.get("answer") or ():
            yield from _walk(answer.get("item") or ())


def _name_party(reference: Any) -> str:
    """Return how a subject, author or source is called; a questionnaire is named by its address."""
    if isinstance(reference, dict):
        identifier = reference.get("identifier") or {}
        return str(identifier.get("value") or reference.get("reference") or reference.get("display") or "")
    return str(reference or "")


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):  # a quantity
        return _write(value.get("value", ""))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
