"""The answer sheet: boxes for choices, lines for words, on pages that can be told apart by their codes.

Every page has the box for the candidate's number and none for a name, four marks in its corners, the code in
letters and in a square of dots. Nothing on it tells what is asked or what is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.drawing import text
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import GREY, HAIR, LINE, Box, mm, one_line
from eduapp.drawing.marks import Block, Mark, Rule, Sheet, short
from eduapp.drawing.setting import stacked
from eduapp.drawing.square import Square
from eduapp.exams.papers.drawing import wording
from eduapp.exams.papers.drawing.look import Look
from eduapp.exams.papers.drawing.question import gaps_of, sheet_title
from eduapp.exams.papers.drawing.setting import lines
from eduapp.exams.papers.rules.printed import PrintedPaper, PrintedQuestion
from eduapp.exams.questions.rules import question as q

_DIGITS = 4  # boxes for the candidate's number
_SQUARE, _CORNER, _EDGE = mm(19), mm(5), mm(8)
_LINE = mm(9)  # between lines to write on
_ESSAY_LINES, _LINES_A_POINT, _MOST_LINES = 10, 3, 60
_NUMBER = 2.6  # of the body


@dataclass(frozen=True)
class CornerMark:
    """A black square: where a page lies and how it is turned."""

    x: float
    y: float

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Fill it."""
        left, bottom = short(self.x + dx), short(sheet.up(self.y + dy + _CORNER))
        sheet.write(f"0 0 0 rg {left} {bottom} {short(_CORNER)} {short(_CORNER)} re f")


def leaves(paper: PrintedPaper, look: Look) -> list[list[Mark]]:
    """The pages of the sheet but for their codes."""
    top, inner = _EDGE + _CORNER + mm(4), look.inner
    head = _head(paper, look)
    room = look.height - top - head.height - _EDGE - max(_CORNER, look.small * look.leading) - mm(5)
    pieces = [piece for question in paper.answered for piece in _pieces(question, look, room)]
    made = []
    for blocks in filled(pieces, room):
        page = Block(0, _corners(look))
        page.beside(column([head, *blocks]), (look.width - inner) / 2, top)
        made.append(page.marks)
    return made


def code_marks(code: str, number: str, look: Look) -> list[Mark]:
    """The code in letters and as a square of dots, at the head; which page it is, at the foot."""
    page = Block(0)
    right = look.width - look.side - _SQUARE
    top = _EDGE + _CORNER + mm(2)
    page.marks.append(Square(right, top, _SQUARE, code))
    words = one_line(code, mm(62), look.style(max(look.small, 9), bold=True, align="right"))
    page.beside(words, right - mm(3) - mm(62), top)
    foot = one_line(
        f"{code} · {number}", look.inner * 0.8, look.style(look.small, colour=GREY, align="center")
    )
    page.beside(foot, (look.width - look.inner * 0.8) / 2, look.height - _EDGE - foot.height)
    return page.marks


def _head(paper: PrintedPaper, look: Look) -> Block:
    room = look.inner - _SQUARE - mm(68)
    said = Block(0)
    said.below(column(lines(wording.answer_sheet(), look.style(look.body * 1.5, bold=True), room)))
    said.below(column(lines(sheet_title(paper), look.style(), look.inner - _SQUARE - mm(4))))
    whole = Block(_SQUARE + mm(2))
    whole.beside(said, 0)
    whole.height = max(whole.height, said.height)
    whole.below(_number_boxes(look), space=mm(2))
    whole.below(
        column(lines(wording.how_to_cross(), look.style(look.small, colour=GREY), look.inner)), space=mm(2)
    )
    whole.below(Block(mm(3), [Rule(0, mm(1.5), look.inner, HAIR, LINE)]))
    return whole


def _number_boxes(look: Look) -> Block:
    side = max(mm(8), look.body * 1.7)
    label = column(lines(wording.candidate_number(), look.style(bold=True), look.body * 9.5))
    block = Block(max(side, label.height))
    block.beside(label, 0, max(0, (side - label.height) / 2))
    left = look.body * 9.8
    block.marks += [Box(left + place * (side + mm(1)), 0, side, side) for place in range(_DIGITS)]
    left += _DIGITS * (side + mm(1)) + mm(3)
    warning = column(lines(wording.no_name(), look.style(look.small), look.inner - left))
    block.beside(warning, left, max(0, (side - warning.height) / 2))
    return block


def _corners(look: Look) -> list[Mark]:
    across, down = look.width - _EDGE - _CORNER, look.height - _EDGE - _CORNER
    return [CornerMark(x, y) for x in (_EDGE, across) for y in (_EDGE, down)]


def _pieces(question: PrintedQuestion, look: Look, room: float) -> list[Piece]:
    """What one question needs: boxes in rows, or lines that may go on over pages."""
    if question.kind == q.ESSAY:
        return _writing(question, look, room)
    rows = _boxes(question, look)
    block = Block(0)
    for row in rows:
        block.below(row, space=mm(1.5) if block.height else 0)
    _numbered(block, question, look)
    block.height += mm(3.5)
    return [Piece(block)]


def _boxes(question: PrintedQuestion, look: Look) -> list[Block]:
    if question.kind in {q.SINGLE, q.MULTIPLE}:
        return _crossed([wording.letter(place) for place in range(len(question.choices))], look)
    if question.kind == q.TRUE_FALSE:
        return _crossed(list(wording.truths()), look)
    if question.kind == q.ORDERING:
        return [_filled_in([f"{place}." for place in range(1, len(question.choices) + 1)], look)]
    if question.kind == q.MATCHING:
        return [_filled_in([str(place) for place in range(1, len(question.lefts) + 1)], look)]
    if question.kind == q.GAPS:
        return [_line(f"({number})", look) for number in gaps_of(question)]
    return [_line("", look, question.unit)]


def _crossed(labels: Sequence[str], look: Look) -> list[Block]:
    """Boxes to cross, each behind what it stands for, in as many rows as they need."""
    side, gap = max(mm(6), look.body * 1.25), look.body * 1.2
    dressed = look.style(bold=True)
    row, x = Block(side), look.body * _NUMBER
    rows = [row]
    for label in labels:
        line = text.typeset(label, dressed.chain)
        wide = dressed.width(line, dressed.size)
        words = stacked([line], dressed, dressed.size, wide)
        if x + wide + side + mm(1) > look.inner and x > look.body * _NUMBER:
            row, x = Block(side), look.body * _NUMBER
            rows.append(row)
        row.beside(words, x, (side - words.height) / 2)
        row.marks.append(Box(x + wide + mm(1), 0, side, side))
        row.height = max(side, words.height)
        x += wide + mm(1) + side + gap
    return rows


def _filled_in(labels: Sequence[str], look: Look) -> Block:
    """Boxes to write a letter in."""
    side, whole = max(mm(8), look.body * 1.6), Block(0)
    each = side + look.body * 3
    abreast = max(1, int((look.inner - look.body * _NUMBER) // each))
    for place, label in enumerate(labels):
        down, along = divmod(place, abreast)
        x, y = look.body * _NUMBER + along * each, down * (side + mm(1.5))
        [words] = lines(label, look.style(), look.body * 2.2)[:1]
        whole.beside(words, x, y + (side - words.height) / 2)
        whole.marks.append(Box(x + look.body * 2.2, y, side, side))
        whole.height = max(whole.height, y + side)
    return whole


def _line(before: str, look: Look, after: str = "") -> Block:
    """A line for a word or a number, with its unit behind it."""
    begin, end = look.body * (_NUMBER + (2.6 if before else 0)), look.inner
    row = Block(max(_LINE, look.body * 1.8))
    if before:
        row.beside(
            column(lines(before, look.style(), look.body * 2.6)), look.body * _NUMBER, row.height * 0.3
        )
    if after:
        end -= look.body * 6
        row.beside(
            column(lines(after, look.style(), look.body * 5.5)), end + look.body * 0.5, row.height * 0.3
        )
    row.marks.append(Rule(begin, row.height - mm(1), end - begin, HAIR, LINE))
    return row


def _writing(question: PrintedQuestion, look: Look, room: float) -> list[Piece]:
    """Lines for a text, more for more points; its first lines stand on one page."""
    high = max(_LINE, look.body * 1.9)
    count = min(_MOST_LINES, max(_ESSAY_LINES, question.points * _LINES_A_POINT))
    first = min(count, 4, max(1, int(room // high)))
    block = Block(high * first, [_ruled(look, high * (place + 1)) for place in range(first)])
    _numbered(block, question, look)
    again = Block(look.body * 1.6)
    _numbered(again, question, look)
    rest = [Piece(Block(high, [_ruled(look, high)]), again=again) for _line in range(count - first)]
    return [Piece(block), *rest, Piece(Block(mm(4)))]


def _ruled(look: Look, y: float) -> Rule:
    begin = look.body * _NUMBER
    return Rule(begin, y - mm(1), look.inner - begin, HAIR, LINE)


def _numbered(block: Block, question: PrintedQuestion, look: Look) -> None:
    [number] = lines(f"{question.number}.", look.style(bold=True), look.body * _NUMBER)[:1]
    block.beside(number, 0, mm(0.6))
