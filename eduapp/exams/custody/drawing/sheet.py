"""Receipt and count of the papers of an exam: each bundle with its sum, and lines to sign by hand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.exams.custody.rules.sheet import CountedBundle, CustodySheet

_SIZE = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM, _GAP = mm(18), mm(16), mm(12), mm(4)
_NUMBER, _LINE_HEIGHT, _BLANK_HEIGHT = mm(16), mm(6), mm(13)
_SUMS = 0.46  # of the width; the rest is for what is written by hand


def draw(sheet: CustodySheet, day: date, *, across: str = "") -> bytes:
    """The whole sheet, over as many pages as it needs, in its own language."""
    with speaking(sheet.language):
        about = document.About(
            title=f"{sheet.title} · {sheet.exam}",
            author="",
            subject=sheet.title,
            day=day,
            language=sheet.language,
            digest=hashlib.sha256("\n".join(sheet.texts).encode()).hexdigest(),
            across=across,
        )
        return document.written(_leaves(sheet), _SIZE, about)


def _leaves(sheet: CustodySheet) -> list[list[Mark]]:
    width, height = _SIZE[0] - 2 * _SIDE, _SIZE[1] - _TOP - _BOTTOM
    flow = filled(_pieces(sheet, width), height - _foot(sheet, 1, 1, width).height - mm(3))
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(sheet, number, len(flow), width)
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _pieces(sheet: CustodySheet, width: float) -> list[Piece]:
    print_ = Type()
    above = [
        words(sheet.title, width, style(print_.heading, bold=True)),
        words(sheet.exam, width, style(print_.title, bold=True)),
        *(words(said, width, style(print_.body)) for said in sheet.about),
        Block(mm(3)),
    ]
    pieces = [Piece(column(above), keep=True)]
    pieces += [Piece(_bundle(one, sheet.blanks, width, print_)) for one in sheet.bundles]
    if not sheet.bundles:
        pieces.append(Piece(words(sheet.nothing, width, style(print_.heading, bold=True))))
    closing = words(sheet.closing, width, style(print_.small, colour=GREY))
    return [*pieces, Piece(column([Block(mm(2)), closing]))]


def _bundle(one: CountedBundle, blanks: tuple[str, ...], width: float, print_: Type) -> Block:
    """A bundle is never cut: its sum at the left, and beside it what is written by hand."""
    title = words(one.label, width, style(print_.heading, bold=True))
    title.below(words(one.about, width, style(print_.small, colour=GREY)))
    title.marks.append(Rule(0, title.height + mm(0.8), width, FIRM, INK))
    sums = width * _SUMS
    lines = [_sum_line(said, number, sums, print_) for said, number in one.lines]
    written = [_blank(said, width - sums - mm(8), print_) for said in blanks]
    beside = Block(0)
    beside.beside(column(lines), 0)
    beside.beside(column(written), sums + mm(8))
    against = [words(said, width, style(print_.body, bold=True)) for said in one.against]
    return column([title, Block(mm(2)), beside, Block(mm(1)), *against, Block(mm(6))])


def _sum_line(said: str, number: int, width: float, print_: Type) -> Block:
    made, bold = Block(_LINE_HEIGHT), number > 0
    made.beside(one_line(said, width - _NUMBER, style(print_.body, bold=bold)), 0, mm(0.8))
    made.beside(
        one_line(str(number), _NUMBER, style(print_.body, bold=bold, align="right")), width - _NUMBER, mm(0.8)
    )
    made.height = _LINE_HEIGHT
    made.marks.append(Rule(0, _LINE_HEIGHT, width, HAIR, LINE))
    return made


def _blank(said: str, width: float, print_: Type) -> Block:
    """A line to write on, with what is written there below it in small letters."""
    made = Block(_BLANK_HEIGHT)
    made.marks.append(Rule(0, mm(8), width, HAIR, INK))
    made.beside(one_line(said, width, style(print_.small, colour=GREY)), 0, mm(8.6))
    made.height = _BLANK_HEIGHT
    return made


def _foot(sheet: CustodySheet, page: int, pages: int, width: float) -> Block:
    narrow, small = mm(50), Type().small
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    whole, line = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)]), Block(0)
    line.beside(one_line(sheet.exam, width - narrow - _GAP, style(small, colour=GREY)), 0)
    line.beside(one_line(right, narrow, style(small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole
