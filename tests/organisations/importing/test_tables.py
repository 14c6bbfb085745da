"""Files of every make become the same clean table; what cannot be read is refused with the reason."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.organisations.importing import tables, workbook
from speelveld.organisations.importing.findings import Unreadable
from speelveld.organisations.importing.tables import read_table
from tests.organisations.files import make_csv, make_workbook

ROWS = [["nummer", "naam", "onderdeel"], ["1", "Zoë Yılmaz", "Beuk"], ["2", "René", "Eik"]]


def list_cells(content: bytes) -> list[tuple[str, ...]]:
    table = read_table(content)
    return [table.header, *(row.cells for row in table.rows)]


def find_problem(content: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as refusal:
        read_table(content)
    return refusal.value.problem, refusal.value.details


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_and_delimiter_gives_the_same_table(delimiter: str, encoding: str) -> None:
    assert list_cells(make_csv(ROWS, delimiter, encoding)) == [tuple(row) for row in ROWS]


def test_windows_1252_is_read() -> None:
    rows = [["nummer", "naam"], ["1", "René Özdemir – “De Boer”"]]
    assert list_cells(make_csv(rows, encoding="cp1252"))[1] == ("1", "René Özdemir – “De Boer”")


def test_a_workbook_gives_the_same_table() -> None:
    assert list_cells(make_workbook(ROWS)) == [tuple(row) for row in ROWS]


def test_the_name_of_a_file_does_not_matter() -> None:
    """read_table is never told the name: a workbook called .csv is still a workbook."""
    assert list_cells(make_workbook(ROWS))[1][1] == "Zoë Yılmaz"


def test_quoted_newlines_and_delimiters_stay_in_their_cell() -> None:
    content = b'nummer;naam\n1;"Anna\nde Wit; jr."\n2;"Bram ""de Bos"""\n'
    table = read_table(content)
    assert [row.cells for row in table.rows] == [("1", "Anna de Wit; jr."), ("2", 'Bram "de Bos"')]
    assert [row.number for row in table.rows] == [2, 3]


def test_empty_rows_are_skipped_and_numbers_stay_those_of_excel() -> None:
    for content in (
        b"nummer;naam\n\n;\n7;Anna\n",
        make_workbook([["nummer", "naam"], [], [None, " "], [7, "Anna"]]),
    ):
        table = read_table(content)
        assert [(row.number, row.cells) for row in table.rows] == [(4, ("7", "Anna"))]


def test_short_and_long_rows_get_the_width_of_the_header() -> None:
    assert list_cells(b"a;b;c\n1\n1;2;3;4;5\n")[1:] == [("1", "", ""), ("1", "2", "3")]


def test_a_title_above_the_header_is_passed_over() -> None:
    assert list_cells(b"Personeel 2026;;\n\nnummer;naam;team\n1;Anna;Beuk\n")[0] == ("nummer", "naam", "team")


def test_a_column_without_a_title_gets_a_number() -> None:
    assert list_cells(b"nummer;;team\n1;Anna;Beuk\n")[0] == ("nummer", "(2)", "team")


def test_the_line_with_which_excel_names_its_delimiter_is_understood() -> None:
    assert list_cells(b"sep=|\nnaam, voluit|team\nAnna|Beuk\n")[0] == ("naam, voluit", "team")


def test_formulas_stay_text_and_are_never_worked_out() -> None:
    content = b'nummer;naam\n1;=HYPERLINK("http://evil.example")\n2;@SUM(A1)\n3;="0012"\n'
    assert [row[1] for row in list_cells(content)[1:]] == [
        '=HYPERLINK("http://evil.example")',
        "@SUM(A1)",
        "0012",
    ]


def test_a_workbook_shows_the_value_of_a_formula_not_the_formula() -> None:
    content = make_workbook([["nummer", "naam", "team"], [1, '=CONCATENATE("A","b")', "Beuk"]])
    assert list_cells(content)[1] == ("1", "", "Beuk")  # never opened in Excel, so nothing was worked out


def test_numbers_and_days_of_a_workbook_become_plain_text() -> None:
    content = make_workbook([["nr", "dag", "deel"], [10001.0, datetime.datetime(2026, 3, 1), 1.5]])
    assert list_cells(content)[1] == ("10001", "2026-03-01", "1.5")


@pytest.mark.parametrize("first", [{"hidden_first": True}, {"empty_first": True}])
def test_the_first_sheet_that_shows_something_is_read(first: dict[str, bool]) -> None:
    assert list_cells(make_workbook(ROWS, **first))[0] == tuple(ROWS[0])


def test_a_workbook_that_lies_about_its_size_is_read_in_full() -> None:
    content = make_workbook(ROWS)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(b'ref="A1:C3"', b'ref="A1"'))
    assert list_cells(changed.getvalue()) == [tuple(row) for row in ROWS]


def test_signs_nobody_sees_are_cleaned_away() -> None:
    assert list_cells("nummer;naam\n1;\u00a0Anna\u200b \t de\u0007 Wit \n".encode())[1] == (
        "1",
        "Anna de Wit",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"  \n \n", "empty"),
        (b"nummer\n1\n2\n", "one_column"),
        (b"nummer;naam\n", "no_rows"),
        (b"nummer;naam\n;\n;\n", "no_rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_table"),
        (b"GIF89a\x00\x01;\x00\x02\x00\x00", "not_a_table"),
        (b"<html><table><tr><td>nummer</td></tr></table>", "web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "web_page"),
        (b"nummer;naam\n1;\x81\x8d\x90\n", "characters"),
        (b"PK\x03\x04 and then nothing of a workbook", "damaged_workbook"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, problem: str) -> None:
    assert find_problem(content)[0] == problem


def make_package(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def test_a_package_that_is_no_workbook_is_refused() -> None:
    assert find_problem(make_package({"foto.jpg": b"x"}))[0] == "not_a_table"
    assert find_problem(make_package({"mimetype": b"x", "content.xml": b"x"}))[0] == "open_document"
    assert find_problem(make_package({"[Content_Types].xml": b"x"}))[0] == "damaged_workbook"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_half_a_workbook_is_refused(keep: float) -> None:
    content = make_workbook([["nummer", "naam"], *([i, f"Naam {i}"] for i in range(500))])
    assert find_problem(content[: int(len(content) * keep)])[0] == "damaged_workbook"


def test_a_workbook_with_a_spoiled_sheet_is_refused() -> None:
    content = make_workbook(ROWS)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            body = old.read(part)
            new.writestr(part, body[: len(body) // 2] if "sheet1" in part.filename else body)
    assert find_problem(changed.getvalue())[0] == "damaged_workbook"


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1_000_000)
    bomb = make_package({"[Content_Types].xml": b"x", "xl/worksheets/sheet1.xml": b"0" * 2_000_000})
    assert len(bomb) < 5_000
    assert find_problem(bomb)[0] == "unpacks_too_big"


def test_a_laughing_workbook_does_not_blow_up() -> None:
    """Entities that multiply in XML stay a refusal, not a full memory."""
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11;</x>'.encode()
    content = make_workbook(ROWS)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            new.writestr(part, xml if "sheet1" in part.filename else old.read(part))
    assert find_problem(changed.getvalue())[0] in {"damaged_workbook", "one_column"}


def test_a_file_that_is_too_big_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 2**20)
    assert find_problem(b"nummer;naam\n" + b"1;Anna\n" * 200_000) == ("too_big", {"megabytes": 1})


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"nummer;naam\n" + b"1;Anna\n" * 11
    assert len(read_table(content, most_rows=11).rows) == 11
    with pytest.raises(Unreadable) as refusal:
        read_table(content, most_rows=10)
    assert refusal.value.problem == "too_many_rows"


def test_the_start_of_a_large_file_can_be_read_alone() -> None:
    content = b"nummer;naam\n" + b"1;Anna\n" * 50
    assert len(read_table(content, most_rows=3, only_the_start=True).rows) == 3


@pytest.mark.parametrize("n_signs", [501, 140_000])
def test_a_huge_cell_is_refused_with_its_row(n_signs: int) -> None:
    content = b"nummer;naam\n1;Anna\n2;" + b"x" * n_signs + b"\n"
    problem, details = find_problem(content)
    assert problem == "huge_cell"
    assert details["row"] == 3


def test_a_quote_that_never_closes_is_found() -> None:
    content = b'nummer;naam\n1;"Anna\n' + b"2;Bram\n" * 200
    assert find_problem(content) == ("huge_cell", {"row": 2, "characters": 500})


def test_a_huge_cell_in_a_workbook_is_refused() -> None:
    assert find_problem(make_workbook([["nummer", "naam"], [1, "x" * 600]]))[0] == "huge_cell"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_the_reader_stumble(content: bytes) -> None:
    try:
        table = read_table(content)
    except Unreadable:
        return
    assert all(len(row.cells) == len(table.header) for row in table.rows)


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Co", "Cn"]),
    min_size=1,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, str]]) -> None:
    rows = [tuple(cell for cell in row) for row in rows if not any(c.startswith('="') for c in row)]  # type: ignore[misc]
    if not rows:
        return
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in (("a", "b"), *rows)]
    assert [row for row in list_cells(make_csv(quoted))[1:]] == rows


def test_openpyxl_reads_without_working_anything_out() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_workbook([["a", "b"], ["=1+1", "x"]])), data_only=True)
    assert book.worksheets[0]["A2"].value is None
