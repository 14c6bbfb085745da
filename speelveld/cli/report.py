"""`speelveld report`: safe results of the answers of any tool."""

import argparse
import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path

from speelveld.catalogue.instruments import InstrumentError
from speelveld.cli import processes
from speelveld.cli.files import write_files
from speelveld.cli.tables import UnusableInput
from speelveld.science.disclosure import FLOOR

HELP = f"""Make a report of the answers of any tool that tells nothing about fewer than k people.

Example: speelveld report --answers answers.csv --instrument instrument.yaml --units units.csv --k 10 --out report
Writes report.html (one page to read, send and print), report.xlsx (all figures) and cells.json (the same for a
program). docs/guide/report.md explains the files, docs/guide/exchange.md answers from LimeSurvey, SPSS and FHIR.
Exit status 0: done; 1: nothing can be shown, or k is below {FLOOR}; 2: a file cannot be used, with the place and
what to do.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    files = parser.add_argument_group("files")
    files.add_argument(
        "--answers",
        type=Path,
        required=True,
        metavar="FILE",
        help="one row a respondent: CSV, LimeSurvey, SPSS or FHIR",
    )
    files.add_argument(
        "--instrument", type=Path, required=True, metavar="FILE", help="what each column means (YAML)"
    )
    files.add_argument(
        "--units", type=Path, metavar="FILE",
        help="unit,parent,name,invited (CSV); without it the units of the answers stand below one top",
    )  # fmt: skip
    files.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where the three files are written"
    )
    columns = parser.add_argument_group("columns of the answers")
    columns.add_argument("--unit-column", default="unit", metavar="NAME", help="the unit (default: unit)")
    columns.add_argument(
        "--unit-map",
        type=Path,
        metavar="FILE",
        help="value,unit (CSV): which unit each value in that column means",
    )
    columns.add_argument("--wave-column", metavar="NAME", help="the wave (default: wave, when it is there)")
    columns.add_argument(
        "--filters", metavar="C1,C2", help="columns that people may be told apart by, beside their unit"
    )
    report = parser.add_argument_group("the report")
    report.add_argument(
        "--k", type=int, default=10, help=f"smallest group that is shown (default 10, never below {FLOOR})"
    )
    report.add_argument(
        "--decimals", type=int, choices=range(4), default=2, help="decimals of means (default 2)"
    )
    report.add_argument("--name", help="what the whole organisation is called (default: its name in --units)")
    report.add_argument("--lang", choices=("nl", "en"), default="nl", help="language (default nl)")


def run(args: argparse.Namespace) -> int:
    if args.k < FLOOR:
        return _say(1, [f"--k {args.k}: groups below {FLOOR} are never shown. Choose {FLOOR} or more."])
    _prepare_django()
    from speelveld.cli.reporting import make_report

    try:
        report = make_report(args)
        write_files(args.out, report.files)
    except InstrumentError as error:
        return _say(2, [f"{args.instrument.name}: {message}" for message in error.messages("en")])
    except UnusableInput as error:
        return _say(2, error.list_lines())
    _say(0, report.messages)
    print(f"Written to {args.out}: {', '.join(report.files)}.")
    if report.is_anything_shown:
        return 0
    return _say(1, [f"Nothing is shown: that takes at least {args.k} answers to a score."])


def _prepare_django() -> None:
    """Make templates and texts ready; no database or other file of an installation is touched."""
    from speelveld.ui.translations import compile_catalogues

    os.environ.setdefault("SPEELVELD_SECRET_KEY", secrets.token_urlsafe())
    compile_catalogues()
    processes.set_up_django()


def _say(status: int, lines: Iterable[str]) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return status
