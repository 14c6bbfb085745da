"""`speelveld worker`: background work, and the daily tick of each wave."""

import argparse
import importlib
import logging
import threading
import time

from speelveld.cli import processes

HELP = """Do background work (imports, mails) and, once an hour, what waves need that day.

Example: speelveld worker
On the embedded database run exactly one worker; `speelveld serve` starts it for you.
"""
# Imported before the tick has a thread of its own: two threads that import at the same time can lock each other out.
NEEDED = ("speelveld.cli.tick", "speelveld.surveys.operations", "speelveld.privacy.operations")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is waiting and stop")


def _tick_every_hour() -> None:
    from django.db import connection

    from speelveld.cli import tick

    while True:
        try:
            tick.run_today()
        except Exception:  # the next hour is another chance; without this thread nothing would open or close
            logging.exception("The hourly tick did not finish.")
        connection.close()
        time.sleep(3600)


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    from django.core.management import call_command

    if not args.once:
        for name in NEEDED:
            importlib.import_module(name)
        threading.Thread(target=_tick_every_hour, daemon=True).start()
    call_command("db_worker", batch=args.once, interval=1, startup_delay=False, verbosity=0)
    return 0
