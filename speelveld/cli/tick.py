"""`speelveld tick`: what waves and agreements need today."""

import argparse
import datetime

from speelveld.cli import processes

HELP = """Open, close and release waves, send reminders, wipe what had its time. Safe to repeat.

Example: speelveld tick
The worker does this by itself; the command is there for a scheduler of your own.
"""
KEPT_DAYS = 7  # how long the traces of background work stay


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date", type=datetime.date.fromisoformat, help="another day than today (YYYY-MM-DD)"
    )


def run_today(today: datetime.date | None = None) -> None:
    from django.utils import timezone

    from speelveld.agreements.operations import run_daily as run_agreements
    from speelveld.board.operations import enqueue_reminders
    from speelveld.consults.operations import run_daily as run_consults
    from speelveld.privacy.operations import run_retention
    from speelveld.results.operations import release_closed_waves
    from speelveld.signals.operations import forget_turns
    from speelveld.surveys.operations import run_daily

    today = today or timezone.localdate()
    forget_turns(today=today)
    run_daily(today=today)
    run_agreements(today=today)
    run_consults(today=today)
    release_closed_waves()
    enqueue_reminders(today=today)
    run_retention(today=today)
    clear_away(before=timezone.now() - datetime.timedelta(days=KEPT_DAYS))


def clear_away(*, before: datetime.datetime) -> None:
    """Forget what is over: sessions and finished background work."""
    from django.core.management import call_command
    from django_tasks_db.models import DBTaskResult

    from speelveld.signals.operations import forget_absence_drafts

    call_command("clearsessions")
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    forget_absence_drafts(before=before)


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    run_today(args.date)
    return 0
