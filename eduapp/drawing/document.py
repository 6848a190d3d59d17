"""A PDF being written: pages of marks, with nothing un-embedded, and nothing of where or when it was made.

The same pages give the same bytes in every process: nothing here looks at a clock, the language of the
computer, a path, or what was drawn before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from eduapp.drawing.marks import Across, Mark, Sheet

_LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "se": "se-NO"}
rl_config.useA85 = 0  # bytes as they are; as letters they would be a fifth more, and slow to write
_PDF_VERSION = (1, 4)  # the newest that PDF/A-1 allows


@dataclass(frozen=True)
class About:
    """What a file says of itself: never the program, a computer or a person.

    `digest` is that of the facts behind it: what makes two files two.
    """

    title: str
    author: str
    subject: str
    day: date
    language: str
    digest: str
    across: str = ""  # a word over the whole page, as on papers of invented people


def written(pages: Iterable[Iterable[Mark]], size: tuple[float, float], about: About) -> bytes:
    """The document, each of its pages of this size in points."""
    file = BytesIO()
    canvas = _Paper(
        file,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        pdfVersion=_PDF_VERSION,
        lang=language_tag(about.language),
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = Sheet(canvas, size[1])
    sheet.document.info = _Info(about)
    sheet.document.updateSignature(about.digest)
    for marks in pages:
        for mark in marks:
            mark.paint(sheet, 0, 0)
        if about.across:
            Across(about.across, *size).paint(sheet, 0, 0)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def language_tag(language: str) -> str:
    """How files name a language of papers (RFC 5646)."""
    return _LANGUAGE_TAGS[language]


class _Paper(Canvas):
    """A canvas that does not begin each page by naming Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(PDFInfo):
    """The dictionary that readers show under Properties."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.title, self.author, self.subject = about.title, about.author, about.subject
        self._day = f"D:{about.day:%Y%m%d}000000Z"

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary of the file."""
        said = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        said |= {"CreationDate": self._day, "ModDate": self._day}
        formatted: bytes = PDFDictionary({name: PDFString(words) for name, words in said.items()}).format(
            document
        )
        return formatted
