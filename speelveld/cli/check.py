"""`speelveld check`: is this installation sound?"""

import argparse
from collections.abc import Iterator

from speelveld.cli import processes

HELP = """Check this installation and say what to do about each finding.

Example: speelveld check
Exit status 0: sound; 1: there are findings.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="print findings only")


def find_problems() -> Iterator[str]:
    """Yield one sentence for each thing that is not in order."""
    from django.conf import settings
    from django.core.checks import run_checks
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from speelveld.audit.operations import find_broken_links
    from speelveld.catalogue import checking

    for message in run_checks():
        yield f"{message.msg} {message.hint or ''}".strip()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is behind. Start `speelveld serve` once, it brings the database up to date."
        return
    if not settings.SITE_URL.startswith("https://") and "localhost" not in settings.SITE_URL:
        yield "SPEELVELD_URL is plain http. Surveys need https: put a proxy with a certificate in front."
    yield from find_missing_keys()
    yield from find_missing_keys_of_agreements()
    if broken := find_broken_links():
        yield f"The audit trail was changed at line {broken[0]}. Compare it with a backup."
    yield from (str(problem) for problem in checking.find_problems())


def find_missing_keys() -> Iterator[str]:
    from speelveld.surveys import box
    from speelveld.surveys.models import Wave

    kept = {key.public_id for key in box.list_keys()}
    for wave in Wave.objects.filter(state__in=[Wave.State.READY, Wave.State.OPEN]):
        if wave.public_id not in kept:
            yield (
                f"The key of the survey {wave.title!r} is missing (SPEELVELD_KEYS/{wave.public_id}). Nobody can "
                "answer, and its answers cannot be read. Put back the copy of the key."
            )


def find_missing_keys_of_agreements() -> Iterator[str]:
    from speelveld.agreements.vault import count_missing_keys

    if n_missing := count_missing_keys():
        yield (
            f"The keys of {n_missing} agreements are missing (SPEELVELD_KEYS/agreements). Nobody can read those. Put "
            "back the copy of the folder."
        )


def run(args: argparse.Namespace) -> int:
    processes.set_up_django()
    problems = list(find_problems())
    for problem in problems:
        print(f"- {problem}")
    if not problems and not args.quiet:
        print("This installation is sound.")
    return 1 if problems else 0
