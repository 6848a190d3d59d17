"""Where people were meanwhile: at lessons, as the registers say, and at exams, as the calendar says."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.education.attendance import queries as attendance
from eduapp.education.timetable import queries as timetable
from eduapp.workshops.hours.rules.times import Busy

Elsewhere = dict[tuple[UUID, date], list[Busy]]


def elsewhere(session: Session, learner_ids: Collection[UUID], first: date, last: date) -> Elsewhere:
    """By learner and day; a lesson counts from coming to going. Two statements for five hundred people."""
    found: Elsewhere = defaultdict(list)
    for some in in_parts(learner_ids):
        for one in attendance.presence(session, some, first, last):
            found[one.learner_id, one.day].append(Busy(one.span, one.course))
        for exam in timetable.exam_times(session, some, first, last):
            found[exam.learner_id, exam.day].append(Busy(exam.span, exam.title))
    return found
