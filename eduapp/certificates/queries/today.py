"""What certificates tell on Today: who is ready, what rests on nothing any more, how many were issued."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.certificates.models import Certificate, CertificateRevocation, CertificateSource
from eduapp.certificates.queries.ready import counted
from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.parts import in_parts
from eduapp.core.spans import week_of
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import ANNULLED

_WEEKS = 6
_LOOKS_BACK = timedelta(days=3 * 366)  # an exam is annulled or a grade corrected within this, if at all


@dataclass(frozen=True)
class Ready:
    """How many are ready for a paper, and in what."""

    count: int
    titles: tuple[str, ...]


def waiting_for_paper(session: Session, today: date, scope: Scope = EVERYTHING) -> Ready:
    """Everybody in a scope who could have a paper now."""
    return Ready(*counted(session, today, scope))


@dataclass(frozen=True)
class Unfounded:
    """An issued paper behind which stands a result that is in force no more."""

    id: UUID
    number: str
    annulled: bool  # the exam
    grade: str  # code, in force now; "" for none: the exam was annulled, or is assessed anew


def unfounded(session: Session, today: date) -> list[Unfounded]:
    """Issued papers whose exam was annulled, or whose grade is another or none now, the oldest number first.

    Not those of which somebody proposed that they do not count: a second person decides, or decided, on that.
    Looked for from the exams of three years on, not among all papers there ever were.
    """
    moved = _moved(session, today)
    query = (
        select(Certificate.id, Certificate.number, CertificateSource.source_id)
        .join(CertificateSource, CertificateSource.certificate_id == Certificate.id)
        .where(
            CertificateSource.source_kind == "result",
            Certificate.state == "issued",
            ~exists().where(CertificateRevocation.certificate_id == Certificate.id),
        )
    )
    found = {
        Unfounded(id, number, *moved[source])
        for some in in_parts(moved)
        for id, number, source in session.execute(query.where(CertificateSource.source_id.in_(some)))
    }
    return sorted(found, key=lambda one: one.number)


def _moved(session: Session, today: date) -> dict[UUID, tuple[bool, str]]:
    """Results that are in force no more: whether the exam was annulled, and the grade that is in force."""
    now = aliased(Result)
    annulled = (Candidate.annulled != "") | (Sitting.state == ANNULLED)
    query = (
        select(Result.id, annulled, func.coalesce(now.grade, ""))
        .select_from(Sitting)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Result, Result.candidate_id == Candidate.id)
        .outerjoin(now, (now.candidate_id == Candidate.id) & (now.superseded == false()))
        .where(Sitting.day >= today - _LOOKS_BACK, or_(annulled, now.id.is_(None), now.grade != Result.grade))
    )
    return {id: (bool(is_annulled), grade) for id, is_annulled, grade in session.execute(query)}


def issued_by_week(session: Session, today: date) -> tuple[int, ...]:
    """Papers issued in each of the last weeks, this week last."""
    monday = week_of(today)[0]
    first = monday - timedelta(weeks=_WEEKS - 1)
    query = (
        select(Certificate.issued_on, func.count())
        .where(Certificate.issued_on >= first, Certificate.sha256.is_not(None))
        .group_by(Certificate.issued_on)
    )
    counts = [0] * _WEEKS
    for day, count in session.execute(query):
        counts[(day - first).days // 7] += count
    return tuple(counts)
