"""The square of dots (QR, ISO/IEC 18004) of a code: rows of cells, with the strongest correction that fits.

An ordinary code (up to 408 signs) gets correction H, which bears an opaque stain on a fifth of the square, if
not on the corners that readers find it by, nor right in the middle; up to 531 signs get Q, longer ones M.

Written by zxing-cpp, which also reads the picture of a camera: 1 ms for 400 signs with the best of the eight
masks, where segno takes 4 ms with a fixed one and 17 ms with all (decision 65).
"""

import functools
import operator
from dataclasses import dataclass
from typing import Any, Literal

import zxingcpp

Level = Literal["H", "Q", "M"]

WIDEST, QUIET = 36.0, 4  # millimetres of the cells across; cells of white around them (section 5.3.8)
# Millimetres: 3.3 dots at 200 dpi. Below 0.4 some readers failed; above 0.42 an ordinary code would have to
# do with correction Q, which an opaque stain on a fifth of the square defeats (decision 65).
LEAST_CELL = 0.42
# What a stain may hide of the code words: 30, 25 and 15 of 100 (table 12).
_LEVELS: tuple[Level, ...] = ("H", "Q", "M")


class DoesNotFit(ValueError):
    """A text for which the cells of the square would be too small to be read."""


_IS_DARK = operator.not_


@dataclass(frozen=True)
class Square:
    """The cells from the top left, dark ones true, without the white around. `level` is its correction."""

    cells: tuple[tuple[bool, ...], ...]
    level: Level

    @property
    def count(self) -> int:
        """Cells across."""
        return len(self.cells)

    def width(self, cell: float = LEAST_CELL) -> float:
        """Millimetres across with cells of so many millimetres, without the white around."""
        return self.count * cell


@functools.lru_cache(maxsize=64)
def square_of(text: str, widest: float = WIDEST, least_cell: float = LEAST_CELL) -> Square:
    """The square of a text that is at most `widest` millimetres with cells of at least `least_cell`.

    Raises DoesNotFit if even the weaker correction needs more. Texts of base45 signs alone take 5.5 bits
    each, any other 8.
    """
    most = int(widest / least_cell)
    for level in _LEVELS:
        cells = _cells(text, level)
        if cells is not None and len(cells) <= most:
            return Square(cells, level)
    raise DoesNotFit(f"more than {most} cells")


def _cells(text: str, level: Level) -> tuple[tuple[bool, ...], ...] | None:
    """The cells without the white around; None if no square holds so much."""
    try:
        made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    except ValueError:
        return None
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer of a byte a cell, 0 is dark
    rows: Any = memoryview(picture).tolist()
    return tuple(tuple(map(_IS_DARK, row)) for row in rows)
