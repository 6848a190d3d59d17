"""Pages of a finished PDF as pictures and as text.

PDFium bears one thread at a time, and papers are looked through on others too (`core.pdfium`): call these
through `runner.compute`, never from a screen, which would wait.
"""

from __future__ import annotations

import contextlib
import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_
from eduapp.core.pdfium import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

POINTS_PER_INCH = 72
_ROWS = 64  # of a strip


class Unreadable(EduError):
    """The bytes are no PDF, or a damaged one."""

    message = N_("This paper cannot be shown, because its file is damaged.")


@dataclass(frozen=True)
class Paper:
    """What a PDF is made of: the size of each page in points, and what each says."""

    sizes: tuple[tuple[float, float], ...]
    texts: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages."""
        return len(self.sizes)


def look_into(pdf: bytes) -> Paper:
    """Sizes and texts of all pages. Raises Unreadable."""
    with alone, _opened(pdf) as document:
        pages = [document[number] for number in range(len(document))]
        sizes = tuple(page.get_size() for page in pages)
        texts = tuple(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pages)
    return Paper(sizes, texts)


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Several papers as one document, in order, so that they are printed as one job. Raises Unreadable."""
    import pypdfium2  # noqa: PLC0415 - heavy

    with alone, contextlib.closing(pypdfium2.PdfDocument.new()) as whole:
        for pdf in pdfs:
            with _opened(pdf) as part:
                whole.import_pages(part)
        buffer = io.BytesIO()
        whole.save(buffer)
        return buffer.getvalue()


def picture(pdf: bytes, page: int, width: int) -> QImage:
    """A page, counted from 0, as a picture `width` pixels wide, on white. Raises Unreadable."""
    with alone, _opened(pdf) as document:
        return _drawn(document[page], width / document[page].get_width())


def strips(pdf: bytes, page: int, dots_per_inch: float) -> Iterator[tuple[int, QImage]]:
    """A page, counted from 0, as a printer wants it: strips from top to bottom, with the row each begins at.

    In strips, because the window stands still while Python draws: 10 ms at a time nobody notices.
    """
    scale = dots_per_inch / POINTS_PER_INCH
    with _opened(pdf) as document:
        with alone:
            sheet = document[page]
            height = math.ceil(sheet.get_height() * scale)
        for top in range(0, height, _ROWS):
            below = max(0, height - top - _ROWS)
            with alone:
                strip = _drawn(sheet, scale, top, below)
            yield top, strip


def _drawn(page: pypdfium2.PdfPage, scale: float, above: int = 0, below: int = 0) -> QImage:
    """The page without some rows above and below; its pixels are its own."""
    cut = [max(0.0, (rows - 0.5) / scale) for rows in (0, below, 0, above)]  # PDFium rounds up to whole rows
    bitmap = page.render(scale=scale, crop=cut, prefer_bgrx=True)
    shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return shared.copy()


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # noqa: PLC0415 - heavy, and only wanted where papers are shown

    try:
        with alone:
            document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    try:
        yield document
    finally:
        with alone:
            document.close()
