"""A QR code as SVG that stands in the page itself."""

from itertools import groupby
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

_MARGIN = 4  # modules of white around, as scanners want


def draw_qr(text: str) -> SafeString:
    """Return an SVG of the text. It is decoration for eyes: the address and the code stand beside it in words."""
    code: Any = QRCode(error_correction=ERROR_CORRECT_M, border=_MARGIN)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    path = "".join(_draw_row(y, row) for y, row in enumerate(matrix))
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true" shape-rendering="crispEdges">'
        '<rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>',
        len(matrix),
        path,
    )


def _draw_row(y: int, row: list[bool]) -> str:
    """Return the dark stretches of a row as one rectangle each."""
    drawn, x = "", 0
    for is_dark, modules in groupby(row):
        n = len(list(modules))
        drawn += f"M{x},{y}h{n}v1h-{n}z" if is_dark else ""
        x += n
    return drawn
