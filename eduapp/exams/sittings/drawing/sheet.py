"""What all papers of a sitting share: size and margins, the heading, the foot, and the file itself."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.i18n import pgettext
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import GREY, HAIR, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from eduapp.drawing.marks import Mark
    from eduapp.exams.sittings.rules.papers import Paper, PaperHead

SIDE, TOP, BOTTOM, GAP = mm(15), mm(14), mm(10), mm(3)
UPRIGHT, LYING = (mm(210), mm(297)), (mm(297), mm(210))
Size = tuple[float, float]


def heading(head: PaperHead, width: float, print_: Type) -> Block:
    """Which paper, of which exam, when and where, and what the law asks."""
    return column(
        [
            words(head.title, width, style(print_.heading, bold=True)),
            words(head.course, width, style(print_.title, bold=True)),
            words(head.when, width, style(print_.heading)),
            words(head.place, width, style(print_.heading)),
            *(words(note, width, style(print_.body, colour=GREY)) for note in head.notes),
            Block(mm(3)),
        ]
    )


def flowed(head: PaperHead, pieces: Sequence[Piece], size: Size) -> list[list[Mark]]:
    """Pages of pieces below each other, each with its foot."""
    width, height = size[0] - 2 * SIDE, size[1] - TOP - BOTTOM
    flow = filled(pieces, height - foot(head, 1, 1, width).height - GAP)
    return [
        framed(head, column(blocks), (number, len(flow)), size) for number, blocks in enumerate(flow, start=1)
    ]


def framed(head: PaperHead, body: Block, place: tuple[int, int], size: Size) -> list[Mark]:
    """One page: what stands on it within the margins, and its foot; `place` is the page and of how many."""
    page, below = Block(0), foot(head, *place, size[0] - 2 * SIDE)
    page.beside(body, SIDE, TOP)
    page.beside(below, SIDE, size[1] - BOTTOM - below.height)
    return page.marks


def foot(head: PaperHead, page: int, pages: int, width: float) -> Block:
    """Which exam it belongs to, and the page."""
    narrow, small = mm(50), Type().small
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    whole, line = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)]), Block(0)
    left = f"{head.title} · {head.course} · {head.when}"
    line.beside(one_line(left, width - narrow - GAP, style(small, colour=GREY)), 0)
    line.beside(one_line(right, narrow, style(small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole


def written(paper: Paper, pages: list[list[Mark]], size: Size, day: date, across: str) -> bytes:
    """The file. Two papers that say the same have the same bytes."""
    about = document.About(
        title=f"{paper.head.title} · {paper.head.course}",
        author="",
        subject=paper.head.title,
        day=day,
        language=paper.head.language,
        digest=hashlib.sha256(repr(paper).encode()).hexdigest(),
        across=across,
    )
    return document.written(pages, size, about)
