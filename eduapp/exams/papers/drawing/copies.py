"""Whole files: the questions of a version, its answer sheets, and both for each of many copies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import GREY, HAIR, LINE, Box, mm, one_line
from eduapp.drawing.marks import Block, Mark, Rule, bare, painted
from eduapp.exams.papers.drawing import answers, wording
from eduapp.exams.papers.drawing.look import Look, look_of
from eduapp.exams.papers.drawing.question import ends_here, pieces, sheet_title
from eduapp.exams.papers.drawing.setting import PictureMark, lines
from eduapp.exams.papers.rules.page_codes import QUESTIONS, SHEET, PageCode
from eduapp.exams.papers.rules.paper import spoken_in
from eduapp.exams.papers.rules.printed import Print, PrintedPaper

_TOP, _BOTTOM = mm(16), mm(12)


@dataclass(frozen=True)
class _Set:
    """A version set in one print: its pages but for what differs from copy to copy."""

    paper: PrintedPaper
    look: Look
    questions: list[list[Mark]]
    sheets: list[list[Mark]]


def question_paper(paper: PrintedPaper, how: Print, day: date, *, mark: str, copy: int, across: str) -> bytes:
    """The questions alone."""
    with speaking(spoken_in(paper.language)):
        made = _set(paper, how)
        pages = list(_question_pages(made, mark, copy))
    return _written(made, pages, day, f"{mark} {copy} {how} questions", across)


def answer_sheets(
    paper: PrintedPaper, how: Print, day: date, mark: str, numbers: Sequence[int], *, across: str
) -> bytes:
    """The answer sheets of many copies, one after the other."""
    with speaking(spoken_in(paper.language)):
        made = _set(paper, how)
        pages = [page for number in numbers for page in _sheet_pages(made, mark, number)]
    return _written(made, pages, day, f"{mark} {list(numbers)} {how} sheets", across)


def whole_copies(
    paper: PrintedPaper, how: Print, day: date, mark: str, numbers: Iterable[int], *, across: str
) -> Iterator[bytes]:
    """Questions and answer sheet of each copy, a file each."""
    with speaking(spoken_in(paper.language)):
        made = _set(paper, how)
    for number in numbers:
        with speaking(spoken_in(paper.language)):
            pages = [*_question_pages(made, mark, number), *_sheet_pages(made, mark, number)]
        yield _written(made, pages, day, f"{mark} {number} {how} whole", across)


def _set(paper: PrintedPaper, how: Print) -> _Set:
    look = look_of(paper, how)
    room = look.height - _TOP - _BOTTOM - look.small * 2.2
    flowing = [Piece(_head(paper, look)), *pieces(paper, look, room), Piece(ends_here(look))]
    pages = []
    for blocks in filled(flowing, room):
        page = Block(0)
        page.beside(column(blocks), look.side, _TOP)
        pages.append(page.marks)
    count = len(pages)
    made = _painted([*pages, *answers.leaves(paper, look)], look)
    return _Set(paper, look, made[:count], made[count:])


def _painted(pages: Sequence[Sequence[Mark]], look: Look) -> list[list[Mark]]:
    """Each page as what is painted once for all copies, and the pictures on it."""
    pictures = [[mark for mark in page if isinstance(bare(mark), PictureMark)] for page in pages]
    others = [[mark for mark in page if not isinstance(bare(mark), PictureMark)] for page in pages]
    return [[made, *shown] for made, shown in zip(painted(others, look.height), pictures, strict=True)]


def _question_pages(made: _Set, mark: str, copy: int) -> Iterator[list[Mark]]:
    count = len(made.questions)
    for number, marks in enumerate(made.questions, 1):
        code = PageCode(mark, made.paper.letter, copy, QUESTIONS, number, count).text if mark else ""
        yield [*marks, *_foot(made, code, wording.page(number, count))]


def _sheet_pages(made: _Set, mark: str, copy: int) -> Iterator[list[Mark]]:
    count = len(made.sheets)
    for number, marks in enumerate(made.sheets, 1):
        code = PageCode(mark, made.paper.letter, copy, SHEET, number, count).text
        yield [*marks, *answers.code_marks(code, wording.page(number, count), made.look)]


def _head(paper: PrintedPaper, look: Look) -> Block:
    """Course, title and version, and the box with time, points, aids and instructions."""
    block = Block(0)
    caption = " · ".join(filter(None, (paper.course, wording.version(paper))))
    if caption:
        block.below(column(lines(caption, look.style(look.small, bold=True, colour=GREY), look.inner)))
    block.below(column(lines(paper.title, look.style(look.body * 1.7, bold=True), look.inner)))
    block.below(_box(paper, look), space=look.body * 0.6)
    block.below(Block(look.body * 1.4))
    return block


def _box(paper: PrintedPaper, look: Look) -> Block:
    air, label = look.body * 0.8, look.body * 8.5
    room = look.inner - 2 * air - label
    inside = Block(0)
    for name, said in wording.facts(paper):
        row = Block(0)
        row.beside(column(lines(name, look.style(bold=True), label - look.body)), 0)
        told = [line for words in said.split("\n") for line in lines(words, look.style(), room)]
        row.beside(column(told), label)
        inside.below(row, space=look.body * 0.2 if inside.height else 0)
    for line in lines(wording.where_to_answer(), look.style(bold=True), look.inner - 2 * air):
        inside.below(line, space=look.body * 0.3)
    box = Block(inside.height + 2 * air, [Box(0, 0, look.inner, inside.height + 2 * air)])
    box.beside(inside, air, air)
    return box


def _foot(made: _Set, code: str, number: str) -> list[Mark]:
    """Which paper it is, the code of the page, and which page of how many."""
    look, paper = made.look, made.paper
    said = sheet_title(paper) if paper.frozen else f"{sheet_title(paper)} ({wording.draft()})"
    grey = look.style(look.small, colour=GREY)
    third = look.inner * 0.28
    wide = look.inner - third * 2 if code else look.inner - third
    line = Block(0)
    line.beside(one_line(said, wide - mm(3), grey), 0)
    if code:
        line.beside(one_line(code, third, look.style(look.small, colour=GREY, align="center")), wide)
    line.beside(
        one_line(number, third, look.style(look.small, colour=GREY, align="right")), look.inner - third
    )
    block = Block(mm(1.5), [Rule(0, 0, look.inner, HAIR, LINE)])
    block.below(line)
    page = Block(0)
    page.beside(block, look.side, look.height - _BOTTOM - block.height)
    return page.marks


def _written(made: _Set, pages: Iterable[Iterable[Mark]], day: date, which: str, across: str) -> bytes:
    paper, look = made.paper, made.look
    with speaking(spoken_in(paper.language)):
        title = sheet_title(paper)
    about = document.About(
        title=title,
        author="",
        subject=paper.course,
        day=day,
        language=spoken_in(paper.language),
        digest=f"{paper.digest()} {which}",
        across=across,
    )
    return document.written(pages, (look.width, look.height), about)
