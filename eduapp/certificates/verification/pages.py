"""What is seen on the pages of a PDF file, drawn by PDFium.

PDFium bears one thread only: whoever checks files from a screen does so through `runner.compute`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eduapp.certificates.verification.faults import NotReadable
from eduapp.certificates.verification.pictures import is_ours, texts_in, the_one_in

if TYPE_CHECKING:
    import pypdfium2

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 4000  # dots
_MOST_PAGES = 10


def code_in_pdf(pdf: bytes, *, of_one_paper: bool = False) -> str:
    """The one code on the first ten pages; of a file that is one paper, that of the first page with one.

    Raises NotReadable, NoCodeFound, NoCode (only codes of others), SeveralCodes (a stack of papers: an answer
    would say nothing of the others).
    """
    texts: list[str] = []
    with _opened(pdf) as paper:
        for number in range(min(len(paper), _MOST_PAGES)):
            texts += _texts_on(paper[number])
            if of_one_paper and any(map(is_ours, texts)):
                break
    return the_one_in(texts)


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
