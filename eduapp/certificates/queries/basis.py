"""A paper before it has a number: what it is wanted for, and what one kind of it brings."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates.drawing.facts import CertificateFacts, Signer
from eduapp.certificates.rules import Difference, Kind
from eduapp.core.violations import Violation
from eduapp.people.access.models import User

Source = tuple[str, str, UUID]  # line of the paper, kind of record, its id


@dataclass(frozen=True)
class Item:
    """What a paper is wanted for: an enrolment, or a workshop (praksisattest), and whose.

    `kind`: a paper beside those, about the enrolment, the workshop or (an overview) the learner; None: the
    one the rules choose.
    """

    basis_id: UUID
    learner_id: UUID
    practice: bool = False
    kind: Kind | None = None


@dataclass(frozen=True)
class Basis:
    """A paper before it has a number: its facts, what stands against it, and its sources by line."""

    item: Item
    kind: Kind
    facts: CertificateFacts | None  # None: so much is missing that nothing can be shown
    violations: tuple[Violation, ...]
    sources: tuple[Source, ...]
    school_id: UUID | None
    warnings: tuple[str, ...] = ()  # words that may tell where it was earned, and mostly do not
    differences: tuple[Difference, ...] = ()  # of a course paper from what the course asks for


@dataclass(frozen=True)
class Part:
    """What a kind of paper brings: its own facts, what stands against it, its sources, who signs first."""

    kind: Kind
    details: dict[str, object]
    against: list[Violation]
    sources: list[Source]
    signer: Signer | None
    differences: tuple[Difference, ...] = ()


def signer(session: Session, user_id: UUID | None) -> Signer | None:
    """Who leads a course or a workshop, as they sign."""
    user = session.get(User, user_id) if user_id else None
    return Signer(name=user.name, title=user.title) if user else None
