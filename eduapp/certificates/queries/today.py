"""What certificates tell on Today: who is ready, and how many papers were issued."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate
from eduapp.certificates.queries.ready import counted
from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.spans import week_of

_WEEKS = 6


@dataclass(frozen=True)
class Ready:
    """How many are ready for a paper, and in what."""

    count: int
    titles: tuple[str, ...]


def waiting_for_paper(session: Session, today: date, scope: Scope = EVERYTHING) -> Ready:
    """Everybody in a scope who could have a paper now."""
    return Ready(*counted(session, today, scope))


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
