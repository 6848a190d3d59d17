"""Setting words of a question: lines of a width from either side, tables, and pictures. Nothing is cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

from eduapp.drawing import text
from eduapp.drawing.bidi import runs_leftward
from eduapp.drawing.fonts import EM
from eduapp.drawing.ink import HAIR, Box
from eduapp.drawing.marks import Block, Sheet
from eduapp.drawing.setting import stacked
from eduapp.drawing.style import Style
from eduapp.exams.papers.drawing.look import Look
from eduapp.exams.papers.drawing.paragraphs import Grid, Paragraph, Part

_LARGEST_PICTURE = 0.42  # of the height of the page
_POINTS_A_PIXEL = 0.5  # 144 pixels an inch: larger than that a picture gains nothing
_INDENT = 1.5  # of the body: behind a bullet


@dataclass(frozen=True)
class PictureMark:
    """A picture by its bytes, at its place and size in points."""

    content: bytes
    x: float
    y: float
    width: float
    height: float

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it. Where it was taken from is not known here."""
        bottom = sheet.up(self.y + dy + self.height)
        sheet.canvas.drawImage(_read(self.content), self.x + dx, bottom, self.width, self.height, mask="auto")


@dataclass(frozen=True)
class Column:
    """A width to set in, seen from the side at which the text begins."""

    look: Look
    width: float
    leftward: bool = False

    def put(self, into: Block, block: Block, x: float, width: float, y: float = 0) -> None:
        """A block of a width, so far from the side at which the text begins."""
        into.beside(block, self.width - x - width if self.leftward else x, y)


def lines(words: str, style: Style, width: float, *, at_right: bool = False) -> list[Block]:
    """Words as blocks of one line each; words too long for a line are parted.

    They stand at the side at which they begin to be read, or `at_right` because all around them does.
    """
    turned = runs_leftward(words)
    if turned or at_right:
        style = replace(style, align="right")
    room = width * EM / style.size
    whole = " ".join(part for word in words.split(" ") for part in _parted(word, style.chain, room))
    set_lines = text.wrapped(whole, style.chain, room, leftward=turned)
    return [stacked([line], style, style.size, width) for line in set_lines]


def part_lines(
    part: Part, column: Column, pictures: Mapping[str, bytes], style: Style | None = None
) -> Iterator[Block]:
    """A paragraph, a table or a picture as rows that may stand on different pages."""
    dressed = style or column.look.style()
    if isinstance(part, Paragraph):
        yield from _paragraph(part, column, dressed)
    elif isinstance(part, Grid):
        yield from _grid(part, column, dressed)
    elif (content := pictures.get(part.name)) is not None:
        yield _picture(content, column)
    else:
        yield from lines(f"[{part.name}]", dressed, column.width)


def _paragraph(part: Paragraph, column: Column, style: Style) -> Iterator[Block]:
    at_right = column.leftward or runs_leftward(part.words)
    if not part.before:
        yield from lines(part.words, style, column.width, at_right=at_right)
        return
    inside = Column(column.look, column.width, at_right)
    indent = style.size * _INDENT
    for number, line in enumerate(lines(part.words, style, column.width - indent, at_right=at_right)):
        row = Block(line.height)
        inside.put(row, line, indent, column.width - indent)
        if not number:
            inside.put(row, lines(part.before, style, indent, at_right=at_right)[0], 0, indent)
        yield row


def _grid(grid: Grid, column: Column, style: Style) -> Iterator[Block]:
    count = max(len(row) for row in grid.rows)
    wide, air = column.width / count, style.size * 0.3
    inside = Column(column.look, column.width, column.leftward)
    for cells in grid.rows:
        row = Block(style.leading * style.size + air)
        for number, words in enumerate(cells):
            cell = Block(0)
            for line in lines(words, style, wide - 2 * air, at_right=column.leftward):
                cell.below(line)
            inside.put(row, cell, number * wide + air, wide - 2 * air, air)
        row.height += air
        for number in range(count):
            inside.put(row, Block(0, [Box(0, 0, wide, row.height, thickness=HAIR)]), number * wide, wide)
        yield row


def _picture(content: bytes, column: Column) -> Block:
    """As large as it was made for, but never wider than the text or higher than a good part of the page."""
    pixels_wide, pixels_high = _read(content).getSize()
    scale = column.look.body / 11  # large print has large pictures
    width, height = pixels_wide * _POINTS_A_PIXEL * scale, pixels_high * _POINTS_A_PIXEL * scale
    fit = min(1, column.width / width, column.look.height * _LARGEST_PICTURE / height)
    width, height = width * fit, height * fit
    air = column.look.body * 0.4
    row = Block(height + 2 * air)
    column.put(row, Block(height, [PictureMark(content, 0, 0, width, height)]), 0, width, air)
    return row


@lru_cache(maxsize=64)
def _read(content: bytes) -> ImageReader:
    """Read once for however many copies."""
    return ImageReader(BytesIO(content))


def _parted(word: str, chain: text.Chain, room: float) -> list[str]:
    """A word in pieces that fit the width; nearly always the word itself."""
    if text.typeset(word, chain).width <= room:
        return [word]
    pieces, begin = [], 0
    while begin < len(word):
        end = len(word)
        while end > begin + 1 and text.typeset(word[begin:end], chain).width > room:
            end = begin + max(1, (end - begin) * 9 // 10) if end - begin > 1 else end
        pieces.append(word[begin:end])
        begin = end
    return pieces
