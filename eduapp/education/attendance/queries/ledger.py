"""The ledger of a day: who was offered how many minutes, and where each of them went."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, literal, select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.moment import Moment, moment_of
from eduapp.core.db.reach import expect_reach
from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT, EXPECTED, Rows
from eduapp.education.attendance.rules import DaySum, Part
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import on_roll_of
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState, kept_by_prison, time_text
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, slots=True)
class DayRow:
    """One learner on one day: the minutes, and every session behind them with its code."""

    learner_id: UUID
    number: str
    name: str  # family name first
    day: date
    total: DaySum
    parts: tuple[Part, ...]
    final: bool  # the time for corrections is over
    last_change: datetime | None  # of any mark behind it; later than a report means that the report is old


@dataclass(frozen=True)
class PersonMark:
    """One session of one learner as a slip for the learner prints it: never with staff's notes."""

    id: UUID | None  # of the mark; none while nobody has said anything
    session_id: UUID
    day: date
    start_minute: int
    end_minute: int
    course_name: str
    group_name: str
    part: Part
    cause: str  # whose cause an absence is
    minutes_late: int
    minutes_early: int
    corrected: bool

    @property
    def hours(self) -> str:
        """From when to when: 08.30–10.00."""
        return time_text(self.start_minute, self.end_minute)


@dataclass(frozen=True, slots=True)
class _Line:
    """One session of one learner, as read."""

    course: str
    group: str
    learner_id: UUID
    number: str
    family: str
    given: str
    session_id: UUID
    day: date
    start_minute: int
    end_minute: int
    state: str
    cancel_reason: str
    cancel_paid: bool
    mark_id: UUID | None = None
    marked_at: datetime | None = None
    code: str = ""
    reason: str = ""
    minutes: int = 0
    planned: int = 0
    missed: str = ""
    guest: bool = False
    minutes_late: int = 0
    minutes_early: int = 0
    corrected: bool = False

    @property
    def part(self) -> Part:
        """As it counts, the session perhaps having been cancelled."""
        planned = self.planned if self.mark_id else self.end_minute - self.start_minute
        mark = Part(self.code, self.reason, self.minutes, planned - self.minutes, self.missed, self.guest)
        cancelled = self.state == SessionState.CANCELLED
        by_prison = cancelled and kept_by_prison(self.cancel_reason)
        part = rules.part_of(mark, planned, cancelled=cancelled, by_prison=by_prison)
        counts = self.cancel_paid if part.code == rules.CANCELLED else part.counts
        there = part.attended > 0
        start = self.start_minute + (self.minutes_late if there else 0)
        end = self.end_minute - (self.minutes_early if there else 0)
        return replace(part, counts=counts, start=start, end=end)

    @property
    def cause(self) -> str:
        """Whose cause it is that minutes were missed."""
        part = self.part
        if not part.code or not part.missed:
            return ""
        if part.code == rules.CANCELLED:
            return "prison" if kept_by_prison(self.cancel_reason) else "school"
        return rules.cause_of(part.code, part.reason)


def day_ledger(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> list[DayRow]:
    """Everybody who was offered a session of a scope from a first to a last day, day by day. Two statements.

    Sessions still to come count only where something is recorded already. What nobody recorded is unmarked
    time, never absence (R43); guests are in it with the minutes they were there.
    """
    now = moment_of(look)
    lines = sorted(
        _lines(look, first, last, now, scope), key=lambda line: (line.day, line.number, line.start_minute)
    )
    finals = {day: rules.is_final(day, now.day) for day in {line.day for line in lines}}
    rows = []
    for (day, _number), own in groupby(lines, key=lambda line: (line.day, line.number)):
        sessions = list(own)
        who, parts = sessions[0], tuple(line.part for line in sessions)
        name = ", ".join(filter(None, (who.family, who.given)))
        changed = max((line.marked_at for line in sessions if line.marked_at), default=None)
        total = rules.tallied(parts)
        rows.append(DayRow(who.learner_id, who.number, name, day, total, parts, finals[day], changed))
    return rows


def marks_of_person(look: Look, learner_id: UUID, first: date, last: date) -> list[PersonMark]:
    """What was recorded of one learner from a first to a last day, and what is missing; oldest first."""
    expect_reach(look, learner_id)
    lines = _lines(look, first, last, moment_of(look), EVERYTHING, learner_id)
    return [
        PersonMark(
            line.mark_id,
            line.session_id,
            line.day,
            line.start_minute,
            line.end_minute,
            line.course,
            line.group,
            line.part,
            line.cause,
            line.minutes_late,
            line.minutes_early,
            line.corrected,
        )
        for line in sorted(lines, key=lambda line: (line.day, line.start_minute))
    ]


def _lines(
    look: Look, first: date, last: date, now: Moment, scope: Scope, learner_id: UUID | None = None
) -> Iterator[_Line]:
    marked, missing = _marked(first, last), _unmarked(first, min(last, now.day))
    if scope:
        marked, missing = (query.where(timetable.within(scope)) for query in (marked, missing))
    if learner_id is not None:
        marked, missing = marked.where(Mark.learner_id == learner_id), missing.where(Learner.id == learner_id)
    for values in look.execute(marked):
        yield _Line(*values)
    for values in look.execute(missing):
        line = _Line(*values)
        over = (line.day, line.end_minute) <= (now.day, now.minute)
        if over or line.state == SessionState.CANCELLED:
            yield line


_HEAD: tuple[Any, ...] = (
    Course.name,
    CourseGroup.name,
    Learner.id,
    Learner.number,
    Learner.family_name,
    Learner.given_name,
    Session.id,
    Session.day,
    Session.start_minute,
    Session.end_minute,
    Session.state,
    Session.cancel_reason,
    Session.cancel_paid,
)


def _marked(first: date, last: date) -> Rows:
    """Every current mark; who was struck was never there."""
    return (
        select(
            *_HEAD, Mark.id, Mark.marked_at, Mark.code, Mark.reason, Mark.minutes, Mark.planned, Mark.missed,
            Mark.guest, Mark.minutes_late, Mark.minutes_early, Mark.why != "",
        )
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .join(Mark, and_(Mark.session_id == Session.id, CURRENT))
        .join(Learner, Learner.id == Mark.learner_id)
        .where(Session.day.between(first, last), Mark.code != rules.STRUCK)
    )  # fmt: skip


def _unmarked(first: date, last: date) -> Rows:
    """Every session of everybody expected at it of whom nothing is said."""
    said = exists(
        select(literal(1))
        .where(Mark.session_id == Session.id, Mark.learner_id == Learner.id, CURRENT)
        .correlate(Session, Learner)
    )
    on_roll = and_(Enrolment.group_id == Session.group_id, *on_roll_of(Session.day), EXPECTED)
    return (
        select(*_HEAD)
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .join(Enrolment, on_roll)
        .join(Learner, Learner.id == Enrolment.learner_id)
        .where(Session.day.between(first, last), ~said)
        .distinct()  # who left and came back the same day is offered a session once
    )
