"""When people took part: what nobody can have worked elsewhere meanwhile."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.prepared import Prepared
from eduapp.core.spans import Span
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.timetable.models import Session


@dataclass(frozen=True, slots=True)
class Presence:
    """One learner at one session, from coming to going; minutes after midnight."""

    learner_id: UUID
    day: date
    span: Span
    course: str


# Asked with every stretch of hours, so it is made once.
_PRESENCE = Prepared(
    select(
        Mark.learner_id,
        Session.day,
        Session.start_minute + Mark.minutes_late,
        Session.end_minute - Mark.minutes_early,
        Course.name,
    )
    .join(Mark, and_(Mark.session_id == Session.id, CURRENT))
    .join(CourseGroup, CourseGroup.id == Session.group_id)
    .join(Course, Course.id == CourseGroup.course_id)
    .where(
        Mark.learner_id.in_(bindparam("people", expanding=True)),
        Mark.minutes > 0,
        Session.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(Session.day, Session.start_minute)
)


def presence(look: Look, learner_ids: Collection[UUID], first: date, last: date) -> list[Presence]:
    """The sessions of these learners between two days at which they were there for a while. One statement."""
    asked = {"people": list(learner_ids), "first": first, "last": last}
    rows = _PRESENCE.rows(look, asked) if learner_ids else ()
    return [
        Presence(who, day, Span(start, end), course) for who, day, start, end, course in rows if start < end
    ]
