"""Labels for the desks, to cut along the lines: number, seat and version; course, day and start. No name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, pgettext, speaking
from eduapp.drawing.flow import column
from eduapp.drawing.ink import GREY, LINE, Type, mm, one_line, style
from eduapp.drawing.marks import Block, Outline
from eduapp.exams.sittings.drawing.sheet import UPRIGHT, written

if TYPE_CHECKING:
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.exams.sittings.rules.papers import LabelSheet, PaperLine

ACROSS, DOWN = 2, 5
_SIDE, _TOP = mm(12), mm(12)
_NUMBER = 40.0  # points


def draw_labels(paper: LabelSheet, day: date, *, across: str = "") -> bytes:
    """As many pages as it takes, ten labels each, in the order of the numbers."""
    with speaking(paper.head.language):
        return written(paper, _pages(paper), UPRIGHT, day, across)


def _pages(paper: LabelSheet) -> list[list[Mark]]:
    wide, high = (UPRIGHT[0] - 2 * _SIDE) / ACROSS, (UPRIGHT[1] - 2 * _TOP) / DOWN
    each, pages = ACROSS * DOWN, []
    for first in range(0, len(paper.seats), each):
        page = Block(0)
        for number, line in enumerate(paper.seats[first : first + each]):
            down, along = divmod(number, ACROSS)
            page.beside(_label(paper, line, wide, high), _SIDE + along * wide, _TOP + down * high)
        pages.append(page.marks)
    if paper.watch_code:
        page = Block(0)
        page.beside(_for_the_watch(paper, wide, high), _SIDE, _TOP)
        pages.append(page.marks)
    return pages


def _label(paper: LabelSheet, line: PaperLine, wide: float, high: float) -> Block:
    """The lines are for scissors: labels beside each other share them."""
    head, print_, room = paper.head, Type(), wide - mm(10)
    letter = paper.letter(line.number)
    seat = pgettext("exam", "Seat {seat}").format(seat=line.where) if line.where else ""
    version = _("Version {letter}").format(letter=letter) if letter else ""
    code = paper.code(line.number)
    ticket = (
        [one_line(_("Code {code}").format(code=code), room, style(print_.heading, bold=True))] if code else []
    )
    said = [
        one_line(pgettext("exam", "Candidate"), room, style(print_.small, colour=GREY)),
        one_line(str(line.number), room, style(_NUMBER, bold=True)),
        one_line(" · ".join(filter(None, (seat, version))), room, style(print_.heading, bold=True)),
        *ticket,
        Block(mm(1)),
        one_line(head.course, room, style(print_.body)),
        one_line(head.when, room, style(print_.small, colour=GREY)),
    ]
    return _framed(said, wide, high)


def _for_the_watch(paper: LabelSheet, wide: float, high: float) -> Block:
    """On a page of its own: never cut off beside a candidate's."""
    head, print_, room = paper.head, Type(), wide - mm(10)
    said = [
        one_line(_("For who watches the exam"), room, style(print_.small, colour=GREY)),
        one_line(paper.watch_code, room, style(_NUMBER / 2, bold=True)),
        one_line(
            _("Opens the papers of {numbers} without a network").format(numbers=paper.watch_numbers),
            room,
            style(print_.body),
        ),
        Block(mm(1)),
        one_line(head.course, room, style(print_.body)),
        one_line(head.when, room, style(print_.small, colour=GREY)),
    ]
    return _framed(said, wide, high)


def _framed(said: list[Block], wide: float, high: float) -> Block:
    made = Block(high, [Outline(0, 0, wide, high, 0, 0.4, LINE)])
    words = column(said)
    made.beside(words, mm(5), max(mm(2), (high - words.height) / 2))
    made.height = high
    return made
