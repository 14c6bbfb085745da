"""An import from files to change: all or nothing, once, and never on another staff than was shown."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from speelveld.audit.models import Event
from speelveld.organisations import operations
from speelveld.organisations.errors import Denied, ImportRefused
from speelveld.organisations.models import Organisation, Person, StaffFile, StaffImport, Unit
from speelveld.organisations.operations import applying
from speelveld.organisations.queries import read_present
from tests.factories import Cast
from tests.organisations.conftest import Bring
from tests.organisations.files import make_csv, make_workbook

State = StaffImport.State
HEADER = ["nummer", "naam", "e-mail", "onderdeel"]


def list_staff(organisation: Organisation) -> list[list[str]]:
    people = organisation.people.filter(left_on__isnull=True).select_related("unit").order_by("number")
    return [[person.number, person.name, person.email, person.unit.key] for person in people]


def list_units(organisation: Organisation) -> list[list[str]]:
    units = organisation.units.filter(is_active=True).select_related("parent").order_by("position", "pk")
    return [[unit.key, unit.name, unit.parent.key if unit.parent else ""] for unit in units]


def make_people_csv(rows: list[list[str]]) -> bytes:
    return make_csv([HEADER, *rows])


def make_units_csv(rows: list[list[str]]) -> bytes:
    return make_csv([["code", "naam", "valt onder"], *rows])


def apply(staff_import: StaffImport, cast: Cast) -> StaffImport:
    sure = frozenset({"units", "people"})
    operations.confirm_import(staff_import=staff_import, by=cast.actor("olga"), sure_of=sure)
    staff_import.refresh_from_db()
    return staff_import


@pytest.mark.parametrize("make", [make_csv, make_workbook])
def test_an_import_changes_the_staff_as_it_showed(
    cast: Cast, bring: Bring, make: Callable[[list[list[str]]], bytes]
) -> None:
    rows = list_staff(cast.organisation)
    rows[0][3] = "eik"
    rows[1][1] = "Een andere naam"
    rows[2] = ["nieuw-1", "Nieuwe Collega", "nieuw@linde.example", "zuid"]
    preview = bring(people=make([HEADER, *rows])).preview["people"]
    assert {name: preview[f"n_{name}"] for name in ("new", "moved", "gone", "changed")} == {
        "new": 1, "moved": 1, "gone": 1, "changed": 1,
    }  # fmt: skip
    before = list_staff(cast.organisation)
    staff_import = cast.organisation.staff_imports.get()
    assert list_staff(cast.organisation) == before
    assert apply(staff_import, cast).state == State.APPLIED
    assert list_staff(cast.organisation) == sorted(rows)


def test_a_tree_and_its_people_change_together(cast: Cast, bring: Bring) -> None:
    units = [*list_units(cast.organisation), ["oost", "Wijk Oost", "wijk"]]
    units = [row for row in units if row[0] != "zuid"]
    people = [[*row[:3], "oost" if row[3] == "zuid" else row[3]] for row in list_staff(cast.organisation)]
    staff_import = bring(units=make_units_csv(units), people=make_people_csv(people))
    assert staff_import.preview["units"]["new"] == ["Wijk Oost"]
    assert staff_import.preview["units"]["gone"] == ["Wijk Zuid"]
    assert staff_import.preview["people"]["n_moved"] == 16
    assert apply(staff_import, cast).state == State.APPLIED
    assert list_units(cast.organisation) == units
    assert list_staff(cast.organisation) == people
    assert not cast.organisation.units.get(key="zuid").is_active


def test_the_order_of_the_file_is_the_order_on_screen(cast: Cast, bring: Bring) -> None:
    units = list_units(cast.organisation)[::-1]
    apply(bring(units=make_units_csv(units)), cast)
    assert list_units(cast.organisation) == units


def test_an_empty_organisation_fills_from_one_list_with_levels(cast: Cast, bring: Bring) -> None:
    cast.organisation.people.all().delete()
    cast.organisation.memberships.filter(unit__isnull=False).delete()
    for key in ("beuk", "eik", "keuken", "nacht", "noord", "zuid", "ouderen", "wijk", "linde"):
        cast.organisation.units.get(key=key).delete()
    staff_import = bring(people=make_csv([["nr", "naam", "afdeling", "team"], [1, "Anna", "Zorg", "Beuk"]]))
    assert apply(staff_import, cast).state == State.APPLIED
    assert list_units(cast.organisation) == [
        ["linde", "De Linde", ""], ["zorg", "Zorg", "linde"], ["zorg.beuk", "Beuk", "zorg"],
    ]  # fmt: skip
    assert list_staff(cast.organisation) == [["1", "Anna", "", "zorg.beuk"]]


def test_people_without_any_unit_to_go_to_are_refused_at_once(cast: Cast, bring: Bring) -> None:
    cast.organisation.people.all().delete()
    cast.organisation.units.update(is_active=False)
    with pytest.raises(ImportRefused) as refusal:
        bring(people=b"nummer;naam;onderdeel\n1;Anna;B\n")
    assert refusal.value.kind == "people"


def test_with_a_finding_nothing_can_be_applied(cast: Cast, bring: Bring) -> None:
    rows = list_staff(cast.organisation)
    rows[3][3] = "bestaat niet"
    staff_import = bring(people=make_people_csv(rows))
    assert staff_import.preview["n_findings"] == 1
    assert staff_import.preview["findings"][0]["row"] == 5
    with pytest.raises(ImportRefused):
        apply(staff_import, cast)
    staff_import.refresh_from_db()
    assert staff_import.state == State.CHECKED


def test_applying_twice_does_nothing_twice(cast: Cast, bring: Bring) -> None:
    staff_import = bring(people=make_people_csv(list_staff(cast.organisation)[:90]))
    apply(staff_import, cast)
    n_events, staff = Event.objects.count(), list_staff(cast.organisation)
    with pytest.raises(ImportRefused):
        apply(staff_import, cast)
    applying.apply_import.call(staff_import.pk, "olga@linde.example")  # a worker that was told twice
    assert Event.objects.count() == n_events
    assert list_staff(cast.organisation) == staff


def test_chosen_traits_are_kept_until_another_column_is_chosen(cast: Cast, bring: Bring) -> None:
    rows = [
        [*row, "nacht" if number % 2 else "dag"] for number, row in enumerate(list_staff(cast.organisation))
    ]
    content = make_csv([[*HEADER, "Dienst"], *rows])
    first = bring(people=content, trait1=4)
    assert first.preview["people"]["n_changed"] == len(rows)
    apply(first, cast)
    people = cast.organisation.people.order_by("number")
    assert [person.traits for person in people] == [{"Dienst": row[-1]} for row in rows]
    apply(bring(people=make_people_csv([row[:4] for row in rows])), cast)
    assert people[0].traits == {"Dienst": "dag"}


def test_a_repeated_list_changes_nothing(cast: Cast, bring: Bring) -> None:
    content = make_people_csv(list_staff(cast.organisation))
    before = list(cast.organisation.people.order_by("pk").values())
    staff_import = bring(people=content)
    assert staff_import.preview["people"]["n_same"] == 92
    apply(staff_import, cast)
    assert list(cast.organisation.people.order_by("pk").values()) == before


def test_who_left_may_come_back_under_the_same_number(cast: Cast, bring: Bring) -> None:
    staff = list_staff(cast.organisation)
    apply(bring(people=make_people_csv(staff[1:])), cast)
    gone = cast.organisation.people.get(number=staff[0][0])
    assert gone.left_on == timezone.localdate()
    apply(bring(people=make_people_csv(staff)), cast)
    gone.refresh_from_db()
    assert gone.left_on is None
    assert list_staff(cast.organisation) == staff


def test_a_unit_that_went_may_come_back(cast: Cast, bring: Bring) -> None:
    units, staff = list_units(cast.organisation), list_staff(cast.organisation)
    moved = [[*row[:3], "noord" if row[3] == "zuid" else row[3]] for row in staff]
    apply(bring(units=make_units_csv(units[:-1]), people=make_people_csv(moved)), cast)
    apply(bring(units=make_units_csv(units), people=make_people_csv(staff)), cast)
    assert list_units(cast.organisation) == units
    assert cast.organisation.units.count() == len(units)


def test_when_the_staff_changed_since_the_preview_a_new_preview_comes_first(cast: Cast, bring: Bring) -> None:
    rows = list_staff(cast.organisation)
    staff_import = bring(people=make_people_csv(rows))
    cast.organisation.people.filter(number=rows[0][0]).update(name="Intussen getrouwd")
    assert apply(staff_import, cast).state == State.CHECKED
    assert staff_import.preview["is_second_look"]
    assert staff_import.preview["people"]["changed"] == [rows[0][1]]
    assert cast.organisation.people.get(number=rows[0][0]).name == "Intussen getrouwd"
    assert apply(staff_import, cast).state == State.APPLIED
    assert cast.organisation.people.get(number=rows[0][0]).name == rows[0][1]


def test_a_change_that_breaks_halfway_changes_nothing(
    cast: Cast, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [*list_units(cast.organisation), ["oost", "Wijk Oost", "wijk"]]
    people = [*list_staff(cast.organisation), ["x", "Nieuw", "", "oost"]]
    staff_import = bring(units=make_units_csv(units), people=make_people_csv(people))
    before = list_units(cast.organisation), list_staff(cast.organisation), Event.objects.count()

    def stumble(*_args: object, **_fields: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(applying, "record", stumble)
    assert apply(staff_import, cast).state == State.FAILED
    assert (list_units(cast.organisation), list_staff(cast.organisation), Event.objects.count()) == before
    assert staff_import.preview == {"problem": "fault", "details": {}}


def test_a_file_that_shows_its_fault_late_fails_with_the_reason(cast: Cast, bring: Bring) -> None:
    rows = [*list_staff(cast.organisation), ["x", "y" * 600, "", "beuk"]]
    staff_import = bring(people=make_people_csv(rows))
    assert staff_import.state == State.FAILED
    assert staff_import.preview["problem"] == "huge_cell"
    assert staff_import.preview["details"]["row"] == 94


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7", "geen CSV"),
        (b"nummer\n1\n", "één kolom"),
        (b"PK\x03\x04zz", "niet te openen"),
    ],
)
def test_what_is_no_list_is_refused_at_the_door(cast: Cast, bring: Bring, content: bytes, text: str) -> None:
    with pytest.raises(ImportRefused, match=text) as refusal:
        bring(people=content)
    assert refusal.value.kind == "people"
    assert not StaffImport.objects.exists()


def test_the_files_and_names_are_wiped_after_applying(cast: Cast, bring: Bring) -> None:
    staff_import = apply(bring(people=make_people_csv(list_staff(cast.organisation)[:91])), cast)
    file = staff_import.files.get()
    assert bytes(file.content) == b""
    assert file.sample == []
    assert "Collega" not in str(staff_import.preview)
    assert staff_import.preview["people"]["n_gone"] == 1


def test_the_files_are_wiped_after_failing(cast: Cast, bring: Bring) -> None:
    staff_import = bring(
        people=make_people_csv([*list_staff(cast.organisation), ["x", "y" * 600, "", "beuk"]])
    )
    assert bytes(staff_import.files.get().content) == b""


def test_a_new_upload_throws_away_what_was_never_applied(cast: Cast, bring: Bring) -> None:
    first = bring(people=make_people_csv(list_staff(cast.organisation)))
    bring(people=make_people_csv(list_staff(cast.organisation)))
    assert not StaffImport.objects.filter(pk=first.pk).exists()
    assert StaffFile.objects.count() == 1


def test_an_import_can_be_thrown_away_until_it_is_applied(cast: Cast, bring: Bring) -> None:
    operations.discard_import(
        staff_import=bring(people=make_people_csv(list_staff(cast.organisation))), by=cast.actor("olga")
    )
    assert not StaffImport.objects.exists()
    applied = apply(bring(people=make_people_csv(list_staff(cast.organisation))), cast)
    with pytest.raises(ImportRefused):
        operations.discard_import(staff_import=applied, by=cast.actor("olga"))


def test_unfinished_imports_of_long_ago_are_forgotten(cast: Cast, bring: Bring) -> None:
    applied = apply(bring(people=make_people_csv(list_staff(cast.organisation))), cast)
    bring(people=make_people_csv(list_staff(cast.organisation)))
    now = timezone.now()
    assert (
        operations.forget_unfinished_imports(
            organisation=cast.organisation, before=now - datetime.timedelta(days=7)
        )
        == 0
    )
    assert operations.forget_unfinished_imports(organisation=cast.organisation, before=now) > 0
    assert list(StaffImport.objects.all()) == [applied]


def test_a_stopped_worker_leaves_an_import_that_can_be_checked_again(cast: Cast, bring: Bring) -> None:
    staff_import = bring(people=make_people_csv(list_staff(cast.organisation)))
    StaffImport.objects.update(state=State.APPLYING, touched_at=timezone.now())
    with pytest.raises(ImportRefused):
        operations.restart_import(staff_import=staff_import, by=cast.actor("olga"))
    StaffImport.objects.update(touched_at=timezone.now() - datetime.timedelta(hours=1))
    operations.restart_import(staff_import=staff_import, by=cast.actor("olga"))
    staff_import.refresh_from_db()
    assert staff_import.state == State.CHECKED


def test_when_many_would_go_somebody_must_be_sure(cast: Cast, bring: Bring) -> None:
    staff_import = bring(people=make_people_csv(list_staff(cast.organisation)[:50]))
    with pytest.raises(ImportRefused):
        operations.confirm_import(staff_import=staff_import, by=cast.actor("olga"))
    with pytest.raises(ImportRefused):
        operations.confirm_import(
            staff_import=staff_import, by=cast.actor("olga"), sure_of=frozenset({"units"})
        )
    operations.confirm_import(staff_import=staff_import, by=cast.actor("olga"), sure_of=frozenset({"people"}))
    assert len(list_staff(cast.organisation)) == 50


def test_the_other_organisation_stays_as_it_was(cast: Cast, bring: Bring) -> None:
    before = read_present(cast.elsewhere)
    units = [["linde", "De Linde", ""], ["eik", "Andere Eik", "linde"]]
    apply(bring(units=make_units_csv(units), people=make_people_csv([["eik-00", "Iemand", "", "eik"]])), cast)
    assert len(list_staff(cast.organisation)) == 1
    assert read_present(cast.elsewhere) == before


def test_an_import_leaves_one_audit_line_without_names(cast: Cast, bring: Bring) -> None:
    apply(bring(people=make_people_csv(list_staff(cast.organisation)[:91])), cast)
    event = Event.objects.get(verb="staff.imported")
    assert (event.organisation, event.actor) == ("linde", "olga@linde.example")
    assert event.details["people"]["n_gone"] == 1
    assert "Collega" not in str(vars(event))


@pytest.mark.parametrize("name", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_imports(cast: Cast, bring: Bring, name: str) -> None:
    with pytest.raises(Denied):
        bring(by=name, people=make_people_csv(list_staff(cast.organisation)))
    staff_import = bring(people=make_people_csv(list_staff(cast.organisation)))
    by = cast.actor(name)
    for operation in (
        operations.confirm_import, operations.change_mapping,
        operations.restart_import, operations.discard_import,
    ):  # fmt: skip
        with pytest.raises(Denied):
            operation(staff_import=staff_import, by=by)
    with pytest.raises(Denied):
        operations.confirm_mapping(staff_import=staff_import, by=by, mappings={})


def make_large_staff(n: int) -> tuple[bytes, bytes]:
    units = [["L", "De Linde", ""], *([f"T{i}", f"Team {i}", "L"] for i in range(n // 20))]
    people = [[i, f"Mens {i}", f"mens{i}@x.example", f"T{i % (n // 20)}"] for i in range(n)]
    return make_units_csv(units), make_csv([HEADER, *people])


def test_twenty_thousand_people_come_in_with_few_queries(cast: Cast, bring: Bring) -> None:
    units, people = make_large_staff(20_000)
    staff_import = apply(bring(units=units, people=people), cast)
    assert staff_import.state == State.APPLIED
    assert Person.objects.filter(organisation=cast.organisation, left_on__isnull=True).count() == 20_000
    assert Unit.objects.filter(organisation=cast.organisation, is_active=True).count() == 1001
    with CaptureQueriesContext(
        connection,
    ) as queries:
        apply(bring(units=units, people=people), cast)
    assert len(queries) < 100  # nothing changed, so only the units are written again, in batches


def test_the_number_of_queries_does_not_grow_with_people(cast: Cast, bring: Bring) -> None:
    counts = []
    for n in (40, 400):
        units, people = make_large_staff(n)
        with CaptureQueriesContext(connection) as queries:
            apply(bring(units=units, people=people), cast)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 6  # a batch more here and there
