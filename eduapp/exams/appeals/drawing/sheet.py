"""The file of an appeal on A4: facts in a frame, what can be decided, then part after part over the pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import FIRM, GREY, INK, Box, Type, mm, style, words
from eduapp.drawing.marks import Block, Rule
from eduapp.exams.papers.drawing.setting import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.exams.appeals.rules.file import FileSheet, Section

_SIZE = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM, _GAP = mm(20), mm(18), mm(12), mm(2)
_LABEL = mm(34)  # of the names of facts
_PRINT = Type(body=10.5, small=8.5, title=19, heading=13)


def draw(told: FileSheet, day: date, *, across: str = "") -> bytes:
    """The whole file, in its own language."""
    with speaking(told.language):
        about = document.About(
            title=told.title,
            author=told.school,
            subject=told.title,
            day=day,
            language=told.language,
            digest=hashlib.sha256("\n".join(told.texts).encode()).hexdigest(),
            across=across,
        )
        return document.written(_leaves(told), _SIZE, about)


def _leaves(told: FileSheet) -> list[list[Mark]]:
    width, height = _SIZE[0] - 2 * _SIDE, _SIZE[1] - _TOP - _BOTTOM
    flow = filled(list(_pieces(told, width)), height - _foot(told, 1, 1, width).height - mm(3))
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(told, number, len(flow), width)
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _pieces(told: FileSheet, width: float) -> Iterator[Piece]:
    yield Piece(_head(told, width))
    for rule in told.rules:
        yield Piece(column([Block(mm(1.5)), words(rule, width, style(_PRINT.body))]))
    for section in told.sections:
        yield from _section(section, width)
    if told.closing:
        yield Piece(column([Block(mm(6)), words(told.closing, width, style(_PRINT.small, colour=GREY))]))


def _head(told: FileSheet, width: float) -> Block:
    """School and title; then the facts in a frame."""
    above = [words(told.school, width, style(_PRINT.body, colour=GREY))] if told.school else []
    above.append(words(told.title, width, style(_PRINT.title, bold=True)))
    pad = mm(2.5)
    inner = column([_pair(label, said, width - 2 * pad) for label, said in told.head])
    framed = Block(inner.height + 2 * pad, [Box(0, 0, width, inner.height + 2 * pad)])
    framed.beside(inner, pad, pad)
    return column([*above, Block(mm(2.5)), framed, Block(mm(2))])


def _pair(label: str, said: str, width: float) -> Block:
    made = Block(0)
    made.beside(words(label, _LABEL - _GAP, style(_PRINT.body, bold=True)), 0)
    made.beside(words(said, width - _LABEL, style(_PRINT.body)), _LABEL)
    return column([made, Block(mm(1))])


def _section(section: Section, width: float) -> Iterator[Piece]:
    """Its title stands with what follows; long words go on over the pages, line by line."""
    heading = words(section.title, width, style(_PRINT.heading, bold=True))
    heading.marks.append(Rule(0, heading.height + mm(0.6), width, FIRM, INK))
    yield Piece(column([Block(mm(6)), heading, Block(mm(1.8))]), keep=True)
    for line in section.lines:
        dressed = style(_PRINT.body, bold=line.strong)
        above = [Block(mm(2))] if line.strong else []
        for place, one in enumerate(lines(line.words, dressed, width) or [Block(mm(3))]):
            yield Piece(column([*above, one] if not place else [one]), keep=line.strong)
        yield Piece(Block(mm(0.8)))


def _foot(told: FileSheet, number: int, count: int, width: float) -> Block:
    said = pgettext("foot of a page", "{title} · page {number} of {count}").format(
        title=told.title, number=number, count=count
    )
    return words(said, width, style(_PRINT.small, colour=GREY))
