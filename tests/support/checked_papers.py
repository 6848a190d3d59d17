"""Small papers with a square of dots, as files and as photographs, signed by a school for tests."""

import math
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from eduapp.certificates.seals.square import square_of
from eduapp.certificates.signing import Order, SigningKey, signed
from eduapp.drawing import fonts, text
from eduapp.drawing.archive import archived
from eduapp.drawing.document import About, written
from eduapp.drawing.marks import Letters, short
from tests.support.given_seals import ISSUED_ON
from tests.support.given_signing import pkcs8

WIDTH, HEIGHT = 190.0, 170.0  # points: a slip of paper, so that a thousand are drawn and read in a minute
A4 = (595.0, 842.0)
_CELL = 1.2  # points
_LETTERS = fonts.chain("NotoSans", bold=False)
DOTS = 200 / 72  # a point at 200 dpi


@dataclass(frozen=True)
class Cells:
    """The square of a code."""

    x: float
    y: float
    code: str

    def paint(self, sheet, dx, dy):
        boxes = []
        for row, cells in enumerate(square_of(self.code).cells):
            at = 0
            for dark, run in groupby(cells):
                length = len(list(run))
                if dark:
                    left = short(self.x + at * _CELL)
                    bottom = short(sheet.up(self.y + (row + 1) * _CELL))
                    boxes.append(f"{left} {bottom} {short(length * _CELL)} {short(_CELL)} re")
                at += length
        sheet.write(f"0 0 0 rg {' '.join(boxes)} f")


def page(code, *lines, size=(WIDTH, HEIGHT)):
    """A paper that says these lines, with the square of a code (or of several) if there is one."""
    marks = [
        Letters(12, 16 + 11 * n, text.typeset(line, _LETTERS), 9, "#000000") for n, line in enumerate(lines)
    ]
    codes = (code,) if isinstance(code, str) else code
    marks += [Cells(18 + 130 * n, 56, one) for n, one in enumerate(filter(None, codes))]
    about = About("Kursbevis", "Fjordbyen videregående skole", "", ISSUED_ON, "nb", "digest")
    return archived(written([marks], size, about), about)


def signed_by(keys, pdf, day=ISSUED_ON):
    """The paper signed with somebody's key for papers."""
    key = SigningKey(pkcs8(keys.paper), keys.certificate)
    return signed(Order(pdf, key, datetime.combine(day, time(11, 30), UTC)))


def paper(school, *lines, key=None, **facts):
    """A paper as the school issues it: its facts in a square, signed as a whole."""
    return signed_by(key or school.issuing, page(school.code(**facts), *(lines or ("Kursbevis", "Áile"))))


def drawn(pdf, dots=DOTS):
    """The first page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dots, grayscale=True).to_pil()
    finally:
        document.close()


def tilted_and_stained(pdf, code, *, turned=15, tilted=15, grey=70):
    """The printed page photographed: lying askew, leaning back, with a blot over a fifth of the square."""
    picture = drawn(pdf)
    across = square_of(code).count * _CELL * DOTS
    left, top = 18 * DOTS + across * 0.62, 56 * DOTS + across * 0.62
    radius = (0.2 * across * across / math.pi) ** 0.5
    blot = Image.new("L", picture.size, 255)
    ImageDraw.Draw(blot).ellipse((left - radius, top - radius, left + radius, top + radius), fill=grey)
    picture = ImageChops.darker(picture, blot)
    picture = picture.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return leaning(picture, tilted)


def leaning(picture, degrees):
    """The page leaning back by so many degrees: its upper edge is farther away, and shorter."""
    width, height = picture.size
    far = width * (1 - 1 / (1 + 0.25 * math.sin(math.radians(degrees)))) / 2
    lower = height / math.cos(math.radians(degrees))
    corners = (-far, 0, 0, lower, width, lower, width + far, 0)
    return picture.transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255
    )


def as_png(picture):
    """The picture as the bytes of a file."""
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def as_jpeg(picture, quality=80):
    """The picture as a telephone saves it."""
    out = BytesIO()
    picture.convert("L").save(out, "JPEG", quality=quality)
    return out.getvalue()


def saved(picture, form, mode="L", **how):
    """The picture as a file of another form."""
    out = BytesIO()
    picture.convert(mode, dither=Image.Dither.NONE).copy().save(out, form, **how)
    return out.getvalue()


def scanned(picture):
    """A scanner's file: a picture on a page, and nothing else."""
    return saved(picture, "PDF", resolution=200)


def stack(*files):
    """Several files of PDF as one, page after page, as who scans a pile of papers gets them."""
    with ExitStack() as opened:
        made = opened.enter_context(pikepdf.new())
        for file in files:
            made.pages.extend(opened.enter_context(pikepdf.open(BytesIO(file))).pages)
        out = BytesIO()
        made.save(out)
    return out.getvalue()
