"""The square of dots (QR) on a paper: dark cells in rows, and the small ones of lists."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import segno

from eduapp.drawing.marks import Sheet, short

_MASK = 2  # always the same: trying all eight would cost more than drawing the page, and any can be read
_CORRECTION = "m"  # of what a stain or a fold may hide: 15 of 100


@dataclass(frozen=True)
class Cells:
    """Rows of cells, dark ones true, `size` points across. Four cells around must stay white."""

    x: float
    y: float
    size: float
    rows: Sequence[Sequence[bool]]

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Fill the dark cells, a whole run of a row at a time, in a space where a cell is one by one."""
        cell = self.size / len(self.rows)
        left, top = short(self.x + dx), short(sheet.up(self.y + dy))
        boxes = " ".join(
            f"{start} {row} {length} 1 re"
            for row, line in enumerate(self.rows)
            for start, length in _dark(line)
        )
        sheet.write(f"q {cell:.5f} 0 0 {-cell:.5f} {left} {top} cm 0 0 0 rg {boxes} f Q")


@dataclass(frozen=True)
class Square:
    """The square of a short text, `size` points across."""

    x: float
    y: float
    size: float
    text: str

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Paint its cells."""
        Cells(self.x, self.y, self.size, cells(self.text)).paint(sheet, dx, dy)


@functools.lru_cache(maxsize=64)
def cells(text: str) -> tuple[tuple[bool, ...], ...]:
    """The cells from the top left, dark ones true."""
    code = segno.make(text, error=_CORRECTION, mask=_MASK, micro=False, boost_error=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


def _dark(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where each run of dark cells begins, and how long it is."""
    at = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield at, length
        at += length
