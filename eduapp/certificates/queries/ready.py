"""Who is ready for a paper, and who is not yet, with the reasons.

A large site has tens of thousands of papers that could be. All are judged by the rules, but only what a page
shows becomes rows with sentences; and of those that lack something else already, nobody's marks are counted.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, Kind, check_name
from eduapp.certificates.issue.rules import NotChecked
from eduapp.certificates.models import Certificate, CertificateCheck
from eduapp.certificates.queries.basis import Item
from eduapp.certificates.queries.criteria import Measuring
from eduapp.certificates.queries.differing import asks_for_second_person
from eduapp.certificates.queries.reached import passed_meanwhile, reached_something
from eduapp.certificates.rules import CourseCase, PracticeCase
from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.moment import moment_of
from eduapp.core.i18n import _
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries as attendance
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.rules import in_force
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import ENDED_EARLY
from eduapp.education.school import queries as schools
from eduapp.education.school.rules import missing_for_papers
from eduapp.exams.sittings import queries as sittings
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import Workshop

AnyColumns = tuple[Any, ...]
LOOKED_BACK = timedelta(days=400)  # groups that ended longer ago are found on the learner's page
SHOWN = 500  # rows of a list at most
_LIVE = Certificate.state.in_(("reserved", "issued"))
_LEFT = Enrolment.state.in_(ENDED_EARLY)

Wanted = Literal["ready", "not_yet", "all"]


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


@dataclass(frozen=True)
class ReadyList:
    """What a page shows of all that could be papers, and how many there are."""

    rows: tuple[ReadyRow, ...]  # of those that were wanted the first
    found: int  # how many were wanted
    ready: int
    waiting: int
    titles: tuple[tuple[str, int], ...]  # every course and workshop, and how many are ready in it
    held_back: tuple[ReadyRow, ...] = ()  # where nobody is ready, the first of the others: to say why
    lacking: int = 0  # how many others


@dataclass(frozen=True, slots=True)
class _Open:
    """A paper somebody could have; `case` is what the rules ask about it. Ids as the database has them."""

    basis_id: object
    learner_id: object
    practice: bool
    name: str
    sort_key: str
    title: str
    case: CourseCase | PracticeCase
    checked: bool = True  # by a second person, where the school asks for one

    @property
    def place(self) -> tuple[bool, str, str, str]:
        """Courses before workshops, then by title and name."""
        return self.practice, self.title, self.sort_key, f"{self.basis_id}/{self.learner_id}"

    @property
    def kind(self) -> Kind:
        """The paper it would be."""
        return rules.paper_for(self.case) if isinstance(self.case, CourseCase) else "praksisattest"

    def measured_by(self, measuring: Measuring) -> "_Open":
        """The same with what the stay brought, where the course asks for it."""
        if not isinstance(self.case, CourseCase) or not self.case.criteria:
            return self
        return replace(self, case=measuring.of(self.case, _id(self.basis_id)))

    def against(self, today: date) -> Iterator[Violation]:
        """Everything between the person and the paper."""
        if isinstance(self.case, CourseCase):
            yield from rules.check_course(self.case, today)
        else:
            yield from rules.check_practice(self.case)
        yield from check_name(self.name, TEMPLATE_OF_KIND[self.kind])
        if not self.checked:
            yield NotChecked()


def ready(session: Session, today: date) -> list[ReadyRow]:
    """Everybody with something to show, courses before workshops. Issued papers are in the register."""
    return list(ready_list(session, today, most=None).rows)


def ready_list(
    session: Session,
    today: date,
    wanted: Wanted = "all",
    title: str = "",
    most: int | None = SHOWN,
    scope: Scope = EVERYTHING,
) -> ReadyList:
    """The first rows of those that are wanted, of one course or workshop or all; and how many there are."""
    reason = _school_lacks(session)
    able, lacking = _judged(session, today, true() if most is None else _may_be_done(today), scope)
    if reason:
        able, lacking = [], [*able, *lacking]
    found = _of(title, {"ready": able, "not_yet": lacking, "all": [*able, *lacking]}[wanted])
    others = _of(title, lacking) if wanted == "ready" and not found else []
    counts = Counter(one.title for one in able)
    titles = sorted({(one.practice, one.title) for one in (*able, *lacking)})
    return ReadyList(
        _rows(session, today, found[:most], reason, scope),
        len(found),
        len(able),
        len(lacking),
        tuple((each, counts[each]) for each in dict.fromkeys(each for _practice, each in titles)),
        _rows(session, today, others[:most], reason, scope),
        len(others),
    )


def counted(session: Session, today: date, scope: Scope = EVERYTHING) -> tuple[int, tuple[str, ...]]:
    """How many in a scope could have a paper now, and the courses and workshops in which."""
    if _school_lacks(session):
        return 0, ()
    able, _lacking = _judged(session, today, _may_be_done(today), scope)
    titles = sorted({(one.practice, one.title) for one in able})
    return len(able), tuple(dict.fromkeys(title for _practice, title in titles))


def _of(title: str, among: list[_Open]) -> list[_Open]:
    return sorted((one for one in among if title in ("", one.title)), key=lambda one: one.place)


def _judged(
    session: Session, today: date, which: ColumnElement[bool], scope: Scope
) -> tuple[list[_Open], list[_Open]]:
    """Those who are ready, and the others, in any order. Marks are added up of those that `which` chooses."""
    able: list[_Open] = []
    lacking: list[_Open] = []
    measuring, checked = Measuring(session, today), _checked(session)
    for found in (_courses(session, today, which, scope), _practice(session, today, scope)):
        for one in found:
            free = next(one.against(today), None) is None
            asked = one.measured_by(measuring) if free else one
            if free and not checked(asked):
                asked = replace(asked, checked=False)
            (able if free and next(asked.against(today), None) is None else lacking).append(asked)
    return able, lacking


def _checked(session: Session) -> Callable[[_Open], bool]:
    """Whether a second person has looked at a paper, if only at what it said then; issuing asks once more."""
    if not asks_for_second_person(session):
        return lambda _one: True
    ids = (CertificateCheck.basis_id, CertificateCheck.learner_id)
    query = select(*(type_coerce(id, String) for id in ids), CertificateCheck.kind).distinct()
    known = {tuple(row) for row in session.execute(query)}
    return lambda one: (one.basis_id, one.learner_id, one.kind) in known


def _may_be_done(today: date) -> ColumnElement[bool]:
    """At least everybody whose course is over, who left it, or who may be done by passing its exam.

    The rules hold all others back, whatever they attended: it need not be added up before they are shown.
    """
    over = Enrolment.state.in_(("completed", *ENDED_EARLY))
    return or_(over, CourseGroup.last_day < today, Course.scale != "")


def _courses(session: Session, today: date, which: ColumnElement[bool], scope: Scope) -> Iterator[_Open]:
    """Everybody without a paper of a course; what they attended is known of those that `which` chooses."""
    chosen = _open_courses(select(Enrolment.id), today, scope).where(which)
    people = _open_courses(select(Enrolment.learner_id), today, scope) if scope else None
    shares = attendance.shares(moment_of(session), Enrolment.id.in_(chosen))
    verdicts = sittings.verdicts(people)
    criteria = courses.criteria_by_course(session)
    query = (
        _open_courses(
            select(
                type_coerce(Enrolment.id, String),
                type_coerce(Enrolment.learner_id, String),
                Learner.family_name,
                Learner.given_name,
                Learner.sort_key,
                Course.name,
                Course.id if criteria else null(),  # made of what a database writes only where needed
                Course.minutes_per_hour,
                Course.kind,
                Course.scale,
                Course.attendance_percent,
                Enrolment.state,
                Enrolment.first_day,
                Enrolment.last_day,
                CourseGroup.last_day,
                func.coalesce(shares.c.held, 0),
                func.coalesce(shares.c.attended, 0),
                verdicts.c.passed,
                verdicts.c.learner_id.is_not(None),
                case((_LEFT, passed_meanwhile()), else_=false()),  # asked of those alone who left
            ),
            today,
            scope,
        )
        .join(Learner, Learner.id == Enrolment.learner_id)
        .outerjoin(shares, shares.c.enrolment_id == Enrolment.id)
        .outerjoin(
            verdicts,
            and_(verdicts.c.course_id == Course.id, verdicts.c.learner_id == Enrolment.learner_id),
        )
    )
    for id, learner_id, family, given, key, title, course, unit, *asked in session.execute(query):
        kind, grades, percent, state, first, last, ends, held, attended, passed, known, meanwhile = asked
        left = state in ENDED_EARLY  # with a module or a pass: others are not asked for
        about = CourseCase(
            kind, bool(grades), percent, state, first, last, ends, held, attended,
            passed=bool(meanwhile) if left else passed, has_result=bool(known), modules=left,
            criteria=in_force(criteria.get(course, ()), first) if criteria else (),
            minutes_per_hour=unit,
        )  # fmt: skip
        yield _Open(id, learner_id, False, _listed(family, given), key, title, about)


def _open_courses(query: Select[*AnyColumns], today: date, scope: Scope) -> Select[*AnyColumns]:
    """Enrolments in a scope that could bring a paper, and have brought none."""
    paper = select(Certificate.id).where(
        Certificate.basis_id == Enrolment.id,
        Certificate.learner_id == Enrolment.learner_id,
        Certificate.kind.in_(rules.ONCE),
        _LIVE,
    )
    return (
        query.select_from(Enrolment)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .where(
            or_(~_LEFT, reached_something()),
            CourseGroup.last_day >= today - LOOKED_BACK,
            ~exists(paper.correlate(Enrolment)),
            *([Enrolment.group_id.in_(courses.within(scope))] if scope else []),
        )
    )


def _added_up(session: Session, today: date, found: Sequence[_Open], scope: Scope) -> list[_Open]:
    """The same, with the marks of those whose marks were not needed to hold them back."""
    ids = [_id(one.basis_id) for one in found if isinstance(one.case, CourseCase) and not one.case.held]
    fresh = (
        {one.basis_id: one for one in _courses(session, today, Enrolment.id.in_(ids), scope)} if ids else {}
    )
    return [replace(fresh.get(one.basis_id, one), checked=one.checked) for one in found]


def _practice(session: Session, today: date, scope: Scope) -> Iterator[_Open]:
    done, awaited, newest = hours.practised(scope), hours.awaited(scope), _newest_practice(scope)
    query = (
        select(
            type_coerce(done.c.workshop_id, String),
            type_coerce(done.c.learner_id, String),
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Workshop.name,
            done.c.minutes,
            func.coalesce(awaited.c.minutes, 0),
            done.c.last_day,
            newest.c.number,
            newest.c.facts,
        )
        .join(Learner, Learner.id == done.c.learner_id)
        .join(Workshop, Workshop.id == done.c.workshop_id)
        .outerjoin(
            awaited,
            and_(awaited.c.workshop_id == done.c.workshop_id, awaited.c.learner_id == done.c.learner_id),
        )
        .outerjoin(
            newest, and_(newest.c.basis_id == done.c.workshop_id, newest.c.learner_id == done.c.learner_id)
        )
        .where(done.c.last_day >= today - LOOKED_BACK)
    )
    for id, learner_id, family, given, key, title, minutes, waiting, last, number, facts in session.execute(
        query
    ):
        until = date.fromisoformat(facts["last"]) if facts else None
        if until is not None and until >= last:
            continue  # documented already: it stands in the register
        case = PracticeCase(minutes, waiting, last, until, number or "")
        yield _Open(id, learner_id, True, _listed(family, given), key, title, case)


def _newest_practice(scope: Scope) -> Subquery:
    """The newest statement by workshop and learner."""
    place = func.row_number().over(
        partition_by=(Certificate.basis_id, Certificate.learner_id), order_by=Certificate.issued_at.desc()
    )
    every = (
        select(
            Certificate.basis_id,
            Certificate.learner_id,
            Certificate.number,
            Certificate.facts,
            place.label("place"),
        )
        .where(Certificate.kind == "praksisattest", _LIVE)
        .where(*([Certificate.basis_id.in_(hours.within(scope))] if scope else []))
        .subquery()
    )
    return select(every).where(every.c.place == 1).subquery("newest")


def _rows(
    session: Session, today: date, found: Sequence[_Open], reason: str, scope: Scope
) -> tuple[ReadyRow, ...]:
    measuring = Measuring(session, today)
    added = _added_up(session, today, found, scope)
    return tuple(_row(one.measured_by(measuring), today, reason) for one in added)


def _row(one: _Open, today: date, reason: str) -> ReadyRow:
    against = (*(violation.sentence() for violation in one.against(today)), *filter(None, (reason,)))
    item = Item(_id(one.basis_id), _id(one.learner_id), one.practice)
    id = f"{item.basis_id}/{item.learner_id}"
    return ReadyRow(
        id, item, one.kind, item.learner_id, one.name, one.sort_key, one.title, not against, against,
        school_lacks=bool(reason),
    )  # fmt: skip


def _id(raw: object) -> UUID:
    """Made of what a database writes only for those who are shown: tens of thousands would take a while."""
    return raw if isinstance(raw, UUID) else UUID(str(raw))


def _school_lacks(session: Session) -> str:
    """Why nobody can have a paper for now; "" if the letterhead is whole."""
    school = schools.default_school(session)
    missing = missing_for_papers(school.facts if school else None)
    return rules.SchoolIncomplete(missing=", ".join(_(one) for one in missing)).sentence() if missing else ""


def _listed(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))
