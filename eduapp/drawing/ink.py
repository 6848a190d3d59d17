"""How lists look: type, lines and boxes. Black and two greys, so that any printer and any copier will do."""

from dataclasses import dataclass, replace

from eduapp.drawing import fonts, text
from eduapp.drawing.marks import MM, Block, Letters, Sheet, rgb
from eduapp.drawing.setting import fitted, stacked
from eduapp.drawing.style import SMALLEST_TYPE, Align, Style

INK, GREY, LINE = "#000000", "#4A4A4A", "#8C8C8C"  # letters are never paler than GREY
HAIR, FIRM = 0.5, 1.1  # points
_FAMILY = "NotoSans"  # its figures are all of one width, so times stand under each other
_LEADING = 1.25


@dataclass(frozen=True)
class Type:
    """The sizes of a list in points; a large print is the same list in larger letters."""

    body: float = 10.5
    small: float = 8.5
    title: float = 17
    heading: float = 12

    @classmethod
    def of(cls, *, large: bool) -> "Type":
        """Ordinary print, or for who reads badly."""
        return cls(16, 12, 24, 18) if large else cls()


def style(size: float, *, bold: bool = False, colour: str = INK, align: Align = "left") -> Style:
    """Letters of one size."""
    chain = fonts.chain(_FAMILY, bold)
    return Style(chain, size, size, _LEADING, 0, colour, align, capitals=False)


def words(said: str, width: float, dressed: Style) -> Block:
    """Words in as many lines as they need."""
    lines = text.wrapped(said, dressed.chain, width * fonts.EM / dressed.size)
    return stacked(lines, dressed, dressed.size, width)


def one_line(said: str, width: float, dressed: Style) -> Block:
    """Words on one line, or two in smaller letters: never cut, and never over what stands beside them."""
    fit = fitted(said, replace(dressed, smallest=SMALLEST_TYPE), width, dressed.size, 2)
    widest = max(dressed.width(line, fit.size) for line in fit.lines)
    if widest <= width:
        return stacked(fit.lines, dressed, fit.size, width)
    return stacked(fit.lines, dressed, fit.size * width / widest, width)  # a word longer than any name


@dataclass(frozen=True)
class Box:
    """A box to write or cross in; `crossed` it is filled in already."""

    x: float
    y: float
    width: float
    height: float
    crossed: bool = False
    thickness: float = 0.8

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw its outline, and the cross."""
        left, top = self.x + dx, sheet.up(self.y + dy)
        bottom, right = top - self.height, left + self.width
        sheet.canvas.setStrokeColorRGB(*rgb(INK))
        sheet.canvas.setLineWidth(self.thickness)
        sheet.canvas.rect(left, bottom, self.width, self.height, stroke=1, fill=0)
        if self.crossed:
            sheet.canvas.setLineWidth(1.8)
            sheet.canvas.line(left, bottom, right, top)
            sheet.canvas.line(left, top, right, bottom)


def lettered_box(letter: str, size: float, print_: Type, *, crossed: bool = False) -> Block:
    """A box with the letter that it stands for in its middle, to cross."""
    block = Block(size, [Box(0, 0, size, size, crossed)])
    dressed = style(print_.body, bold=True, colour=INK if crossed else GREY, align="center")
    line = text.typeset(letter, dressed.chain)
    left = (size - dressed.width(line, dressed.size)) / 2
    block.marks.append(Letters(left, size / 2 + dressed.size * 0.36, line, dressed.size, dressed.colour))
    return block


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * MM
