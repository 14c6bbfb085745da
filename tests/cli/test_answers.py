"""Files as people have them are read; files with flaws are refused with place and remedy."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.cli.answer_values import ItemValues
from speelveld.cli.answers import AnswersFile, read_answers
from speelveld.cli.tables import UnusableInput
from tests.cli.instruments import make_small

INSTRUMENT = make_small()
HEADER = "a,b,C (share),d,unit"
GOOD = f"{HEADER}\n1,5,12.5,Yes,T1\n2,,99,never,T2\n"


def read(tmp_path: Path, content: str | bytes, extra: tuple[str, ...] = ("unit",)) -> AnswersFile:
    path = tmp_path / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_answers(path, INSTRUMENT, extra)


def fail(tmp_path: Path, content: str | bytes, extra: tuple[str, ...] = ("unit",)) -> list[str]:
    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, content, extra)
    return caught.value.list_lines()


def check_good(answers: AnswersFile) -> None:
    expected = [[1, 5, 12.5, 3], [2, math.nan, math.nan, 1]]
    np.testing.assert_array_equal(answers.items, expected)
    assert answers.extra == {"unit": ["T1", "T2"]}
    assert answers.row_numbers == [2, 3]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", ";").replace("12.5", "12,5"),
        "sep=;\n" + GOOD.replace(",", ";"),
        GOOD.replace("12.5", '"12,5"'),
        GOOD.replace("\n1,", "\n 1 ,").replace("99", "99.0").replace("Yes", "YES"),
        GOOD.encode("utf-16"),
    ],
    ids=[
        "plain",
        "bom",
        "crlf",
        "semicolon",
        "tab",
        "comma",
        "excel mark",
        "quoted comma",
        "spaces",
        "utf-16",
    ],
)
def test_files_of_any_tool_are_read_alike(tmp_path: Path, content: str | bytes) -> None:
    answers = read(tmp_path, content)
    check_good(answers)
    assert answers.messages == ()


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    answers = read(tmp_path, GOOD.replace("T2", "Café").encode("cp1252"))
    assert answers.extra == {"unit": ["T1", "Café"]}
    assert answers.messages == ("Read as Windows-1252, since it is not UTF-8.",)


def test_labels_count_as_answers(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.replace("Yes", "not at all")).items[0, 3] == 1


def test_blank_rows_and_other_columns_are_left_out_and_told(tmp_path: Path) -> None:
    answers = read(tmp_path, GOOD.replace("\n2", "\n\n,,,,\n2"), extra=())
    assert answers.row_numbers == [2, 5]
    assert answers.extra == {}
    assert answers.messages == (
        "Rows without any cell filled in, left out: 2.",
        "Columns that were not used: unit.",
    )


def test_a_row_of_someone_who_only_named_the_unit_stays(tmp_path: Path) -> None:
    assert np.isnan(read(tmp_path, f"{HEADER}\n,,,,T1\n").items).all()


def test_every_wrong_value_is_told_with_row_column_and_remedy(tmp_path: Path) -> None:
    content = f"{HEADER}\n7,5,12,Yes,T1\n2,1.5,-3,Perhaps,T2\n7,1,1,1,T3\n"
    lines = fail(tmp_path, content)
    whole = "Give a number from 1 to 5 in steps of 1; or add it to `no_answer` in the instrument."
    assert lines == [
        f"answers.csv: row 2, 4, column a: '7' is no answer to this item. {whole}",
        f"answers.csv: row 3, column b: '1.5' is no answer to this item. {whole}",
        "answers.csv: row 3, column C (share): '-3' is no answer to this item. "
        "Give a number from 0 to 100; or add it to `no_answer` in the instrument.",
        "answers.csv: row 3, column d: 'Perhaps' is no answer to this item. "
        "Give one of 1 = No, 2 = Maybe, 3 = Yes; or add it to `no_answer` or `codes` in the instrument.",
    ]


def test_missing_and_double_columns_are_told_at_once(tmp_path: Path) -> None:
    lines = fail(tmp_path, "a,a,b,d\n1,1,1,1\n")
    assert [line.split(": ")[1] for line in lines] == ["column a", "column C (share)", "column unit"]
    assert "2 times" in lines[0]
    assert "Found: a, a, b, d." in lines[1]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        (HEADER, "no answers below the header"),
        (GOOD + "1,2\n", "row 4: This row has 2 cells, the header has 5."),
        (GOOD + "1,2,3,Yes,T1,extra\n", "row 4: This row has 6 cells"),
        (GOOD + '1,2,3,Yes,"T1\n', "row 4: This row is not CSV"),
        (b"PK\x03\x04 and more", "workbook"),
        (b"a,b\x00\x81\x8d", "not a text file"),
        (
            GOOD + '1,2,"3,5",Yes,T1\n',
            "Decimal points and decimal commas both occur: '12.5' in column C (share)",
        ),
        (GOOD.replace("12.5", "1_0"), "'1_0' is no answer"),
        (GOOD.replace("12.5", "inf"), "'inf' is no answer"),
        (GOOD.replace("12.5", "1e999"), "'1e999' is no answer"),
    ],
)
def test_unusable_files_are_refused_with_a_reason(tmp_path: Path, content: str | bytes, told: str) -> None:
    lines = fail(tmp_path, content)
    assert len(lines) == 1
    assert told in lines[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="cannot be opened"):
        read_answers(tmp_path / "none.csv", INSTRUMENT)


def test_thousands_of_flaws_give_a_short_list(tmp_path: Path) -> None:
    rows = "".join(f"7,1,{1000 + i},Yes,T1\n" for i in range(1000))
    lines = fail(tmp_path, f"{HEADER}\n{rows}")
    assert len(lines) == 201
    assert "row 2, 3, 4, 5, 6 and 995 more, column a" in lines[0]
    assert "801 more problems" in lines[-1]


def test_long_texts_are_not_repeated_in_full(tmp_path: Path) -> None:
    story = "something personal " * 50
    assert len(fail(tmp_path, GOOD.replace("Yes", story))[0]) < 250


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5), st.sampled_from(["{}", " {}.0", "{},00", "+{}"]))
def test_any_notation_of_a_number_is_the_same_answer(value: int, notation: str) -> None:
    assert ItemValues(INSTRUMENT.scales[0], ())[notation.format(value).strip()] == value


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=12))
def test_any_text_is_an_answer_on_the_scale_or_wrong(text: str) -> None:
    values = ItemValues(INSTRUMENT.scales[2], INSTRUMENT.no_answer)
    value = values[text]
    assert value in (1, 2, 3) or math.isnan(value)
    assert not (text in values.wrong and not math.isnan(value))
