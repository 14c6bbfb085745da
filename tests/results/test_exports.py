"""Files to take along hold exactly the released figures, and what stands in them is safe to open."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pypdf
import pytest
from django.utils import translation

from speelveld.organisations.models import Unit
from speelveld.results.exports.pdf import write_pdf
from speelveld.results.exports.workbook import write_workbook
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.permissions import Sight
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.document import present_report, present_unit_report
from speelveld.results.queries import get_edition, get_edition_before, get_table
from tests.factories import Cast
from tests.results.conftest import ENOUGH, THIS_YEAR, close_answered_wave

SignIn = Callable[[Any], Any]
EVERYTHING = Sight(None, None)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def open_book(release: Release) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(get_edition(release), EVERYTHING)))


def make_waves(release: Release) -> Waves:
    return Waves(get_edition(release), get_edition_before(release))


def read_pdf(content: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def test_every_released_figure_stands_in_the_workbook_once(released: Release) -> None:
    table = get_table(released)
    names = {score.titles["nl"]: score.key for score in get_edition(released).scores}
    rows = list(open_book(released)["Alle cijfers"].iter_rows(min_row=5, values_only=True))
    found = {
        (row[1], names[row[4]]): (
            row[5],
            row[6],
            row[7],
            row[8],
            tuple(v for v in row[10:13] if v is not None),
        )
        for row in rows
    }
    assert len(found) == len(rows)
    assert found == {
        (group.key, variable.key): (cell.n, cell.mean, cell.low, cell.high, cell.shares or ())
        for group, variable, cell in table.cells()
    }


def test_the_map_has_units_in_tree_order_and_nothing_for_hidden_ones(released: Release) -> None:
    sheet = open_book(released)["Overzicht"]
    rows = [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(min_row=5, values_only=True)
    ]
    assert [row[0] for row in rows] == [
        "De Linde", "Ouderenzorg", "Woongroep Beuk", "Woongroep Eik", "Keuken en Nachtzorg", "Keuken",
        "Nachtzorg", "Wijkverpleging", "Wijk Noord", "Wijk Zuid",
    ]  # fmt: skip
    neutral = "Niet getoond, zodat antwoorden anoniem blijven. Lees de groep hierboven (12 antwoorden)."
    assert [row[1:] for row in rows if row[0] in {"Keuken", "Nachtzorg"}] == [[neutral], [neutral]]


def test_a_workbook_explains_itself(released: Release) -> None:
    book = open_book(released)
    text = " ".join(str(row[1].value) for row in book["Uitleg"].iter_rows(min_row=3))
    assert "We tonen een groep vanaf 10 antwoorden." in text
    assert book.properties.title == "Resultaten Voorjaar 2026"


def test_names_that_look_like_formulas_stay_text(cast: Cast) -> None:
    Unit.objects.filter(organisation=cast.organisation, key="beuk").update(name='=HYPERLINK("http://x")')
    Unit.objects.filter(organisation=cast.organisation, key="eik").update(name="@SUM(A1)")
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH, title="=1+1")
    book = open_book(release_wave(wave=wave, by=cast.actor("olga")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == '=HYPERLINK("http://x")' for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_report_is_tagged_and_says_its_language_and_title(released: Release) -> None:
    reader, text = read_pdf(write_pdf(present_report(make_waves(released), EVERYTHING)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Hoe is het werk bij De Linde? · Voorjaar 2026"
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert "Wat gaat goed" in text
    assert "Hoe is dit gemaakt?" in text


def test_the_report_holds_tables_with_heads(released: Release) -> None:
    reader, _text = read_pdf(write_pdf(present_report(make_waves(released), EVERYTHING)))
    kinds: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            for kid in node:
                walk(kid)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if "/S" in node:
                kinds.add(str(node["/S"]))
            if "/K" in node:
                walk(node.raw_get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    assert kinds >= {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD"}


def test_the_report_shows_the_released_figures(released: Release) -> None:
    table = get_table(released)
    _reader, text = read_pdf(write_pdf(present_report(make_waves(released), EVERYTHING)))
    for score in get_edition(released).scores:
        cell = table.cell("linde", score.key)
        assert cell is not None
        mean, low, high = (f"{value:.1f}".replace(".", ",") for value in (cell.mean, cell.low, cell.high))
        assert mean in text
        assert f"{low} tot {high}" in text


def test_the_document_of_a_hidden_unit_is_about_its_group(released: Release) -> None:
    reader, text = read_pdf(write_pdf(present_unit_report(make_waves(released), EVERYTHING, "keuken")))
    assert "Keuken lees je samen als één groep: Keuken en Nachtzorg (12" in " ".join(text.split())
    assert len(reader.pages) <= 3


def test_the_same_release_gives_the_same_document(released: Release) -> None:
    document = present_report(make_waves(released), EVERYTHING)
    assert write_pdf(document) == write_pdf(document)


def test_names_cannot_break_or_steer_the_document(cast: Cast) -> None:
    name = '#panic("x") *a* "b" \\ $c$ @d'
    Unit.objects.filter(organisation=cast.organisation, key="beuk").update(name=name)
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH, title='#include "/etc/passwd"')
    release = release_wave(wave=wave, by=cast.actor("olga"))
    _reader, text = read_pdf(write_pdf(present_unit_report(make_waves(release), EVERYTHING, "beuk")))
    assert name in text


def test_a_wave_that_shows_nothing_still_makes_calm_documents(cast: Cast) -> None:
    release = release_wave(wave=close_answered_wave(cast, THIS_YEAR, {"beuk": 4}), by=cast.actor("olga"))
    _reader, text = read_pdf(write_pdf(present_report(make_waves(release), EVERYTHING)))
    assert "Niet getoond, zodat antwoorden anoniem blijven." in text
    sheet = open_book(release)["Alle cijfers"]
    assert list(sheet.iter_rows(min_row=5, values_only=True)) == []


@pytest.mark.parametrize(
    ("page", "name", "kind"),
    [
        ("results.xlsx", "de-linde-voorjaar-2026.xlsx", "spreadsheetml"),
        ("report.pdf", "de-linde-voorjaar-2026.pdf", "application/pdf"),
        ("report/beuk.pdf", "de-linde-voorjaar-2026-woongroep-beuk.pdf", "application/pdf"),
    ],
)
def test_files_come_with_a_name_that_tells_what_they_are(
    released: Release, cast: Cast, sign_in: SignIn, page: str, name: str, kind: str
) -> None:
    response = sign_in(cast.dirk).get(f"/linde/results/{released.wave_id}/{page}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert kind in response["Content-Type"]
