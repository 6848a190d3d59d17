"""The exams that people are booked for, whichever feature plans them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, false, select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.prepared import Prepared
from eduapp.core.spans import Span
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.education.timetable.rules.occurrences import WHOLE_DAY


@dataclass(frozen=True, slots=True)
class ExamTime:
    """One learner at one exam; all day while nobody knows when."""

    learner_id: UUID
    day: date
    span: Span
    title: str


# Asked with every stretch of hours, so it is made once.
_EXAM_TIMES = Prepared(
    select(
        BookedPerson.learner_id,
        Booked.first_day,
        Booked.start_minute,
        Booked.end_minute,
        Booked.title,
    )
    .join(Booked, Booked.id == BookedPerson.booking_id)
    .where(
        BookedPerson.learner_id.in_(bindparam("people", expanding=True)),
        Booked.kind == SITTING,
        Booked.released == false(),
        Booked.first_day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(Booked.first_day, Booked.start_minute)
)


def exam_times(look: Look, learner_ids: Collection[UUID], first: date, last: date) -> list[ExamTime]:
    """The exams of these learners between two days, each on its own day. One statement."""
    asked = {"people": list(learner_ids), "first": first, "last": last}
    rows = _EXAM_TIMES.rows(look, asked) if learner_ids else ()
    return [
        ExamTime(who, day, WHOLE_DAY if start is None or end is None else Span(start, end), title)
        for who, day, start, end, title in rows
        if who is not None
    ]
