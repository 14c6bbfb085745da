"""The QR code: every dark module of the code, and nothing else."""

import re

import pytest
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from speelveld.surveys.qr import draw_qr

LINK = "https://speelveld.example/q/7xkrsnkf/#GW3J-TDYF-ATQH-A6KD"


def paint(svg: str) -> list[list[bool]]:
    """Fill in the rectangles of the path, one module at a time."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg).group(1))  # type: ignore[union-attr]
    canvas = [[False] * size for _ in range(size)]
    for x, y, n in re.findall(r"M(\d+),(\d+)h(\d+)v1h-\3z", svg):
        for at in range(int(x), int(x) + int(n)):
            canvas[int(y)][at] = True
    return canvas


@pytest.mark.parametrize("text", [LINK, LINK * 3, "x"])
def test_the_drawing_is_the_code(text: str) -> None:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    assert paint(draw_qr(text)) == [[bool(module) for module in row] for row in code.get_matrix()]


def test_there_is_white_around_it_for_scanners() -> None:
    canvas = paint(draw_qr(LINK))
    edge = [*canvas[:4], *canvas[-4:], *([row[:4] + row[-4:] for row in canvas])]
    assert not any(map(any, edge))


def test_it_is_light_and_holds_no_style() -> None:
    svg = draw_qr(LINK)
    assert len(svg) < 6000
    assert "style" not in svg
