"""The background half of a staff import: check, and change all or nothing."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.organisations.importing.findings import Unreadable
from speelveld.organisations.importing.plan import Changes, Plan, Present, Source, make_plan
from speelveld.organisations.importing.tables import read_table
from speelveld.organisations.importing.units import UnitRow
from speelveld.organisations.models import Organisation, Person, StaffImport, Unit
from speelveld.organisations.queries import read_present

_BATCH = 500
_SHOWN_NAMES, _SHOWN_FINDINGS = 100, 200
_KINDS_OF_CHANGE = ("new", "moved", "gone", "changed")
State = StaffImport.State


class _StaffChanged(Exception):
    """The staff is no longer what the preview compared with."""


@task()
def check_import(import_id: int) -> None:
    """Check every row, and keep what would change for the preview."""
    staff_import = _find(import_id, State.CHECKING)
    if staff_import is not None:
        _guard(staff_import, lambda: _check(staff_import, is_second_look=False))


@task()
def apply_import(import_id: int, actor: str) -> None:
    """Make the change in one transaction. If anything goes wrong, nothing changed.

    When the staff changed since the preview, nothing is applied either: a new preview is made.
    """
    staff_import = _find(import_id, State.APPLYING)
    if staff_import is not None:
        _guard(staff_import, lambda: _apply_or_look_again(staff_import, actor))


def _find(import_id: int, state: State) -> StaffImport | None:
    return StaffImport.objects.select_related("organisation").filter(pk=import_id, state=state).first()


def _guard(staff_import: StaffImport, work: Callable[[], None]) -> None:
    """Do the work; tell the person what went wrong, and let the worker know of faults of ours."""
    try:
        work()
    except Unreadable as error:
        _fail(staff_import, error.problem, error.details)
    except Exception:
        _fail(staff_import, "fault", {})
        raise


def _check(staff_import: StaffImport, *, is_second_look: bool) -> None:
    present = read_present(staff_import.organisation)
    plan = _make_plan(staff_import, present)
    _keep(
        staff_import, state=State.CHECKED, progress=100, fingerprint=_take_fingerprint(present),
        preview=_summarise(plan) | {"is_second_look": is_second_look},
    )  # fmt: skip


def _apply_or_look_again(staff_import: StaffImport, actor: str) -> None:
    present = read_present(staff_import.organisation)
    plan = _make_plan(staff_import, present)
    try:
        _apply(staff_import, present, plan, actor)
    except _StaffChanged:
        _keep(staff_import, state=State.CHECKING)
        _check(staff_import, is_second_look=True)


@transaction.atomic
def _apply(staff_import: StaffImport, present: Present, plan: Plan, actor: str) -> None:
    organisation = staff_import.organisation
    if not StaffImport.objects.select_for_update().filter(pk=staff_import.pk, state=State.APPLYING).exists():
        return
    is_known = _take_fingerprint(present) == staff_import.fingerprint
    if not is_known or plan.findings or read_present(organisation) != present:
        raise _StaffChanged
    if plan.units is not None:
        _write_units(organisation, plan.units, present)
    _write_people(organisation, plan)
    counts = _count(plan)
    _keep(staff_import, state=State.APPLIED, progress=100, preview=counts)
    staff_import.files.update(content=b"", file_name="", header=[], sample=[])
    record(organisation=organisation.slug, actor=actor, verb="staff.imported", target="", **counts)


def _make_plan(staff_import: StaffImport, present: Present) -> Plan:
    sources = {}
    for done, file in enumerate(staff_import.files.all()):
        _keep(staff_import, progress=10 + 30 * done)
        sources[file.kind] = Source(read_table(bytes(file.content)), file.mapping)
    _keep(staff_import, progress=70)
    organisation = staff_import.organisation
    top = next((unit for unit in present.units.values() if not unit.parent), None)
    return make_plan(present, top or UnitRow(organisation.slug, organisation.name, ""), **sources)


def _keep(staff_import: StaffImport, **fields: Any) -> None:
    """Write these fields, and show that the work goes on. An import that was discarded stays away."""
    StaffImport.objects.filter(pk=staff_import.pk).update(**fields, touched_at=timezone.now())


def _fail(staff_import: StaffImport, problem: str, details: dict[str, str | int]) -> None:
    _keep(staff_import, state=State.FAILED, progress=100, preview={"problem": problem, "details": details})
    staff_import.files.update(content=b"", file_name="", header=[], sample=[])


def _take_fingerprint(present: Present) -> str:
    return hashlib.sha256(repr(present).encode()).hexdigest()


def _summarise(plan: Plan) -> dict[str, Any]:
    """Return what the preview shows: counts, the first names of each kind, the first findings."""
    return {
        "units": plan.unit_changes and _summarise_changes(plan.unit_changes),
        "people": plan.people_changes and _summarise_changes(plan.people_changes),
        "n_findings": len(plan.findings),
        "findings": [vars(finding) for finding in plan.findings[:_SHOWN_FINDINGS]],
    }


def _summarise_changes(changes: Changes) -> dict[str, Any]:
    lists = {name: list(getattr(changes, name)[:_SHOWN_NAMES]) for name in _KINDS_OF_CHANGE}
    return {**_count_changes(changes), **lists, "loses_many": changes.loses_many}


def _count_changes(changes: Changes) -> dict[str, int]:
    counts = {f"n_{name}": len(getattr(changes, name)) for name in _KINDS_OF_CHANGE}
    return counts | {"n_same": changes.n_same}


def _count(plan: Plan) -> dict[str, Any]:
    """Return what may be kept when the names are wiped."""
    kinds = {"units": plan.unit_changes, "people": plan.people_changes}
    return {kind: _count_changes(changes) for kind, changes in kinds.items() if changes}


def _write_units(organisation: Organisation, tree: tuple[UnitRow, ...], present: Present) -> None:
    """Write the tree in a handful of statements: first every unit, then who stands under whom."""
    known = set(organisation.units.values_list("key", flat=True))
    new = [row for row in tree if row.key not in known]
    Unit.objects.bulk_create(Unit(organisation=organisation, key=row.key, name=row.name) for row in new)
    ids = dict(organisation.units.values_list("key", "pk"))
    Unit.objects.bulk_create(
        [
            Unit(
                organisation=organisation, key=row.key, name=row.name, position=position, is_active=True,
                parent_id=ids[row.parent] if row.parent else None,
            )
            for position, row in enumerate(tree)
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["organisation", "key"],
        update_fields=["name", "position", "is_active", "parent"],
    )  # fmt: skip
    staying = {row.key for row in tree}
    gone = [key for key in present.units if key not in staying]
    for start in range(0, len(gone), _BATCH):
        organisation.units.filter(key__in=gone[start : start + _BATCH]).update(is_active=False)


def _write_people(organisation: Organisation, plan: Plan) -> None:
    ids = dict(organisation.units.filter(is_active=True).values_list("key", "pk"))
    Person.objects.bulk_create(
        [
            Person(
                organisation=organisation, number=row.number, name=row.name, email=row.email or "",
                language=row.language or "nl", unit_id=ids[row.unit],
                joined_on=datetime.date.fromisoformat(row.joined_on) if row.joined_on else None,
                traits=dict(row.traits or ()),
            )
            for row in plan.people
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["organisation", "number"],
        update_fields=["name", "email", "language", "unit", "joined_on", "left_on", "traits"],
    )  # fmt: skip
    today = timezone.localdate()
    for start in range(0, len(plan.leavers), _BATCH):
        organisation.people.filter(number__in=plan.leavers[start : start + _BATCH]).update(left_on=today)
