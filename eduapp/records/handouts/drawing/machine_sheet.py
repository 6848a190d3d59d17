"""A sheet about one machine: what it is about, then a table that goes on over as many pages as it needs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled, row
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.records.handouts.rules import MachineSheet

_SIDE, _TOP, _BOTTOM, _GAP = mm(15), mm(14), mm(10), mm(3)
_LONG, _SHORT = mm(297), mm(210)


@dataclass(frozen=True)
class _Table:
    """Where each column begins, and how wide it is."""

    places: tuple[tuple[float, float], ...]
    width: float
    print_: Type

    @classmethod
    def of(cls, sheet: MachineSheet, width: float, print_: Type) -> _Table:
        whole = sum(share for _heading, share in sheet.columns)
        places, left = [], 0.0
        for _heading, share in sheet.columns:
            own = width * share / whole
            places.append((left, own - _GAP))
            left += own
        return cls(tuple(places), width, print_)

    def line(self, cells: tuple[str, ...], height: float, *, bold: bool = False) -> Block:
        dressed = style(self.print_.small if bold else self.print_.body, bold=bold)
        shown = [
            (x, words(said, width, dressed))
            for said, (x, width) in zip(cells, self.places, strict=True)
            if said
        ]
        return row(shown, height, self.width)


def draw(sheet: MachineSheet, day: date, *, across: str = "") -> bytes:
    """The whole sheet, in its own language; lying on its side where many columns need the room."""
    size = (_LONG, _SHORT) if sheet.wide else (_SHORT, _LONG)
    with speaking(sheet.language):
        about = document.About(
            title=f"{sheet.title} · {sheet.machine}",
            author="",
            subject=sheet.title,
            day=day,
            language=sheet.language,
            digest=hashlib.sha256("\n".join(sheet.texts).encode()).hexdigest(),
            across=across,
        )
        return document.written(_leaves(sheet, size), size, about)


def _leaves(sheet: MachineSheet, size: tuple[float, float]) -> list[list[Mark]]:
    width, height = size[0] - 2 * _SIDE, size[1] - _TOP - _BOTTOM
    print_ = Type.of(large=sheet.large)
    flow = filled(_pieces(sheet, width, print_), height - _foot(sheet, 1, 1, width).height - mm(3))
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(sheet, number, len(flow), width)
        page.beside(below, _SIDE, size[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _pieces(sheet: MachineSheet, width: float, print_: Type) -> list[Piece]:
    table = _Table.of(sheet, width, print_)
    above = [
        words(sheet.title, width, style(print_.heading, bold=True)),
        words(sheet.machine, width, style(print_.title, bold=True)),
        *(words(said, width, style(print_.body)) for said in sheet.about),
        Block(mm(3)),
    ]
    head = table.line(tuple(heading for heading, _share in sheet.columns), 0, bold=True)
    head.marks.append(Rule(0, head.height, width, FIRM, INK))
    pieces = [Piece(column(above), keep=True), Piece(head, keep=bool(sheet.rows))]
    height = mm(sheet.row_height)
    pieces += [Piece(table.line(cells, height), again=head) for cells in sheet.rows]
    if not sheet.rows:
        pieces.append(Piece(words(sheet.nobody, width, style(print_.heading, bold=True))))
    closing = [Block(mm(4)), words(sheet.closing, width, style(print_.small, colour=GREY))]
    return [*pieces, Piece(column(closing))]


def _foot(sheet: MachineSheet, page: int, pages: int, width: float) -> Block:
    narrow, small = mm(50), Type().small
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    whole, line = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)]), Block(0)
    line.beside(one_line(sheet.machine, width - narrow - _GAP, style(small, colour=GREY)), 0)
    line.beside(one_line(right, narrow, style(small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole
