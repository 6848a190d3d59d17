"""Puts a paper together: sets every element, fits the column into its page, and draws it as PDF.

The same facts and template give the same bytes in every process: nothing here looks at a clock, the language
of the computer, a path, or what was drawn before.
"""

from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.drawing import checks, faults
from eduapp.certificates.drawing.column import set_column
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.marks import Block, Mark, Sheet, letters_in
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Fixed, Template
from eduapp.core.violations import Violation

_LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_PDF_VERSION = (1, 4)  # the newest that PDF/A-1 allows


@dataclass(frozen=True)
class Layout:
    """A paper set but not yet drawn, and everything that stands against drawing it."""

    title: str = ""
    marks: tuple[Mark, ...] = ()
    problems: tuple[Violation, ...] = ()


def lay_out(facts: CertificateFacts, template: Template) -> Layout:
    """Set the whole paper. Facts that cannot be printed at all are reported and not set."""
    wrong = [*checks.missing_facts(facts), *checks.hidden_letters(facts)]
    if facts.kind not in template.kinds:
        wrong.insert(0, faults.WrongTemplate(template=template.name))
    if wrong:
        return Layout(problems=tuple(wrong))
    said = values(facts)
    page = Block(0)
    body = template.body
    for fixed in template.fixed:  # in the order in which the page is read, from its head to its foot
        if fixed.y < body.top:
            _place(fixed, Setting(facts, said, fixed.width), page, template.height)
    column = set_column(Setting(facts, said, body.width), template.flowing, body.height)
    page.beside(column, body.left, body.top)
    for fixed in template.fixed:
        if fixed.y >= body.top:
            _place(fixed, Setting(facts, said, fixed.width), page, template.height)
    unknown = checks.unknown_letters(facts, letters_in(page))
    return Layout(str(said["title"]), tuple(page.marks), (*unknown, *page.problems))


def render(facts: CertificateFacts, template: Template, layout: Layout) -> bytes:
    """The paper as PDF."""
    file = BytesIO()
    canvas = _Paper(
        file,
        pagesize=(template.width, template.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=_PDF_VERSION,
        lang=_LANGUAGE_TAGS[facts.language],
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = Sheet(canvas, template.height)
    sheet.document.info = _Info(facts, layout.title)
    sheet.document.updateSignature(facts.digest())
    for mark in layout.marks:
        mark.paint(sheet, 0, 0)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Paper(Canvas):
    """A canvas that does not begin each page by naming Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(PDFInfo):
    """What the file says of itself: kind of paper, school, day of issue. No program, computer or person."""

    def __init__(self, facts: CertificateFacts, title: str) -> None:
        super().__init__()
        self.title = title
        self.author = facts.issuer.name
        self.subject = facts.course or facts.field_of_work
        self._day = f"D:{facts.issued_on:%Y%m%d}000000Z"

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary of the file."""
        said = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        said |= {"CreationDate": self._day, "ModDate": self._day}
        formatted: bytes = PDFDictionary({name: PDFString(words) for name, words in said.items()}).format(
            document
        )
        return formatted


def _place(fixed: Fixed, setting: Setting, page: Block, height: float) -> None:
    block = fixed.element.set(setting)
    if block is None:
        return
    if fixed.y + block.height > height:
        block.problems.append(faults.OutsidePage(where=fixed.where))
    page.beside(block, fixed.x, fixed.y)
