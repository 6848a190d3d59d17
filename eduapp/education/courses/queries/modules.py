"""What can be told of modules and competence aims, and of who reached which module."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, func, select, true
from sqlalchemy.orm import Session

from eduapp.core.names import folded
from eduapp.education.courses.models import CompetenceAim, Course, CourseModule, ModuleReached
from eduapp.education.courses.queries.catalogue import CourseHead, course
from eduapp.education.courses.rules import AimFacts, ModuleFacts, is_valid, module_code
from eduapp.people.access.models import User


@dataclass(frozen=True)
class ModuleRow:
    """One module of a course; `reached_by` counts the learners who reached it."""

    id: UUID
    version: int
    course_id: UUID
    facts: ModuleFacts
    reached_by: int = 0

    @property
    def label(self) -> str:
        """For pickers: code and name."""
        return self.facts.label

    def can_be_chosen(self, day: date) -> bool:
        """Whether it is valid on a day (rule 90)."""
        return is_valid(self.facts.valid_from, self.facts.valid_to, day)


@dataclass(frozen=True)
class AimRow:
    """One competence aim of a course; `module` is the code of its module, empty if it has none."""

    id: UUID
    version: int
    course_id: UUID
    facts: AimFacts
    module: str = ""

    def can_be_chosen(self, day: date) -> bool:
        """Whether it is valid on a day (rule 90)."""
        return is_valid(self.facts.valid_from, self.facts.valid_to, day)


@dataclass(frozen=True)
class CourseParts:
    """The modules and aims of one course: what its page shows, in one go."""

    modules: tuple[ModuleRow, ...]
    aims: tuple[AimRow, ...]


@dataclass(frozen=True)
class CoursePageFacts:
    """One course with its parts."""

    head: CourseHead
    parts: CourseParts


@dataclass(frozen=True)
class ModuleChoice:
    """A module as a picker shows it: with the course it belongs to."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class ReachedRow:
    """A module that somebody reached, or a correction that says they did not."""

    id: UUID
    version: int
    learner_id: UUID
    module_id: UUID
    course_code: str
    course: str
    module: str  # code
    name: str
    planned_hours: int
    minutes_per_hour: int
    day: date
    reached: bool
    recorded_by: str
    recorded_at: datetime
    reason: str  # of a correction

    @property
    def code(self) -> str:
        """How prerequisites name the module: NOR-A2/2."""
        return module_code(self.course_code, self.module)


_MODULE = (
    CourseModule.id,
    CourseModule.version,
    CourseModule.course_id,
    CourseModule.code,
    CourseModule.name,
    CourseModule.planned_hours,
    CourseModule.position,
    CourseModule.valid_from,
    CourseModule.valid_to,
)
_REACHED_BY = (
    select(func.count())
    .where(
        ModuleReached.module_id == CourseModule.id,
        ModuleReached.superseded == false(),
        ModuleReached.reached == true(),
    )
    .correlate(CourseModule)
    .scalar_subquery()
)


def modules_of(session: Session, course_id: UUID) -> list[ModuleRow]:
    """The modules of a course in their order, retired ones too."""
    return _modules_of(session, [course_id])


def module(session: Session, module_id: UUID) -> ModuleRow | None:
    """One module, or None."""
    values = session.execute(select(*_MODULE, _REACHED_BY).where(CourseModule.id == module_id)).one_or_none()
    return None if values is None else _module(list(values))


def aims_of(session: Session, course_id: UUID) -> list[AimRow]:
    """The competence aims of a course in their order, retired ones too."""
    return _aims_of(session, [course_id])


def _modules_of(session: Session, course_ids: Collection[UUID]) -> list[ModuleRow]:
    query = (
        select(*_MODULE, _REACHED_BY)
        .where(CourseModule.course_id.in_(course_ids))
        .order_by(CourseModule.position, CourseModule.code)
    )
    return [_module(list(values)) for values in session.execute(query)]


def _aims_of(session: Session, course_ids: Collection[UUID]) -> list[AimRow]:
    query = (
        select(
            CompetenceAim.id,
            CompetenceAim.version,
            CompetenceAim.course_id,
            CompetenceAim.code,
            CompetenceAim.text,
            CompetenceAim.module_id,
            CompetenceAim.position,
            CompetenceAim.valid_from,
            CompetenceAim.valid_to,
            func.coalesce(CourseModule.code, ""),
        )
        .outerjoin(CourseModule, CourseModule.id == CompetenceAim.module_id)
        .where(CompetenceAim.course_id.in_(course_ids))
        .order_by(CompetenceAim.position, CompetenceAim.code)
    )
    return [_aim(list(values)) for values in session.execute(query)]


def parts_of(session: Session, course_id: UUID) -> CourseParts:
    """The modules and aims of one course."""
    return parts_by_course(session, [course_id])[course_id]


def parts_by_course(session: Session, course_ids: Collection[UUID]) -> dict[UUID, CourseParts]:
    """The modules and aims of several courses: two statements."""
    modules, aims = _modules_of(session, course_ids), _aims_of(session, course_ids)
    return {
        id: CourseParts(
            tuple(row for row in modules if row.course_id == id),
            tuple(row for row in aims if row.course_id == id),
        )
        for id in course_ids
    }


def course_page(session: Session, course_id: UUID) -> CoursePageFacts | None:
    """What the page of a course shows, or None."""
    head = course(session, course_id)
    return None if head is None else CoursePageFacts(head, parts_of(session, course_id))


def module_codes(session: Session) -> frozenset[str]:
    """Every module as prerequisites name it, retired ones too."""
    query = select(Course.code, CourseModule.code).join(Course, Course.id == CourseModule.course_id)
    return frozenset(module_code(course, code) for course, code in session.execute(query))


def choosable(session: Session, typed: str = "", *, day: date) -> list[ModuleChoice]:
    """For pickers: modules valid on a day whose code, name or course holds what was typed."""
    query = (
        select(
            CourseModule.id, Course.code, Course.name, CourseModule.code, CourseModule.name,
            CourseModule.valid_from, CourseModule.valid_to,
        )
        .join(Course, Course.id == CourseModule.course_id)
        .order_by(Course.sort_key, CourseModule.position, CourseModule.code)
    )  # fmt: skip
    wanted = folded(typed)
    return [
        ModuleChoice(id, f"{module_code(course_code, code)} {name}", course)
        for id, course_code, course, code, name, first, last in session.execute(query)
        if is_valid(first, last, day) and wanted in folded(f"{course_code}/{code} {name} {course}")
    ]


def reached_by(session: Session, learner_id: UUID) -> list[ReachedRow]:
    """What one learner has reached, newest first; what was taken back is not among it."""
    query = _CURRENT.where(ModuleReached.learner_id == learner_id, ModuleReached.reached == true())
    return _reached(session, query.order_by(ModuleReached.day.desc(), Course.code, CourseModule.position))


def modules_reached(session: Session, learner_id: UUID) -> frozenset[str]:
    """The modules one learner has reached, as prerequisites name them."""
    return frozenset(row.code for row in reached_by(session, learner_id))


def modules_reached_of(
    session: Session, codes: Collection[str], learner_ids: Collection[UUID] | None = None
) -> dict[UUID, frozenset[str]]:
    """By learner the modules of these courses they have reached: for many people at once, or for some."""
    query = (
        select(ModuleReached.learner_id, Course.code, CourseModule.code)
        .join(CourseModule, CourseModule.id == ModuleReached.module_id)
        .join(Course, Course.id == CourseModule.course_id)
        .where(ModuleReached.superseded == false(), ModuleReached.reached == true())
    )
    if learner_ids is None:
        query = query.where(Course.code.in_(codes))
    else:  # all that these few reached: SQLite would rather read everybody who ever took the course
        query = query.where(ModuleReached.learner_id.in_(learner_ids))
    found: dict[UUID, set[str]] = {}
    for learner_id, *named in session.execute(query):
        found.setdefault(learner_id, set()).add(module_code(*named))
    return {learner_id: frozenset(reached) for learner_id, reached in found.items()}


def reached_in(
    session: Session, course_id: UUID, learner_ids: Iterable[UUID]
) -> dict[tuple[UUID, UUID], ReachedRow]:
    """What these learners have entered for the modules of a course, by learner and module.

    An entry that was taken back is among it: entering it again corrects that one.
    """
    query = _CURRENT.where(
        CourseModule.course_id == course_id, ModuleReached.learner_id.in_(list(learner_ids))
    )
    return {(row.learner_id, row.module_id): row for row in _reached(session, query)}


def history_of(session: Session, learner_id: UUID, module_id: UUID) -> list[ReachedRow]:
    """Every entry about one learner and one module, the current one first."""
    query = _ALL.where(ModuleReached.learner_id == learner_id, ModuleReached.module_id == module_id)
    return _reached(session, query.order_by(ModuleReached.superseded, ModuleReached.id.desc()))


_ALL: Select[*tuple[Any, ...]] = (
    select(
        ModuleReached.id,
        ModuleReached.version,
        ModuleReached.learner_id,
        ModuleReached.module_id,
        Course.code,
        Course.name,
        CourseModule.code,
        CourseModule.name,
        CourseModule.planned_hours,
        Course.minutes_per_hour,
        ModuleReached.day,
        ModuleReached.reached,
        User.name,
        ModuleReached.recorded_at,
        ModuleReached.reason,
    )
    .join(CourseModule, CourseModule.id == ModuleReached.module_id)
    .join(Course, Course.id == CourseModule.course_id)
    .join(User, User.id == ModuleReached.recorded_by)
)
_CURRENT = _ALL.where(ModuleReached.superseded == false())


def _reached(session: Session, query: Select[*tuple[Any, ...]]) -> list[ReachedRow]:
    return [ReachedRow(*values) for values in session.execute(query)]


def _module(values: Sequence[Any]) -> ModuleRow:
    """In the order of _MODULE: keys, facts; then the count."""
    return ModuleRow(values[0], values[1], values[2], ModuleFacts(*values[3:9]), values[9])


def _aim(values: Sequence[Any]) -> AimRow:
    """Keys, facts, and the code of the module."""
    return AimRow(values[0], values[1], values[2], AimFacts(*values[3:9]), values[9])
