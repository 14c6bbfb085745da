"""A row of columns: percentages by quarter, with the national figure as a line across each."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, WIDTH, BAR, GAP, BASE, TOP = 150, 46, 30, 16, 118, 14


@dataclass(frozen=True)
class Point:
    label: str
    written: str
    value: float
    beside: float | None = None
    beside_written: str = ""


@dataclass(frozen=True)
class Column:
    """Where one column stands in the drawing."""

    point: Point
    x: int
    y: float
    height: float
    middle: float
    line_y: float | None

    @property
    def right(self) -> int:
        return self.x + BAR

    @property
    def text_y(self) -> float:
        return self.y - 4 if self.line_y is None else min(self.y, self.line_y) - 5


@dataclass(frozen=True)
class Chart:
    columns: tuple[Column, ...]
    width: int
    height: int = HEIGHT
    base: int = BASE


def draw_chart(points: Sequence[Point]) -> Chart | None:
    """Return a drawing in which nought is the ground; None when there are no points."""
    if not points:
        return None
    highest = max([point.value for point in points] + [point.beside or 0 for point in points] + [1.0])
    scale = (BASE - TOP - 12) / highest
    return Chart(
        tuple(_place(number, point, scale) for number, point in enumerate(points)), len(points) * WIDTH
    )


def _place(number: int, point: Point, scale: float) -> Column:
    x = number * WIDTH + GAP // 2
    height = round(point.value * scale, 1)
    line = None if point.beside is None else round(BASE - point.beside * scale, 1)
    return Column(point, x, round(BASE - height, 1), height, x + BAR / 2, line)
