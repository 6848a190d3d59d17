"""What stands on the pages: their text as a reader finds it, and what the squares in the picture say.

PDFium puts letters that are placed one by one together by where they stand, whatever the order in which they
were drawn; it reads text that is too pale, too small or outside the page as well.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from eduapp.certificates.neutrality.finding import Element
from eduapp.certificates.neutrality.reading.piece import Piece, piece
from eduapp.core.errors import Refused
from eduapp.core.pdfium import alone
from eduapp.drawing.archive.faults import NotAPaper

Box = tuple[float, float, float, float]  # left, bottom, right, top in points

_POINTS = 72  # an inch
_DOTS = 170  # an inch: close to three for each cell of the smallest square
_MARGIN = 12.0  # points around a square: readers look for white there
_MANY_PARTS = 150  # lines of one drawing; a square has thousands, a letterhead a few
_MANY_OBJECTS = 600  # of one page; a square may be drawn cell by cell
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_LEAST_SIDE = 28.0  # points, as a centimetre: smaller squares cannot be read from paper


def read(pdf: bytes) -> Iterator[Piece]:
    """Texts and squares of every page. Raises Refused if it is no whole PDF."""
    with alone:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            raise Refused(NotAPaper()) from None
        try:
            found = [one for number in range(len(document)) for one in _of_page(document[number], number + 1)]
        finally:
            document.close()
    yield from found


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Piece]:
    yield piece(Element.PAGE, page.get_textpage().get_text_range().replace("\r\n", "\n"), page=number)
    for text in dict.fromkeys(text for box in _boxes(page) for text in _squares(page, box)):
        yield piece(Element.SQUARE, text, page=number)


def _boxes(page: pypdfium2.PdfPage) -> list[Box]:
    """Where on a page a square may be: pictures, and drawings of very many lines."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MANY_OBJECTS:
        return [(0.0, 0.0, *page.get_size())]
    objects = (pdfium.FPDFPage_GetObject(page, place) for place in range(count))
    boxes = [_bounds(one) for one in objects if _may_hold_a_square(one)]
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) >= _LEAST_SIDE]


def _may_hold_a_square(thing: object) -> bool:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        return bool(pdfium.FPDFPath_CountSegments(thing) > _MANY_PARTS)
    return kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING)


def _bounds(thing: object) -> Box:
    sides = [ctypes.c_float() for _side in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _squares(page: pypdfium2.PdfPage, box: Box) -> list[str]:
    width, height = page.get_size()
    left, bottom = max(0.0, box[0] - _MARGIN), max(0.0, box[1] - _MARGIN)
    right, top = max(0.0, width - box[2] - _MARGIN), max(0.0, height - box[3] - _MARGIN)
    if left + right >= width or bottom + top >= height:
        return []  # drawn outside the page
    drawn = page.render(scale=_DOTS / _POINTS, grayscale=True, crop=(left, bottom, right, top))
    rows = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    read = zxingcpp.read_barcodes(
        rows, formats=_FORMATS, try_rotate=False, try_downscale=False, try_invert=False
    )
    return [one.text for one in read]
