"""Files with units as people have them are read; files with flaws are refused with place and remedy."""

from pathlib import Path

import pytest

from speelveld.cli.order import sort_naturally
from speelveld.cli.tables import UnusableInput
from speelveld.cli.units import UnitsFile, derive_tree, read_units
from speelveld.science.disclosure import Tree

GOOD = "unit,parent,name,invited\norg,,De Linde,2\nzorg,org,Zorg,\nbeuk,zorg,Beuk,24\n"


def read(tmp_path: Path, content: str | bytes) -> UnitsFile:
    path = tmp_path / "units.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_units(path)


def fail(tmp_path: Path, content: str | bytes) -> list[str]:
    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, content)
    return caught.value.list_lines()


def list_units(tree: Tree) -> list[tuple[str, str | None, str, int | None]]:
    return [(unit.key, unit.parent, unit.name, unit.n_invited) for unit in tree]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD.replace(",", ";").replace("\n", "\r\n"),
        GOOD.replace("24", "24.0").replace("\nzorg", "\n\n,,,\n zorg "),
        "name,invited,size,unit,parent\nDe Linde,2,9,org,\nZorg,,9,zorg,org\nBeuk,24,9,beuk,zorg\n",
    ],
    ids=["plain", "excel", "blanks", "other order"],
)
def test_files_of_any_tool_are_read_alike(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content)
    assert list_units(found.tree) == [
        ("org", None, "De Linde", 2),
        ("zorg", "org", "Zorg", None),
        ("beuk", "zorg", "Beuk", 24),
    ]
    assert found.messages == ()


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("Beuk", "Café").encode("cp1252"))
    assert found.tree["beuk"].name == "Café"
    assert found.messages == ("Read as Windows-1252, since it is not UTF-8.",)


def test_name_and_number_of_people_may_be_left_out(tmp_path: Path) -> None:
    assert list_units(read(tmp_path, "unit,parent\norg,\nbeuk,org\n").tree) == [
        ("org", None, "org", None),
        ("beuk", "org", "beuk", None),
    ]


def test_numbers_that_count_everybody_below_are_taken_apart(tmp_path: Path) -> None:
    content = "unit,parent,name,invited\norg,,O,40\nzorg,org,Z,38\nbeuk,zorg,B,24\neik,zorg,E,13\n"
    found = read(tmp_path, content)
    assert {unit.key: unit.n_invited for unit in found.tree} == {"org": 2, "zorg": 1, "beuk": 24, "eik": 13}
    assert "read as totals" in found.messages[0]
    own = read(tmp_path, content.replace("Z,38", "Z,3"))
    assert own.tree["org"].n_invited == 40
    assert own.messages == ()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,,,x", "row 2, column invited: 'x' is no number of people. Give a whole number from 0"),
        ("a,,,-1", "'-1' is no number of people"),
        ("a,,,1.5", "'1.5' is no number of people"),
        ("a,,,\n,a,,", "row 3, column unit: is empty. Give each unit a key of its own."),
        (
            "a,,,\nb,a,,\nb,a,,",
            "row 3, 4, column unit: 'b' is there more than once. Keep one of them.",
        ),
        ("a,,,\nb,c,,", "row 3, column parent: 'c' is no unit of this file. Add that unit, or correct"),
        ("a,,,\nb,,,", "row 2, 3, column parent: is empty on more than one row. Give all units but one"),
        ("a,b,,\nb,a,,", "column parent: No unit is without a parent."),
        ("a,,,\nb,c,,\nc,b,,", "Unit 'b' does not hang below the root: its parents form a circle."),
        ("a,,,\nb,a", "row 3: This row has 2 cells, the header has 4."),
        ("", "There are no units below the header."),
        (f"a,,,\n{'b' * 300},a,,", "is too long. Use at most 200 characters."),
        (f"a,,{'b' * 300},", "row 2, column name: 'bbb"),
        (f"a,,{'b' * 200_000},", "row 2: This row is not CSV"),
    ],
)
def test_a_flaw_is_told_with_its_place_and_remedy(tmp_path: Path, rows: str, told: str) -> None:
    lines = fail(tmp_path, f"unit,parent,name,invited\n{rows}\n")
    assert len(lines) == 1
    assert told in lines[0]


def test_missing_and_double_columns_are_told_at_once(tmp_path: Path) -> None:
    lines = fail(tmp_path, "unit,name,name\na,b,c\n")
    assert [line.split(": ")[1] for line in lines] == ["column parent", "column name"]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert fail(tmp_path, "") == ["units.csv: This file is empty. Choose another file."]


def test_without_a_file_the_answers_make_one_level_of_units() -> None:
    tree = derive_tree(["10", "9", "all", "9", "Noord"], name="Everybody", column="team")
    assert list_units(tree) == [
        ("all:", None, "Everybody", None),
        ("9", "all:", "team 9", None),
        ("10", "all:", "team 10", None),
        ("all", "all:", "all", None),
        ("Noord", "all:", "Noord", None),
    ]


def test_names_stand_in_the_order_people_expect() -> None:
    names = ["10", "2", "a10", "A9", "2023-10", "2023-9", ""]
    assert sort_naturally(names) == ["", "2", "10", "2023-9", "2023-10", "A9", "a10"]
