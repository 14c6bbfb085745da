"""What is kept of each kind, since when, for how long, and when something was last deleted."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation
from speelveld.organisations.retention import TERMS, Kept, get_months
from speelveld.organisations.texts import say_term
from speelveld.privacy.kinds import CHOSEN, FIXED, USERS, keep_users_without_role
from speelveld.privacy.models import RetentionRun
from speelveld.privacy.queries import list_runs, list_runs_that_deleted
from speelveld.privacy.texts import FIXED_TEXTS, KindText
from speelveld.surveys.kept import keep_invitations

MOST_LINES = 24
STEP = 10


@dataclass(frozen=True)
class KindRow:
    key: str
    name: str | Promise
    n_rows: str
    oldest: datetime.date | None
    term: str | Promise
    reason: str | Promise
    ran_on: datetime.date | None
    n_deleted: str


@dataclass(frozen=True)
class LogLine:
    day: datetime.date
    name: str | Promise
    n_deleted: str
    is_overwritten: bool


@dataclass(frozen=True)
class RetentionPage:
    kinds: tuple[KindRow, ...]
    log: tuple[LogLine, ...]
    ran_on: datetime.date | None


def present_retention(organisation: Organisation) -> RetentionPage:
    runs = list_runs(organisation)
    months = get_months(organisation)
    chosen = [
        _make_row(key, _describe_chosen(key, months[key]), kind.keep(organisation), runs)
        for key, kind in CHOSEN.items()
    ]
    fixed = {"invitations": keep_invitations(organisation)}
    fixed |= {key: kind.keep(organisation) for key, (_days, kind) in FIXED.items()}
    fixed |= {USERS: keep_users_without_role()}
    others = [_make_row(key, FIXED_TEXTS[key], kept, runs) for key, kept in fixed.items()]
    return RetentionPage(
        kinds=(*chosen, *others),
        log=tuple(_make_line(run) for run in list_runs_that_deleted(organisation)[:MOST_LINES]),
        ran_on=max((run.ran_on for run in runs.values()), default=None),
    )


def _describe_chosen(kind: str, months: int) -> KindText:
    return KindText(TERMS[kind].name, say_term(kind, months), TERMS[kind].reason)


def say_count(kind: str, n: int) -> str:
    """Return a number of rows; of answers only the tens, as no exact number of them passed the gate here."""
    if kind != "answers" or n == 0:
        return str(n)
    return _("ongeveer %(n)s") % {"n": n // STEP * STEP} if n >= STEP else _("minder dan %(n)s") % {"n": STEP}


def name_kind(kind: str) -> str | Promise:
    return TERMS[kind].name if kind in TERMS else FIXED_TEXTS[kind].name


def _make_row(key: str, texts: KindText, kept: Kept, runs: dict[str, RetentionRun]) -> KindRow:
    run = runs.get(key)
    return KindRow(
        key=key, name=texts.name, n_rows=say_count(key, kept.count()), oldest=kept.find_oldest(), term=texts.term,
        reason=texts.reason, ran_on=run.ran_on if run else None, n_deleted=say_count(key, run.n_deleted if run else 0),
    )  # fmt: skip


def _make_line(run: RetentionRun) -> LogLine:
    return LogLine(run.ran_on, name_kind(run.kind), say_count(run.kind, run.n_deleted), run.is_overwritten)
