"""What a template can be made of. Each element reads its own table and turns facts into marks on paper.

Add a kind of element by adding a class here and to ELEMENTS.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Protocol, Self

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.checkable import Code
from eduapp.certificates.drawing.emblem import Background, Logo
from eduapp.certificates.drawing.phrases import known_word
from eduapp.certificates.drawing.school_pictures import Pictures
from eduapp.certificates.drawing.setting import Reader, Setting, flowed
from eduapp.certificates.drawing.table import Rows
from eduapp.core.files import read_whole
from eduapp.drawing.marks import MM, Block, Lozenge, Mark, Outline, Picture, Rule, is_picture
from eduapp.drawing.setting import fitted, line_block
from eduapp.drawing.style import Style

GUTTER = 22.0  # points between elements that stand beside each other
_COLUMN_GAP = 8.0  # points kept free between columns
_BETWEEN_LINES = 5 * MM  # to sign on
_ROOM = 12 * MM  # for the picture of a signature
_NAME_LINES = 3  # of who signs, and of the title


class Element(Protocol):
    """One kind of element."""

    kind: ClassVar[str]

    @classmethod
    def read(cls, table: Reader) -> Self:
        """The element a template asks for; faults go into the table's list."""

    def set(self, setting: Setting) -> Block | None:
        """Its marks on this paper, or None when the facts have nothing for it."""


@dataclass(frozen=True)
class Text:
    """Words on one line, or a few balanced ones; made smaller until they fit, never cut."""

    kind: ClassVar[str] = "text"
    pattern: str
    style: Style
    lines: int

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`text`, `style`, and how many `lines` it may take."""
        return cls(table.pattern(), table.style(), int(table.spec.number("lines", 1, 4, default=1)))

    def set(self, setting: Setting) -> Block | None:
        """The largest letters of the style in which it fits."""
        words = setting.fill(self.pattern)
        if not words:
            return None
        largest = self.style.at(setting.scale)
        return fitted(words, self.style, setting.width, largest, self.lines).block(self.style, setting.width)


@dataclass(frozen=True)
class Paragraph:
    """Words in as many lines as they need, all in the size of the page."""

    kind: ClassVar[str] = "paragraph"
    pattern: str
    style: Style

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`text` and `style`."""
        return cls(table.pattern(), table.style())

    def set(self, setting: Setting) -> Block | None:
        """The lines under each other."""
        words = setting.fill(self.pattern)
        return flowed(words, self.style, setting) if words else None


@dataclass(frozen=True)
class List:
    """A heading, and under it one line or more for each thing."""

    kind: ClassVar[str] = "list"
    heading: str
    heading_style: Style
    items: str
    style: Style
    marker: str

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`heading`, `heading_style`, the list field `items`, `style`, and the sign before each: `marker`."""
        return cls(
            table.pattern("heading"),
            table.style("heading_style"),
            table.items(),
            table.style(),
            table.spec.text("marker", "•"),
        )

    def set(self, setting: Setting) -> Block | None:
        """Nothing at all when the list is empty: no heading stands alone."""
        if words := setting.elsewhere(self.items):
            return self._elsewhere(words, setting)
        items = setting.lines(self.items)
        if not items:
            return None
        size = self.style.at(setting.scale)
        indent = size * 1.1
        inner = replace(setting, width=setting.width - indent)
        block = flowed(setting.fill(self.heading), self.heading_style, setting)
        for place, item in enumerate(items):
            entry = flowed(item, self.style, inner)
            row = line_block(self.marker, self.style, size, setting.width)
            row.beside(entry, indent)
            block.below(row, space=size * (0.35 if place == 0 else 0.15))
        return block

    def _elsewhere(self, words: str, setting: Setting) -> Block:
        """The heading, and where the list went: one line that is no entry of it."""
        block = flowed(setting.fill(self.heading), self.heading_style, setting)
        block.below(flowed(words, self.style, setting), space=self.style.at(setting.scale) * 0.35)
        return block


@dataclass(frozen=True)
class Facts:
    """Labels with their values under them, side by side; without a value a label is left out."""

    kind: ClassVar[str] = "facts"
    labels: tuple[str, ...]
    texts: tuple[str, ...]
    label_style: Style
    style: Style
    shares: tuple[float, ...]  # of the width: where each column begins
    abreast: bool  # of the width and a gutter, so that a column begins where a list beside another does

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`labels` and `texts` (as many of each), `label_style`, `style`, `shares`: where columns begin.

        `abreast`: a half or a third is where a list begins that stands beside another.
        """
        labels, texts = table.patterns("labels"), table.patterns("texts")
        if len(labels) != len(texts):
            wanted = f'{len(labels)} × "…"'
            table.spec.faults.append(faults.NotAList(where=table.spec.where, key="texts", wanted=wanted))
        look = table.style("label_style"), table.style()
        return cls(labels, texts, *look, table.spec.shares("shares"), table.spec.flag("abreast"))

    def set(self, setting: Setting) -> Block | None:
        """As many in a row as there are columns."""
        filled = [(setting.fill(label), setting.fill(words)) for label, words in self._pairs()]
        pairs = [(label, words) for label, words in filled if words]
        if not pairs:
            return None
        block = Block(0)
        for first in range(0, len(pairs), len(self.shares)):
            row = self._row(pairs[first : first + len(self.shares)], setting)
            block.below(row, space=self.style.at(setting.scale) * 0.7 if first else 0)
        return block

    def _pairs(self) -> "zip[tuple[str, str]]":
        return zip(self.labels, self.texts, strict=False)

    def _row(self, pairs: list[tuple[str, str]], setting: Setting) -> Block:
        row = Block(0)
        whole = setting.width + (GUTTER if self.abreast else 0)
        starts = [share * whole for share in self.shares]
        ends = [*starts[1 : len(pairs)], setting.width + _COLUMN_GAP]
        for (label, words), start, end in zip(pairs, starts, ends, strict=False):
            cell = replace(setting, width=end - start - _COLUMN_GAP)
            block = flowed(label, self.label_style, cell)
            block.below(flowed(words, self.style, cell), space=1)
            row.beside(block, start)
        return row


@dataclass(frozen=True)
class Line:
    """A rule across the column, or a short one on the axis of the page, with a lozenge if wanted.

    In the column it stands between two things, never alone and never two together.
    """

    kind: ClassVar[str] = "line"
    colour: str
    thickness: float
    length: float
    lozenge: bool

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`colour`, `thickness` in points, `length` in millimetres (else the whole width), `lozenge`."""
        return cls(
            table.colour(),
            table.spec.number("thickness", 0.1, 10, default=0.5),
            table.spec.points("length", default=0),
            table.spec.flag("lozenge"),
        )

    def set(self, setting: Setting) -> Block | None:
        """A rule of no height; the elements' own spaces keep it apart."""
        length = self.length or setting.width
        left = (setting.width - length) / 2 if setting.axis == "center" else 0
        if not self.lozenge:
            return Block(self.thickness, [Rule(left, 0, length, self.thickness, self.colour)])
        opening = 3 * MM
        half = (length - opening) / 2
        marks: list[Mark] = [
            Rule(left, 0, half, self.thickness, self.colour),
            Lozenge(left + length / 2, 0, 0.8 * MM, self.colour),
            Rule(left + half + opening, 0, half, self.thickness, self.colour),
        ]
        return Block(self.thickness, marks)


@dataclass(frozen=True)
class Frame:
    """An outline about part of the page."""

    kind: ClassVar[str] = "frame"
    height: float
    corner: float
    thickness: float
    colour: str

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`height`, `corner` (how far it curves inwards), `thickness` in points, `colour`."""
        return cls(
            table.spec.points("height", least=1),
            table.spec.points("corner", default=0),
            table.spec.number("thickness", 0.1, 10, default=0.5),
            table.colour(),
        )

    def set(self, setting: Setting) -> Block:
        """As wide as the element."""
        outline = Outline(0, 0, setting.width, self.height, self.corner, self.thickness, self.colour)
        return Block(self.height, [outline])


@dataclass(frozen=True)
class Signature:
    """A line to sign on for each signer, with the name in print and the title under it."""

    kind: ClassVar[str] = "signature"
    style: Style
    title_style: Style
    colour: str
    length: float
    own: str
    room: float
    pictures: Pictures

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`style` of the name, `title_style`, `colour` of the line, its `length` in millimetres.

        `room`: how high the picture of a signature may be above its line. `own`: words below a further line,
        on which the person whose paper it is may sign.
        """
        style, title_style, colour = table.style(), table.style("title_style"), table.colour()
        own = table.pattern("own") if table.spec.has("own") else ""
        length = table.spec.points("length", least=20)
        room = table.spec.points("room", default=_ROOM / MM, least=5)
        return cls(style, title_style, colour, length, own, room, table.spec.pictures)

    def set(self, setting: Setting) -> Block | None:
        """One on the axis of the page, or more from side to side."""
        signers = [(signer.name, known_word(signer.title)) for signer in setting.facts.signers]
        if self.own and (own := setting.fill(self.own)):
            signers.append(("", own))
        apart = _BETWEEN_LINES * (len(signers) - 1)
        length = min(self.length, (setting.width - apart) / len(signers))
        names = _alike([name for name, _title in signers], self.style, length)
        titles = _alike([title for _name, title in signers], self.title_style, length)
        gap = (setting.width - length * len(signers)) / max(len(signers) - 1, 1)
        left = (setting.width - length) / 2 if len(signers) == 1 and setting.axis == "center" else 0
        block = Block(0)
        for place, signer in enumerate(setting.facts.signers):  # first, so that nothing is covered by them
            if content := self.pictures.signature(signer.name):
                picture = Block(0, [Picture(content, length, self.room)])
                block.beside(picture, left + place * (length + gap), -self.room)
        for place, (name, title) in enumerate(zip(names, titles, strict=True)):
            one = Block(0, [Rule(0, 0, length, 0.6, self.colour)])
            one.below(name, space=4)
            one.below(title, space=1)
            block.beside(one, left + place * (length + gap))
        return block


@dataclass(frozen=True)
class Image:
    """A picture from the template's folder, such as the school's emblem."""

    kind: ClassVar[str] = "image"
    content: bytes
    height: float

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`file` (PNG or JPEG beside template.toml) and `height`."""
        name = table.spec.text("file")
        file = table.spec.folder / Path(name).name
        content = read_whole(file) if name and file.is_file() else b""
        if name and not file.is_file():
            table.spec.faults.append(faults.NoSuchFile(where=table.spec.where, file=name))
        elif name and not is_picture(content):
            table.spec.faults.append(faults.NotAPicture(where=table.spec.where, file=name))
        return cls(content, table.spec.points("height", least=1))

    def set(self, setting: Setting) -> Block | None:
        """As large as fits."""
        return Block(self.height, [Picture(self.content, setting.width, self.height)])


ELEMENTS: tuple[type[Element], ...] = (
    Text,
    Paragraph,
    List,
    Facts,
    Line,
    Frame,
    Signature,
    Image,
    Code,
    Logo,
    Background,
    Rows,
)


def _alike(texts: list[str], style: Style, width: float) -> list[Block]:
    """Texts beside each other, all in the size in which the longest fits."""
    fits = [fitted(words, style, width, style.size, _NAME_LINES) for words in texts]
    size = min(fit.size for fit in fits)
    return [fit.at(size, style, width).block(style, width) for fit in fits]
