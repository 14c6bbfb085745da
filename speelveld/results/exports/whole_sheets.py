"""Sheets about everybody together: how well each score measures, and what weighs most."""

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from speelveld.results.presenters.importance import present_importance
from speelveld.results.presenters.reliability import list_reliability, write_at_least
from speelveld.results.queries import Edition
from speelveld.science.psychometrics import Coefficient
from speelveld.ui.books import FIRST_ROW, Book

NAME_WIDTH, WIDTH = 44, 14


def write_whole_sheets(book: Book, edition: Edition, heading: str) -> None:
    """Add the sheets for which this release has figures."""
    if edition.whole is None:
        return
    if edition.whole.scales:
        _write_reliability(book, edition, heading)
    if edition.whole.importance:
        _write_importance(book, edition, heading)


def _write_reliability(book: Book, edition: Edition, heading: str) -> None:
    sheet = book.add_sheet(_("Hoe goed meet een score"), heading, _("Over iedereen samen"))
    heads = [
        _("Score"),
        _("Vragen"),
        _("Mensen"),
        _("Omega"),
        _("Van"),
        _("Tot"),
        _("Alfa"),
        _("Van"),
        _("Tot"),
    ]
    book.write_heads(sheet, [*heads, _("Wat dat zegt")])
    _set_widths(sheet, len(heads))
    sheet.set_column(len(heads), len(heads), 90)
    for row, one in enumerate(list_reliability(edition), start=FIRST_ROW):
        quality = edition.whole.scale(one.key) if edition.whole else None
        assert quality is not None
        book.write_text(sheet, row, 0, one.name)
        sheet.write_number(row, 1, one.n_items)
        book.write_text(sheet, row, 2, one.n)
        _write_coefficient(book, sheet, row, 3, quality.omega)
        _write_coefficient(book, sheet, row, 6, quality.alpha)
        book.write_text(sheet, row, len(heads), one.verdict)


def _write_coefficient(
    book: Book, sheet: Worksheet, row: int, column: int, found: Coefficient | None
) -> None:
    if found is not None:
        for place, value in enumerate((found.value, found.low, found.high), start=column):
            sheet.write_number(row, place, value, book.format(num_format="0.00"))


def _write_importance(book: Book, edition: Edition, heading: str) -> None:
    assert edition.whole is not None
    about = _("Uit de antwoorden van %(n)s mensen, iedereen samen.") % {
        "n": write_at_least(edition.whole.n_at_least)
    }
    sheet = book.add_sheet(_("Wat weegt het zwaarst"), heading, f"{about} {_('Samenhang is geen oorzaak')}.")
    heads = [_("Uitkomst"), _("Factor"), _("Deel"), _("Van"), _("Tot"), _("Wat dat zegt")]
    book.write_heads(sheet, heads)
    _set_widths(sheet, len(heads))
    sheet.set_column(1, 1, NAME_WIDTH)
    sheet.set_column(5, 5, 30)
    row = FIRST_ROW
    for outcome in edition.whole.importance:
        page, shares = present_importance(edition, outcome.key), {one.key: one for one in outcome.shares}
        for weight in page.weights:
            share = shares[weight.key]
            book.write_text(sheet, row, 0, page.chosen.name)
            book.write_text(sheet, row, 1, weight.name)
            for column, value in enumerate((share.percent, share.low, share.high), start=2):
                sheet.write_number(row, column, value / 100, book.format(num_format="0%"))
            book.write_text(sheet, row, 5, weight.words)
            row += 1


def _set_widths(sheet: Worksheet, n: int) -> None:
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, n - 1, WIDTH)
    sheet.freeze_panes(FIRST_ROW, 1)
