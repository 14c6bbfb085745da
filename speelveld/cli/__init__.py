"""The `speelveld` command. Each subcommand is a module with HELP, add_arguments(parser) and run(args)."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

COMMANDS = (
    "demo",
    "organisation",
    "serve",
    "worker",
    "tick",
    "check",
    "report",
    "score",
    "instrument",
    "absence",
    "check-text",
    "benchmark",
    "coverage",
)


def _load(name: str) -> ModuleType:
    return importlib.import_module(f"speelveld.cli.{name.replace('-', '_')}")


def _build_parser(chosen: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the chosen command is imported, so that `--help` and `score` start at once."""
    parser = argparse.ArgumentParser(
        prog="speelveld", description="Run an organisation-wide approach to mental health at work."
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        if chosen is not None and chosen != name:
            subparsers.add_parser(name, add_help=False)
            continue
        module = _load(name)
        subparser = subparsers.add_parser(
            name,
            help=module.HELP.strip().splitlines()[0],
            description=module.HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(subparser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 a finding or refusal, 2 unusable input."""
    words = list(sys.argv[1:] if argv is None else argv)
    chosen = words[0] if words and words[0] in COMMANDS else None
    args = _build_parser(chosen).parse_args(words)
    module = _load(args.command)
    try:
        return int(module.run(args))
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
