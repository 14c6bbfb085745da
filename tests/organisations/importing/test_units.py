"""Every way in which a tree can be wrong is found, with its row and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.organisations.importing.columns import UNITS, guess_mapping
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import read_table
from speelveld.organisations.importing.units import UnitRow, find_circles, read_units

Where = tuple[int, str, str, str]


def read(rows: str) -> tuple[list[UnitRow], list[Finding]]:
    table = read_table(f"code;naam;valt onder\n{rows}".encode())
    return read_units(table, guess_mapping(UNITS, table.header))


def find(rows: str) -> list[Where]:
    return [(f.row, f.column, f.value, f.problem) for f in read(rows)[1]]


def test_a_sound_tree_has_no_findings() -> None:
    units, findings = read("L;De Linde;\nZ;Zorg;L\nB;Beuk;Z\n")
    assert findings == []
    assert units == [UnitRow("L", "De Linde", ""), UnitRow("Z", "Zorg", "L"), UnitRow("B", "Beuk", "Z")]


def test_the_order_of_rows_is_free() -> None:
    assert find("B;Beuk;Z\nZ;Zorg;L\nL;De Linde;\n") == []


def test_capitals_do_not_count_in_the_code_above() -> None:
    units, findings = read("L;De Linde;\nZorg;Zorg;l\nB;Beuk;ZORG\n")
    assert findings == []
    assert units[2].parent == "Zorg"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("L;De Linde;\nZ;Zorg;X\n", [(3, "valt onder", "X", "unknown_parent")]),
        ("L;De Linde;\nZ;;L\n", [(3, "naam", "", "missing")]),
        ("L;De Linde;\n;Zorg;L\n", [(3, "code", "", "missing")]),
        ("L;De Linde;\nZ;Zorg;L\nz;Zon;L\n", [(4, "code", "z", "double")]),
        ("L;De Linde;\nZ;Zorg;\n", [(3, "valt onder", "", "second_top")]),
        (
            "L;De Linde;\nA;Aap;B\nB;Noot;A\n",
            [(3, "valt onder", "B", "circle"), (4, "valt onder", "A", "circle")],
        ),
        ("L;De Linde;\nA;Aap;A\n", [(3, "valt onder", "A", "circle")]),
        ("L;De Linde;\nZ+W;Zorg;L\n", [(3, "code", "Z+W", "key_signs")]),
        ("L;De Linde;\nZ;#N/B;L\n", [(3, "naam", "#N/B", "excel_error")]),
        (f"L;De Linde;\n{'Z' * 61};Zorg;L\n", [(3, "code", "Z" * 61, "too_long")]),
        (f"L;De Linde;\nZ;{'Z' * 121};L\n", [(3, "naam", "Z" * 121, "too_long")]),
    ],
)
def test_a_wrong_tree(rows: str, expected: list[Where]) -> None:
    assert find(rows) == expected


def test_a_tree_without_a_top_is_found() -> None:
    assert (2, "valt onder", "B", "no_top") in find("A;Aap;B\nB;Noot;A\n")


def test_every_mistake_is_found_at_once() -> None:
    assert len(find("L;De Linde;\nZ;;X\nZ;Zorg;\n")) == 4


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([*"abcdefgh", ""])))
def test_circles_agree_with_walking_up_from_each_unit(parents: dict[str, str]) -> None:
    def never_ends(key: str) -> bool:
        for _ in range(len(parents) + 1):
            if key not in parents:
                return False
            key = parents[key]
        return True

    assert find_circles(parents) == {key for key in parents if never_ends(key)}
