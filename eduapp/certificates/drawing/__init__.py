"""Draws papers: a template and facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first paper is.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.certificates.drawing.facts import (
    KINDS,
    PAPER_LANGUAGES,
    Adjustment,
    Aim,
    Calculation,
    CalculationLine,
    CertificateFacts,
    Issuer,
    Kind,
    Language,
    Month,
    Post,
    Result,
    Signer,
    Training,
)
from eduapp.certificates.drawing.own import NO_OWN, Own
from eduapp.core.errors import Refused
from eduapp.core.violations import Violation

if TYPE_CHECKING:
    from eduapp.certificates.drawing.template import Template

TEMPLATE_OF_KIND: Mapping[Kind, str] = {kind: kind for kind in KINDS}
"""The template each kind of paper is drawn with unless the school chooses another."""

_SURELY_FITS = 40  # letters of a name that every template has room for


def draw(
    facts: CertificateFacts, template_name: str, *, templates_folder: Path | None = None, own: Own = NO_OWN
) -> bytes:
    """The paper as PDF; the same facts, template and pictures always give the same bytes.

    Raises Refused with every reason that `check` gives, before anything is drawn.
    """
    from eduapp.certificates.drawing import page  # noqa: PLC0415 - heavy

    template = load_template(template_name, templates_folder=templates_folder, own=own)
    layout = page.lay_out(facts, template)
    if layout.problems:
        raise Refused(*layout.problems)
    return page.render(facts, template, layout)


def check(
    facts: CertificateFacts, template_name: str, *, templates_folder: Path | None = None, own: Own = NO_OWN
) -> list[Violation]:
    """Everything that stands against drawing this paper; empty when it can be issued.

    Raises Refused if the template itself cannot be used.
    """
    from eduapp.certificates.drawing import page  # noqa: PLC0415 - heavy

    template = load_template(template_name, templates_folder=templates_folder, own=own)
    return list(page.lay_out(facts, template).problems)


def check_name(name: str, template_name: str) -> tuple[Violation, ...]:
    """What stands against a person's name on a paper, such as letters no font has. Quick for usual names."""
    if name.isascii() and name.isprintable() and len(name) <= _SURELY_FITS:
        return ()
    from eduapp.certificates.drawing import names  # noqa: PLC0415 - heavy

    return names.name_problems(name, template_name, _SURELY_FITS)


def template_names(*, templates_folder: Path | None = None) -> tuple[str, ...]:
    """The templates there are."""
    from eduapp.certificates.drawing import template  # noqa: PLC0415 - heavy

    return template.template_names(templates_folder)


def looks(name: str, *, templates_folder: Path | None = None) -> tuple[str, ...]:
    """Every full name of a template, such as `kursbevis.a5` or `kursbevis.large`; its usual one first."""
    from eduapp.certificates.drawing import template  # noqa: PLC0415 - heavy

    return template.looks(name, templates_folder)


def layout_of(name: str, *, templates_folder: Path | None = None) -> str:
    """The layout a name asks for, such as `a5`, or its template's usual one."""
    from eduapp.certificates.drawing import template  # noqa: PLC0415 - heavy

    return template.layout_of(name, templates_folder)


def load_template(name: str, *, templates_folder: Path | None = None, own: Own = NO_OWN) -> "Template":
    """A checked template, the school's own where there is one. Raises Refused with all that is wrong."""
    from eduapp.certificates.drawing import template  # noqa: PLC0415 - heavy

    return template.load_template(name, templates_folder, own)


def sample_facts(name: str, *, templates_folder: Path | None = None) -> CertificateFacts:
    """An invented certificate that shows a template off."""
    from eduapp.certificates.drawing import template  # noqa: PLC0415 - heavy

    return template.sample_facts(name, templates_folder)


__all__ = [
    "KINDS",
    "NO_OWN",
    "PAPER_LANGUAGES",
    "TEMPLATE_OF_KIND",
    "Adjustment",
    "Aim",
    "Calculation",
    "CalculationLine",
    "CertificateFacts",
    "Issuer",
    "Kind",
    "Language",
    "Month",
    "Own",
    "Post",
    "Result",
    "Signer",
    "Training",
    "check",
    "check_name",
    "draw",
    "layout_of",
    "load_template",
    "looks",
    "sample_facts",
    "template_names",
]
