"""What an import would change: worked out beforehand, whole, and nothing when it is repeated."""

import pytest

from speelveld.organisations.importing.columns import PEOPLE, UNITS, guess_mapping
from speelveld.organisations.importing.people import PersonRow
from speelveld.organisations.importing.plan import Plan, Present, Source, make_plan
from speelveld.organisations.importing.tables import read_table
from speelveld.organisations.importing.units import UnitRow

ROOT = UnitRow("L", "De Linde", "")
TREE = (ROOT, UnitRow("Z", "Zorg", "L"), UnitRow("B", "Beuk", "Z"), UnitRow("E", "Eik", "Z"))
STAFF = (
    PersonRow("1", "Anna", "B", "anna@x.nl", "nl", "2020-01-01"),
    PersonRow("2", "Bram", "B", "", "en", ""),
    PersonRow("3", "Chris", "E", "chris@x.nl", "nl", ""),
)
PRESENT = Present({unit.key: unit for unit in TREE}, {person.number: person for person in STAFF})
NOTHING = Present({}, {})
UNITS_FILE = "code;naam;valt onder\nL;De Linde;\nZ;Zorg;L\nB;Beuk;Z\nE;Eik;Z\n"
PEOPLE_FILE = "nummer;naam;e-mail;onderdeel\n1;Anna;anna@x.nl;B\n2;Bram;;B\n3;Chris;chris@x.nl;E\n"


def plan(present: Present, *, units: str = "", people: str = "") -> Plan:
    sources = {}
    for kind, text in ((UNITS, units), (PEOPLE, people)):
        if text:
            table = read_table(text.encode())
            sources[kind] = Source(table, guess_mapping(kind, table.header))
    return make_plan(present, ROOT, **sources)


def test_a_first_import_is_all_new() -> None:
    made = plan(NOTHING, units=UNITS_FILE, people=PEOPLE_FILE)
    assert made.findings == ()
    assert made.units == TREE
    assert made.unit_changes is not None and made.people_changes is not None
    assert made.unit_changes.new == ("De Linde", "Zorg", "Beuk", "Eik")
    assert made.people_changes.new == ("Anna (Beuk)", "Bram (Beuk)", "Chris (Eik)")
    assert not made.people_changes.loses_many


def test_a_repeated_import_changes_nothing() -> None:
    made = plan(PRESENT, units=UNITS_FILE, people=PEOPLE_FILE)
    assert made.people == made.leavers == ()
    assert made.unit_changes is not None and made.people_changes is not None
    for changes, n in ((made.unit_changes, 4), (made.people_changes, 3)):
        assert (changes.new, changes.moved, changes.gone, changes.changed, changes.n_same) == (
            (),
            (),
            (),
            (),
            n,
        )


def test_what_the_file_does_not_tell_stays_as_it_was() -> None:
    made = plan(PRESENT, people="nummer;naam;onderdeel\n1;Anna;E\n2;Bram;B\n3;Chris;E\n")
    assert made.people == (PersonRow("1", "Anna", "E", "anna@x.nl", "nl", "2020-01-01"),)


def test_joiners_movers_leavers_and_changes() -> None:
    made = plan(PRESENT, people="nummer;naam;e-mail;onderdeel\n1;Anna;anna@x.nl;E\n2;Bram K.;;B\n4;Dirk;;Z\n")
    changes = made.people_changes
    assert changes is not None
    assert changes.new == ("Dirk (Zorg)",)
    assert changes.moved == ("Anna: Beuk → Eik",)
    assert changes.gone == ("Chris (Eik)",)
    assert changes.changed == ("Bram K.",)
    assert made.leavers == ("3",)
    assert made.units is None


def test_units_that_come_go_move_or_get_another_name() -> None:
    made = plan(
        PRESENT,
        units="code;naam;valt onder\nL;De Linde;\nZ;Zorg & welzijn;L\nB;Beuk;L\nN;Nieuw;Z\n",
        people="nummer;naam;e-mail;onderdeel\n1;Anna;anna@x.nl;B\n2;Bram;;B\n3;Chris;chris@x.nl;N\n",
    )
    changes = made.unit_changes
    assert changes is not None
    assert changes.new == ("Nieuw",)
    assert changes.gone == ("Eik",)
    assert changes.changed == ("Zorg → Zorg & welzijn",)
    assert changes.moved == ("Beuk: Zorg & welzijn → De Linde",)
    assert made.people_changes is not None and made.people_changes.moved == ("Chris: Eik → Nieuw",)


def test_a_unit_where_people_still_work_does_not_disappear() -> None:
    made = plan(PRESENT, units="code;naam;valt onder\nL;De Linde;\nZ;Zorg;L\nE;Eik;Z\n")
    assert [(f.value, f.problem, f.details) for f in made.findings] == [
        ("Beuk", "people_left_behind", {"people": 2})
    ]
    assert made.units is None


@pytest.mark.parametrize(("n_staying", "is_many"), [(10, False), (8, False), (7, True), (1, True)])
def test_more_than_a_fifth_gone_is_a_question(n_staying: int, is_many: bool) -> None:
    staff = {str(i): PersonRow(str(i), f"P{i}", "B", "", "nl", "") for i in range(10)}
    rows = "".join(f"{i};P{i};B\n" for i in range(n_staying))
    made = plan(Present(PRESENT.units, staff), people=f"nummer;naam;onderdeel\n{rows}")
    assert made.people_changes is not None
    assert made.people_changes.loses_many is is_many


def test_with_findings_there_is_nothing_to_apply() -> None:
    made = plan(NOTHING, units="code;naam;valt onder\nL;De Linde;\nZ;;L\n", people=PEOPLE_FILE)
    assert (made.units, made.people, made.leavers) == (None, (), ())
    assert {(f.kind, f.problem) for f in made.findings} == {(UNITS, "missing"), (PEOPLE, "unknown_unit")}


LEVELS = """nummer;naam;divisie;afdeling;team
1;Anna;Zorg;Wonen;Beuk
2;Bram;Zorg;Wonen;Beuk
3;Chris;Zorg;Dag;
4;Dirk;Staf;;
"""


def test_a_tree_may_be_spelled_in_columns() -> None:
    made = plan(NOTHING, people=LEVELS)
    assert made.findings == ()
    assert made.units == (
        ROOT,
        UnitRow("zorg", "Zorg", "L"),
        UnitRow("zorg.wonen", "Wonen", "zorg"),
        UnitRow("zorg.wonen.beuk", "Beuk", "zorg.wonen"),
        UnitRow("zorg.dag", "Dag", "zorg"),
        UnitRow("staf", "Staf", "L"),
    )
    assert [person.unit for person in made.people] == [
        "zorg.wonen.beuk",
        "zorg.wonen.beuk",
        "zorg.dag",
        "staf",
    ]


def test_a_tree_in_columns_repeated_changes_nothing() -> None:
    first = plan(NOTHING, people=LEVELS)
    assert first.units is not None
    present = Present({u.key: u for u in first.units}, {p.number: p for p in first.people})
    again = plan(present, people=LEVELS)
    assert again.people == ()
    assert again.unit_changes is not None and again.unit_changes.n_same == len(first.units)


def test_units_in_columns_keep_the_codes_they_had() -> None:
    made = plan(
        PRESENT, people="nummer;naam;afdeling;team\n1;Anna;Zorg;Beuk\n2;Bram;ZORG;beuk\n3;Chris;Zorg;Eik\n"
    )
    assert made.units is not None
    assert [unit.key for unit in made.units] == ["L", "Z", "B", "E"]
    assert made.people_changes is not None and made.people_changes.moved == ()


@pytest.mark.parametrize(
    ("row", "problem", "column"),
    [("1;Anna;;;\n", "missing", "divisie"), ("1;Anna;Zorg;;Beuk\n", "level_skipped", "afdeling"),
     (f"1;Anna;{'Z' * 121};;\n", "too_long", "divisie")],
)  # fmt: skip
def test_a_gap_in_the_columns_is_found(row: str, problem: str, column: str) -> None:
    made = plan(NOTHING, people=f"nummer;naam;divisie;afdeling;team\n{row}")
    assert [(f.row, f.problem, f.column) for f in made.findings] == [(2, problem, column)]


def test_a_department_called_like_its_only_team_is_one_unit() -> None:
    made = plan(NOTHING, people="nummer;naam;divisie;afdeling;team\n1;Anna;Zorg;Nacht;Nacht\n")
    assert made.units is not None
    assert [unit.name for unit in made.units] == ["De Linde", "Zorg", "Nacht"]


def test_codes_made_from_names_stay_apart_and_short() -> None:
    long = "Een afdeling met een naam waar geen eind aan komt en nog wat"
    made = plan(
        NOTHING,
        people=f"nummer;naam;afdeling;team\n1;A;Zorg-A;x\n2;B;Zorg A;x\n3;C;{long};{long} 2\n4;D;東京;x\n",
    )
    assert made.units is not None
    keys = [unit.key for unit in made.units]
    assert len(keys) == len(set(keys)) == 9
    assert all(0 < len(key) <= 60 for key in keys)
