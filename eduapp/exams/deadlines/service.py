"""Extending a deadline, within a use case of the feature above that knows what it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.exams.deadlines import queries, terms
from eduapp.exams.deadlines.models import DeadlineOverride
from eduapp.exams.deadlines.rules import check_extension


@dataclass(frozen=True, kw_only=True)
class Extend:
    """A later last day for one record by one rule; `before` is the last day that was shown."""

    about: str
    about_id: UUID
    rule: str  # code: deadlines
    start: date
    last_day: date
    reason: str
    before: date | None = None


def extend(uow: UnitOfWork, wanted: Extend) -> UUID:
    """Put a later last day in the place of the one in force; the caller has the lock and tells the trail."""
    now = queries.deadline_of(uow.session, wanted.about_id, wanted.rule, wanted.start)
    uow.expect(now.last_day, wanted.before, last_day=now.last_day)
    uow.enforce(check_extension(now, wanted.last_day, wanted.reason, uow.today))
    same = DeadlineOverride.about_id == wanted.about_id, DeadlineOverride.rule == wanted.rule
    for old in uow.session.scalars(
        select(DeadlineOverride).where(*same, DeadlineOverride.superseded == false())
    ):
        old.superseded = True
    uow.session.flush()
    kept = DeadlineOverride(
        about=wanted.about,
        about_id=wanted.about_id,
        rule=wanted.rule,
        last_day=wanted.last_day,
        reason=wanted.reason.strip(),
        by=uow.actor.user_id,
        at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    uow.publish(terms.DEADLINES_CHANGED)
    return kept.id
