"""A whole paper: made, and looked through for what would tell where it was earned. Orders in, answers out.

Everything an order needs is in it, so that it may be handed to a process of its own (`press`).
"""

from dataclasses import dataclass, field

from eduapp.certificates.issue.making import Made, Wanted, made
from eduapp.certificates.issue.rules import CannotBeSealed
from eduapp.certificates.neutrality import Finding, Paper, SiteWords, allowed_by, check
from eduapp.certificates.seals.code import text_of
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.core.errors import Refused


@dataclass(frozen=True)
class Ordered:
    """What is to be made, how it will be called, the words of the site, and those that may stand on it."""

    wanted: Wanted
    file_name: str
    print_title: str
    words: SiteWords
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whole:
    """The file with all that proves it, and everything in it that may tell where it was earned."""

    paper: Made = field(repr=False)
    found: tuple[Finding, ...] = ()


def whole(ordered: Ordered) -> Whole:
    """The paper; equal orders give equal bytes. Raises Refused with everything that stands against it."""
    try:
        paper = made(ordered.wanted)
    except NotPrintable as error:
        raise Refused(CannotBeSealed(field=str(error))) from None
    looked = Paper(
        paper.pdf,
        ordered.file_name,
        ordered.print_title,
        ordered.words,
        allowed_by(ordered.wanted.facts, ordered.words, ordered.confirmed),
        text_of(paper.signed_facts) if paper.signed_facts else "",
    )
    return Whole(paper, check(looked))
