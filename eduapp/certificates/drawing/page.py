"""Puts a paper together: sets every element, fits the column into its page, and draws it as PDF.

The same facts and template give the same bytes in every process: nothing here looks at a clock, the language
of the computer, a path, or what was drawn before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.drawing import checks, faults
from eduapp.certificates.drawing.elements import Line
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import Value, values
from eduapp.certificates.drawing.marks import Block, Letters, Mark, Moved, Sheet
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Fixed, Flowing, Template
from eduapp.core.violations import Violation

_SCALES = (1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68)  # tried in turn until the column fits
_SINKING = 0.3  # of the room left over: a short text stands a little above the middle
_GUTTER = 22.0  # points between elements that stand beside each other
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
    page.beside(_column(facts, said, template), body.left, body.top)
    for fixed in template.fixed:
        if fixed.y >= body.top:
            _place(fixed, Setting(facts, said, fixed.width), page, template.height)
    unknown = checks.unknown_letters(facts, _letters(page.marks))
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


def _letters(marks: list[Mark]) -> Iterator[Letters]:
    for mark in marks:
        bare = mark
        while isinstance(bare, Moved):
            bare = bare.mark
        if isinstance(bare, Letters):
            yield bare


@dataclass(frozen=True)
class _Row:
    block: Block
    space: float
    stretch: float
    rule: bool


def _column(facts: CertificateFacts, said: Mapping[str, Value], template: Template) -> Block:
    """The column at the first scale at which it fits its part of the page, opened up where there is room."""
    height = template.body.height
    rows: list[_Row] = []
    for scale in _SCALES:
        setting = Setting(facts, said, template.body.width, scale)
        rows = _without_idle_rules(list(_rows(setting, template.flowing)))
        if sum(row.space + row.block.height for row in rows) <= height:
            return _opened(rows, height)
    column = _opened(rows, height)
    line = min((mark.size for mark in _letters(column.marks)), default=10) * 1.3
    column.problems.append(faults.TooMuchForOnePage(lines=max(1, round((column.height - height) / line))))
    return column


def _rows(setting: Setting, flowing: tuple[Flowing, ...]) -> Iterator[_Row]:
    for group in _grouped(flowing):
        present = [one for one in group if one.element.set(setting)] if len(group) > 1 else group
        count = max(len(present), 1)
        width = (setting.width - _GUTTER * (count - 1)) / count
        narrow = Setting(setting.facts, setting.values, width, setting.scale)
        blocks = [one.element.set(narrow) for one in present]
        row = Block(0)
        for place, block in enumerate(blocks):
            if block:
                row.beside(block, place * (width + _GUTTER))
        if any(blocks):
            first = group[0]
            yield _Row(row, first.space * setting.scale**2, first.stretch, isinstance(first.element, Line))


def _grouped(flowing: tuple[Flowing, ...]) -> list[list[Flowing]]:
    groups: list[list[Flowing]] = []
    for one in flowing:
        if one.beside and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _without_idle_rules(rows: list[_Row]) -> list[_Row]:
    """A rule stands between two things; where one of them is left out, so is the rule."""
    following = [*rows[1:], None]
    return [
        row
        for row, after in zip(rows, following, strict=True)
        if not row.rule or (after is not None and not after.rule)
    ]


def _opened(rows: list[_Row], height: float) -> Block:
    """The rows under each other; room to spare opens the spaces, then moves all down a bit."""
    used = sum(row.space + row.block.height for row in rows)
    possible = sum(row.stretch for row in rows)
    share = min(1.0, max(0.0, height - used) / possible) if possible else 0.0
    column = Block(max(0.0, height - used - possible) * _SINKING)
    for row in rows:
        column.below(row.block, space=row.space + row.stretch * share)
    return column
