"""Looks through a finished paper for everything that would tell where it was earned. No database, no Qt.

A paper made inside and one made in any other school differ in their facts alone (European Prison Rules 28.7,
opplæringslova § 28-5): nothing on its pages, in its file, signature, square or name tells which it is. What a
picture shows is not read: a logo is looked at by people when a template is made.

Importing this costs nothing: what reads PDF is loaded when the first paper is. PDFium, which reads the pages,
bears one thread at a time (`core.pdfium`); a worker process has its own.
"""

from collections.abc import Iterable

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.neutrality.finding import Element, Finding, Reason, Strength, Where
from eduapp.certificates.neutrality.paper import Paper, SiteWords


def check(paper: Paper) -> tuple[Finding, ...]:
    """Everything a finished paper would tell, strong findings first; empty when it is neutral.

    Looks at the text of all pages, what the file says of itself (dictionary, XMP), names of fonts, enclosed
    files, notes, fields, links, the signature and its certificates, the square as it is seen and what it
    says, labels of pages, comments, what pictures say beside their picture, the name of the file and the
    title of the print job. Raises Refused if the bytes are no whole PDF.
    """
    from eduapp.certificates.neutrality import checking  # noqa: PLC0415 - heavy

    return checking.check(paper)


def check_texts(texts: Iterable[str], words: SiteWords, allowed: Iterable[str] = ()) -> tuple[Finding, ...]:
    """The same for texts of a paper that is not drawn yet, such as `CertificateFacts.own_words()`."""
    from eduapp.certificates.neutrality import checking  # noqa: PLC0415 - heavy

    return checking.check_texts(texts, words, allowed)


def allowed_by(facts: CertificateFacts, words: SiteWords, confirmed: Iterable[str] = ()) -> frozenset[str]:
    """What may stand on the paper of these facts: `Paper.allowed`.

    The names of the holder, of those who sign and of those who trained, in any order of their parts; the
    issuer's name, place and address as far as no strong word is in them; and what a named person has
    confirmed.
    """
    from eduapp.certificates.neutrality import allowing  # noqa: PLC0415 - heavy

    return allowing.allowed_by(facts, words, confirmed)


__all__ = [
    "Element",
    "Finding",
    "Paper",
    "Reason",
    "SiteWords",
    "Strength",
    "Where",
    "allowed_by",
    "check",
    "check_texts",
]
