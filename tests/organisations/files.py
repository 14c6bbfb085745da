"""Makes staff files as people send them."""

import io
from collections.abc import Iterable

import openpyxl

UNITS_CSV = b"code;naam;valt onder\nL;De Linde;\nZ;Zorg;L\nB;Beuk;Z\nE;Eik;Z\n"
PEOPLE_CSV = b"nummer;naam;e-mail;onderdeel\n1;Anna;anna@x.nl;B\n2;Bram;;B\n3;Chris;chris@x.nl;E\n"


def make_csv(rows: Iterable[Iterable[object]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(delimiter.join(map(str, row)) for row in rows).encode(encoding)


def make_workbook(
    rows: Iterable[Iterable[object]], *, hidden_first: bool = False, empty_first: bool = False
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden_first:
        sheet.append(["geheim", "blad"])
        sheet.sheet_state = "hidden"
    if hidden_first or empty_first:
        sheet = book.create_sheet("lijst")
    for row in rows:
        sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
