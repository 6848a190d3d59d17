"""One question on the paper: its number, what is asked, its choices with letters, its points beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from eduapp.core.i18n import pgettext
from eduapp.drawing.bidi import runs_leftward
from eduapp.drawing.flow import Piece
from eduapp.drawing.ink import GREY
from eduapp.drawing.marks import Block
from eduapp.exams.papers.drawing import wording
from eduapp.exams.papers.drawing.look import Look
from eduapp.exams.papers.drawing.paragraphs import Paragraph, parts_of
from eduapp.exams.papers.drawing.setting import Column, lines, part_lines
from eduapp.exams.papers.rules.printed import PrintedPaper, PrintedQuestion
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text

_NUMBER, _POINTS, _LETTER = 2.6, 5.2, 2.0  # of the body: widths kept for number, points and letters
_AFTER, _BETWEEN, _ABOVE_CHOICES, _BELOW_HEADING = 1.3, 0.2, 0.35, 0.5  # of the body
_MARK = re.compile(r"\[\[(\d{1,2})\]\]")
_GAP_LINE = "\N{NO-BREAK SPACE}______________"


def pieces(paper: PrintedPaper, look: Look, room: float) -> list[Piece]:
    """Every question as a piece that is never cut; one that is higher than a page is parted between lines."""
    made: list[Piece] = []
    contents = paper.pictures
    for question in paper.questions:
        if question.heading:
            made.append(Piece(_heading(question.heading, look), keep=True))
        pictures = {one.name: contents[one.digest] for one in question.pictures if one.digest in contents}
        rows = list(_rows(question, look, pictures))
        whole = Block(0)
        for row in rows:
            whole.below(row)
        if whole.height <= room:
            made.append(Piece(whole, keep=not question.number))
        else:
            made += [Piece(row) for row in rows]
    return list(_able_to_keep(made, room))


def _able_to_keep(made: Sequence[Piece], room: float) -> Iterator[Piece]:
    """What would keep with something that does not fit the page beside it lets go."""
    following = 0.0
    answer: list[Piece] = []
    for piece in reversed(made):
        keeps = piece.keep and following > 0 and piece.block.height + following <= room
        following = piece.block.height + (following if keeps else 0)
        answer.append(replace(piece, keep=keeps))
    return reversed(answer)


def _heading(words: str, look: Look) -> Block:
    block = Block(look.body * _BELOW_HEADING)
    for line in lines(words, look.style(look.body * 1.2, bold=True), look.inner):
        block.below(line)
    block.height += look.body * _BELOW_HEADING
    return block


def _rows(question: PrintedQuestion, look: Look, pictures: dict[str, bytes]) -> Iterator[Block]:
    """The rows of a question, the first with its number and points."""
    stem = _numbered_gaps(question)
    parts = parts_of(stem)
    said = " ".join(part.words for part in parts if isinstance(part, Paragraph))
    page = Column(look, look.inner, runs_leftward(said))
    number, points = look.body * _NUMBER, look.body * _POINTS
    if not question.number:
        number = 0
    inside = Column(look, look.inner - number - points, page.leftward)
    content = [line for part in parts for line in part_lines(part, inside, pictures)]
    content += _answering(question, inside, pictures)
    for place, row in enumerate(content or [Block(look.body)]):
        whole = Block(row.height)
        page.put(whole, row, number, inside.width)
        if not place and question.number:
            _label(whole, f"{question.number}.", page, 0, number, bold=True)
            _label(whole, wording.points(question.points), page, look.inner - points, points, at_end=True)
        yield whole
    yield Block(look.body * _AFTER)


def _label(
    whole: Block,
    words: str,
    page: Column,
    x: float,
    width: float,
    *,
    bold: bool = False,
    at_end: bool = False,
) -> None:
    """A word of the program's beside the first line, on the same line as its letters."""
    look = page.look
    size = look.small if at_end else look.body
    dressed = look.style(size, bold=bold, colour=GREY if at_end else "#000000")
    [line] = lines(words, dressed, width, at_right=at_end != page.leftward)[:1]
    drop = (look.body - size) * (look.leading - 1) / 2 + 0.8 * (look.body - size)
    page.put(whole, line, x, width, drop)


def _answering(question: PrintedQuestion, column: Column, pictures: dict[str, bytes]) -> list[Block]:
    """How it is answered, and what there is to choose from."""
    look = column.look
    made: list[Block] = []
    if hint := wording.hint(question):
        dressed = look.style(look.small, colour=GREY)
        made += lines(hint, dressed, column.width, at_right=column.leftward)
    if question.choices or question.lefts:
        made.append(Block(look.body * _ABOVE_CHOICES))
    for place, choice in enumerate(question.choices):
        made += _lettered(f"{wording.letter(place)}", choice, column, pictures)
    if question.lefts:
        made += _pairs(question, column, pictures)
    return made


def _lettered(letter: str, choice: Text, column: Column, pictures: dict[str, bytes]) -> list[Block]:
    look, indent = column.look, column.look.body * _LETTER
    inside = Column(look, column.width - indent, column.leftward)
    parts = parts_of(choice)
    rows = [line for part in parts for line in part_lines(part, inside, pictures)] or [Block(look.body)]
    made = []
    for place, row in enumerate(rows):
        whole = Block(row.height)
        column.put(whole, row, indent, inside.width)
        if not place:
            _label(whole, letter, column, 0, indent, bold=True)
        made.append(whole)
    made[-1].height += look.body * _BETWEEN
    return made


def _pairs(question: PrintedQuestion, column: Column, pictures: dict[str, bytes]) -> list[Block]:
    """Numbers at the side where one begins to read, letters to choose from beside them."""
    gap = column.look.body
    half = Column(column.look, (column.width - gap) / 2, column.leftward)
    numbered = [_lettered(str(place), left, half, pictures) for place, left in enumerate(question.lefts, 1)]
    lettered = [
        _lettered(wording.letter(place), Text(right), half, pictures)
        for place, right in enumerate(question.rights)
    ]
    made = []
    nothing: list[Block] = []
    for left, right in zip_longest(numbered, lettered, fillvalue=nothing):
        row = Block(0)
        for rows, x in ((left, 0.0), (right, half.width + gap)):
            cell = Block(0)
            for line in rows:
                cell.below(line)
            column.put(row, cell, x, half.width)
        made.append(row)
    return made


def _numbered_gaps(question: PrintedQuestion) -> Text:
    """The text with a number and a line in place of each gap."""
    if question.kind != q.GAPS:
        return question.stem
    words = _MARK.sub(lambda found: f"({found[1]}){_GAP_LINE}", question.stem.words)
    return Text(words, question.stem.form)


def ends_here(look: Look) -> Block:
    """Below the last question, so that nobody looks for more."""
    words = f"– {wording.the_end()} –"
    block = Block(look.body)
    for line in lines(words, look.style(look.small, colour=GREY, align="center"), look.inner):
        block.below(line)
    return block


def gaps_of(question: PrintedQuestion) -> list[int]:
    """The numbers of the gaps in their order."""
    return sorted({int(number) for number in _MARK.findall(question.stem.words)})


def sheet_title(paper: PrintedPaper) -> str:
    """Title and version, as every page says them."""
    words = pgettext("exam", "{title} · {version}")
    told = wording.version(paper)
    return words.format(title=paper.title, version=told) if told else paper.title
