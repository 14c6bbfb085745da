"""`speelveld absence`: the Dutch absence figures of one group, from JSON to JSON."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from speelveld.cli.absence_cases import CauseFound, UnusableCase, read_cases
from speelveld.science.absence import measure_absence

HELP = """Give absence percentage, frequency, duration, classes and zero absence of a group, as JSON.

Example: speelveld absence cases.json
The cases are JSON: {"period": [first, last], "employees": [{"id", "fte", "cases": [{"start", "recovered",
"segments": [[day, share], ...]}]}]}. No cause is asked or taken: a field that looks like one is refused.
All fields, definitions and a worked example: docs/method/absence.md. The figures are exact and not
protected; show them only of groups that are large enough. Exit status 0: done; 1: a cause was found;
2: the file cannot be used, with the place and what to do.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "cases", type=Path, metavar="CASES.json", help="staff, contracts, spells, period (JSON)"
    )


def run(args: argparse.Namespace) -> int:
    try:
        employees, period, settings = read_cases(args.cases.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return _refuse(f"{args.cases}: this file cannot be read. Give a JSON file in UTF-8.", 2)
    except CauseFound as error:
        return _refuse(f"{args.cases.name}: {error}", 1)
    except UnusableCase as error:
        return _refuse(f"{args.cases.name}: {error}", 2)
    figures = measure_absence(employees, period, settings)
    told = {
        "period": {"first": str(period.first), "last": str(period.last), "days": period.days},
        "method": "calendar days",
        "settings": asdict(settings),
        **{name: value for name, value in asdict(figures).items() if name != "days"},
    }
    print(json.dumps(told, indent=2, allow_nan=False))
    return 0


def _refuse(said: str, status: int) -> int:
    print(said, file=sys.stderr)
    return status
