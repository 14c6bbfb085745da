"""A staff import up to the moment that the background takes over."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.organisations.errors import ImportRefused
from speelveld.organisations.importing.columns import PEOPLE, UNITS, guess_mapping, list_missing
from speelveld.organisations.importing.findings import Unreadable
from speelveld.organisations.importing.tables import Table, read_table
from speelveld.organisations.models import Organisation, StaffFile, StaffImport
from speelveld.organisations.operations.applying import apply_import, check_import
from speelveld.organisations.permissions import Actor, check
from speelveld.organisations.queries import keep_unfinished_imports
from speelveld.organisations.texts import FIELD_NAMES, describe_file_problem

_SHOWN_ROWS = 3
State = StaffImport.State
Kind = StaffFile.Kind


@transaction.atomic
def receive_files(
    *, organisation: Organisation, by: Actor, files: Mapping[str, tuple[str, bytes]]
) -> StaffImport:
    """Keep files (kind -> name and content) and guess their columns. Raises ImportRefused.

    What was begun before and never applied goes: nobody needs two half-finished lists of people.
    """
    check(by, "people.import")
    if not files:
        raise ImportRefused(_("Kies minstens één bestand."))
    if organisation.staff_imports.filter(state=State.APPLYING).exists():
        raise ImportRefused(_("Er wordt nog een lijst verwerkt. Wacht tot die klaar is."))
    organisation.staff_imports.exclude(state=State.APPLIED).delete()
    assert by.user_id is not None
    staff_import = organisation.staff_imports.create(uploaded_by_id=by.user_id)
    for kind, (name, content) in files.items():
        start = _read_start(kind, content)
        staff_import.files.create(
            kind=kind, file_name=name[:200], content=content, header=list(start.header),
            sample=[list(row.cells) for row in start.rows],
            mapping=guess_mapping(kind, start.header, has_own_tree=UNITS in files),
        )  # fmt: skip
    return staff_import


def _read_start(kind: str, content: bytes) -> Table:
    try:
        return read_table(content, most_rows=_SHOWN_ROWS, only_the_start=True)
    except Unreadable as error:
        raise ImportRefused(describe_file_problem(error.problem, error.details), kind) from error


@transaction.atomic
def confirm_mapping(*, staff_import: StaffImport, by: Actor, mappings: Mapping[str, dict[str, int]]) -> None:
    """Keep which column holds what, and have the files checked. Raises ImportRefused."""
    check(by, "people.import")
    files = list(staff_import.files.all())
    for file in files:
        file.mapping = mappings[file.kind]
        _refuse_missing(file)
    _refuse_people_without_a_place(staff_import.organisation, files)
    StaffFile.objects.bulk_update(files, ["mapping"])
    _move(staff_import, (State.UPLOADED, State.CHECKED), State.CHECKING)
    check_import.enqueue(staff_import.pk)


def _refuse_missing(file: StaffFile) -> None:
    if missing := list_missing(file.kind, file.mapping):
        names = ", ".join(str(FIELD_NAMES[name]) for name in missing)
        raise ImportRefused(_("Kies nog een kolom voor: %(names)s.") % {"names": names}, file.kind)


def _refuse_people_without_a_place(organisation: Organisation, files: list[StaffFile]) -> None:
    has_units = any(file.kind == UNITS or "level1" in file.mapping for file in files)
    if not has_units and not organisation.units.filter(is_active=True).exists():
        text = _(
            "Er zijn nog geen onderdelen. Lees ze samen met de medewerkers in, of kies ze hier als niveaus."
        )
        raise ImportRefused(text, PEOPLE)


@transaction.atomic
def change_mapping(*, staff_import: StaffImport, by: Actor) -> None:
    """Go back to choosing columns."""
    check(by, "people.import")
    _move(staff_import, (State.CHECKED,), State.UPLOADED)


@transaction.atomic
def confirm_import(*, staff_import: StaffImport, by: Actor, sure_of: frozenset[str] = frozenset()) -> None:
    """Have the change made, once. When many would go, `sure_of` must name that kind. Raises ImportRefused."""
    check(by, "people.import")
    if staff_import.preview.get("n_findings"):
        raise ImportRefused(_("Er staan nog fouten in. Verbeter het bestand en lees het opnieuw in."))
    if any((staff_import.preview.get(kind) or {}).get("loses_many") and kind not in sure_of for kind in Kind):
        raise ImportRefused(_("Er verdwijnt meer dan een vijfde. Vink aan dat dat klopt."))
    _move(staff_import, (State.CHECKED,), State.APPLYING)
    apply_import.enqueue(staff_import.pk, by.email)


@transaction.atomic
def restart_import(*, staff_import: StaffImport, by: Actor) -> None:
    """Check again what was cut off halfway. Nothing had changed, for a change is all or nothing."""
    check(by, "people.import")
    staff_import.refresh_from_db(fields=["state", "touched_at"])
    if not staff_import.is_stuck:
        raise ImportRefused(_("Deze lijst wordt nog nagekeken of verwerkt. Wacht nog even."))
    _move(staff_import, (State.CHECKING, State.APPLYING), State.CHECKING)
    check_import.enqueue(staff_import.pk)


@transaction.atomic
def discard_import(*, staff_import: StaffImport, by: Actor) -> None:
    """Throw the files of an import away; nothing else changes."""
    check(by, "people.import")
    gone, _rows = StaffImport.objects.filter(pk=staff_import.pk).exclude(
        state__in=(State.APPLYING, State.APPLIED)
    ).delete()  # fmt: skip
    if not gone:
        raise ImportRefused(_("Deze lijst is al verwerkt."))


def forget_unfinished_imports(*, organisation: Organisation, before: datetime.datetime) -> int:
    """Delete imports of long ago that nobody finished, with the people in them. Returns how many."""
    old = keep_unfinished_imports(organisation).find_due(before)
    n_old = old.count()
    old.delete()
    return n_old


def _move(staff_import: StaffImport, origins: tuple[State, ...], state: State) -> None:
    """Change the state, unless somebody else did a moment earlier."""
    moved = StaffImport.objects.filter(pk=staff_import.pk, state__in=origins).update(
        state=state, progress=0, touched_at=timezone.now()
    )
    if not moved:
        raise ImportRefused(_("Deze lijst is intussen al verder. Open de pagina opnieuw."))
    staff_import.state = state
