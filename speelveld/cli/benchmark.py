"""`speelveld benchmark`: the figures of benchmarks/, each as a ratio to a limit or peer of the same run."""

import argparse
import runpy
import sys
from pathlib import Path

HELP = """Measure this machine and print the figures of benchmarks/ as JSON.

Example: speelveld benchmark --only answers
Needs a checkout with the development packages (make test installs them).
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", help="one benchmark by name")
    parser.add_argument("--write", action="store_true", help="also write benchmarks/figures.json")


def run(args: argparse.Namespace) -> int:
    folder = Path(__file__).resolve().parents[2] / "benchmarks"
    if not (folder / "__main__.py").exists():
        print("The benchmarks are in the source checkout, not in the installed package.", file=sys.stderr)
        return 2
    sys.path.insert(0, str(folder.parent))
    sys.argv = [
        "benchmarks",
        *(["--only", args.only] if args.only else []),
        *(["--write"] if args.write else []),
    ]
    runpy.run_module("benchmarks", run_name="__main__")
    return 0
