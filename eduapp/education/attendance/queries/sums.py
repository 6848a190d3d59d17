"""Attendance added up: of everybody in a group, of many people at once, and of one learner in every group."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session as Look
from sqlalchemy.orm import aliased

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import code_list
from eduapp.core.db.moment import Moment, moment_of
from eduapp.core.db.reach import expect_reach
from eduapp.core.spans import week_of
from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT, EXPECTED, Rows, is_marked
from eduapp.education.attendance.rules import AttendanceSum, Offered
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import on_roll_of
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState


@dataclass(frozen=True)
class Week:
    """Marks of one week: how many were offered a session (the prison keeping nobody), how many took part."""

    monday: date
    offered: int
    attended: int
    final: bool = False  # nobody may change a mark of it any more without a second name (R45)

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down; None while nothing is recorded."""
        return self.attended * 100 // self.offered if self.offered else None


@dataclass(frozen=True)
class LearnerAttendance:
    """How one learner attended one group: the sum, and the last sessions as codes, oldest first."""

    id: UUID  # the group's
    course_name: str
    group_name: str
    first_day: date
    total: AttendanceSum
    last: tuple[tuple[date, str], ...] = ()
    guest: bool = False  # was here without taking part in the group: attended, but nothing was offered


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


def shares(now: Moment, which: ColumnElement[bool]) -> Subquery:
    """What `attendance_of` counts, of the learner of each enrolment that `which` chooses, in its group.

    A part of a statement, for lists of thousands: the database adds up, and no mark leaves it. Its columns
    are enrolment_id, held and attended; an enrolment to which nothing was offered is not in it.
    """
    listed = code_list("attendance_codes")
    there = Mark.code.in_([code.key for code in listed if rules.was_there(code.key)])
    away = Mark.code.in_([*(code.key for code in listed if rules.kept_away(code.key)), rules.STRUCK])
    mine, other = aliased(Enrolment), aliased(Enrolment)
    same = other.group_id == Enrolment.group_id, other.learner_id == Enrolment.learner_id
    again = exists(select(other.id).where(*same, other.id != Enrolment.id).correlate(Enrolment))
    once = _added(
        select(
            Enrolment.id.label("enrolment_id"),
            func.sum(case((away, 0), else_=1)).label("held"),
            func.sum(case((there, 1), else_=0)).label("attended"),
        ).select_from(Enrolment),
        now,
    )
    # Who came back may have two enrolments that meet on one day: its session counts once.
    both = _added(
        select(
            mine.id.label("enrolment_id"),
            func.count(func.distinct(case((away, null()), else_=Session.id))).label("held"),
            func.count(func.distinct(case((there, Session.id)))).label("attended"),
        )
        .select_from(mine)
        .join(Enrolment, and_(Enrolment.group_id == mine.group_id, Enrolment.learner_id == mine.learner_id)),
        now,
    )
    chosen = mine.id.in_(select(Enrolment.id).where(which, again).correlate(None))
    return union_all(
        once.where(which, ~again).group_by(Enrolment.id), both.where(chosen).group_by(mine.id)
    ).subquery("shares")


def of_learner(look: Look, learner_id: UUID, last: int = 16) -> list[LearnerAttendance]:
    """How one learner attended each group, the newest first, with the codes of the `last` sessions."""
    expect_reach(look, learner_id)
    now = moment_of(look)
    sessions: dict[UUID, dict[UUID, Offered]] = {}
    query = _offered(now.day).where(Enrolment.learner_id == learner_id)
    for _learner, group_id, session_id, *facts in look.execute(query):
        own = sessions.setdefault(group_id, {})
        if session_id is not None:
            own[session_id] = Offered(*facts)
    taking_part = [
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
    return [*taking_part, *_as_guest(look, learner_id)]


def weeks(look: Look, monday: date, count: int, scope: Scope = EVERYTHING) -> list[Week]:
    """The weeks up to the one that begins on `monday`, oldest first, of a scope.

    Guests are left out: nobody had offered them anything.
    """
    first, today = monday - timedelta(weeks=count - 1), moment_of(look).day
    listed = code_list("attendance_codes")
    there = [code.key for code in listed if rules.was_there(code.key)]
    away = [code.key for code in listed if rules.kept_away(code.key)]
    query = (
        select(
            Session.day,
            func.sum(case((Mark.code.in_(away), 0), else_=1)),
            func.sum(case((Mark.code.in_(there), 1), else_=0)),
        )
        .join(Mark, and_(Mark.session_id == Session.id, CURRENT, Mark.guest == false()))
        .where(Session.day.between(first, min(monday + timedelta(days=6), today)))  # no mark made ahead
        .where(Session.state == SessionState.PLANNED)
        .group_by(Session.day)
    )
    if scope:
        query = query.where(timetable.within(scope))
    found = {first + timedelta(weeks=number): [0, 0] for number in range(count)}
    for day, offered, attended in look.execute(query):
        week = found[week_of(day)[0]]
        week[0] += offered
        week[1] += attended
    return [
        Week(day, offered, attended, rules.is_final(week_of(day)[1], today))
        for day, (offered, attended) in found.items()
    ]


def _offered(today: date) -> Rows:
    """Every enrolment with the sessions it was expected at until today, and the current mark of each."""
    counts = or_(EXPECTED, is_marked())  # who came though not expected was there
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
        .outerjoin(Session, and_(_covered(today), counts))
        .outerjoin(Mark, _MARKED)
        .order_by(Session.day, Session.start_minute)
    )


def _added(query: Rows, now: Moment) -> Rows:
    """Enrolments with what has taken place of the sessions they were expected at, and the marks in it."""
    over = or_(Session.day < now.day, Session.end_minute <= now.minute, Mark.code != "")
    return (
        query.join(Session, _covered(now.day))
        .outerjoin(Mark, _MARKED)
        .where(over, or_(Mark.id.is_not(None), EXPECTED))  # as in `_offered`
    )


def _covered(today: date) -> ColumnElement[bool]:
    """That a session belongs to an enrolment, and is planned for a day until today."""
    return and_(
        Session.group_id == Enrolment.group_id,
        Session.state == SessionState.PLANNED,
        Session.day <= today,
        *on_roll_of(Session.day),
    )


# The current mark of an enrolment's learner in a session.
_MARKED = and_(Mark.session_id == Session.id, Mark.learner_id == Enrolment.learner_id, CURRENT)


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


def _as_guest(look: Look, learner_id: UUID) -> Iterator[LearnerAttendance]:
    """Where somebody was a guest: how often and how long, group by group."""
    count = func.count()
    query = (
        select(
            CourseGroup.id,
            Course.name,
            CourseGroup.name,
            func.min(Session.day),
            count,
            func.sum(Mark.minutes),
        )
        .join(Session, Session.id == Mark.session_id)
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .where(Mark.learner_id == learner_id, CURRENT, Mark.guest, Mark.code != rules.STRUCK)
        .where(Session.state == SessionState.PLANNED)
        .group_by(CourseGroup.id, Course.name, CourseGroup.name)
        .order_by(func.min(Session.day).desc(), Course.name)
    )
    for group_id, course, group, first_day, sessions, minutes in look.execute(query):
        total = AttendanceSum(sessions, sessions, int(minutes))
        yield LearnerAttendance(group_id, course, group, first_day, total, guest=True)


def _shown(sessions: Iterable[Offered], now: Moment) -> Iterator[tuple[date, str]]:
    """Day and code of what has taken place."""
    for session in sessions:
        if rules.took_place(session, now.day, now.minute):
            yield session.day, session.code
