"""Templates of the school's own: taken from the program's, changed, looked at as real papers, and kept.

What a school keeps is whole: it says everything itself, so that a newer program draws it as it was. Nothing
is kept that cannot be used, and each change is a version of its own.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from eduapp.certificates.drawing import assembly, faults, page, template
from eduapp.certificates.drawing.assembly import FILE, SAMPLE, Shelf, Values
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.package import Package
from eduapp.certificates.drawing.school_pictures import pictures_in
from eduapp.certificates.drawing.template import Template
from eduapp.certificates.drawing.toml_text import to_toml
from eduapp.certificates.drawing.words import words_of
from eduapp.core.errors import Refused
from eduapp.core.files import make_folder, write_atomically
from eduapp.core.violations import Violation

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def table_of(name: str, own: Path | None = None) -> dict[str, Any]:
    """The whole table of a template, with layout and letters, to be changed. Raises Refused."""
    return dict(assembly.assembled(name, Shelf.of(own)))


def usual(look: str) -> Package:
    """The program's own template for a look, whole, as a school begins to change it. Raises Refused."""
    return Package(table_of(look), {}, template.sample_facts(look).to_json())


def problems_of(values: Values, name: str, own: Path | None = None) -> tuple[Violation, ...]:
    """Everything that is wrong with a table, each as a sentence; none if it can be used."""
    try:
        _checked(values, name, own)
    except Refused as refused:
        return tuple(refused.violations)
    return ()


def preview(values: Values, name: str, facts: CertificateFacts, own: Path | None = None) -> bytes:
    """The paper as it would be, as PDF. Raises Refused with what is wrong with the table or the paper."""
    made = _checked(values, name, own)
    layout = page.lay_out(facts, made)
    if layout.problems:
        raise Refused(*layout.problems)
    return page.render(facts, made, layout)


def save(own: Path, name: str, values: Values, sample: CertificateFacts) -> int:
    """Keep a table under a name in the school's folder; the number of its version.

    Raises Refused for a name that is none, and with everything that is wrong with the table or its sample.
    """
    if not _NAME.fullmatch(name):
        raise Refused(faults.NoTemplateName(template=name))
    version = _newest(name, own) + 1
    kept = {**values, "version": version}
    preview(kept, name, sample, own)
    make_folder(own / name)
    write_atomically(own / name / SAMPLE, sample.to_json())
    write_atomically(own / name / FILE, to_toml(kept).encode())
    return version


def _checked(values: Values, name: str, own: Path | None) -> Template:
    shelf = Shelf.of(own)
    home = (own or shelf.folders[-1]) / name
    made = template.checked(values, name, home, pictures_in(own))
    return replace(made, words=words_of(shelf, name))


def _newest(name: str, own: Path) -> int:
    """The version there is, of the school's own or the program's; 0 if there is none."""
    shelf = Shelf.of(own)
    return template.load_template(name, own).version if name in shelf.names() else 0
