"""`speelveld tick`: what waves need today."""

import argparse
import datetime

from speelveld.cli import processes

HELP = """Open and close waves by date, send reminders and take the daily response figure. Safe to repeat.

Example: speelveld tick
The worker does this by itself; the command is there for a scheduler of your own.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=datetime.date.fromisoformat, help="another day than today (YYYY-MM-DD)")


def run_today(today: datetime.date | None = None) -> None:
    from django.utils import timezone

    from speelveld.surveys.operations import run_daily

    run_daily(today=today or timezone.localdate())


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    run_today(args.date)
    return 0
