"""A certificate as ELMO 1.5 (EMREX), the form in which results are handed over within Europe.

Written without a signature, which is optional since 1.5: the signed paper can be enclosed. The schema wants a
web address of the issuer; it is left empty, since nothing that leads anywhere belongs on what a learner takes
along. Of the parts of a name nothing is guessed: without them the whole printed name is the family name.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.exports import said
from eduapp.certificates.issue.sealing import issuer_of
from eduapp.core.errors import Refused
from eduapp.drawing.archive.faults import UnwritableWords
from eduapp.drawing.archive.packet import unwritable

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
COUNTRY = "NO"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {"kursbevis": "Course", "deltakerbevis": "Course", "modulbevis": "Module"}
_PASSED = {"kursbevis", "modulbevis"}  # kinds that say something was completed


@dataclass(frozen=True)
class Names:
    """The parts of the holder's name, as the school had them when the paper was issued; "" if not known."""

    given: str
    family: str


def elmo_document(
    facts: CertificateFacts,
    serial: str,
    moment: datetime,
    *,
    names: Names | None = None,
    pdf: bytes | None = None,
) -> bytes:
    """The document in UTF-8; equal values give equal bytes.

    `serial` is that of the paper, `moment` when the document is made (with a zone), `pdf` the paper to
    enclose.
    Raises Refused for texts that XML cannot carry, and ValueError for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment has a zone")
    root = ET.Element(f"{{{NAMESPACE}}}elmo")
    _add(root, "generatedDate", f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    _learner(root, facts, names)
    _report(root, facts, serial)
    if pdf is not None:
        _enclosed(root, facts, pdf)
    if wordy := [UnwritableWords(text=one) for one in filter(None, root.itertext()) if unwritable(one)]:
        raise Refused(*wordy)
    ET.register_namespace("", NAMESPACE)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def words_of(document: bytes) -> Iterator[str]:
    """Every text of a document that encloses no paper."""
    return filter(None, (text.strip() for text in ET.fromstring(document).itertext()))  # noqa: S314 - our own


def _learner(root: ET.Element, facts: CertificateFacts, names: Names | None) -> None:
    learner = _add(root, "learner")
    whole = names is None or f"{names.given} {names.family}".strip() != facts.name
    _add(learner, "givenNames", "" if whole or names is None else names.given)
    _add(learner, "familyName", facts.name if whole or names is None else names.family)
    if facts.born:
        _add(learner, "bday", facts.born.isoformat())


def _report(root: ET.Element, facts: CertificateFacts, serial: str) -> None:
    report = _add(root, "report")
    issuer = _add(report, "issuer")
    _add(issuer, "country", COUNTRY)
    _identifier(issuer, facts.issuer.org_number.replace(" ", "") or facts.issuer.name)
    _add(issuer, "title", issuer_of(facts))
    _add(issuer, "url")
    _learnt(report, facts, serial)
    _add(report, "issueDate", f"{facts.issued_on:%Y-%m-%d}T00:00:00Z")


def _learnt(report: ET.Element, facts: CertificateFacts, serial: str) -> None:
    """What was learnt, and each module of it that was reached."""
    learnt = _add(report, "learningOpportunitySpecification")
    _identifier(learnt, facts.course_code)
    _said(learnt, "title", said.title(facts), facts)
    _add_said(learnt, "type", _TYPES.get(facts.kind, ""))
    described = (said.criteria(facts), *facts.contents, said.reached(facts))
    _said(learnt, "description", "\n".join(filter(None, described)), facts)
    one = _instance(learnt)
    _identifier(one, facts.number, "number")
    _identifier(one, serial, "serial")
    first, last = said.days(facts)
    _add_said(one, "start", first.isoformat() if first else "")
    _add_said(one, "date", (last or facts.issued_on).isoformat())
    _add_said(one, "status", "passed" if facts.kind in _PASSED else "")
    _add_said(one, "resultLabel", facts.result if facts.kind == "kursbevis" else "")
    hours = said.hours(facts)
    _add_said(one, "engagementHours", f"{hours:f}" if hours is not None else "")
    for text, day in said.module_texts(facts):
        _module(learnt, facts, text, day)


def _module(learnt: ET.Element, facts: CertificateFacts, text: str, day: date | None) -> None:
    part = _add(_add(learnt, "hasPart"), "learningOpportunitySpecification")
    _said(part, "title", text, facts)
    _add(part, "type", "Module")
    one = _instance(part)
    _add_said(one, "date", day.isoformat() if day else "")
    _add(one, "status", "passed")


def _instance(learnt: ET.Element) -> ET.Element:
    return _add(_add(learnt, "specifies"), "learningOpportunityInstance")


def _enclosed(root: ET.Element, facts: CertificateFacts, pdf: bytes) -> None:
    enclosed = _add(root, "attachment")
    _said(enclosed, "title", said.kind(facts), facts)
    _add(enclosed, "type", "Certificate of Training")
    _add(enclosed, "content", "data:application/pdf;base64," + base64.b64encode(pdf).decode("ascii"))


def _identifier(above: ET.Element, value: str, kind: str = "local") -> None:
    if value:
        _add(above, "identifier", value).set("type", kind)


def _said(above: ET.Element, name: str, words: str, facts: CertificateFacts) -> None:
    _add(above, name, words).set(_XML_LANGUAGE, said.language(facts))


def _add_said(above: ET.Element, name: str, words: str) -> None:
    """The element, if there is anything to say in it."""
    if words:
        _add(above, name, words)


def _add(above: ET.Element, name: str, words: str = "") -> ET.Element:
    made = ET.SubElement(above, f"{{{NAMESPACE}}}{name}")
    made.text = words or None
    return made
