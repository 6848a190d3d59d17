"""The seat plan for the desk: the room in its own order, the front on top, by number and never by name."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, pgettext, speaking
from eduapp.drawing.flow import column
from eduapp.drawing.ink import GREY, Box, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block
from eduapp.exams.sittings.drawing.sheet import BOTTOM, LYING, SIDE, TOP, UPRIGHT, framed, heading, written
from eduapp.exams.sittings.rules.seating import Seat

if TYPE_CHECKING:
    from datetime import date

    from eduapp.exams.sittings.drawing.sheet import Size
    from eduapp.exams.sittings.rules.papers import PaperSeat, PlanSheet

_EDGE, _ABOVE, _DESK = mm(7), mm(6), mm(9)
_HIGHEST, _FOOT = mm(30), mm(12)


def draw_plan(paper: PlanSheet, day: date, *, across: str = "") -> bytes:
    """One page, however many seats: a room that is wider than deep lies on its side."""
    size = LYING if paper.grid.columns > paper.grid.rows else UPRIGHT
    width = size[0] - 2 * SIDE
    with speaking(paper.head.language):
        above = heading(paper.head, width, Type())
        elsewhere = _elsewhere(paper, width)
        room = size[1] - TOP - BOTTOM - _FOOT - above.height - elsewhere.height - _DESK - mm(3)
        body = column([above, _desk(width), _grid(paper, width, room), elsewhere])
        return written(paper, [framed(paper.head, body, (1, 1), size)], size, day, across)


def _desk(width: float) -> Block:
    """Where the front is."""
    wide = min(mm(60), width / 2)
    made = Block(_DESK)
    made.marks.append(Box((width - wide) / 2, 0, wide, _DESK - mm(2)))
    said = one_line(_("Teacher's desk"), wide, style(Type().small, align="center"))
    made.beside(said, (width - wide) / 2, (_DESK - mm(2) - said.height) / 2)
    made.height = _DESK
    return made


def _grid(paper: PlanSheet, width: float, room: float) -> Block:
    grid, made = paper.grid, Block(0)
    wide = (width - _EDGE) / grid.columns
    high = min(_HIGHEST, (room - _ABOVE) / grid.rows)
    taken = {one.seat: one for one in paper.seats}
    middle = style(Type().small, bold=True, align="center")
    for place in range(grid.columns):
        made.beside(one_line(str(place + 1), wide, middle), _EDGE + place * wide)
    for line in range(grid.rows):
        top = _ABOVE + line * high
        letter = one_line(ascii_uppercase[line], _EDGE, style(Type().small, bold=True))
        made.beside(letter, 0, top + (high - letter.height) / 2)
        for place in range(grid.columns):
            seat, left = Seat(line, place), _EDGE + place * wide
            cell = _cell(taken.get(seat), (wide, high), unused=seat in grid.blocked)
            made.beside(cell, left, top)
    made.height = _ABOVE + grid.rows * high
    return made


def _cell(taken: PaperSeat | None, size: Size, *, unused: bool) -> Block:
    """A seat: its number large; one that is not used is crossed out."""
    wide, high = size
    inset = mm(0.8)
    box = Box(inset, inset, wide - 2 * inset, high - 2 * inset, crossed=False, thickness=0.8)
    if unused:
        box = Box(inset, inset, wide - 2 * inset, high - 2 * inset, crossed=True, thickness=0.4)
    made = Block(0, [box])
    if taken is not None:
        room = wide - mm(3)
        largest = max(7.0, min(22.0, high * 0.5))
        said = one_line(str(taken.number), room, style(largest, bold=True, align="center"))
        made.beside(said, mm(1.5), max(0.0, (high - said.height) / 2))
        if taken.letter:
            letter = one_line(taken.letter, room, style(min(10.0, high * 0.3), align="right"))
            made.beside(letter, mm(1), mm(1))
    return made


def _elsewhere(paper: PlanSheet, width: float) -> Block:
    """Who sits in a room apart, by number."""
    if not paper.elsewhere:
        return Block(0)
    listed = "; ".join(
        pgettext("exam", "{number} in {place}").format(number=one.number, place=one.where)
        for one in paper.elsewhere
    )
    said = _("In rooms apart: {listed}").format(listed=listed)
    return column([Block(mm(3)), words(said, width, style(Type().body, colour=GREY))])
