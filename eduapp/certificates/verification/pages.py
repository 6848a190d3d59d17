"""What is seen on the pages of a PDF file, drawn by PDFium.

PDFium bears one thread only: whoever checks files from a screen does so through `runner.compute`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eduapp.certificates.seals.faults import Fault, NoCode
from eduapp.certificates.verification.faults import NoCodeFound, NotReadable
from eduapp.certificates.verification.pictures import texts_in, the_one_in

if TYPE_CHECKING:
    import pypdfium2

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 4000  # dots
_MOST_PAGES = 10


def code_in_pdf(pdf: bytes) -> str:
    """The code on the first of ten pages that bears one.

    Raises NotReadable, NoCodeFound, NoCode (only codes of others), SeveralCodes.
    """
    found: Fault = NoCodeFound()
    with _opened(pdf) as paper:
        for number in range(min(len(paper), _MOST_PAGES)):
            try:
                return the_one_in(_texts_on(paper[number]))
            except NoCodeFound:
                continue
            except NoCode as error:
                found = error
    raise found


@contextmanager
def _opened(pdf: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    import pypdfium2  # noqa: PLC0415 - heavy

    try:
        paper = pypdfium2.PdfDocument(pdf)
        len(paper)
    except pypdfium2.PdfiumError:
        raise NotReadable from None
    try:
        yield paper
    except pypdfium2.PdfiumError:
        raise NotReadable from None
    finally:
        paper.close()


def _texts_on(page: "pypdfium2.PdfPage") -> list[str]:
    fits = _LONGEST_SIDE / max(1, *page.get_size())
    drawn = page.render(scale=min(DOTS_PER_INCH / _POINTS_PER_INCH, fits), grayscale=True, draw_annots=False)
    return texts_in(drawn.to_pil())
