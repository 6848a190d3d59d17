"""What can be told of courses and groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.actor import Scope
from eduapp.core.codes import code_list
from eduapp.core.names import search_patterns, sort_key
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.rules import CourseFacts, GroupFacts, is_valid
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.school import queries as school
from eduapp.people.access import queries as access
from eduapp.people.access.models import User

AnyColumns = tuple[Any, ...]
TEACHING = ("teacher", "leader")  # roles


@dataclass(frozen=True)
class CourseRow:
    """One course in the catalogue."""

    id: UUID
    version: int
    code: str
    name: str
    sort_key: str
    kind: str
    planned_hours: int
    minutes_per_hour: int
    capacity: int
    prerequisites: str
    scale: str
    active: bool
    partner: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def can_be_chosen(self, day: date) -> bool:
        """Whether it is offered and valid on a day (rule 90)."""
        return self.active and is_valid(self.valid_from, self.valid_to, day)

    @property
    def label(self) -> str:
        """For pickers: code and name."""
        return f"{self.code} {self.name}"

    @property
    def planned_minutes(self) -> int:
        """The planned hours in minutes, so that different units can be compared."""
        return self.planned_hours * self.minutes_per_hour

    @property
    def kind_label(self) -> str:
        """Its kind in the language spoken now."""
        return code_list("course_kinds")[self.kind].label


@dataclass(frozen=True)
class CourseHead:
    """One course, whole."""

    id: UUID
    version: int
    facts: CourseFacts


@dataclass(frozen=True)
class GroupHead:
    """One group with its course, teacher and place."""

    id: UUID
    version: int
    course_id: UUID
    course: CourseFacts
    name: str
    teacher_id: UUID | None
    teacher: str
    place_id: UUID | None
    place: str
    capacity: int
    first_day: date
    last_day: date

    @property
    def facts(self) -> GroupFacts:
        """What the rules look at."""
        return GroupFacts(self.name, self.capacity, self.first_day, self.last_day)

    @property
    def label(self) -> str:
        """For headings and pickers: course and group."""
        return f"{self.course.name}, {self.name}"


@dataclass(frozen=True)
class CourseHit:
    """One answer to a search: the label found, and its code."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class Chosen:
    """Somebody or something that can be chosen, or is chosen already."""

    id: UUID
    label: str
    detail: str = ""


@dataclass(frozen=True)
class GroupProposal:
    """What a new group would usually be: named after the term, as long as it lasts."""

    name: str
    capacity: int
    first_day: date | None
    last_day: date | None
    length: tuple[int, int]  # minutes of the course, and of one of its hours


_ROW = (
    Course.id,
    Course.version,
    Course.code,
    Course.name,
    Course.sort_key,
    Course.kind,
    Course.planned_hours,
    Course.minutes_per_hour,
    Course.capacity,
    Course.prerequisites,
    Course.scale,
    Course.active,
    Course.partner,
    Course.valid_from,
    Course.valid_to,
)
_FACTS = (
    Course.code,
    Course.name,
    Course.kind,
    Course.planned_hours,
    Course.minutes_per_hour,
    Course.capacity,
    Course.prerequisites,
    Course.scale,
    Course.contents,
    Course.goals,
    Course.attendance_percent,
    Course.active,
    Course.partner,
    Course.valid_from,
    Course.valid_to,
)


def courses(session: Session, typed: str = "", kind: str = "") -> list[CourseRow]:
    """The catalogue, or the courses whose code or name begins with every typed word, in Norwegian order."""
    query = _matching(select(*_ROW), typed).order_by(Course.sort_key, Course.code)
    if kind:
        query = query.where(Course.kind == kind)
    return [CourseRow(*values) for values in session.execute(query)]


def offered(session: Session, typed: str = "", *, day: date | None = None) -> list[CourseRow]:
    """For pickers: the courses that are still offered; with a day, those valid on it."""
    rows = [row for row in courses(session, typed) if row.active]
    return rows if day is None else [row for row in rows if row.can_be_chosen(day)]


def found(session: Session, typed: str) -> list[CourseHit]:
    """For the search over everything."""
    return [CourseHit(row.id, row.name, row.code) for row in courses(session, typed)]


def teachers(session: Session, typed: str = "") -> list[Chosen]:
    """For pickers: whoever may teach a group (teachers and leaders), by name."""
    found_ = [one for role in TEACHING for one in access.colleagues(session, role, typed)]
    people = {one.id: Chosen(one.id, one.label, one.title) for one in found_}
    return sorted(people.values(), key=lambda one: sort_key(one.label))


def within(scope: Scope) -> Select[UUID]:
    """The groups of a scope, as a part of a statement: the way in where only some are wanted.

    A group is where its place is; one without a place, or with one that is everybody's, is at every site.
    """
    groups = select(CourseGroup.id)
    if scope.teacher_id is not None:
        groups = groups.where(CourseGroup.teacher_id == scope.teacher_id)
    if scope.sites:
        there = CourseGroup.place_id.in_(places.at(scope.sites))
        groups = groups.where(or_(CourseGroup.place_id.is_(None), there))
    return groups


def proposal(session: Session, course_id: UUID, today: date) -> GroupProposal | None:
    """What a new group of this course would usually be."""
    head = course(session, course_id)
    if head is None:
        return None
    term, length = school.term_on(session, today), (head.facts.planned_minutes, head.facts.minutes_per_hour)
    if term is None:
        return GroupProposal("", head.facts.capacity, None, None, length)
    first = max(term.first_day, today)
    return GroupProposal(term.name, head.facts.capacity, first, term.last_day, length)


def course(session: Session, course_id: UUID) -> CourseHead | None:
    """One course, or None."""
    return _head(session.execute(_HEADS.where(Course.id == course_id)).one_or_none())


def by_code(session: Session, code: str) -> CourseHead | None:
    """The course with a code (written large or small), or None."""
    return _head(session.execute(_HEADS.where(Course.code == code.strip().upper())).one_or_none())


def catalogue(session: Session) -> list[CourseFacts]:
    """Every course, whole: for matching files."""
    heads = (_head(values) for values in session.execute(_HEADS.order_by(Course.code)))
    return [head.facts for head in heads if head is not None]


def codes(session: Session) -> dict[str, UUID]:
    """Every code and its course: for matching whole files."""
    return dict(session.execute(select(Course.code, Course.id)).all())


def prerequisites(session: Session) -> dict[str, str]:
    """Every code with what the course asks for."""
    return dict(session.execute(select(Course.code, Course.prerequisites)).all())


def group(session: Session, group_id: UUID) -> GroupHead | None:
    """One group, or None."""
    return next(iter(groups_by_id(session, [group_id]).values()), None)


def groups_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, GroupHead]:
    """Several groups at once."""
    return {head.id: head for head in _groups(session, CourseGroup.id.in_(list(ids)))}


def groups_of(session: Session, course_id: UUID) -> list[GroupHead]:
    """The groups of one course, newest first."""
    found_ = _groups(session, CourseGroup.course_id == course_id)
    return sorted(found_, key=lambda head: (head.first_day, head.name), reverse=True)


def every_group(session: Session) -> list[GroupHead]:
    """Every group, whole, the latest first: for matching files."""
    heads = [_group(list(row)) for row in session.execute(_GROUPS)]
    return sorted(heads, key=lambda head: (head.first_day, head.id), reverse=True)


_HEADS = select(Course.id, Course.version, *_FACTS)
_GROUPS = (
    select(
        CourseGroup.id,
        CourseGroup.version,
        CourseGroup.course_id,
        CourseGroup.name,
        CourseGroup.teacher_id,
        func.coalesce(User.name, ""),
        CourseGroup.place_id,
        func.coalesce(Place.name, ""),
        CourseGroup.capacity,
        CourseGroup.first_day,
        CourseGroup.last_day,
        *_FACTS,
    )
    .join(Course, Course.id == CourseGroup.course_id)
    .outerjoin(User, User.id == CourseGroup.teacher_id)
    .outerjoin(Place, Place.id == CourseGroup.place_id)
)


def _matching(query: Select[*AnyColumns], typed: str) -> Select[*AnyColumns]:
    for pattern in search_patterns(typed):
        query = query.where(Course.search_text.like(pattern, escape="!"))
    return query


def _head(values: Row[*AnyColumns] | None) -> CourseHead | None:
    return None if values is None else CourseHead(values[0], values[1], CourseFacts(*values[2:]))


def _groups(session: Session, condition: ColumnElement[bool]) -> list[GroupHead]:
    return [_group(list(row)) for row in session.execute(_GROUPS.where(condition))]


def _group(values: Sequence[Any]) -> GroupHead:
    """In the order of _GROUPS: keys, the group's own columns, then the facts of its course."""
    keys, own, facts = values[:3], values[3 : -len(_FACTS)], values[-len(_FACTS) :]
    whole: list[Any] = [*keys, CourseFacts(*facts), *own]
    return GroupHead(*whole)
