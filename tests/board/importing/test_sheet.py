"""Files that are no plan get a message that says what to do."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from speelveld.board.importing import sheet
from speelveld.board.importing.sheet import read_sheet
from speelveld.ui.errors import Refused
from tests.board.conftest import make_measure
from tests.board.importing.books import PlanFile
from tests.factories import Cast


def make_book(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


FILES = [
    (b"", "geen XLSX"),
    (b"titel;stand\nRooster;Bezig\n", "geen XLSX"),
    (b"%PDF-1.7", "geen XLSX"),
    (b"PK\x03\x04 half", "niet te openen"),
    (make_zip("[Content_Types].xml"), "niet te openen"),
    (make_zip("word/document.xml"), "geen XLSX"),
    (make_zip("mimetype", "content.xml"), "LibreOffice"),
    (make_book(["Naam", "Bedrag"], ["Piet", 3]), "geen blad met maatregelen"),
    (make_book(["Maatregel", "Stand"], ["Rooster", "Bezig"]), "geen blad met maatregelen"),
]


@pytest.mark.parametrize(("content", "message"), FILES)
def test_what_is_no_plan_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_sheet(content)
    assert message in refusal.value.message


def test_a_huge_file_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refused, match="10 MB"):
        read_sheet(b"PK\x03\x04" + bytes(sheet.MAX_BYTES))


def test_a_sheet_that_goes_on_for_ever_is_refused() -> None:
    rows: list[list[object]] = [["Maatregel", "Code", "Versie"], *[["x", "", ""]] * (sheet.LAST_ROW + 1)]
    with pytest.raises(Refused, match="rijen"):
        read_sheet(make_book(*rows))


@pytest.mark.django_db
def test_text_that_looks_like_a_formula_stays_text(cast: Cast) -> None:
    make_measure(cast, title="=1+1", goal="'=2")
    (row,) = read_sheet(PlanFile(cast.organisation).save()).rows
    assert (row.cells["title"], row.cells["goal"], row.broken) == ("=1+1", "'=2", {})


WRITTEN: list[tuple[object, str]] = [
    (None, ""), (" a\r\nb ", "a\nb"), (12.0, "12"), (1250.5, "1250.5"), (0.1 + 0.2, "0.3"), (1.234, "1.2340"),
    (10**7, "10000000"), (True, "True"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_cells_become_plain_text(value: object, text: str) -> None:
    write: Callable[[object], str] = sheet.write_cell
    assert write(value) == text
