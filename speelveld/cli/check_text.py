"""`speelveld check-text`: what a note or an open answer must not hold, and what to write instead."""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

from speelveld.catalogue.text_guard import LANGUAGES, advise, guard
from speelveld.cli.tables import Problem, UnusableInput
from speelveld.science.text_guard import Finding

HELP = """Mark health, private life and persons in texts, with the reason and words about work instead.

Example: echo '{"id": 1, "text": "Heeft griep."}' | speelveld check-text --kind note --lang nl
One JSON object a line, in and out: {"id", "text"} gives {"id", "findings": [{"start", "end", "category", "message",
"suggestion"}]}. Places count code points; the end is not included. Nothing is kept or sent.
Exit status 0: nothing was found; 1: something was; 2: a line cannot be used, with its number and what to do.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kind", choices=("note", "comment"), default="note", help="a manager's note or an open answer"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="nl", help="the language of text and advice")


def run(args: argparse.Namespace) -> int:
    _read_as_utf8()
    reader = guard(args.lang)
    n_findings = 0
    try:
        for name, text in _read_texts():
            findings = reader.check(text, args.kind)
            n_findings += len(findings)
            told = {"id": name, "findings": [_tell(finding, args.lang) for finding in findings]}
            print(json.dumps(told, ensure_ascii=False))
    except UnusableInput as error:
        print("\n".join(error.list_lines()), file=sys.stderr)
        return 2
    return 1 if n_findings else 0


def _read_as_utf8() -> None:
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _read_texts() -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield _read_text(line, number)


def _read_text(line: str, number: int) -> tuple[Any, str]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise _refuse(number, f"is not JSON ({error}).") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or "id" not in entry:
        raise _refuse(number, "lacks an id, or a text in quotes.")
    return entry["id"], entry["text"]


def _refuse(number: int, text: str) -> UnusableInput:
    problem = Problem(text, 'Write one object a line, like {"id": 1, "text": "..."}.')
    return UnusableInput(f"line {number}", [problem])


def _tell(finding: Finding, language: str) -> dict[str, Any]:
    advice = advise(finding, language)
    return {
        "start": finding.start,
        "end": finding.end,
        "category": finding.category,
        "message": advice.reason,
        "suggestion": advice.suggestion,
    }
