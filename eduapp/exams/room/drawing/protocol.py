"""The protocol of an exam on A4: facts, tables that go on over pages, cases, two lines to sign on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled, row
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Box, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.drawing.style import Style
    from eduapp.exams.room.rules.protocol import Pairs, Protocol, Signature, Table

_SIZE = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM, _GAP = mm(16), mm(14), mm(11), mm(2)
_LABEL = mm(38)  # of the names of facts
_SIGN = mm(16)  # high enough to sign in
_PRINT = Type(body=9.5, small=8, title=19, heading=12)
_GROUP = 8  # figures of the seal that stand together


def draw(told: Protocol, day: date, *, across: str = "") -> bytes:
    """The whole protocol, in its own language."""
    with speaking(told.language):
        about = document.About(
            title=f"{told.title} · {told.exam}",
            author=told.school,
            subject=told.title,
            day=day,
            language=told.language,
            digest=hashlib.sha256("\n".join(told.texts).encode()).hexdigest(),
            across=across,
        )
        return document.written(_leaves(told), _SIZE, about)


def _leaves(told: Protocol) -> list[list[Mark]]:
    """The pages; the list of names is a part of its own that begins on a new page."""
    width, height = _SIZE[0] - 2 * _SIDE, _SIZE[1] - _TOP - _BOTTOM
    room = height - _foot(told, 1, 1, width).height - mm(3)
    flow = filled(list(_pieces(told, width)), room)
    if told.names is not None:
        flow += filled(list(_table(told.names, width)), room)
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(told, number, len(flow), width)
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _pieces(told: Protocol, width: float) -> Iterator[Piece]:
    yield Piece(_head(told, width))
    for table in told.tables:
        yield from _table(table, width)
    yield Piece(_section(told.cases_title, width), keep=True)
    if not told.cases:
        yield Piece(words(told.no_cases, width, style(_PRINT.body, colour=GREY)), keep=True)
    for place, case in enumerate(told.cases, start=1):  # nobody signs a page with nothing on it
        yield Piece(_case(case, width), keep=place == len(told.cases))
    yield Piece(_signing(told, width))


def _head(told: Protocol, width: float) -> Block:
    """School, title, what it is of; then the facts in a frame."""
    above = [words(told.school, width, style(_PRINT.body, colour=GREY))] if told.school else []
    above.append(words(told.title, width, style(_PRINT.title, bold=True)))
    if told.unfinished:
        above.append(words(told.unfinished, width, style(_PRINT.body, bold=True)))
    pad = mm(2.5)
    inner = column([_pair(label, said, width - 2 * pad) for label, said in told.head])
    framed = Block(inner.height + 2 * pad, [Box(0, 0, width, inner.height + 2 * pad)])
    framed.beside(inner, pad, pad)
    return column([*above, Block(mm(2.5)), framed])


def _pair(label: str, said: str, width: float) -> Block:
    made = Block(0)
    made.beside(words(label, _LABEL - _GAP, style(_PRINT.body, bold=True)), 0)
    made.beside(words(said, width - _LABEL, style(_PRINT.body)), _LABEL)
    return column([made, Block(mm(0.9))])


def _section(said: str, width: float) -> Block:
    made = words(said, width, style(_PRINT.heading, bold=True))
    made.marks.append(Rule(0, made.height + mm(0.6), width, FIRM, INK))
    return column([Block(mm(5.5)), made, Block(mm(1.6))])


def _table(table: Table, width: float) -> Iterator[Piece]:
    """Its title with the headings on the first page, the headings again on each that follows."""
    yield Piece(_section(table.title, width), keep=True)
    if not table.rows:
        yield Piece(words(table.nobody, width, style(_PRINT.body, colour=GREY)))
        return
    places = _places(table, width)
    head = _line([heading for heading, _share in table.columns], places, width, bold=True)
    head.marks.append(Rule(0, head.height, width, HAIR, INK))
    yield Piece(head, keep=True)
    for cells in table.rows:
        yield Piece(_line(cells, places, width), again=head)
    if table.note:
        note = words(table.note, width, style(_PRINT.small, colour=GREY))
        yield Piece(column([Block(mm(1.2)), note]))


def _places(table: Table, width: float) -> list[tuple[float, float]]:
    whole = sum(share for _heading, share in table.columns)
    found, left = [], 0.0
    for _heading, share in table.columns:
        own = width * share / whole
        found.append((left, own - _GAP))
        left += own
    return found


def _line(
    cells: Sequence[str], places: Sequence[tuple[float, float]], width: float, *, bold: bool = False
) -> Block:
    """Cells beside each other, all beginning at the top; what stands below the first line is smaller."""
    shown = [(x, _cell(said, own, bold=bold)) for said, (x, own) in zip(cells, places, strict=True)]
    high = max(block.height for _x, block in shown)
    padded = [(x, _as_high(block, high)) for x, block in shown]
    return row(padded, 0, width)


def _cell(said: str, width: float, *, bold: bool) -> Block:
    first, *more = said.split("\n")
    lines = [words(first, width, style(_PRINT.small if bold else _PRINT.body, bold=bold))]
    lines += [words(one, width, style(_PRINT.small, colour=GREY)) for one in more if one]
    return column([Block(mm(0.5)), *lines, Block(mm(0.3))])


def _as_high(block: Block, high: float) -> Block:
    return Block(high, block.marks, block.problems)


def _case(case: Pairs, width: float) -> Block:
    """One suspicion with all its fields, never parted."""
    title = column([Block(mm(1)), words(case.title, width, style(_PRINT.body + 1, bold=True)), Block(mm(1))])
    return column([title, *(_pair(label, said, width) for label, said in case.pairs), Block(mm(2))])


def _signing(told: Protocol, width: float) -> Block:
    """Two lines to sign on, with who has signed in the program, and the seal in groups one can compare."""
    half = (width - mm(10)) / 2
    blanks = [*told.signatures, *[None] * (2 - len(told.signatures))]
    made = [_section(told.signing_title, width), words(told.signing, width, style(_PRINT.body))]
    lines = Block(0)
    for place, one in enumerate(blanks[:2]):
        lines.beside(_signature(one, told.to_sign, half), place * (half + mm(10)))
    made.append(lines)
    if told.seal:
        grouped = " ".join(told.seal[at : at + _GROUP] for at in range(0, len(told.seal), _GROUP))
        made += [
            Block(mm(3)),
            words(told.seal_title, width, _small()),
            words(grouped, width, style(_PRINT.small)),
        ]
    return column(made)


def _signature(one: Signature | None, blank: tuple[str, str], width: float) -> Block:
    """A line to sign on; below it who has signed in the program, or what belongs there."""
    made = Block(_SIGN, [Rule(0, _SIGN, width, HAIR, INK)])
    name, said = (one.name, one.said) if one else blank
    made.below(words(name, width, style(_PRINT.body, bold=bool(one))), mm(1))
    made.below(words(said, width, _small()))
    return made


def _small() -> Style:
    return style(_PRINT.small, colour=GREY)


def _foot(told: Protocol, page: int, pages: int, width: float) -> Block:
    narrow = mm(40)
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    seal = f" · {told.seal[:_GROUP]}" if told.seal else ""
    whole, line = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)]), Block(0)
    line.beside(one_line(f"{told.exam}{seal}", width - narrow - _GAP, _small()), 0)
    line.beside(one_line(right, narrow, style(_PRINT.small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole
