"""What somebody has reached: results that were told, modules, competence aims, hours; for papers and a panel.

A module counts for the stay on which it was reached: from the first day on the course to the day before the
person began the same course anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, Self
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from eduapp.certificates import rules
from eduapp.certificates.models import Certificate
from eduapp.certificates.rules import CourseCase, Kind, Measured
from eduapp.core.db.reach import expect_reach
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import AttendanceSum
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import CourseModule, ModuleReached
from eduapp.education.courses.queries import AimRow, CourseParts, CourseRow, GroupHead, ReachedRow
from eduapp.education.courses.rules import Criterion, in_force
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import CourseOfLearner
from eduapp.education.enrolment.rules import ENDED_EARLY, LIVE, TRANSFERRED
from eduapp.exams.grading import queries as grading
from eduapp.exams.grading.queries import ReleasedResult
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, Sitting
from eduapp.workshops.aims import queries as trade_aims
from eduapp.workshops.aims.queries import LearnerTrade
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.queries import LearnerWorkshop

_Later = aliased(Enrolment)


@dataclass(frozen=True)
class Reached:
    """Modules and aims of one course that somebody reached on one stay."""

    modules: tuple[ReachedRow, ...] = ()  # in the order of the course
    aims: tuple[AimRow, ...] = ()
    passed: bool = False  # an exam of the course


@dataclass(frozen=True)
class CourseReached:
    """One course of one learner, with all stays on it."""

    course_id: UUID
    code: str
    name: str
    held: int  # sessions offered
    attended: int
    minutes: int
    modules: tuple[ReachedRow, ...]  # in the order of the course
    modules_in_all: int
    aims: tuple[AimRow, ...]
    aims_in_all: int
    result: ReleasedResult | None  # the newest
    county: bool  # modules, aims and grades are documented by the county
    paper: Kind | None  # that could be issued of the newest stay: now, or if it ended today
    now: bool


@dataclass(frozen=True)
class LearnerReached:
    """Everything one learner has reached."""

    courses: tuple[CourseReached, ...]  # the newest first
    trades: tuple[LearnerTrade, ...]
    workshops: tuple[LearnerWorkshop, ...]


class _Stay(Protocol):
    """An enrolment, from wherever it was read."""

    @property
    def state(self) -> str: ...
    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date | None: ...


class _Result(Protocol):
    """A result, from wherever it was read."""

    @property
    def passed(self) -> bool | None: ...


def course_case(
    stay: _Stay,
    group: GroupHead,
    attended: AttendanceSum,
    result: _Result | None,
    *,
    passed_there: bool,
    modules: bool,
    criteria: tuple[Criterion, ...] = (),
    measured: Measured | None = None,
) -> CourseCase:
    """What the rules ask about a course paper; `passed_there`: who left early passed on this very stay."""
    passed = result.passed if result is not None else None
    return CourseCase(
        kind_of_course=group.course.kind,
        assessed=bool(group.course.scale),
        percent_needed=group.course.attendance_percent,
        state=stay.state,
        first_day=stay.first_day,
        ended_on=stay.last_day,
        group_ends=group.last_day,
        held=attended.held,
        attended=attended.attended,
        passed=passed if passed_there or stay.state not in ENDED_EARLY else None,  # an exam of another time
        has_result=result is not None,
        criteria=criteria,
        measured=measured,
        minutes_per_hour=group.course.minutes_per_hour,
        modules=modules,
    )


def measured_on(attended: AttendanceSum, got: Reached) -> Measured:
    """What one stay brought, as criteria are compared with it."""
    return Measured(
        held=attended.held,
        attended=attended.attended,
        minutes=attended.minutes,
        modules=len(got.modules),
        aims=len(got.aims),
        passed=got.passed,
    )


def reached_something() -> ColumnElement[bool]:
    """Whether who left an enrolment early reached a module, or passed an exam of its course, while on it."""
    return or_(exists(_modules()), passed_meanwhile())


def passed_meanwhile() -> ColumnElement[bool]:
    """Whether an exam of the course was passed on an enrolment, and told."""
    query = (
        select(Result.id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(
            Candidate.learner_id == Enrolment.learner_id,
            Sitting.course_id == Enrolment.course_id,
            Result.superseded == false(),
            Result.passed == true(),
            IS_TOLD,
            *_meanwhile(Sitting.day),
        )
    )
    return exists(query.correlate(Enrolment))


def reached_on(
    session: Session, stay: Enrolment, parts: CourseParts, passed_on: date | None, today: date
) -> Reached:
    """The modules and aims of one stay, in the order of the course; `passed_on`: the day of a passed exam."""
    query = select(Enrolment.first_day).where(
        Enrolment.learner_id == stay.learner_id,
        Enrolment.course_id == stay.course_id,
        Enrolment.first_day > stay.first_day,
    )
    again = min(session.scalars(query), default=date.max)
    found = courses.reached_in(session, stay.course_id, [stay.learner_id]).values()
    mine = [row for row in found if row.reached and stay.first_day <= row.day <= today and row.day < again]
    passed = passed_on if passed_on is not None and stay.first_day <= passed_on < again else None
    return _reached(mine, parts, passed)


def of_learner(session: Session, learner_id: UUID, today: date) -> LearnerReached:
    """Everything one learner has reached: a dozen statements, however many courses there are."""
    expect_reach(session, learner_id)
    known = _Known.of(session, learner_id, today)
    return LearnerReached(
        tuple(known.course(row) for row in known.courses),
        tuple(row for row in trade_aims.of_learner(session, learner_id, today) if row.reached or row.live),
        hours.of_learner(session, learner_id).workshops,
    )


@dataclass(frozen=True)
class _Known:
    """What is on record of one learner and all courses, read once."""

    today: date
    courses: tuple[CourseRow, ...]  # that the learner has anything of, the newest first
    stays: tuple[CourseOfLearner, ...]
    documented: frozenset[UUID]  # stays of which there is a paper
    groups: Mapping[UUID, GroupHead]
    attended: Mapping[UUID, AttendanceSum]  # by group
    parts: Mapping[UUID, CourseParts]
    modules: Sequence[ReachedRow]
    results: Mapping[UUID, ReleasedResult]  # the newest of each course
    criteria: Mapping[UUID, tuple[Criterion, ...]]  # of courses that ask for more than attendance

    @classmethod
    def of(cls, session: Session, learner_id: UUID, today: date) -> Self:
        """Read it."""
        stays = [row for row in enrolment.of_learner(session, learner_id) if row.first_day <= today]
        modules = courses.reached_by(session, learner_id)
        results: dict[UUID, ReleasedResult] = {}
        for result in grading.results_of_learner(session, learner_id):
            results.setdefault(result.course_id, result)
        by_code = {row.code: row for row in courses.courses(session)}
        by_id = {row.id: row for row in by_code.values()}
        theirs = [by_id[id] for id in (*(row.course_id for row in stays), *results)]
        theirs = list(dict.fromkeys([*theirs, *(by_code[row.course_code] for row in modules)]))
        return cls(
            today,
            tuple(theirs),
            tuple(stays),
            _documented(session, [row.id for row in stays]),
            courses.groups_by_id(session, [row.group_id for row in stays]),
            {row.id: row.total for row in attendance.of_learner(session, learner_id) if not row.guest},
            courses.parts_by_course(session, [row.id for row in theirs]),
            modules,
            results,
            courses.criteria_by_course(session, [row.id for row in theirs]),
        )

    def course(self, row: CourseRow) -> CourseReached:
        """One course, with all stays on it."""
        parts, result = self.parts[row.id], self.results.get(row.id)
        modules = [one for one in self.modules if one.course_code == row.code]
        got = _reached(modules, parts, result.day if result is not None and result.passed else None)
        stays = [one for one in self.stays if one.course_id == row.id]
        sums = [self.attended[one.group_id] for one in stays if one.group_id in self.attended]
        paper, now = self._paper(stays, modules)
        return CourseReached(
            row.id,
            row.code,
            row.name,
            held=sum(one.held for one in sums),
            attended=sum(one.attended for one in sums),
            minutes=sum(one.minutes for one in sums),
            modules=got.modules,
            modules_in_all=sum(one.can_be_chosen(self.today) for one in parts.modules),
            aims=got.aims,
            aims_in_all=sum(one.can_be_chosen(self.today) for one in parts.aims),
            result=result,
            county=not rules.tells_reached(row.kind),
            paper=paper,
            now=now,
        )

    def _paper(
        self, stays: Sequence[CourseOfLearner], modules: Sequence[ReachedRow]
    ) -> tuple[Kind | None, bool]:
        """Which paper of the newest stay could be issued, and whether now: else if the stay ended today."""
        newest = max(stays, key=lambda one: one.first_day, default=None)
        if newest is None or newest.id in self.documented:
            return None, False
        case = self._case(newest, any(one.day >= newest.first_day for one in modules))
        left = replace(case, state=TRANSFERRED, ended_on=self.today)
        for one, now in ((case, True), (left, False)) if newest.state in LIVE else ((case, True),):
            if next(rules.check_course(one, self.today), None) is None:
                return rules.paper_for(one), now
        return None, False

    def _case(self, stay: CourseOfLearner, modules: bool) -> CourseCase:
        group, result = self.groups[stay.group_id], self.results.get(stay.course_id)
        attended = self.attended.get(stay.group_id, AttendanceSum())
        there = result is not None and bool(result.passed) and result.day >= stay.first_day
        criteria = in_force(self.criteria.get(stay.course_id, ()), stay.first_day)
        reached = [one for one in self.modules if one.course_code == group.course.code]
        mine = [one for one in reached if one.day >= stay.first_day]
        passed_on = result.day if there and result is not None else None
        measured = measured_on(attended, _reached(mine, self.parts[stay.course_id], passed_on))
        return course_case(
            stay, group, attended, result,
            passed_there=there, modules=modules, criteria=criteria, measured=measured,
        )  # fmt: skip


def _modules() -> Select[UUID]:
    """Modules of its course that were reached while on an enrolment."""
    query = (
        select(ModuleReached.id)
        .join(CourseModule, CourseModule.id == ModuleReached.module_id)
        .where(
            ModuleReached.learner_id == Enrolment.learner_id,
            CourseModule.course_id == Enrolment.course_id,
            ModuleReached.superseded == false(),
            ModuleReached.reached == true(),
            *_meanwhile(ModuleReached.day),
        )
    )
    return query.correlate(Enrolment)


def _meanwhile(day: InstrumentedAttribute[date]) -> tuple[ColumnElement[bool], ...]:
    """Whether a day is on an enrolment: not before it began, and before the same course began anew."""
    anew = select(_Later.id).where(
        _Later.learner_id == Enrolment.learner_id,
        _Later.course_id == Enrolment.course_id,
        _Later.first_day > Enrolment.first_day,
        _Later.first_day <= day,
    )
    return day >= Enrolment.first_day, ~exists(anew.correlate_except(_Later))


def _reached(modules: Iterable[ReachedRow], parts: CourseParts, passed_on: date | None) -> Reached:
    """In the order of the course."""
    by_id = {row.module_id: row for row in modules}
    ordered = tuple(by_id[row.id] for row in parts.modules if row.id in by_id)
    days = {row.module: row.day for row in ordered}
    aims = tuple(rules.aims_reached(parts.aims, days, passed_on))
    return Reached(ordered, aims, passed_on is not None)


def _documented(session: Session, stays: Collection[UUID]) -> frozenset[UUID]:
    query = select(Certificate.basis_id).where(
        Certificate.basis_id.in_(stays),
        Certificate.kind.in_(rules.ONCE),
        Certificate.state.in_(("reserved", "issued")),
    )
    return frozenset(session.scalars(query))
