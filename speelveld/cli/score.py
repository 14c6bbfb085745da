"""`speelveld score`: scale scores and reliability of any answers file."""

import argparse
import json
import sys
from pathlib import Path

from speelveld.catalogue.instruments import InstrumentError, load_instrument
from speelveld.cli.answers import read_answers
from speelveld.cli.reliability import describe_reliability
from speelveld.cli.tables import UnusableInput

HELP = """Tell how well a questionnaire measures: scores, alpha and omega per scale, as JSON.

Example: speelveld score --instrument content/instruments/speelveld-13.yaml --answers answers.csv
The answers are CSV (one row a person, one column an item, empty is no answer), or a file of LimeSurvey, SPSS or
FHIR: docs/guide/exchange.md. What each figure means: docs/method/reliability.md. Exit status 0: done; 2: a file
cannot be used, with the place and what to do.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--instrument", type=Path, required=True, metavar="FILE", help="the questionnaire (YAML)"
    )
    parser.add_argument(
        "--answers",
        type=Path,
        required=True,
        metavar="FILE",
        help="the answers: CSV, LimeSurvey, SPSS or FHIR",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write the JSON here instead of on the screen"
    )


def run(args: argparse.Namespace) -> int:
    try:
        instrument = load_instrument(args.instrument)
        answers = read_answers(args.answers, instrument)
    except InstrumentError as error:
        return _refuse([f"{args.instrument.name}: {message}" for message in error.messages("en")])
    except UnusableInput as error:
        return _refuse(error.list_lines())
    found = describe_reliability(instrument, answers, file=args.answers.name)
    text = json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    if args.out is None:
        sys.stdout.write(text)
        return 0
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as error:
        return _refuse(
            [f"{args.out}: cannot be written ({error.strerror}). Choose another place with --out."]
        )
    return 0


def _refuse(lines: list[str]) -> int:
    print("\n".join(lines), file=sys.stderr)
    return 2
