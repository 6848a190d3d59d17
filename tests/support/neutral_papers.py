"""Small files of PDF with a word in some place of them, and what is found there."""

import functools
from io import BytesIO

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.neutrality import Paper, SiteWords, check
from eduapp.core.resources import resource

FONT, SIZE = "NeutralPapers", 12


def written(paint) -> bytes:
    """One page that `paint(canvas)` draws."""
    _font()
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1, initialFontName=FONT)
    canvas.setFont(FONT, SIZE)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_lines(*lines) -> bytes:
    """One page with these lines."""

    def paint(canvas):
        for place, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * place, line)

    return written(paint)


def changed(change, pdf=None) -> bytes:
    """A file after `change(file)` (pikepdf)."""
    with pikepdf.open(BytesIO(pdf or plain())) as file:
        change(file)
        out = BytesIO()
        file.save(out, fix_metadata_version=False)
        return out.getvalue()


@functools.cache
def plain() -> bytes:
    """A page that tells nothing."""
    return with_lines("Kursbevis", "Snekring for viderekomne")


def found(pdf, *, names=(), addresses=(), allowed=(), code="", file_name="kursbevis.pdf", title="Kursbevis"):
    """Findings of a paper."""
    words = SiteWords(tuple(names), tuple(addresses))
    return check(Paper(pdf, file_name, title, words, frozenset(allowed), code))


def places(findings) -> set[tuple[str, str]]:
    """Elements and words of findings."""
    return {(one.where.element.value, one.word) for one in findings}


@functools.cache
def _font() -> None:
    pdfmetrics.registerFont(TTFont(FONT, str(resource("fonts/NotoSans-Regular.ttf"))))
