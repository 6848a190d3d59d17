"""The square of dots (QR) on a list."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

from eduapp.drawing.marks import Sheet, short

_MASK = 2  # always the same: trying all eight would cost more than drawing the page, and any can be read
_CORRECTION = "m"  # of what a stain or a fold may hide: 15 of 100


@dataclass(frozen=True)
class Square:
    """Dark cells on the paper, `size` points across. Whoever places it keeps four cells around it white."""

    x: float
    y: float
    size: float
    text: str

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Fill the dark cells, a whole run of a row at a time."""
        rows = cells(self.text)
        cell = self.size / len(rows)
        left, top = self.x + dx, self.y + dy
        boxes = [
            f"{short(left + start * cell)} {short(sheet.up(top + (row + 1) * cell))}"
            f" {short(length * cell)} {short(cell)} re"
            for row, line in enumerate(rows)
            for start, length in _dark(line)
        ]
        sheet.write(f"0 0 0 rg {' '.join(boxes)} f")


@functools.lru_cache(maxsize=64)
def cells(text: str) -> tuple[tuple[bool, ...], ...]:
    """The cells from the top left, dark ones true."""
    code = segno.make(text, error=_CORRECTION, mask=_MASK, micro=False, boost_error=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


def _dark(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where each run of dark cells begins, and how long it is."""
    at = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield at, length
        at += length
