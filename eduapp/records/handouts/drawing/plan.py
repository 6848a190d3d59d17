"""A learner's own plan: goals with their steps, when it is looked at again, the talks. Plain and roomy."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import (
    FIRM,
    GREY,
    HAIR,
    INK,
    LINE,
    Box,
    Type,
    mm,
    one_line,
    style,
    words,
)
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.education.plans.queries import PaperGoal, PaperStep, PaperTalk, PlanPaper

_SIZE = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM = mm(20), mm(18), mm(12)  # wide enough for any printer, and for punched holes
_GAP = mm(3)


def draw(paper: PlanPaper, day: date, *, large: bool = False, across: str = "") -> bytes:
    """The whole plan, over as many pages as it needs, in its own language."""
    with speaking(paper.language):
        about = document.About(
            title=f"{paper.title} · {paper.name}",
            author=paper.school,
            subject=paper.title,
            day=day,
            language=paper.language,
            digest=_digest(paper, large),
            across=across,
        )
        return document.written(_leaves(paper, Type.of(large=large)), _SIZE, about)


def _leaves(paper: PlanPaper, print_: Type) -> list[list[Mark]]:
    """The pages: what is on the first alone stands in the flow, so that the others have the room."""
    width, height = _SIZE[0] - 2 * _SIDE, _SIZE[1] - _TOP - _BOTTOM
    least = _foot(paper, 1, 1, width, print_).height
    flow = filled([Piece(_head(paper, width, print_)), *_body(paper, width, print_)], height - least - mm(3))
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column(blocks), _SIDE, _TOP)
        below = _foot(paper, number, len(flow), width, print_)
        page.beside(below, _SIDE, _SIZE[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _head(paper: PlanPaper, width: float, print_: Type) -> Block:
    """Whose plan it is; the school above, the day below."""
    grey = style(print_.small, colour=GREY)
    above = [words(paper.school, width, grey)] if paper.school else []
    return column(
        [
            *above,
            words(paper.title, width, style(print_.title, bold=True)),
            words(paper.name, width, style(print_.heading, bold=True)),
            words(paper.made_on, width, grey),
            *([words(paper.disputed, width, style(print_.body))] if paper.disputed else []),
            Block(mm(2)),
        ]
    )


def _body(paper: PlanPaper, width: float, print_: Type) -> Iterator[Piece]:
    yield Piece(_section(paper.goals_title, width, print_), keep=True)
    if not paper.goals:
        yield Piece(words(pgettext("plan", "No goals yet"), width, style(print_.body, colour=GREY)))
    for goal in paper.goals:
        yield from _goal(goal, width, print_)
    yield Piece(_section(paper.review_title, width, print_), keep=True)
    yield Piece(words(paper.review, width, style(print_.body)))
    if paper.talks:
        heading = _section(paper.talks_title, width, print_)
        yield Piece(heading, keep=True)
        for talk in paper.talks:
            yield from _talk(talk, heading, width, print_)
    yield Piece(column([Block(mm(6)), words(paper.closing, width, style(print_.small, colour=GREY))]))


def _section(said: str, width: float, print_: Type) -> Block:
    made = words(said, width, style(print_.heading, bold=True))
    made.marks.append(Rule(0, made.height + mm(0.6), width, FIRM, INK))
    return column([Block(mm(5)), made, Block(mm(2))])


def _goal(goal: PaperGoal, width: float, print_: Type) -> Iterator[Piece]:
    """Its title with when and how far, then its steps; on a new page its title stands again."""
    title = words(goal.title, width, style(print_.body, bold=True))
    about = " · ".join(filter(None, (goal.target, goal.state, goal.course)))
    head = column(
        [Block(mm(1.5)), title, words(about, width, style(print_.small, colour=GREY)), Block(mm(1))]
    )
    again = column([words(goal.title, width, style(print_.body, bold=True)), Block(mm(1))])
    yield Piece(head, keep=bool(goal.steps))
    for step in goal.steps:
        yield Piece(_step(step, width, print_), again=again)


def _step(step: PaperStep, width: float, print_: Type) -> Block:
    """A box, crossed once the step is behind; the day stands below its words."""
    size = print_.body * 0.95
    left = size + _GAP
    lines = [words(step.text, width - left, style(print_.body))]
    if step.when:
        lines.append(words(step.when, width - left, style(print_.small, colour=GREY)))
    said = column([*lines, Block(mm(1.2))])
    made = Block(max(said.height, size))
    made.marks.append(Box(0, print_.body * 0.2, size, size, crossed=step.taken))
    made.beside(said, left, 0)
    return made


def _talk(talk: PaperTalk, heading: Block, width: float, print_: Type) -> Iterator[Piece]:
    """The day, and what the learner may have of it, paragraph by paragraph."""
    day = words(talk.day, width, style(print_.body, bold=True))
    lines = [words(one, width, style(print_.body)) for one in talk.note.splitlines() if one.strip()]
    yield Piece(column([Block(mm(1.5)), day, *lines[:1], Block(mm(1))]), again=heading)
    for line in lines[1:]:
        yield Piece(column([line, Block(mm(1))]), again=heading)


def _foot(paper: PlanPaper, page: int, pages: int, width: float, print_: Type) -> Block:
    """Whose it is, and the page; no number, for nothing is typed back."""
    narrow = mm(50)
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    whole = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)])
    line = Block(0)
    line.beside(one_line(paper.name, width - narrow - _GAP, style(print_.small, colour=GREY)), 0)
    line.beside(one_line(right, narrow, style(print_.small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole


def _digest(paper: PlanPaper, large: bool) -> str:
    """What makes two files two: every word on it, what is crossed, and the size of the letters."""
    crossed = "".join("x" if step.taken else "." for goal in paper.goals for step in goal.steps)
    said = "\n".join((paper.language, paper.name, *paper.texts, crossed, str(large)))
    return hashlib.sha256(said.encode()).hexdigest()
