"""The copy for a person on A4: what it is, then kind by kind what is kept and for how long."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, long_date, pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduapp.drawing.marks import Mark
    from eduapp.privacy.drawing import CopySheet, Part

_SIZE = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM = mm(20), mm(16), mm(12)
_WIDTH = _SIZE[0] - 2 * _SIDE
_PRINT = Type(body=10, small=8.5, title=18, heading=12)
_PAGE = mm(40)

_ABOUT = (
    N_(
        "This is a copy of everything that is kept about you in the school’s program. You have a right to it"
        " (GDPR article 15), and it costs nothing."
    ),
    N_("Is something wrong? Tell the school. It puts it right, or writes down that you say it is wrong."),
    N_(
        "Other people who take part are not named here; where a text named one, it says so. Who of the staff"
        " wrote something down the school tells you when you ask."
    ),
)


def draw(sheet: CopySheet) -> bytes:
    """The pages."""
    with speaking(sheet.language):
        about = document.About(
            title=f"{_title()} · {sheet.name}",
            author=sheet.school,
            subject=_title(),
            day=sheet.made_on,
            language=sheet.language,
            digest=hashlib.sha256(repr(sheet).encode()).hexdigest(),
            across=sheet.across,
        )
        return document.written(_leaves(sheet), _SIZE, about)


def _title() -> str:
    return _("Copy of what is kept about you")


def _leaves(sheet: CopySheet) -> list[list[Mark]]:
    room = _SIZE[1] - _TOP - _BOTTOM - mm(8)
    pages = filled([Piece(_head(sheet)), *_body(sheet)], room)
    leaves = []
    for number, blocks in enumerate(pages, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(sheet, number, len(pages))
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _head(sheet: CopySheet) -> Block:
    small = style(_PRINT.small, colour=GREY)
    above = [words(sheet.school, _WIDTH, small)] if sheet.school else []
    made = column(
        [
            *above,
            words(_title(), _WIDTH, style(_PRINT.title, bold=True)),
            words(
                _("{name}, number {number}").format(name=sheet.name, number=sheet.number),
                _WIDTH,
                style(_PRINT.heading, bold=True),
            ),
            words(long_date(sheet.made_on), _WIDTH, small),
        ]
    )
    made.marks.append(Rule(0, made.height + mm(1.5), _WIDTH, FIRM, INK))
    told = [column([words(_(one), _WIDTH, style(_PRINT.body)), Block(mm(1.2))]) for one in _ABOUT]
    return column([made, Block(mm(4)), *told, *_disputed(sheet.disputed)])


def _disputed(said: str) -> list[Block]:
    """The mark, in bold words: it must be seen on a copy without colours too."""
    return [words(said, _WIDTH, style(_PRINT.body, bold=True)), Block(mm(1))] if said else []


def _body(sheet: CopySheet) -> Iterator[Piece]:
    for part in sheet.parts:
        yield from _part(part)
    if sheet.empty:
        yield Piece(_heading(_("Nothing is kept here")), keep=True)
        yield Piece(words(" · ".join(sheet.empty), _WIDTH, style(_PRINT.small, colour=GREY)))


def _part(part: Part) -> Iterator[Piece]:
    kept = words(part.kept, _WIDTH, style(_PRINT.small, colour=GREY))
    yield Piece(column([_heading(part.title), kept, Block(mm(1)), *_disputed(part.disputed)]), keep=True)
    if part.note:
        yield Piece(words(part.note, _WIDTH, style(_PRINT.body)))
    again = column([words(part.title, _WIDTH, style(_PRINT.body, bold=True)), Block(mm(1))])
    for line in part.lines:
        yield from _line(line, again)


def _line(line: str, again: Block) -> Iterator[Piece]:
    """One row; what has several paragraphs may go on over a page."""
    first, *others = [one for one in line.splitlines() if one.strip()] or ["–"]
    made = words(first, _WIDTH, style(_PRINT.body))
    if not others:
        made.marks.append(Rule(0, made.height + mm(0.7), _WIDTH, HAIR, LINE))
    yield Piece(column([made, Block(mm(1.4))]), again=again)
    for one in others:
        yield Piece(column([words(one, _WIDTH, style(_PRINT.body)), Block(mm(1))]))


def _heading(said: str) -> Block:
    made = words(said, _WIDTH, style(_PRINT.heading, bold=True))
    return column([Block(mm(4)), made, Block(mm(0.5))])


def _foot(sheet: CopySheet, page: int, pages: int) -> Block:
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    small = style(_PRINT.small, colour=GREY)
    whole = Block(mm(1.5), [Rule(0, 0, _WIDTH, HAIR, LINE)])
    line = Block(0)
    line.beside(one_line(sheet.name, _WIDTH - _PAGE - mm(3), small), 0)
    line.beside(
        one_line(right, _PAGE, style(_PRINT.small, colour=GREY, align="right")),
        _WIDTH - _PAGE,
    )
    whole.below(line)
    return whole
