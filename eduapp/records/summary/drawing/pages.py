"""Figures on A4, lying: section by section, a line for each row, the rule under the heading."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, capital, long_date, pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled, row
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.records.summary.drawing import SummarySheet

_SIZE = (mm(297), mm(210))
_SIDE, _TOP, _BOTTOM = mm(18), mm(14), mm(11)
_WIDTH = _SIZE[0] - 2 * _SIDE
_PRINT = Type(body=9.5, small=8.5, title=18, heading=12)
_WHAT, _PAGE, _GAP = mm(92), mm(40), mm(2)
_ROW = mm(5.2)


def draw(sheet: SummarySheet, day: date) -> bytes:
    """The pages."""
    with speaking(sheet.language):
        about = document.About(
            title=f"{_title()} · {sheet.period}",
            author=sheet.school,
            subject=_title(),
            day=day,
            language=sheet.language,
            digest=hashlib.sha256(repr(sheet).encode()).hexdigest(),
            across=sheet.across,
        )
        return document.written(_leaves(sheet, day), _SIZE, about)


def _title() -> str:
    return _("Anonymous figures")


def _leaves(sheet: SummarySheet, day: date) -> list[list[Mark]]:
    pages = filled([Piece(_head(sheet, day)), *_body(sheet)], _SIZE[1] - _TOP - _BOTTOM - mm(8))
    leaves = []
    for number, blocks in enumerate(pages, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(sheet, number, len(pages))
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _head(sheet: SummarySheet, day: date) -> Block:
    small = style(_PRINT.small, colour=GREY)
    made = column(
        [
            *([words(sheet.school, _WIDTH, small)] if sheet.school else []),
            words(_title(), _WIDTH, style(_PRINT.title, bold=True)),
            words(capital(sheet.period), _WIDTH, style(_PRINT.heading, bold=True)),
            words(long_date(day), _WIDTH, small),
        ]
    )
    made.marks.append(Rule(0, made.height + mm(1.5), _WIDTH, FIRM, INK))
    return column([made, Block(mm(4)), words(sheet.rule, _WIDTH, style(_PRINT.body))])


def _body(sheet: SummarySheet) -> Iterator[Piece]:
    for section, lines in groupby(sheet.lines, key=lambda line: line[0]):
        again = _line(section, sheet.headings, bold=True)
        yield Piece(column([Block(mm(4)), again]), keep=True)
        for _section, what, cells in lines:
            yield Piece(_line(what, cells), again=again)


def _line(what: str, cells: tuple[str, ...], *, bold: bool = False) -> Block:
    wide = (_WIDTH - _WHAT) / max(len(cells), 1)
    said = words(what, _WHAT - _GAP, style(_PRINT.heading if bold else _PRINT.body, bold=bold))
    dressed = style(_PRINT.small if bold else _PRINT.body, bold=bold, align="right")
    blocks = [(_WHAT + n * wide, words(cell, wide - _GAP, dressed)) for n, cell in enumerate(cells) if cell]
    return row([(0, said), *blocks], _ROW, _WIDTH)


def _foot(sheet: SummarySheet, page: int, pages: int) -> Block:
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    small = style(_PRINT.small, colour=GREY)
    whole = Block(mm(1.5), [Rule(0, 0, _WIDTH, HAIR, LINE)])
    line = Block(0)
    line.beside(one_line(f"{_title()} · {sheet.period}", _WIDTH - _PAGE - mm(3), small), 0)
    line.beside(one_line(right, _PAGE, style(_PRINT.small, colour=GREY, align="right")), _WIDTH - _PAGE)
    whole.below(line)
    return whole
