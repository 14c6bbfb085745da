"""What a plan that comes back would change, and what it may not change."""

import datetime
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from speelveld.board import operations
from speelveld.board.importing.carrying import pack, unpack
from speelveld.board.importing.comparing import Preview, apply_preview, compare_sheet
from speelveld.board.importing.sheet import read_sheet
from speelveld.board.models import Measure, MeasureChange
from speelveld.organisations.errors import Denied
from speelveld.ui.errors import Refused
from tests.board.conftest import make_measure
from tests.board.importing.books import PlanFile
from tests.board.plans import Board
from tests.factories import Cast

FULL: dict[str, Any] = {
    "description": "Eerste regel\r\n\r\nTweede regel", "owner": "Anna", "helpers": "Bram, Keuken",
    "starts_on": datetime.date(2026, 3, 2), "ends_on": datetime.date(2026, 9, 1), "cost": Decimal("1250.50"),
    "hours": Decimal("12.5"), "goal": "Rust", "baseline": "14 wissels", "judged_by": "Navraag",
    "threshold": "9 wissels", "judged_on": datetime.date(2026, 9, 8), "moments": ["2026-05-01", "2026-07-01"],
    "other_cells": ["optimise-team"], "factors": ["workload"], "conditions": ["ownership"],
    "review_every": "month", "kind": "policy",
}  # fmt: skip


def read(cast: Cast, content: bytes, by: str = "olga") -> Preview:
    return compare_sheet(read_sheet(content), cast.organisation, cast.actor(by))


def apply(cast: Cast, file: PlanFile) -> Preview:
    preview = read(cast, file.save())
    assert preview.n_refusals == 0, [one.refusals for one in preview.refused]
    apply_preview(preview, cast.organisation, cast.actor("olga"))
    return preview


def refuse(cast: Cast, file: PlanFile) -> list[tuple[str, str]]:
    """Return column and reason of what is refused."""
    return [(one.column, one.reason) for row in read(cast, file.save()).refused for one in row.refusals]


@pytest.fixture
def full(cast: Cast) -> Measure:
    problem = operations.add_problem(
        organisation=cast.organisation, by=cast.actor("olga"), title="Te veel werk", cause="Laat rooster"
    )
    return make_measure(cast, problem=problem, unit=cast.units["beuk"], **FULL)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_that_nobody_changed_changes_nothing(cast: Cast, full: Measure, language: str) -> None:
    Board(cast.organisation)
    make_measure(cast, title="Kaal")
    file = PlanFile(cast.organisation, language)
    assert read(cast, file.save()).outcomes == ()


def test_what_somebody_changed_in_the_file_changes_on_the_board(cast: Cast, full: Measure) -> None:
    other = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Lawaai")
    file = PlanFile(cast.organisation)
    row = file.find(full.title)
    file.set(
        row, Maatregel="Rooster zes weken vooruit", Trekker="Bram", Begint=datetime.datetime(2026, 4, 1),
        Klaar="1-10-2026", Stand="Gepland", Kosten_in_euro=2000, Uren="1.234,5", Waar="Keuken", Fase="Ondersteunen",
        Niveau="Individu", Probleem="Lawaai", Doel="Meer rust", Soort="onderzoek doen", Helpen_mee=None,
        Raakt_ook="Voorkomen · Team", Factoren=None, Tussentijds_kijken="2026-06-01",
        Hoe_vaak_kijken_we="elk kwartaal", Waar_we_nu_staan=14,
    )  # fmt: skip
    preview = apply(cast, file)
    measure = Measure.objects.get(pk=full.pk)
    assert (measure.title, measure.owner, measure.led_by) == ("Rooster zes weken vooruit", "Bram", cast.bram)
    assert (measure.starts_on, measure.ends_on) == (datetime.date(2026, 4, 1), datetime.date(2026, 10, 1))
    assert (measure.state, measure.kind, measure.review_every) == ("planned", "research", "quarter")
    assert (measure.cost, measure.hours) == (Decimal(2000), Decimal("1234.5"))
    assert (measure.unit, measure.stage, measure.level) == (cast.units["keuken"], "support", "individual")
    assert (measure.problem, measure.goal, measure.baseline) == (other, "Meer rust", "14")
    assert (measure.helpers, measure.other_cells, measure.factors) == ("", ["prevent-team"], [])
    assert measure.moments == ["2026-06-01"]
    assert measure.description == FULL["description"]  # what was not touched keeps its own line ends
    assert (measure.version, len(preview.outcomes[0].lines)) == (2, 19)
    change = MeasureChange.objects.get(measure=measure, version=2)
    assert len(change.values) == 19 and change.changed_by == cast.olga


def test_the_page_tells_old_and_new_in_words(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    file.set(file.find(full.title), Begint=datetime.datetime(2026, 4, 1), Waar="Keuken", Kosten_in_euro=None)
    lines = read(cast, file.save()).outcomes[0].lines
    assert [(one.name, one.before, one.after) for one in lines] == [
        ("Waar", "Woongroep Beuk", "Keuken"),
        ("Begint", "2 maart 2026", "1 april 2026"),
        ("Kosten", "€ 1.250,50", ""),
    ]


def test_an_english_file_is_read_by_who_reads_dutch(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation, "en")
    file.set(file.find(full.title), State="Planned", Stage="Support")
    with translation.override("nl"):
        lines = read(cast, file.save()).outcomes[0].lines
    assert [(one.before, one.after) for one in lines] == [("Voorkomen", "Ondersteunen"), ("Idee", "Gepland")]


def test_columns_and_rows_may_stand_in_another_order_or_be_left_out(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    file.set(file.find(full.title), Trekker="Bram")
    file.sheet.delete_cols(file.columns["Doel"])
    file.sheet.insert_cols(1)
    file.sheet.delete_rows(1, 3)
    file.sheet.title = "Mijn blad"
    lines = read(cast, file.save()).outcomes[0].lines
    assert [(one.name, one.after) for one in lines] == [("Trekker", "Bram")]


def test_a_new_row_becomes_a_measure(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation).add(
        Maatregel="Open spreekuur", Fase="Voorkomen", Niveau="Team", Trekker="olga@linde.example", Uren=4
    )
    (outcome,) = apply(cast, file).new
    assert [(one.before, one.after) for one in outcome.lines][:2] == [
        ("", "Open spreekuur"), ("", "Voorkomen"),
    ]  # fmt: skip
    made = Measure.objects.get(title="Open spreekuur")
    assert (made.stage, made.level, made.led_by, made.added_by) == ("prevent", "team", cast.olga, cast.olga)
    assert (made.hours, made.state, made.kind) == (Decimal(4), "idea", "intervention")


def test_a_row_that_is_gone_changes_nothing(cast: Cast, full: Measure) -> None:
    make_measure(cast, title="Blijft")
    file = PlanFile(cast.organisation)
    file.sheet.delete_rows(file.find("Blijft"))
    assert read(cast, file.save()).outcomes == ()


REFUSED = [
    ({"Stand": "Bijna"}, "Stand", "Kies uit: Idee, Gepland"),
    ({"Begint": "ergens in mei"}, "Begint", "geen dag"),
    ({"Klaar": "31-2-2026"}, "Klaar", "geen dag"),
    ({"Klaar": datetime.datetime(2025, 1, 1)}, "Klaar", "vóór het begin"),
    ({"Trekker": "Ana"}, "Trekker", "niemand met de naam ‘Ana’"),
    ({"Helpen_mee": "Bram, Onbekende"}, "Helpen mee", "‘Onbekende’"),
    ({"Waar": "Zolder"}, "Waar", "kennen we hier niet"),
    ({"Probleem": "Iets anders"}, "Probleem", "kennen we hier niet"),
    ({"Factoren": "geluk"}, "Factoren", "kennen we niet"),
    ({"Maatregel": None}, "Maatregel", "verplicht"),
    ({"Maatregel": "x" * 161}, "Maatregel", "160"),
    ({"Aanpak": "x" * 5001}, "Aanpak", "5000"),
    ({"Kosten_in_euro": "veel"}, "Kosten", "Vul een getal in"),
    ({"Kosten_in_euro": -5}, "Kosten", "minder dan nul"),
    ({"Kosten_in_euro": 1.234}, "Kosten", "2"),
    ({"Kosten_in_euro": "=1+1"}, "Kosten", "formule"),
    ({"Doel": "=A1"}, "Doel", "formule"),
    ({"Aanpak": "Fatima heeft een burn-out en slikt medicijnen."}, "Aanpak", "burn-out"),
    ({"Code": 999999}, "Code", "kennen we niet"),
    ({"Code": "2x"}, "Code", "kennen we niet"),
    ({"Versie": 99, "Trekker": "Bram"}, "Versie", "Haal het plan opnieuw op"),
    ({"Versie": None, "Trekker": "Bram"}, "Versie", "Haal het plan opnieuw op"),
]


@pytest.mark.parametrize(("cells", "column", "reason"), REFUSED)
def test_what_cannot_be_is_refused_with_its_column_and_why(
    cast: Cast, full: Measure, cells: dict[str, Any], column: str, reason: str
) -> None:
    file = PlanFile(cast.organisation)
    found = refuse(cast, file.set(file.find(full.title), **cells))
    assert [name for name, _text in found] == [column]
    assert reason in found[0][1]


def test_several_refusals_are_told_at_once(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    file.set(file.find(full.title), Stand="Bijna", Klaar="morgen").add(Maatregel="Nieuw", Uren="x")
    assert [name for name, _text in refuse(cast, file)] == ["Stand", "Klaar", "Fase", "Niveau", "Uren"]


def test_two_rows_with_one_code_are_refused(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    file.add(Maatregel="Kopie", Fase="Voorkomen", Niveau="Team", Code=full.pk, Versie=1)
    assert {name for name, _text in refuse(cast, file)} == {"Code"}


def test_the_goal_of_a_running_measure_is_locked_and_the_rest_is_not(cast: Cast, full: Measure) -> None:
    for row in ("ownership",):
        operations.judge_condition(
            organisation=cast.organisation, by=cast.actor("olga"), condition=row, judgement="in_order"
        )
    operations.change_measure(measure=full, by=cast.actor("olga"), state="busy")
    file = PlanFile(cast.organisation)
    file.set(file.find(full.title), Doel="Iets makkelijkers", Gelukt_vanaf="13 wissels")
    found = refuse(cast, file)
    assert [name for name, _text in found] == ["Doel", "Gelukt vanaf"]
    assert "met de reden erbij" in found[0][1]
    file = PlanFile(cast.organisation)
    apply(cast, file.set(file.find(full.title), Trekker="Bram", Stand="Gedaan"))


def test_a_measure_does_not_begin_while_its_condition_is_not_in_order(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    ((column, reason),) = refuse(cast, file.set(file.find(full.title), Stand="Bezig"))
    assert column == "Stand" and "Eigenaarschap" in reason


def test_what_another_changed_meanwhile_stays_and_what_both_changed_is_refused(
    cast: Cast, full: Measure
) -> None:
    file = PlanFile(cast.organisation)
    row = file.find(full.title)
    operations.change_measure(
        measure=full, by=cast.actor("anna"), owner="Bram", cost=Decimal(99), description="Van Anna",
        unit=cast.units["beuk"], moments=["2026-12-01"],
    )  # fmt: skip
    lines = read(cast, file.set(row, Uren=40).save()).outcomes[0].lines
    assert [one.name for one in lines] == ["Uren"]
    found = refuse(cast, file.set(row, Kosten_in_euro=5))
    assert [name for name, _text in found] == ["Kosten"]
    assert "Anna veranderde dit intussen. Nu staat er: ‘€ 99’" in found[0][1]
    assert refuse(cast, file.set(row, Kosten_in_euro=99)) == []
    apply(cast, file.set(row, Kosten_in_euro=5, Aanpak="Van Anna", Versie=2, Trekker="Bram",
                         Tussentijds_kijken="2026-12-01"))  # fmt: skip
    measure = Measure.objects.get(pk=full.pk)
    assert (measure.cost, measure.owner, measure.hours) == (Decimal(5), "Bram", Decimal(40))


def test_a_department_and_who_is_on_the_staff_list_may_be_named(cast: Cast, full: Measure) -> None:
    file = PlanFile(cast.organisation)
    row = file.find(full.title)
    assert refuse(cast, file.set(row, Trekker="Keuken", Helpen_mee="Collega beuk-01; Anna")) == []


@pytest.mark.parametrize("by", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_reads_a_plan_back(cast: Cast, full: Measure, by: str) -> None:
    with pytest.raises(Denied):
        read(cast, PlanFile(cast.organisation).save(), by)


def test_rows_of_another_organisation_are_unknown(cast: Cast, full: Measure) -> None:
    foreign = Measure.objects.create(
        organisation=cast.elsewhere, title="Elders", stage="prevent", level="team"
    )
    file = PlanFile(cast.organisation)
    file.set(file.find(full.title), Code=foreign.pk, Trekker="Bram")
    assert [name for name, _text in refuse(cast, file)] == ["Code"]


def test_rows_are_carried_for_one_person_only(cast: Cast, full: Measure) -> None:
    sheet = read_sheet(PlanFile(cast.organisation).save())
    packed = pack(sheet, cast.actor("olga"))
    assert unpack(packed, cast.actor("olga")) == sheet
    for text, by in ((packed, "anna"), (packed[:-3] + "xyz", "olga"), ("", "olga")):
        with pytest.raises(Refused):
            unpack(text, cast.actor(by))


@pytest.mark.slow
def test_libreoffice_may_save_the_file_in_between(cast: Cast, full: Measure, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    Board(cast.organisation)
    (tmp_path / "plan.xlsx").write_bytes(PlanFile(cast.organisation).save())
    saved = _save_with(program, tmp_path)
    assert read(cast, saved).outcomes == ()
    file = PlanFile(cast.organisation, content=saved)
    file.set(file.find(full.title), Begint=datetime.datetime(2026, 4, 1), Kosten_in_euro=1300.25)
    (tmp_path / "plan.xlsx").write_bytes(file.save())
    (outcome,) = read(cast, _save_with(program, tmp_path)).outcomes
    assert [(one.name, one.after) for one in outcome.lines] == [
        ("Begint", "1 april 2026"), ("Kosten", "€ 1.300,25"),
    ]  # fmt: skip


def _save_with(program: str, folder: Path) -> bytes:
    out = folder / "out"
    command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx",
               "--outdir", str(out), str(folder / "plan.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / "plan.xlsx").read_bytes()


def test_a_spreadsheet_of_its_own_making_is_read_as_well(cast: Cast, full: Measure) -> None:
    """Openpyxl writes texts inline and days without a time; values stay the same."""
    file = PlanFile(cast.organisation)
    assert read(cast, PlanFile(cast.organisation, content=file.save()).save()).outcomes == ()
    assert io.BytesIO(file.save()).getvalue().startswith(b"PK")
