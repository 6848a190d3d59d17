"""Puts a paper together: sets every element, fits the column into its page, and draws it as PDF."""

from dataclasses import dataclass

from eduapp.certificates.drawing import checks, document, faults
from eduapp.certificates.drawing.column import set_column
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.marks import Block, Mark, letters_in
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Fixed, Template
from eduapp.core.violations import Violation


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
    about = document.About(
        layout.title,
        facts.issuer.name,
        facts.course or facts.field_of_work,
        facts.issued_on,
        facts.language,
        facts.digest(),
        facts.across,
    )
    return document.written([layout.marks], (template.width, template.height), about)


def _place(fixed: Fixed, setting: Setting, page: Block, height: float) -> None:
    block = fixed.element.set(setting)
    if block is None:
        return
    if fixed.y + block.height > height:
        block.problems.append(faults.OutsidePage(where=fixed.where))
    page.beside(block, fixed.x, fixed.y)
