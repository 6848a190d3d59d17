"""What can be told of certificates and safety training: who holds which, and which courses ask for them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import QualificationHeld
from eduapp.education.courses.queries.catalogue import prerequisites
from eduapp.education.courses.rules import QualificationFacts, asked_for
from eduapp.people.access.models import User


@dataclass(frozen=True)
class HeldRow:
    """One entry about what somebody holds; `reason` is why it was corrected or withdrawn."""

    id: UUID
    version: int
    learner_id: UUID
    kind: str
    code: str
    day: date
    until: date | None
    known: str
    withdrawn: bool
    noted_by: str
    noted_at: datetime
    reason: str

    @property
    def facts(self) -> QualificationFacts:
        """As rules look at it."""
        return QualificationFacts(self.kind, self.code, self.day, self.until, self.known)


@dataclass(frozen=True)
class AskedFor:
    """A certificate or safety training that courses ask for."""

    kind: str
    code: str
    courses: tuple[str, ...]  # codes


_ALL: Select[*tuple[Any, ...]] = select(
    QualificationHeld.id,
    QualificationHeld.version,
    QualificationHeld.learner_id,
    QualificationHeld.kind,
    QualificationHeld.code,
    QualificationHeld.day,
    QualificationHeld.until,
    QualificationHeld.known,
    QualificationHeld.withdrawn,
    User.name,
    QualificationHeld.noted_at,
    QualificationHeld.reason,
).join(User, User.id == QualificationHeld.noted_by)
_COUNTS = and_(QualificationHeld.superseded == false(), QualificationHeld.withdrawn == false())


def held(session: Session, learner_id: UUID) -> list[HeldRow]:
    """What one learner holds, what has run out and what is only told among it; the newest of a code first."""
    query = _ALL.where(QualificationHeld.learner_id == learner_id, _COUNTS)
    in_order = (QualificationHeld.kind, QualificationHeld.code, QualificationHeld.day.desc())
    return [HeldRow(*values) for values in session.execute(query.order_by(*in_order))]


def held_of(session: Session, learner_ids: Iterable[UUID]) -> dict[UUID, list[QualificationFacts]]:
    """The same of several learners, by learner; in one statement."""
    return _by_learner(session, QualificationHeld.learner_id.in_(list(learner_ids)))


def held_under(session: Session, asked: Collection[tuple[str, str]]) -> dict[UUID, list[QualificationFacts]]:
    """By learner what anybody holds of these (kind, code): for many people at once; in one statement."""
    one = [and_(QualificationHeld.code == code, QualificationHeld.kind == kind) for kind, code in asked]
    return _by_learner(session, or_(false(), *one))


def history_of_held(session: Session, learner_id: UUID) -> list[HeldRow]:
    """Every entry about one learner, those corrected and withdrawn too, the newest first."""
    query = _ALL.where(QualificationHeld.learner_id == learner_id)
    return [HeldRow(*values) for values in session.execute(query.order_by(QualificationHeld.id.desc()))]


def qualifications_asked(session: Session) -> list[AskedFor]:
    """The certificates and safety training that prerequisites in the catalogue ask for."""
    found = asked_for(prerequisites(session))
    return [AskedFor(kind, code, courses) for (kind, code), courses in found.items()]


def _by_learner(session: Session, condition: ColumnElement[bool]) -> dict[UUID, list[QualificationFacts]]:
    row = QualificationHeld
    query = select(row.learner_id, row.kind, row.code, row.day, row.until, row.known)
    found: dict[UUID, list[QualificationFacts]] = {}
    for learner_id, kind, code, day, until, known in session.execute(query.where(condition, _COUNTS)):
        found.setdefault(learner_id, []).append(QualificationFacts(kind, code, day, until, known))
    return found
