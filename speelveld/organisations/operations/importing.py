"""A staff import from file to change. Checking and changing run in the background; a change is all or nothing."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.organisations.errors import ImportRefused
from speelveld.organisations.importing.checking import MAX_FINDINGS, Plan, PresentPerson, check_people, check_units
from speelveld.organisations.importing.columns import guess_mapping, list_missing
from speelveld.organisations.importing.reading import read_sheet
from speelveld.organisations.models import Organisation, Person, StaffImport, Unit
from speelveld.organisations.permissions import Actor, check

_BATCH = 1000
_SHOWN_NAMES = 100
State = StaffImport.State


@transaction.atomic
def receive_file(
    *, organisation: Organisation, by: Actor, kind: str, file_name: str, content: bytes
) -> StaffImport:
    """Keep a file and guess its columns. Raises ImportRefused when it is no table at all."""
    check(by, "people.import")
    if kind == StaffImport.Kind.PEOPLE and not organisation.units.filter(is_active=True).exists():
        raise ImportRefused(_("Lees eerst de onderdelen in. Daarna weten we waar iedereen werkt."))
    sheet = read_sheet(content)
    return StaffImport.objects.create(
        organisation=organisation, kind=kind, file_name=file_name[:200], content=content,
        mapping=guess_mapping(kind, sheet.header), uploaded_by_id=by.user_id,
        findings={"header": list(sheet.header), "sample": [list(cells) for _n, cells in sheet.rows[:3]]},
    )  # fmt: skip


def confirm_mapping(*, staff_import: StaffImport, by: Actor, mapping: dict[str, int]) -> None:
    """Keep which column holds what, and start the check."""
    check(by, "people.import")
    if missing := list_missing(staff_import.kind, mapping):
        raise ImportRefused(_("Kies nog een kolom voor: %(names)s.") % {"names": ", ".join(missing)})
    staff_import.mapping, staff_import.state, staff_import.progress = mapping, State.CHECKING, 0
    staff_import.save(update_fields=["mapping", "state", "progress"])
    transaction.on_commit(lambda: check_import.enqueue(staff_import.pk, translation.get_language() or "nl"))


def confirm_import(*, staff_import: StaffImport, by: Actor) -> None:
    """Start the change, once. What was shown must still be what would happen."""
    check(by, "people.import")
    started = StaffImport.objects.filter(pk=staff_import.pk, state=State.CHECKED).update(
        state=State.APPLYING, progress=0
    )
    if not started:
        raise ImportRefused(_("Deze lijst is al verwerkt, of nog niet nagekeken."))
    if staff_import.findings.get("n_findings"):
        raise ImportRefused(_("Er staan nog fouten in deze lijst. Verbeter ze en lees het bestand opnieuw in."))
    transaction.on_commit(lambda: apply_import.enqueue(staff_import.pk, by.email, translation.get_language() or "nl"))


@task()
def check_import(import_id: int, language: str) -> None:
    """Check every row and keep what would change."""
    staff_import = StaffImport.objects.select_related("organisation").get(pk=import_id)
    with translation.override(language):
        try:
            plan = _make_plan(staff_import)
        except ImportRefused as refusal:
            _fail(staff_import, refusal.message)
            return
    staff_import.findings = staff_import.findings | _summarise(plan)
    staff_import.state, staff_import.progress = State.CHECKED, 100
    staff_import.save(update_fields=["findings", "state", "progress"])


@task()
def apply_import(import_id: int, actor: str, language: str) -> None:
    """Apply the plan in one transaction. If anything goes wrong, nothing changed."""
    staff_import = StaffImport.objects.select_related("organisation").get(pk=import_id)
    if staff_import.state != State.APPLYING:
        return
    with translation.override(language):
        try:
            _apply(staff_import, actor)
        except ImportRefused as refusal:
            _fail(staff_import, refusal.message)
        except Exception:
            _fail(staff_import, _("Dit ging mis door een fout in Speelveld. Er is niets veranderd."))
            raise


@transaction.atomic
def _apply(staff_import: StaffImport, actor: str) -> None:
    plan = _make_plan(staff_import)
    if _summarise(plan)["digest"] != staff_import.findings["digest"]:
        raise ImportRefused(_("De organisatie is intussen veranderd. Lees het bestand opnieuw in en kijk het na."))
    organisation = staff_import.organisation
    if staff_import.kind == StaffImport.Kind.UNITS:
        _change_units(organisation, plan)
    else:
        _change_people(staff_import, plan, timezone.localdate())
    staff_import.state, staff_import.progress, staff_import.content = State.APPLIED, 100, b""
    staff_import.findings = {
        name: staff_import.findings[name] for name in ("n_joiners", "n_movers", "n_leavers", "n_changed", "n_same")
    }
    staff_import.save()
    counts = {name: staff_import.findings[name] for name in ("n_joiners", "n_movers", "n_leavers", "n_changed")}
    record(
        organisation=organisation.slug, actor=actor, verb=f"{staff_import.kind}.imported",
        target=staff_import.file_name, **counts,
    )  # fmt: skip


def _fail(staff_import: StaffImport, message: str) -> None:
    StaffImport.objects.filter(pk=staff_import.pk).update(
        state=State.FAILED, findings={"failure": message}, content=b"", progress=100
    )


def _make_plan(staff_import: StaffImport) -> Plan:
    sheet = read_sheet(bytes(staff_import.content))
    organisation, mapping = staff_import.organisation, staff_import.mapping
    units = {unit.pk: unit for unit in organisation.units.filter(is_active=True)}
    if staff_import.kind == StaffImport.Kind.UNITS:
        present = {
            unit.key: (unit.name, units[unit.parent_id].key if unit.parent_id in units else "")
            for unit in units.values()
        }
        return check_units(sheet, mapping, present)
    people = {
        person.number: PresentPerson(
            person.name, person.email, units[person.unit_id].key if person.unit_id in units else "",
            person.language, person.joined_on.isoformat() if person.joined_on else "",
        )
        for person in organisation.people.filter(left_on__isnull=True)
    }  # fmt: skip
    return check_people(sheet, mapping, {unit.key: unit.name for unit in units.values()}, people)


def _summarise(plan: Plan) -> dict[str, Any]:
    """Return what the preview shows: counts, the first names of each kind, and the first findings."""
    names = ("joiners", "movers", "leavers", "changed")
    counts = {f"n_{name}": len(getattr(plan, name)) for name in names}
    return {
        **counts,
        **{name: getattr(plan, name)[:_SHOWN_NAMES] for name in names},
        "n_same": plan.n_same,
        "n_rows": len(plan.rows),
        "n_findings": len(plan.findings),
        "findings": [vars(finding) for finding in plan.findings[:MAX_FINDINGS]],
        "loses_many": plan.loses_many,
        "digest": [*counts.values(), plan.n_same, plan.n_before],
    }


def _change_units(organisation: Organisation, plan: Plan) -> None:
    present = {unit.key: unit for unit in organisation.units.all()}
    wanted = {row["key"]: row for row in plan.rows}
    gone = [unit for key, unit in present.items() if key not in wanted and unit.is_active]
    if organisation.people.filter(unit__in=gone, left_on__isnull=True).exists():
        raise ImportRefused(_("In een onderdeel dat verdwijnt werken nog mensen. Verplaats hen eerst met een nieuwe personeelslijst."))
    Unit.objects.bulk_create(
        [Unit(organisation=organisation, key=key, name=row["name"]) for key, row in wanted.items() if key not in present],
        batch_size=_BATCH,
    )
    units = {unit.key: unit for unit in organisation.units.all()}
    for position, (key, row) in enumerate(wanted.items()):
        unit = units[key]
        unit.name, unit.position, unit.is_active = row["name"], position, True
        unit.parent = units.get(row["parent"])
    for unit in gone:
        units[unit.key].is_active = False
    Unit.objects.bulk_update(units.values(), ["name", "position", "is_active", "parent"], batch_size=_BATCH)


def _change_people(staff_import: StaffImport, plan: Plan, today: datetime.date) -> None:
    organisation = staff_import.organisation
    units = {unit.key: unit for unit in organisation.units.filter(is_active=True)}
    present = {person.number: person for person in organisation.people.all()}
    has_dates = "joined_on" in staff_import.mapping
    new, changed = [], []
    for row in plan.rows:
        person = present.get(row["number"]) or Person(organisation=organisation, number=row["number"])
        person.name, person.email, person.language = row["name"], row["email"], row["language"]
        person.unit, person.left_on = units[row["unit"]], None
        if has_dates:
            person.joined_on = datetime.date.fromisoformat(row["joined_on"]) if row["joined_on"] else None
        (changed if person.pk else new).append(person)
    Person.objects.bulk_create(new, batch_size=_BATCH)
    _report_progress(staff_import, 40)
    fields = ["name", "email", "language", "unit", "left_on", "joined_on"]
    Person.objects.bulk_update(changed, fields, batch_size=_BATCH)
    _report_progress(staff_import, 90)
    numbers = {row["number"] for row in plan.rows}
    leavers = [person.pk for number, person in present.items() if number not in numbers and person.left_on is None]
    for start in range(0, len(leavers), _BATCH):
        organisation.people.filter(pk__in=leavers[start : start + _BATCH]).update(left_on=today)


def _report_progress(staff_import: StaffImport, percentage: int) -> None:
    """Tell how far it is. Inside the one transaction it shows only where the database lets others look in."""
    staff_import.progress = percentage
