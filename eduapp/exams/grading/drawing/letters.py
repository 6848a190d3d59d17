"""Result letters on A4: letterhead, the result in a frame, until when and how one appeals, who signs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Box, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.exams.grading.rules.letter import Letter

_SIZE = (mm(210), mm(297))
_LEFT, _RIGHT, _TOP, _BOTTOM = mm(22), mm(20), mm(16), mm(14)
_WIDTH = _SIZE[0] - _LEFT - _RIGHT
_LABEL, _GAP, _PAD = mm(42), mm(2), mm(4)
_SIGN = mm(15)  # high enough to sign in
_PRINT = Type(body=10.5, small=8.5, title=18, heading=12)
_GRADE = 22  # the result itself


def draw(letters: Sequence[Letter], day: date, *, across: str = "") -> bytes:
    """All letters in one file. There is at least one; they are in one language."""
    first = letters[0]
    with speaking(first.language):
        told = "\n".join(text for one in letters for text in (*one.own_words, one.name, one.born))
        about = document.About(
            title=first.title,
            author=first.school,
            subject=first.title,
            day=day,
            language=first.language,
            digest=hashlib.sha256(told.encode()).hexdigest(),
            across=across,
        )
        return document.written([page for one in letters for page in _pages(one)], _SIZE, about)


def _pages(told: Letter) -> list[list[Mark]]:
    """One page, or more where names and texts are long; each says which of how many."""
    room = _SIZE[1] - _TOP - _BOTTOM - mm(8)
    flow = filled(list(_pieces(told)), room)
    pages = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _LEFT, _TOP)
        foot = _foot(told, number, len(flow))
        page.beside(foot, _LEFT, _SIZE[1] - _BOTTOM - foot.height)
        pages.append(page.marks)
    return pages


def _pieces(told: Letter) -> Iterator[Piece]:
    yield Piece(_head(told))
    yield Piece(_addressed(told))
    yield Piece(words(told.title, _WIDTH, style(_PRINT.title, bold=True)), keep=True)
    yield Piece(column([Block(mm(3)), _framed(told), Block(mm(6))]))
    yield Piece(_section(told.appeal_title), keep=True)
    for said in told.appeal:
        yield Piece(column([words(said, _WIDTH, style(_PRINT.body)), Block(mm(2))]))
    if told.last_day:
        yield Piece(_deadline(told))
    yield Piece(_signature(told))


def _head(told: Letter) -> Block:
    """The school's letterhead over a firm line."""
    small = style(_PRINT.small, colour=GREY)
    lines = [words(told.school, _WIDTH, style(_PRINT.heading, bold=True))]
    lines += [words(said, _WIDTH, small) for said in (told.address, told.organisation) if said]
    made = column(lines)
    made.marks.append(Rule(0, made.height + mm(1.5), _WIDTH, FIRM, INK))
    return column([made, Block(mm(9))])


def _addressed(told: Letter) -> Block:
    """To whom at the left, place and day at the right."""
    half = _WIDTH / 2 - _GAP
    left = [words(told.name, half, style(_PRINT.body, bold=True))]
    if told.born:
        left.append(words(told.born, half, style(_PRINT.body)))
    made = column(left)
    right = words(told.place_and_date, half, style(_PRINT.body, align="right"))
    both = Block(max(made.height, right.height))
    both.beside(made, 0)
    both.beside(right, half + 2 * _GAP)
    return column([both, Block(mm(9))])


def _framed(told: Letter) -> Block:
    """What the exam was, and the result in large letters."""
    inner = _WIDTH - 2 * _PAD
    rows = [_pair(label, said, inner) for label, said in told.facts]
    rows += [Block(mm(2)), words(told.result_title, inner, style(_PRINT.small, bold=True, colour=GREY))]
    rows.append(words(told.result, inner, style(_GRADE, bold=True)))
    rows += [words(said, inner, style(_PRINT.body)) for said in told.below]
    body = column(rows)
    made = Block(body.height + 2 * _PAD, [Box(0, 0, _WIDTH, body.height + 2 * _PAD)])
    made.beside(body, _PAD, _PAD)
    return made


def _pair(label: str, said: str, width: float) -> Block:
    made = Block(0)
    made.beside(words(label, _LABEL - _GAP, style(_PRINT.body, colour=GREY)), 0)
    made.beside(words(said, width - _LABEL, style(_PRINT.body)), _LABEL)
    return column([made, Block(mm(0.9))])


def _section(said: str) -> Block:
    made = words(said, _WIDTH, style(_PRINT.heading, bold=True))
    made.marks.append(Rule(0, made.height + mm(0.6), _WIDTH, HAIR, LINE))
    return column([made, Block(mm(2.4))])


def _deadline(told: Letter) -> Block:
    """The last day in bold, and below it line by line why it is that day."""
    days = [words(line, _WIDTH, style(_PRINT.body + 1.5, bold=True)) for line in told.last_day.split("\n")]
    why = [words(line, _WIDTH, style(_PRINT.small, colour=GREY)) for line in told.why]
    return column([Block(mm(1)), *days, Block(mm(1)), *why])


def _signature(told: Letter) -> Block:
    """Who answers for it, and what this letter is not."""
    name, title = told.signer
    half = _WIDTH / 2
    made = Block(_SIGN, [Rule(0, _SIGN, half, HAIR, INK)])
    made.below(words(name, half, style(_PRINT.body)), mm(1))
    if title:
        made.below(words(title, half, style(_PRINT.small, colour=GREY)))
    made.below(words(told.note, _WIDTH, style(_PRINT.small, colour=GREY)), mm(6))
    return column([Block(mm(4)), made])


def _foot(told: Letter, page: int, pages: int) -> Block:
    narrow = mm(40)
    small = style(_PRINT.small, colour=GREY)
    whole, line = Block(mm(1.5), [Rule(0, 0, _WIDTH, HAIR, LINE)]), Block(0)
    line.beside(one_line(told.school, _WIDTH - narrow - _GAP, small), 0)
    if pages > 1:
        said = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
        line.beside(one_line(said, narrow, style(_PRINT.small, colour=GREY, align="right")), _WIDTH - narrow)
    whole.below(line)
    return whole
