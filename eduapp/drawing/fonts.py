"""The letters of a paper: font files read once, and the part of each that one document needs embedded.

ReportLab's own fonts live in a list shared by the whole process and number shaped glyphs in the order they
are first used, so a paper's bytes would depend on the papers before it. Here the shared part (`Face`) never
changes, and everything that grows while drawing (`EmbeddedFont`) belongs to one document.
"""

import functools
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import uharfbuzz
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

from eduapp.core.errors import Refused
from eduapp.core.resources import resource
from eduapp.drawing import scripts
from eduapp.drawing.faults import FontUnreadable

SIGNS = "NotoSans"  # asked after a style's own family, for signs and letters that it lacks
EM = 1000  # every measure of a glyph is in thousandths of the type size, as PDF wants it

_ZERO_WIDTH_SPACE = 0x200B
_SYMBOLIC = 4
_DROPPED_TABLES = ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "name", "post", "STAT", "DSIG", "meta")
_PER_BLOCK = 100  # PDF allows so many entries in one block of a ToUnicode map


class Metrics(NamedTuple):
    """What a PDF wants to know about a whole font, in thousandths of the type size."""

    ascent: int
    descent: int
    capital: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, read once and never changed; safe to share between threads and documents."""

    name: str
    file: Path
    shaper: "uharfbuzz.Font"
    letters: frozenset[int]
    units: int
    invisible: int | None  # a glyph without ink or width
    metrics: Metrics

    @property
    def joins(self) -> bool:
        """Whether its letters may hang together, so that no room may be put between them."""
        return scripts.joins(self.name.partition("-")[0])

    def advance(self, glyph: int) -> float:
        """How far the glyph itself moves on, before shaping has its say."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * EM / self.units

    def reach(self, glyph: int) -> tuple[float, float]:
        """How far the ink of a glyph reaches above the line it stands on, and how far below it."""
        ink = self.shaper.get_glyph_extents(glyph)
        scale = EM / self.units
        return ink.y_bearing * scale, -(ink.y_bearing + ink.height) * scale


@functools.cache
def face(name: str) -> Face:
    """The face `NotoSerif-Bold` from the fonts that come with the program. Raises Refused if it is none."""
    file = resource(f"fonts/{name}.ttf")
    try:
        read = uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes()))
        metrics = _metrics(read)
    except (OSError, struct.error, ZeroDivisionError) as error:
        raise Refused(FontUnreadable(name=name)) from error
    letters = frozenset(int(letter) for letter in read.unicodes)
    shaper = uharfbuzz.Font(read)
    return Face(name, file, shaper, letters, read.upem, _invisible(shaper), metrics)


def has_face(name: str) -> bool:
    """Whether the program carries such a font file."""
    return resource(f"fonts/{name}.ttf").is_file()


@functools.cache
def chain(family: str, bold: bool) -> tuple[str, ...]:
    """The faces to look for a letter in, the style's own family first; after them the one of its script."""
    weight = "Bold" if bold else "Regular"
    families = dict.fromkeys((family, SIGNS))
    return tuple(f"{one}-{weight}" for one in families if has_face(f"{one}-{weight}"))


@functools.cache
def of_script(script: str, weight: str) -> str | None:
    """The face a script is drawn with in a weight, or in the only one there is of it; None for no face."""
    family = scripts.FAMILY_OF.get(script)
    names = (f"{family}-{weight}", f"{family}-Regular") if family else ()
    return next(filter(has_face, names), None)


def _invisible(shaper: "uharfbuzz.Font") -> int | None:
    glyph = shaper.get_nominal_glyph(_ZERO_WIDTH_SPACE)
    if not glyph or shaper.get_glyph_h_advance(glyph) or shaper.get_glyph_extents(glyph).width:
        return None
    return int(glyph)


def _metrics(read: "uharfbuzz.Face") -> Metrics:
    scale = EM / read.upem
    head = read.reference_table("head").data
    hhea = read.reference_table("hhea").data
    os2 = read.reference_table("OS/2").data
    left, bottom, right, top = (round(edge * scale) for edge in struct.unpack_from(">4h", head, 36))
    ascent, descent = (round(value * scale) for value in struct.unpack_from(">2h", hhea, 4))
    (capital,) = struct.unpack_from(">h", os2, 88)
    return Metrics(ascent, descent, round(capital * scale) or ascent, (left, bottom, right, top))


class EmbeddedFont:
    """The part of one face that one document uses, numbered in the order of that document alone.

    A code stands for a glyph *and* the letters it was drawn for: Đ and Ð may share a glyph, yet each is
    read back as what it is.
    """

    def __init__(self, used: Face, name: str) -> None:
        self.face = used
        self.name = name
        self.codes: dict[tuple[int, str], int] = {(0, ""): 0}  # by glyph and letters, in their order

    def code(self, glyph: int, letters: str) -> int:
        """The number to write on the page for this glyph, drawn for these letters."""
        return self.codes.setdefault((glyph, letters), len(self.codes))

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - the name ReportLab calls
        """Put the finished font into the document; ReportLab calls this when the last page is done."""
        program, renumbered = _subset(self.face, [glyph for glyph, _ in self.codes])
        tag = _tag(program)
        name = PDFName(f"{tag}+{self.face.name}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "FontDescriptor": _put(document, self._descriptor(document, name, program)),
                "CIDToGIDMap": _put(document, _stream(self._glyph_map(renumbered))),
                "DW": EM,
                "W": PDFArray([0, PDFArray([_number(self.face.advance(glyph)) for glyph, _ in self.codes])]),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_put(document, descendant)]),
                "ToUnicode": _put(document, _stream(self._readable())),
            }
        )
        named: PDFDictionary = document.idToObject[BasicFonts]  # type: ignore[assignment]
        named[self.name] = _put(document, font)

    def _descriptor(self, document: PDFDocument, name: str, program: bytes) -> PDFDictionary:
        metrics = self.face.metrics
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(list(metrics.box)),
                "ItalicAngle": 0,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.capital,
                "StemV": 120 if self.face.name.endswith("Bold") else 80,
                "FontFile2": _put(document, _stream(program, Length1=len(program))),
                "CIDSet": _put(document, _stream(_first_bits(len(self.codes)))),
            }
        )

    def _glyph_map(self, renumbered: dict[int, int]) -> bytes:
        return b"".join(struct.pack(">H", renumbered[glyph]) for glyph, _ in self.codes)

    def _readable(self) -> bytes:
        """The ToUnicode map: which letters each code stands for, so that search, copy and speech work."""
        known = [(code, letters) for (_, letters), code in self.codes.items() if letters]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(known), _PER_BLOCK):
            block = known[start : start + _PER_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [
                f"<{code:04X}> <{letters.encode('utf-16-be').hex().upper()}>" for code, letters in block
            ]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _subset(used: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """A font file of only these glyphs (and the parts they are made of), and each one's new number."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED_TABLES)
    wanted.flags = (
        uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    )
    plan = uharfbuzz.SubsetPlan(used.shaper.face, wanted)
    renumbered = plan.old_to_new_glyph_mapping
    return bytes(plan.execute().blob.data), {glyph: int(renumbered[glyph]) for glyph in glyphs}


def _put(document: PDFDocument, thing: PDFObject) -> PDFObjectReference:
    """Make it an object of its own in the file, and refer to it."""
    reference: PDFObjectReference = document.Reference(thing)  # type: ignore[no-untyped-call]
    return reference


def _stream(content: bytes, **entries: int) -> PDFStream:
    stream = PDFStream(dictionary=PDFDictionary(dict(entries)), content=content)
    stream.filters = [PDFZCompress]
    return stream


def _tag(program: bytes) -> str:
    """Six capitals that mark a subset, made of its content so that equal papers stay equal."""
    rest = zlib.crc32(program)
    letters = ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("A") + letter)
    return letters


def _first_bits(count: int) -> bytes:
    """So many ones, then zeros to the end of the byte: 'codes 0 to count-1 are in this font'."""
    size = -(-count // 8)
    return (((1 << count) - 1) << (size * 8 - count)).to_bytes(size, "big")


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 2)
