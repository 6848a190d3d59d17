"""Who is ready for a paper, and who is not yet, with the reasons."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, Kind, check_name
from eduapp.certificates.models import Certificate
from eduapp.certificates.queries.paper import Item, course_case
from eduapp.core.i18n import _
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import AttendanceSum
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import ENDED_EARLY
from eduapp.education.school import queries as schools
from eduapp.education.school.rules import SchoolFacts, missing_for_papers
from eduapp.exams.sittings import queries as sittings
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import HoursEntry

LOOKED_BACK = timedelta(days=400)  # groups that ended longer ago are found on the learner's page


@dataclass(frozen=True)
class ReadyRow:
    """One person and one paper: ready, or all the reasons why not yet."""

    id: str  # unique in the list
    item: Item
    kind: str  # code: certificate_kinds
    learner_id: UUID
    name: str
    sort_key: str
    title: str  # course or workshop
    ready: bool
    reasons: tuple[str, ...]  # sentences in the language spoken now
    school_lacks: bool = False  # the letterhead is among the reasons


def ready(session: Session, today: date) -> list[ReadyRow]:
    """Everybody with something to show, courses before workshops. Issued papers are in the register."""
    missing = missing_for_papers(_school(session))
    rows = [*_courses(session, today), *_practice(session, today)]
    if missing:
        reason = rules.SchoolIncomplete(missing=", ".join(_(one) for one in missing)).sentence()
        rows = [_blocked(row, reason) for row in rows]
    return sorted(rows, key=lambda row: (row.item.practice, row.title, row.sort_key, row.id))


def _courses(session: Session, today: date) -> list[ReadyRow]:
    issued = _issued(session)
    by_group: dict[UUID, list[tuple[Enrolment, str, str]]] = defaultdict(list)
    query = (
        select(Enrolment, Learner.family_name, Learner.given_name, Learner.sort_key)
        .join(Learner, Learner.id == Enrolment.learner_id)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(Enrolment.state.not_in(ENDED_EARLY), CourseGroup.last_day >= today - LOOKED_BACK)
    )
    for enrolment, family, given, key in session.execute(query):
        if (enrolment.id, enrolment.learner_id) not in issued:
            name = ", ".join(filter(None, (family, given)))
            by_group[enrolment.group_id].append((enrolment, name, key))
    results = sittings.results_of_courses(
        session, {one.course_id for group in by_group.values() for one, _n, _k in group}
    )
    rows = []
    for group_id, members in by_group.items():
        group = courses.group(session, group_id)
        sums = attendance.attendance_of(session, group_id)
        if group is None:
            continue
        for enrolment, name, key in members:
            attended = sums.get(enrolment.learner_id, AttendanceSum())
            result = results.get((enrolment.course_id, enrolment.learner_id))
            case = course_case(enrolment, group, attended, result)
            against = [*rules.check_course(case, today)]
            item = Item(enrolment.id, enrolment.learner_id)
            rows.append(_row(item, rules.paper_for(case), name, key, group.course.name, against))
    return rows


def _practice(session: Session, today: date) -> list[ReadyRow]:
    waiting = _waiting(session)
    newest = _newest_practice(session)
    rows = []
    for done in hours.practised(session):
        if done.last_day < today - LOOKED_BACK:
            continue
        number, until = newest.get((done.workshop_id, done.learner_id), ("", None))
        if until is not None and until >= done.last_day:
            continue  # documented already: it stands in the register
        case = rules.PracticeCase(
            done.minutes, waiting.get((done.workshop_id, done.learner_id), 0), done.last_day, until, number
        )
        against = [*rules.check_practice(case)]
        item = Item(done.workshop_id, done.learner_id, practice=True)
        rows.append(_row(item, "praksisattest", done.name, done.sort_key, done.workshop, against))
    return rows


def _row(item: Item, kind: Kind, name: str, key: str, title: str, against: list[Violation]) -> ReadyRow:
    id = f"{item.basis_id}/{item.learner_id}"
    found = [*against, *check_name(name, TEMPLATE_OF_KIND[kind])]
    reasons = tuple(violation.sentence() for violation in found)
    return ReadyRow(id, item, kind, item.learner_id, name, key, title, not found, reasons)


def _blocked(row: ReadyRow, reason: str) -> ReadyRow:
    return replace(row, ready=False, reasons=(*row.reasons, reason), school_lacks=True)


def _issued(session: Session) -> set[tuple[UUID, UUID]]:
    query = select(Certificate.basis_id, Certificate.learner_id).where(
        Certificate.state.in_(("reserved", "issued"))
    )
    return {(basis_id, learner_id) for basis_id, learner_id in session.execute(query)}


def _waiting(session: Session) -> dict[tuple[UUID, UUID], int]:
    found: dict[tuple[UUID, UUID], int] = defaultdict(int)
    query = select(HoursEntry.workshop_id, HoursEntry.learner_id, HoursEntry.minutes).where(
        HoursEntry.state == "submitted"
    )
    for workshop_id, learner_id, minutes in session.execute(query):
        found[workshop_id, learner_id] += minutes
    return found


def _newest_practice(session: Session) -> dict[tuple[UUID, UUID], tuple[str, date]]:
    query = (
        select(Certificate.basis_id, Certificate.learner_id, Certificate.number, Certificate.facts)
        .where(Certificate.kind == "praksisattest", Certificate.state.in_(("reserved", "issued")))
        .order_by(Certificate.issued_at)
    )
    return {
        (basis_id, learner_id): (number, date.fromisoformat(facts["last"]))
        for basis_id, learner_id, number, facts in session.execute(query)
    }


def _school(session: Session) -> SchoolFacts | None:
    school = schools.default_school(session)
    return school.facts if school else None
