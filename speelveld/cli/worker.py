"""`speelveld worker`: background work, and the daily tick of each wave."""

import argparse
import threading
import time

from speelveld.cli import processes

HELP = """Do background work (imports, mails) and, once an hour, what waves need that day.

Example: speelveld worker
On the embedded database run exactly one worker; `speelveld serve` starts it for you.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is waiting and stop")


def _tick_every_hour() -> None:
    from django.db import connection

    from speelveld.cli import tick

    while True:
        tick.run_today()
        connection.close()
        time.sleep(3600)


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    from django.core.management import call_command

    if not args.once:
        threading.Thread(target=_tick_every_hour, daemon=True).start()
    call_command("db_worker", batch=args.once, interval=1, startup_delay=False, verbosity=0)
    return 0
