"""Pages of a finished PDF as pictures and as text.

PDFium bears one thread only: call these through `runner.compute`, which has one, never from a screen.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

POINTS_PER_INCH = 72


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
    with _opened(pdf) as document:
        pages = [document[number] for number in range(len(document))]
        sizes = tuple(page.get_size() for page in pages)
        texts = tuple(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pages)
    return Paper(sizes, texts)


def picture(pdf: bytes, page: int, width: int) -> QImage:
    """A page, counted from 0, as a picture `width` pixels wide, on white. Raises Unreadable."""
    with _opened(pdf) as document:
        return _drawn(document[page], width / document[page].get_width())


def picture_at(pdf: bytes, page: int, dots_per_inch: int) -> QImage:
    """A page, counted from 0, as a printer wants it. Raises Unreadable."""
    with _opened(pdf) as document:
        return _drawn(document[page], dots_per_inch / POINTS_PER_INCH)


def _drawn(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return shared.copy()  # its own pixels, as PDFium's go with the document


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # noqa: PLC0415 - heavy, and only wanted where papers are shown

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    try:
        yield document
    finally:
        document.close()
