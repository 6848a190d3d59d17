"""What can be told of deadlines: reckoned, and extended where somebody extended them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.exams.deadlines.models import DeadlineOverride
from eduapp.exams.deadlines.rules import Deadline, Extension, deadline
from eduapp.people.access.models import User


def deadline_of(session: Session, about_id: UUID, rule: str, start: date) -> Deadline:
    """The deadline of one record by a rule, counted from a day."""
    return deadlines_of(session, {about_id: (rule, start)})[about_id]


def deadlines_of(session: Session, wanted: dict[UUID, tuple[str, date]]) -> dict[UUID, Deadline]:
    """The same of many records in one look: record → rule and day of notice."""
    extended = _extensions(session, wanted)
    return {
        id: replace(deadline(rule, start), extended=extended.get((id, rule)))
        for id, (rule, start) in wanted.items()
    }


def _extensions(session: Session, about: Iterable[UUID]) -> dict[tuple[UUID, str], Extension]:
    query = (
        select(
            DeadlineOverride.about_id,
            DeadlineOverride.rule,
            DeadlineOverride.last_day,
            DeadlineOverride.reason,
            User.name,
        )
        .join(User, User.id == DeadlineOverride.by)
        .where(DeadlineOverride.superseded == false())
    )
    return {
        (id, rule): Extension(last_day, reason, name)
        for some in in_parts(list(about))
        for id, rule, last_day, reason, name in session.execute(
            query.where(DeadlineOverride.about_id.in_(some))
        )
    }
