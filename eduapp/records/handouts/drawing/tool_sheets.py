"""A board as it hangs, for the wall behind the tools, and labels with a square to scan; each on A4."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import speaking
from eduapp.drawing import document
from eduapp.drawing.ink import GREY, Box, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block
from eduapp.drawing.square import Square

if TYPE_CHECKING:
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.records.handouts.rules import BoardSheet, LabelSheet, SheetCell

_SIDE, _TOP, _BOTTOM = mm(12), mm(12), mm(12)
_LONG, _SHORT = mm(297), mm(210)
_HIGHEST, _LOWEST = mm(34), mm(15)  # of a position
LABELS_ACROSS, LABELS_DOWN = 3, 8
_LABEL_GAP, _SQUARE = mm(3), mm(22)


def draw_board(sheet: BoardSheet, day: date, *, across: str = "") -> bytes:
    """Every position where it hangs; a board that is wider than high lies on its side."""
    size = (_LONG, _SHORT) if sheet.columns > sheet.rows else (_SHORT, _LONG)
    with speaking(sheet.language):
        return document.written(_board_pages(sheet, size), size, _about(sheet, day, across))


def draw_labels(sheet: LabelSheet, day: date, *, across: str = "") -> bytes:
    """Labels to cut out, as many pages as it takes. The square holds the number and nothing else."""
    size = (_SHORT, _LONG)
    with speaking(sheet.language):
        return document.written(_label_pages(sheet, size), size, _about(sheet, day, across))


def _about(sheet: BoardSheet | LabelSheet, day: date, across: str) -> document.About:
    return document.About(
        title=f"{sheet.title} · {sheet.board}",
        author="",
        subject=sheet.title,
        day=day,
        language=sheet.language,
        digest=hashlib.sha256("\n".join(sheet.texts).encode()).hexdigest(),
        across=across,
    )


def _board_pages(sheet: BoardSheet, size: tuple[float, float]) -> list[list[Mark]]:
    width = size[0] - 2 * _SIDE
    head = _head(sheet, width)
    room = size[1] - _TOP - _BOTTOM - head.height - mm(8)
    high = max(_LOWEST, min(_HIGHEST, room / sheet.rows))
    abreast = max(1, int(room // high))
    at = {(cell.row, cell.column): cell for cell in sheet.cells}
    pages = []
    for first in range(1, sheet.rows + 1, abreast):
        page = Block(0)
        page.beside(_head(sheet, width), _SIDE, _TOP)
        rows = range(first, min(first + abreast, sheet.rows + 1))
        page.beside(_grid(sheet, rows, at, width, high), _SIDE, _TOP + head.height)
        pages.append(page.marks)
    return pages


def _head(sheet: BoardSheet, width: float) -> Block:
    print_, head = Type(), Block(0)
    head.below(words(sheet.board, width, style(print_.title, bold=True)))
    head.below(words(sheet.about, width, style(print_.small, colour=GREY)))
    head.below(Block(mm(3)))
    return head


def _grid(
    sheet: BoardSheet, rows: range, at: dict[tuple[int, int], SheetCell], width: float, high: float
) -> Block:
    edge, above = mm(7), mm(6)
    wide = (width - edge) / sheet.columns
    whole, middle = Block(0), style(Type().body, bold=True, align="center")
    for column in range(1, sheet.columns + 1):
        whole.beside(one_line(str(column), wide, middle), edge + (column - 1) * wide)
    for number, row in enumerate(rows):
        top = above + number * high
        letter = one_line(chr(ord("A") + row - 1), edge, style(Type().body, bold=True))
        whole.beside(letter, 0, top + (high - letter.height) / 2)
        for column in range(1, sheet.columns + 1):
            left = edge + (column - 1) * wide
            whole.marks.append(Box(left, top, wide, high))
            if (cell := at.get((row, column))) is not None:
                whole.beside(_cell(cell, wide - mm(3)), left + mm(1.5), top + mm(2))
    return whole


def _cell(cell: SheetCell, width: float) -> Block:
    print_, made = Type(), Block(0)
    made.below(one_line(cell.name, width, style(print_.body, bold=True)))
    made.below(one_line(cell.code, width, style(print_.body)))
    if cell.note:
        made.below(one_line(cell.note, width, style(print_.small, colour=GREY)))
    return made


def _label_pages(sheet: LabelSheet, size: tuple[float, float]) -> list[list[Mark]]:
    wide = (size[0] - 2 * _SIDE) / LABELS_ACROSS
    high = (size[1] - _TOP - _BOTTOM) / LABELS_DOWN
    each = LABELS_ACROSS * LABELS_DOWN
    pages = []
    for first in range(0, max(1, len(sheet.cells)), each):
        page = Block(0)
        for number, cell in enumerate(sheet.cells[first : first + each]):
            down, along = divmod(number, LABELS_ACROSS)
            page.beside(_label(cell, wide, high), _SIDE + along * wide, _TOP + down * high)
        pages.append(page.marks)
    return pages


def _label(cell: SheetCell, wide: float, high: float) -> Block:
    made, print_ = Block(high), Type()
    made.marks.append(Box(mm(1), mm(1), wide - mm(2), high - mm(2), thickness=0.4))
    made.marks.append(Square(mm(5), (high - _SQUARE) / 2, _SQUARE, cell.code))
    left = mm(5) + _SQUARE + _LABEL_GAP
    room = wide - left - mm(3)
    said = Block(0)
    said.below(words(cell.name, room, style(print_.body, bold=True)))
    said.below(one_line(cell.code, room, style(print_.heading, bold=True)))
    said.below(one_line(f"{cell.position} {cell.note}".strip(), room, style(print_.small, colour=GREY)))
    made.beside(said, left, max(mm(2), (high - said.height) / 2))
    made.height = high
    return made
