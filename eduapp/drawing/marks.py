"""What lands on the paper: letters, rules, outlines, pictures. Points from the top left corner."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from eduapp.core.violations import Violation
from eduapp.drawing import fonts, pictures
from eduapp.drawing.text import Glyph, Line, Run, typeset

MM = 72 / 25.4  # points in a millimetre: people speak millimetres, PDF speaks points
_ACROSS, _ACROSS_COLOUR = 0.62, "#b3261e"  # of the diagonal of the page
_CURVE = 0.5523  # how far the handles of a Bézier curve stand off to make a quarter of a circle


class Sheet:
    """One document being drawn: ReportLab's canvas, and the fonts that belong to this document alone."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self._height = height
        self._fonts: dict[str, fonts.EmbeddedFont] = {}

    @property
    def document(self) -> PDFDocument:
        """The document the page belongs to."""
        found: PDFDocument = self.canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
        return found

    def up(self, y: float) -> float:
        """PDF counts from the bottom of the page."""
        return self._height - y

    def font(self, face: fonts.Face) -> fonts.EmbeddedFont:
        """The document's own part of a face."""
        if face.name not in self._fonts:
            embedded = fonts.EmbeddedFont(face, f"F{len(self._fonts) + 1}")
            self._fonts[face.name] = embedded
            self.document.delayedFonts.append(embedded)  # ReportLab adds them when the last page is done
        return self._fonts[face.name]

    def write(self, operators: str) -> None:
        """Add operators of PDF to the page; ReportLab has no words for shaped glyphs."""
        self.written.append(operators)

    @property
    def written(self) -> list[str]:
        """The operators of this page so far."""
        found: list[str] = self.canvas._code  # type: ignore[attr-defined]  # noqa: SLF001
        return found

    @property
    def letters(self) -> "Numbered":
        """The letters the document holds so far, by face, with the numbers they are written with."""
        return tuple((font.face, font.name, dict(font.codes)) for font in self._fonts.values())

    def holds(self, letters: "Numbered") -> bool:
        """Whether the document holds these letters under these numbers; an empty one takes them over."""
        if not self._fonts:
            for face, _name, codes in letters:
                self.font(face).codes.update(codes)
            return True
        for face, name, codes in letters:
            own = self._fonts.get(face.name)
            if own is None or own.name != name or not codes.items() <= own.codes.items():
                return False
        return True


Numbered = tuple[tuple[fonts.Face, str, Mapping[tuple[int, str], int]], ...]


class Mark(Protocol):
    """Something that can be painted, moved by so much from where it was set."""

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Put it on the paper."""


@dataclass
class Block:
    """What one element makes: its height, its marks, and what stands against it."""

    height: float
    marks: list[Mark] = field(default_factory=list)
    problems: list[Violation] = field(default_factory=list)

    def below(self, other: "Block", space: float = 0) -> None:
        """Put another block under this one."""
        self.marks += [Moved(mark, 0, self.height + space) for mark in other.marks]
        self.problems += other.problems
        self.height += space + other.height

    def beside(self, other: "Block", x: float, y: float = 0) -> None:
        """Put another block into this one, its top left corner at x, y."""
        self.marks += [Moved(mark, x, y) for mark in other.marks]
        self.problems += other.problems
        self.height = max(self.height, y + other.height)


@dataclass(frozen=True)
class Moved:
    """A mark that stands elsewhere."""

    mark: Mark
    dx: float
    dy: float

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Paint it there."""
        self.mark.paint(sheet, dx + self.dx, dy + self.dy)


@dataclass(frozen=True)
class Painted:
    """Marks that many documents have in common, such as the questions of many copies of one paper.

    They were painted once, and are written down again as they are in a document that begins with them. No
    pictures: a document must hold its own.
    """

    marks: Sequence[Mark]
    operators: Sequence[str]
    letters: Numbered

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Put all of them on the paper."""
        if dx or dy or not sheet.holds(self.letters):
            for mark in self.marks:
                mark.paint(sheet, dx, dy)
        else:
            sheet.written.extend(self.operators)


def painted(pages: Sequence[Sequence[Mark]], height: float) -> list[Painted]:
    """Pages of such marks, of one document."""
    sheet, operators = Sheet(Canvas(BytesIO()), height), list[list[str]]()
    for marks in pages:
        begun = len(sheet.written)
        for mark in marks:
            mark.paint(sheet, 0, 0)
        operators.append(sheet.written[begun:])
    made = zip(pages, operators, strict=True)
    return [Painted(marks, written, sheet.letters) for marks, written in made]


@dataclass(frozen=True)
class Letters:
    """One line of text, `y` being the line the letters stand on."""

    x: float
    y: float
    line: Line
    size: float
    colour: str
    tracking: float = 0

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Write the glyphs, and beside them the text where the glyphs alone would read back wrong."""
        red, green, blue = rgb(self.colour)
        operators = [f"BT {red:g} {green:g} {blue:g} rg"]
        operators.append(f"1 0 0 1 {short(self.x + dx)} {short(sheet.up(self.y + dy))} Tm")
        last = len(self.line.runs) - 1
        for place, run in enumerate(self.line.runs):
            operators.append(self._run(run, sheet.font(run.face), last=place == last))
        operators.append("ET")
        sheet.write(" ".join(operators))

    def _run(self, run: Run, font: fonts.EmbeddedFont, *, last: bool) -> str:
        shown = _Shown(font, self.size)
        gaps = (*run.gaps[:-1], False) if last else run.gaps
        for glyph, gap in zip(run.glyphs, gaps, strict=True):
            shown.add(glyph, self.tracking if gap else 0)
        operators = f"/{font.name} {short(self.size)} Tf {shown.operators()}"
        if run.reads_back:
            return operators
        spoken = run.text.encode("utf-16-be").hex().upper()
        return f"/Span << /ActualText <FEFF{spoken}> >> BDC {operators} EMC"


@dataclass(frozen=True)
class Across:
    """One word from corner to corner in outline, so that what lies under it can still be read."""

    word: str
    width: float
    height: float

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it over everything else."""
        line = typeset(self.word, fonts.chain("sans", bold=True))
        size = _ACROSS * math.hypot(self.width, self.height) / line.width * fonts.EM
        angle = math.atan2(self.height, self.width)
        cos, sin = math.cos(angle), math.sin(angle)
        red, green, blue = rgb(_ACROSS_COLOUR)
        turned = (
            f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {short(self.width / 2)} {short(self.height / 2)} cm"
        )
        sheet.write(f"q {turned} 1 Tr 1.2 w {red:g} {green:g} {blue:g} RG")
        below = sheet.up(0) + 0.36 * size  # letters are set from the top of the page; here from its middle
        Letters(-line.width * size / fonts.EM / 2, below, line, size, _ACROSS_COLOUR).paint(sheet, 0, 0)
        sheet.write("Q")


@dataclass(frozen=True)
class Rule:
    """A thin line across, of so many points."""

    x: float
    y: float
    width: float
    thickness: float
    colour: str

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it."""
        sheet.canvas.setStrokeColorRGB(*rgb(self.colour))
        sheet.canvas.setLineWidth(self.thickness)
        y = sheet.up(self.y + dy)
        sheet.canvas.line(self.x + dx, y, self.x + dx + self.width, y)


@dataclass(frozen=True)
class Lozenge:
    """A small filled diamond about x, y."""

    x: float
    y: float
    radius: float
    colour: str

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it."""
        x, y, half = self.x + dx, sheet.up(self.y + dy), self.radius
        path = sheet.canvas.beginPath()
        path.moveTo(x - half, y)
        for right, up in ((0, half), (half, 0), (0, -half)):
            path.lineTo(x + right, y + up)
        path.close()
        sheet.canvas.setFillColorRGB(*rgb(self.colour))
        sheet.canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True)
class Outline:
    """A frame; its corners are square, or curved inwards by `corner` points."""

    x: float
    y: float
    width: float
    height: float
    corner: float
    thickness: float
    colour: str

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it."""
        left, top = self.x + dx, sheet.up(self.y + dy)
        right, bottom, corner = left + self.width, top - self.height, self.corner
        near = corner * _CURVE
        path = sheet.canvas.beginPath()
        path.moveTo(left + corner, top)
        path.lineTo(right - corner, top)
        path.curveTo(right - corner, top - near, right - near, top - corner, right, top - corner)
        path.lineTo(right, bottom + corner)
        path.curveTo(right - near, bottom + corner, right - corner, bottom + near, right - corner, bottom)
        path.lineTo(left + corner, bottom)
        path.curveTo(left + corner, bottom + near, left + near, bottom + corner, left, bottom + corner)
        path.lineTo(left, top - corner)
        path.curveTo(left + near, top - corner, left + corner, top - near, left + corner, top)
        path.close()
        sheet.canvas.setStrokeColorRGB(*rgb(self.colour))
        sheet.canvas.setLineWidth(self.thickness)
        sheet.canvas.drawPath(path, stroke=1, fill=0)


@dataclass(frozen=True)
class Picture:
    """A picture (PNG or JPEG), as large as fits its box, in the middle of it."""

    content: bytes = field(repr=False)
    width: float
    height: float

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it."""
        sheet.canvas.drawImage(
            pictures.for_paper(self.content),  # named by what it shows
            dx,
            sheet.up(dy + self.height),
            self.width,
            self.height,
            mask="auto",
            preserveAspectRatio=True,
        )


def bare(mark: Mark) -> Mark:
    """A mark without where it was moved."""
    while isinstance(mark, Moved):
        mark = mark.mark
    return mark


def letters_in(block: Block) -> Iterator[Letters]:
    """All lines of text in a block."""
    for mark in block.marks:
        if isinstance(found := bare(mark), Letters):
            yield found


def is_picture(content: bytes) -> bool:
    """Whether it can be drawn."""
    try:
        ImageReader(BytesIO(content))
    except OSError:  # ReportLab and Pillow raise it for everything they cannot read
        return False
    return True


def rgb(colour: str) -> tuple[float, float, float]:
    """#RRGGBB as PDF wants it."""
    red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


def short(value: float) -> str:
    """A number as PDF wants it, to a thousandth of a point."""
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")  # + 0.0: never a minus before nothing


class _Shown:
    """The glyphs of one run as PDF shows them: codes, and between them the moves that shaping asks for."""

    def __init__(self, font: fonts.EmbeddedFont, size: float) -> None:
        self._font = font
        self._size = size
        self._done: list[str] = []  # finished operators
        self._parts: list[str] = []  # of the operator being made: strings of codes and moves
        self._codes: list[str] = []  # of the string being made
        self._rise = 0.0

    def add(self, glyph: Glyph, tracking: float) -> None:
        """Show one glyph where shaping wants it, and stand where the next one begins."""
        if glyph.dy != self._rise:
            self._rise = glyph.dy
            self._finish()
            self._done.append(f"{short(glyph.dy * self._size / fonts.EM)} Ts")
        self._move(glyph.dx)
        self._codes.append(f"{self._font.code(glyph.id, glyph.letters):04X}")
        self._move(glyph.drift + tracking)

    def operators(self) -> str:
        """Everything shown so far."""
        self._finish()
        if self._rise:
            self._done.append("0 Ts")
        return " ".join(self._done)

    def _move(self, thousandths: float) -> None:
        if thousandths:
            self._close_string()
            self._parts.append(short(-thousandths))

    def _close_string(self) -> None:
        if self._codes:
            self._parts.append(f"<{''.join(self._codes)}>")
            self._codes.clear()

    def _finish(self) -> None:
        self._close_string()
        if self._parts:
            self._done.append(f"[{' '.join(self._parts)}] TJ")
            self._parts.clear()
