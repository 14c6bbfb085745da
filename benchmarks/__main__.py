"""Runs the benchmarks one after another and prints their figures as JSON."""

import argparse
import importlib
import json
import os
import platform
from pathlib import Path

NAMES = ("answers", "first_page", "results_pages", "aggregation", "gate", "credentials", "text_guard")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("--only", choices=NAMES)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    figures = {"machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"}
    for name in [args.only] if args.only else NAMES:
        figures[name] = importlib.import_module(f"benchmarks.{name}").run()
    text = json.dumps(figures, indent=2)
    print(text)
    if args.write:
        (Path(__file__).parent / "figures.json").write_text(text + "\n")


main()
