"""From absence files to figures that are shown. Rows live in memory, for as long as one request."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.catalogue.text_guard import guard
from speelveld.organisations.importing.findings import Finding, Unreadable
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check
from speelveld.science.absence import CLASSES_1996, CLASSES_NOW, Period, Settings
from speelveld.science.disclosure import Tree
from speelveld.signals.absence.cutting import Cut, TooFew
from speelveld.signals.absence.periods import list_quarters, list_years
from speelveld.signals.absence.staff import CauseFound, Staff, read_staff
from speelveld.signals.absence.table import AbsenceTable, make_table, read_table, write_table
from speelveld.signals.errors import AbsenceRefused
from speelveld.signals.models import AbsenceDraft, AbsencePeriod, AbsenceSettings
from speelveld.signals.queries import get_absence_settings, read_place, read_tree
from speelveld.signals.texts import describe_causes, describe_file_problem

Tables = dict[Period, AbsenceTable]


@dataclass(frozen=True)
class CheckedFiles:
    """What is wrong in the files, or nothing: then a draft was kept."""

    findings: tuple[Finding, ...]


def check_absence(
    *,
    organisation: Organisation,
    by: Actor,
    contents: Mapping[str, bytes],
    first_on: datetime.date,
    last_on: datetime.date,
) -> CheckedFiles:
    """Read both files and keep a draft of the figures. The rows are gone when this returns.

    Raises AbsenceRefused when files cannot be used, hold a cause, or are about too few people or days.
    """
    check(by, "absence.import")
    tree = read_tree(organisation)
    if tree is None:
        raise AbsenceRefused(_("Er zijn nog geen onderdelen. Lees eerst de medewerkers in."))
    staff = _read(organisation, contents)
    if staff.findings:
        return CheckedFiles(staff.findings)
    tables = _make_tables(organisation, tree, staff, first_on, last_on)
    if not tables:
        raise AbsenceRefused(
            _("Tussen deze dagen ligt geen heel kwartaal dat nog niet getoond wordt. Kies andere dagen.")
        )
    _keep_draft(organisation, by, staff, tables)
    return CheckedFiles(())


def _read(organisation: Organisation, contents: Mapping[str, bytes]) -> Staff:
    judge = guard(get_language() or "nl")
    try:
        return read_staff(
            contents,
            read_place(organisation),
            lambda text: [one.category for one in judge.check(text, "note")],
        )
    except Unreadable as error:
        kind = str(error.details.get("kind", ""))
        raise AbsenceRefused(describe_file_problem(error.problem, error.details), kind) from error
    except CauseFound as error:
        raise AbsenceRefused(describe_causes(error.columns), error.kind) from error


def _make_tables(
    organisation: Organisation, tree: Tree, staff: Staff, first: datetime.date, last: datetime.date
) -> Tables:
    """Return a table for each quarter and year that is not shown yet."""
    last = min(last, timezone.localdate() - datetime.timedelta(days=1))
    kept = {row.period: row for row in organisation.absence_periods.all()}
    settings = _choose(organisation)
    tables: Tables = {}
    try:
        for period in list_quarters(first, last):
            if period not in kept or kept[period].is_withdrawn:
                tables[period] = make_table(
                    tree, staff.by_unit, period, settings, whole_in=_list_cuts(kept.get(period))
                )
        for year in list_years(first, last):
            cuts = _list_cuts_of_quarters(year, tables)
            if cuts and (year not in kept or kept[year].is_withdrawn):
                whole_in = [*cuts, *_list_cuts(kept.get(year))]
                tables[year] = make_table(tree, staff.by_unit, year, settings, whole_in=whole_in)
    except TooFew:
        raise AbsenceRefused(
            _("Er werkten te weinig mensen om iets te tonen. Het moeten er minstens tien zijn.")
        ) from None
    return tables


def _list_cuts(row: AbsencePeriod | None) -> list[Cut]:
    return [read_table(row.table).blocks] if row else []


def _list_cuts_of_quarters(year: Period, tables: Tables) -> list[Cut] | None:
    """Return the cuts of the four quarters, None when they are not all in these files.

    Figures of a year and of its quarters must count everybody in the same unit. Whoever moved since an earlier file
    would be the difference between the two.
    """
    quarters = list_quarters(year.first, year.last)
    return [tables[one].blocks for one in quarters] if set(quarters) <= tables.keys() else None


def _choose(organisation: Organisation) -> Settings:
    chosen = get_absence_settings(organisation).classes
    return Settings(classes=CLASSES_NOW if chosen == AbsenceSettings.Classes.NOW else CLASSES_1996)


def _keep_draft(organisation: Organisation, by: Actor, staff: Staff, tables: Tables) -> None:
    periods = [
        {"first": str(period.first), "last": str(period.last), "table": write_table(table)}
        for period, table in tables.items()
    ]
    assert by.user_id is not None
    summary: dict[str, Any] = {"n_rows": dict(staff.n_rows), "left_out": list(staff.left_out)}
    AbsenceDraft.objects.update_or_create(
        organisation=organisation,
        defaults={"periods": periods, "summary": summary, "made_by_id": by.user_id},
    )


@transaction.atomic
def show_absence(*, organisation: Organisation, by: Actor) -> int:
    """Show the figures of the draft from now on. Returns how many periods. Raises AbsenceRefused."""
    check(by, "absence.import")
    draft = AbsenceDraft.objects.select_for_update().filter(organisation=organisation).first()
    if draft is None:
        raise AbsenceRefused(_("Deze cijfers zijn al verwerkt of weggegooid."))
    for one in draft.periods:
        first, last = (datetime.date.fromisoformat(one[name]) for name in ("first", "last"))
        row, is_new = AbsencePeriod.objects.get_or_create(
            organisation=organisation,
            first_on=first,
            last_on=last,
            defaults={"table": one["table"], "imported_by_id": by.user_id},
        )
        if not is_new and row.is_withdrawn:
            row.table, row.is_withdrawn, row.imported_by_id = one["table"], False, by.user_id
            row.save()
    names = [f"{one['first']} {one['last']}" for one in draft.periods]
    draft.delete()
    record(organisation=organisation.slug, actor=by.email, verb="absence.shown", periods=names)
    return len(names)


@transaction.atomic
def discard_absence(*, organisation: Organisation, by: Actor) -> None:
    """Throw the draft away."""
    check(by, "absence.import")
    AbsenceDraft.objects.filter(organisation=organisation).delete()


@transaction.atomic
def withdraw_absence(*, period: AbsencePeriod, by: Actor) -> None:
    """Take the figures of a period away, and of the year around it; the cut stays, for a second file."""
    check(by, "absence.import")
    rows = AbsencePeriod.objects.filter(
        organisation_id=period.organisation_id,
        is_withdrawn=False,
        first_on__lte=period.first_on,
        last_on__gte=period.last_on,
    )
    for row in rows:
        row.table = {"groups": [], "blocks": row.table["blocks"]}
        row.is_withdrawn = True
        row.save(update_fields=["table", "is_withdrawn"])
    slug = period.organisation.slug
    record(organisation=slug, actor=by.email, verb="absence.withdrawn", target=str(period))


@transaction.atomic
def choose_absence_settings(*, organisation: Organisation, by: Actor, sector: str, classes: str) -> None:
    """Choose what to compare with, and the classes of files that are still to come."""
    check(by, "absence.import")
    row = get_absence_settings(organisation)
    row.sector, row.classes = sector, classes
    row.full_clean(exclude=["organisation"])
    row.save()
    record(organisation=organisation.slug, actor=by.email, verb="absence.settings", target=sector)


def forget_absence_drafts(*, before: datetime.datetime) -> int:
    """Delete drafts that nobody showed. Returns how many."""
    gone, _rows = AbsenceDraft.objects.filter(made_at__lt=before).delete()
    return gone
