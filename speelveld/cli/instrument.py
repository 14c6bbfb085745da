"""`speelveld instrument convert`: a questionnaire in the form of another tool, and what does not come along."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from speelveld import exchange
from speelveld.catalogue.instruments import InstrumentError
from speelveld.cli.files import write_files
from speelveld.cli.tables import Problem, UnusableInput

HELP = """Write a questionnaire in another form, and list what does not come along.

Example: speelveld instrument convert content/instruments/speelveld-13.yaml speelveld-13.xlsx
Forms: our own YAML (.yaml), XLSForm (.xlsx), LimeSurvey (.lss) and FHIR Questionnaire R4 (.json). A DDI Codebook
(.xml) and an old workbook (.xls) can be read as well. What each form keeps: docs/guide/exchange.md.
Prints JSON with the losses: what, where and why. Exit status 0: done; 2: a file cannot be used, with the place and
what to do.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    convert = actions.add_parser(
        "convert", help="from one form to another", description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    convert.add_argument(
        "source", type=Path, metavar="IN", help="the questionnaire; what is in it tells its form"
    )
    convert.add_argument("target", type=Path, metavar="OUT", help="the new file; its suffix tells its form")
    convert.add_argument(
        "--value-set", type=Path, action="append", default=[], metavar="FILE",
        help="a list of answers (FHIR ValueSet) that a FHIR Questionnaire refers to; may be repeated",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    try:
        told = _convert(args)
    except exchange.Refused as refused:
        return _refuse([f"{args.source.name}: {message}" for message in refused.messages("en")])
    except InstrumentError as error:
        return _refuse([f"{args.source.name}: {message}" for message in error.messages("en")])
    except UnusableInput as error:
        return _refuse(error.list_lines())
    print(json.dumps(told, indent=2, ensure_ascii=False))
    return 0


def _convert(args: argparse.Namespace) -> dict[str, Any]:
    try:
        form = exchange.choose(args.target.name)
    except exchange.Refused as refused:
        raise UnusableInput(args.target.name, [Problem(refused.messages("en")[0], "")]) from None
    lists = [_read(path) for path in args.value_set]
    reading = exchange.read_instrument(args.source.name, _read(args.source), lists)
    writing = exchange.write_instrument(reading.instrument, form)
    write_files(args.target.parent, {args.target.name: writing.content})
    return {
        "in": {"file": args.source.name, "form": reading.form.value},
        "out": {"file": args.target.name, "form": form.value},
        "items": len(reading.instrument.items),
        "scales": len(reading.instrument.scales),
        "factors": len(reading.instrument.factors),
        "losses": [
            {"when": when, "what": loss.what("en"), "where": loss.where, "why": loss.why("en")}
            for when, losses in (("reading", reading.losses), ("writing", writing.losses))
            for loss in losses
        ],
    }


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > exchange.MOST_BYTES:
            megabytes = exchange.MOST_BYTES // 2**20
            problem = Problem(f"This file is larger than {megabytes} MB.", "Make it smaller.")
            raise UnusableInput(str(path), [problem])
        return path.read_bytes()
    except OSError as error:
        problem = Problem(f"This file cannot be opened ({error.strerror}).", "Check the name and the rights.")
        raise UnusableInput(str(path), [problem]) from None


def _refuse(lines: list[str]) -> int:
    print("\n".join(lines), file=sys.stderr)
    return 2
