"""Attendance added up: of everybody in a group, for papers, and of one learner in every group."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.moment import Moment, moment_of
from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT, Rows, covers
from eduapp.education.attendance.rules import AttendanceSum, Offered
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState


@dataclass(frozen=True)
class LearnerAttendance:
    """How one learner attended one group: the sum, and the last sessions as codes, oldest first."""

    id: UUID  # the group's
    course_name: str
    group_name: str
    first_day: date
    total: AttendanceSum
    last: tuple[tuple[date, str], ...] = ()


def attendance_of(look: Look, group_id: UUID) -> dict[UUID, AttendanceSum]:
    """What everybody who ever was on the roll of a group has attended of what was offered until now.

    Counted are sessions that are over (or marked today), not cancelled, within the learner's enrolment, and
    from which the prison did not keep the learner.
    """
    now = moment_of(look)
    sessions: dict[UUID, dict[UUID, Offered]] = {}
    query = _offered(now.day).where(Enrolment.group_id == group_id)
    for learner_id, _group, session_id, *facts in look.execute(query):
        own = sessions.setdefault(learner_id, {})
        if session_id is not None:
            own[session_id] = Offered(*facts)
    return {id: rules.counted(own.values(), now.day, now.minute) for id, own in sessions.items()}


def of_learner(look: Look, learner_id: UUID, last: int = 16) -> list[LearnerAttendance]:
    """How one learner attended each group, the newest first, with the codes of the `last` sessions."""
    now = moment_of(look)
    sessions: dict[UUID, dict[UUID, Offered]] = {}
    query = _offered(now.day).where(Enrolment.learner_id == learner_id)
    for _learner, group_id, session_id, *facts in look.execute(query):
        own = sessions.setdefault(group_id, {})
        if session_id is not None:
            own[session_id] = Offered(*facts)
    return [
        LearnerAttendance(
            group_id,
            course,
            group,
            first_day,
            rules.counted(sessions[group_id].values(), now.day, now.minute),
            tuple(_shown(sessions[group_id].values(), now))[-last:],
        )
        for group_id, course, group, first_day in look.execute(_groups_of(learner_id))
    ]


def _offered(today: date) -> Rows:
    """Every enrolment with the sessions it covers until today, and the current mark of each."""
    covered = and_(
        Session.group_id == Enrolment.group_id,
        Session.state == SessionState.PLANNED,
        Session.day <= today,
        *covers(Session.day),
    )
    mark = and_(Mark.session_id == Session.id, Mark.learner_id == Enrolment.learner_id, CURRENT)
    return (
        select(
            Enrolment.learner_id,
            Enrolment.group_id,
            Session.id,
            Session.day,
            Session.end_minute,
            func.coalesce(Mark.code, ""),
            func.coalesce(Mark.minutes, 0),
            Mark.id,
        )
        .select_from(Enrolment)
        .outerjoin(Session, covered)
        .outerjoin(Mark, mark)
        .order_by(Session.day, Session.start_minute)
    )


def _groups_of(learner_id: UUID) -> Rows:
    """The groups somebody is or was in, with the first day; the newest first."""
    began = func.min(Enrolment.first_day)
    return (
        select(CourseGroup.id, Course.name, CourseGroup.name, began)
        .join(Course, Course.id == CourseGroup.course_id)
        .join(Enrolment, Enrolment.group_id == CourseGroup.id)
        .where(Enrolment.learner_id == learner_id)
        .group_by(CourseGroup.id, Course.name, CourseGroup.name)
        .order_by(began.desc(), Course.name)
    )


def _shown(sessions: Iterable[Offered], now: Moment) -> Iterator[tuple[date, str]]:
    """Day and code of what has taken place."""
    for session in sessions:
        if rules.took_place(session, now.day, now.minute):
            yield session.day, session.code
