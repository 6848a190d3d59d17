"""What anonymous figures are made of: the database counts everybody, and no row about a person leaves it."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, distinct, func, or_, select

from eduapp.certificates.models import Certificate
from eduapp.core.codes import code_list
from eduapp.core.db.moment import moment_of
from eduapp.core.db.reach import of_everybody
from eduapp.core.small_numbers import limits_on
from eduapp.education.attendance import rules as attendance
from eduapp.education.attendance.models import Mark
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.timetable.models import Session
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, Sitting
from eduapp.records.summary import rules
from eduapp.records.summary.rules.report import (
    COMPLETED,
    LEFT,
    NOT_PASSED,
    OTHER,
    PASSED,
    Counted,
    Share,
    Work,
)
from eduapp.workshops.hours.models import HoursEntry, Workshop
from eduapp.workshops.hours.terms import FINAL
from eduapp.workshops.machines.models import Machine, TrainingRow

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session as Look

WHY = "counts, of which small ones are hidden before anybody is told"
_LEFT_EARLY = ("withdrawn", "withdrawn_staff", "interrupted", "not_completed")
_NO_SITE = ""
_SITE = func.coalesce(Place.site, _NO_SITE)


def report(look: "Look", first: "date", last: "date") -> rules.Report:
    """The figures of some days, both counted."""
    return rules.report(counted(look, first, last), limits_on(moment_of(look).day))


def counted(look: "Look", first: "date", last: "date") -> Counted:
    """All that is counted of some days, before anything is hidden: for the report alone. Eight statements."""
    return Counted(
        _sites(look),
        _enrolments(look, first, last),
        _learners(look, first, last),
        _attendance(look, first, last),
        _work(look, first, last),
        _trainings(look, first, last),
        _exams(look, first, last),
        _papers(look, first, last),
    )


def _sites(look: "Look") -> tuple[str, ...]:
    """Every site, and what stands at none: always the same columns, whatever was there."""
    return (*places.sites(look), _NO_SITE)


def _asked(look: "Look", query: "Select[*tuple[Any, ...]]") -> list[Any]:
    return list(look.execute(of_everybody(query, WHY)))


def _during(first: "date", last: "date") -> tuple[Any, ...]:
    """Enrolments that began, and had a day of the period."""
    return (
        Enrolment.state != "planned",
        Enrolment.first_day <= last,
        or_(Enrolment.last_day.is_(None), Enrolment.last_day >= first),
        or_(Enrolment.last_day.is_not(None), Enrolment.state.in_(("active", "suspended", "auto_suspended"))),
    )


def _enrolments(look: "Look", first: "date", last: "date") -> dict[tuple[str, str, str], int]:
    ended = Enrolment.last_day.between(first, last)
    outcome = case(
        (ended & (Enrolment.state == "completed"), COMPLETED),
        (ended & Enrolment.state.in_(_LEFT_EARLY), LEFT),
        else_=OTHER,
    )
    query = (
        select(Course.kind, outcome, _SITE, func.count(Enrolment.id))
        .join(Course, Course.id == Enrolment.course_id)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .outerjoin(Place, Place.id == CourseGroup.place_id)
        .where(*_during(first, last))
        .group_by(Course.kind, outcome, _SITE)
    )
    return {(kind, how, site): count for kind, how, site, count in _asked(look, query)}


def _learners(look: "Look", first: "date", last: "date") -> dict[str, int]:
    query = (
        select(_SITE, func.count(distinct(Enrolment.learner_id)))
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .outerjoin(Place, Place.id == CourseGroup.place_id)
        .where(*_during(first, last))
        .group_by(_SITE)
    )
    return dict(map(tuple, _asked(look, query)))


def _attendance(look: "Look", first: "date", last: "date") -> dict[str, Share]:
    """Of marks in force of held sessions; what the prison kept somebody from was not offered."""
    query = (
        select(_SITE, Mark.code, Mark.learner_id)
        .join(Session, Session.id == Mark.session_id)
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .outerjoin(Place, Place.id == CourseGroup.place_id)
        .where(Session.day.between(first, last), Session.state == "planned")
        .where(Mark.superseded.is_(False), Mark.guest.is_(False), Mark.code.not_in(_not_offered()))
    ).subquery()
    there = case((query.c.code.in_(_there()), 1), else_=0)
    site = query.c[0]
    summed = select(site, func.count(distinct(query.c.learner_id)), func.count(), func.sum(there))
    found = _asked(look, summed.group_by(site))
    return {at: Share(people, offered, attended) for at, people, offered, attended in found}


def _there() -> list[str]:
    return [code.key for code in code_list("attendance_codes") if attendance.was_there(code.key)]


def _not_offered() -> list[str]:
    codes = code_list("attendance_codes")
    return [*(code.key for code in codes if attendance.kept_away(code.key)), attendance.STRUCK]


def _work(look: "Look", first: "date", last: "date") -> tuple[Work, ...]:
    """Every workshop there is, whether anybody worked there or not."""
    query = (
        select(
            HoursEntry.workshop_id, func.count(distinct(HoursEntry.learner_id)), func.sum(HoursEntry.minutes)
        )
        .where(HoursEntry.day.between(first, last), HoursEntry.state.in_(FINAL))
        .group_by(HoursEntry.workshop_id)
    )
    done: dict[Any, tuple[int, int]] = defaultdict(lambda: (0, 0))
    done.update({shop: (people, minutes) for shop, people, minutes in _asked(look, query)})
    shops = select(Workshop.id, Workshop.name, _SITE).outerjoin(Place, Place.id == Workshop.place_id)
    found = look.execute(shops.order_by(Workshop.name))
    return tuple(Work(name, site, *done[id]) for id, name, site in found)


def _trainings(look: "Look", first: "date", last: "date") -> dict[str, int]:
    """Learners and machines whose training an instructor signed, each pair once."""
    pairs = (
        select(_SITE.label("site"), TrainingRow.machine_id, TrainingRow.learner_id)
        .join(Machine, Machine.id == TrainingRow.machine_id)
        .join(Place, Place.id == Machine.place_id)
        .where(TrainingRow.step == "instructor_signed", TrainingRow.day.between(first, last))
        .distinct()
    ).subquery()
    query = select(pairs.c.site, func.count()).select_from(pairs).group_by(pairs.c.site)
    return dict(map(tuple, _asked(look, query)))


def _exams(look: "Look", first: "date", last: "date") -> dict[tuple[str, str], int]:
    """Grades in force that may be told, of exams that count."""
    query = (
        select(Result.passed, _SITE, func.count(Result.id))
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .where(Sitting.day.between(first, last), IS_TOLD, Result.superseded.is_(False))
        .where(Result.passed.is_not(None), Candidate.annulled == "", Candidate.cancelled_at.is_(None))
        .group_by(Result.passed, _SITE)
    )
    return {(PASSED if passed else NOT_PASSED, site): count for passed, site, count in _asked(look, query)}


def _papers(look: "Look", first: "date", last: "date") -> dict[str, int]:
    query = (
        select(Certificate.kind, func.count(Certificate.id))
        .where(
            Certificate.issued_on.between(first, last),
            Certificate.state.in_(("issued", "replaced", "revoked")),
        )
        .where(Certificate.replaces_id.is_(None))
        .group_by(Certificate.kind)
    )
    return dict(map(tuple, _asked(look, query)))
