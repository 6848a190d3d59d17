"""What can be done with modules and competence aims: add one, put it right, let it end. None is deleted."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TypeVar
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses import queries, rules, terms
from eduapp.education.courses.models import CompetenceAim, Course, CourseModule
from eduapp.education.courses.queries import AimRow, CourseHead, ModuleRow
from eduapp.education.courses.rules import AimFacts, ModuleFacts

Part = TypeVar("Part", CourseModule, CompetenceAim)
_TOLD = {"code": "part_code"}  # what the trail calls a field that means something else elsewhere


@dataclass(frozen=True, kw_only=True)
class SaveModule(Command):
    """A new module of a course (no `module_id`), or other facts about one that is known."""

    course_id: UUID
    module_id: UUID | None = None
    version: int | None = None
    facts: ModuleFacts


@dataclass(frozen=True, kw_only=True)
class SaveAim(Command):
    """A new competence aim of a course (no `aim_id`), or other facts about one that is known."""

    course_id: UUID
    aim_id: UUID | None = None
    version: int | None = None
    facts: AimFacts


def save_module(uow: UnitOfWork, command: SaveModule) -> UUID:
    """Enter a module, unless its code is taken, or known to others and about to change."""
    uow.require(terms.CHANGE_CATALOGUE)
    course = _course(uow, command.course_id)
    known = queries.modules_of(uow.session, course.id)
    before = next((row for row in known if row.id == command.module_id), None)
    module = _wanted(uow, CourseModule, command.module_id, course.id)
    uow.expect_version(module, command.version)
    facts = _tidied_module(command.facts)
    uow.enforce(_against_module(uow, course, facts, known, before))
    if before is not None and before.facts == facts:
        return before.id

    module.course_id = course.id
    for column, value in asdict(facts).items():
        setattr(module, column, value)
    uow.session.add(module)
    uow.session.flush()
    named = {"course": course.facts.name, "code": facts.code, "name": facts.name}
    if before is None:
        uow.audit(terms.MODULE_ADDED, module.id, None, **named)
    else:
        uow.audit(terms.MODULE_CHANGED, module.id, None, **named, changed=_changes(before.facts, facts))
    uow.publish(terms.COURSES_CHANGED)
    return module.id


def save_aim(uow: UnitOfWork, command: SaveAim) -> UUID:
    """Enter a competence aim, unless its code is taken or its module is retired."""
    uow.require(terms.CHANGE_CATALOGUE)
    course = _course(uow, command.course_id)
    known = queries.aims_of(uow.session, course.id)
    before = next((row for row in known if row.id == command.aim_id), None)
    aim = _wanted(uow, CompetenceAim, command.aim_id, course.id)
    uow.expect_version(aim, command.version)
    facts = replace(command.facts, code=tidy(command.facts.code).upper(), text=tidy(command.facts.text))
    uow.enforce(_against_aim(uow, course, facts, known, before))
    if before is not None and before.facts == facts:
        return before.id

    aim.course_id = course.id
    for column, value in asdict(facts).items():
        setattr(aim, column, value)
    uow.session.add(aim)
    uow.session.flush()
    named = {"course": course.facts.name, "code": facts.code}
    if before is None:
        uow.audit(terms.AIM_ADDED, aim.id, None, **named)
    else:
        uow.audit(terms.AIM_CHANGED, aim.id, None, **named, changed=_changes(before.facts, facts))
    uow.publish(terms.COURSES_CHANGED)
    return aim.id


def _course(uow: UnitOfWork, course_id: UUID) -> CourseHead:
    """The course, locked: two PCs must not both take one code."""
    uow.lock(Course, course_id)
    head = queries.course(uow.session, course_id)
    if head is None:
        raise NotFound
    return head


def _wanted(uow: UnitOfWork, kind: type[Part], part_id: UUID | None, course_id: UUID) -> Part:
    if part_id is None:
        return kind()
    part = uow.session.get(kind, part_id)
    if part is None or part.course_id != course_id:
        raise NotFound
    return part


def _tidied_module(facts: ModuleFacts) -> ModuleFacts:
    return replace(facts, code=tidy(facts.code).upper(), name=tidy(facts.name))


def _against_module(
    uow: UnitOfWork, course: CourseHead, facts: ModuleFacts, known: list[ModuleRow], before: ModuleRow | None
) -> Iterator[Violation]:
    yield from rules.check_module(facts)
    others = [row.facts for row in known if before is None or row.id != before.id]
    yield from rules.check_part_code(facts.code, [(one.code, one.name) for one in others])
    if before is not None and before.facts.code != facts.code:
        yield from _code_kept(uow, course, before)


def _code_kept(uow: UnitOfWork, course: CourseHead, before: ModuleRow) -> Iterator[Violation]:
    code = rules.module_code(course.facts.code, before.facts.code)
    yield from rules.check_new_module_code(code, queries.prerequisites(uow.session))
    if before.reached_by:
        yield rules.ModuleCodeKept(code=code)


def _against_aim(
    uow: UnitOfWork, course: CourseHead, facts: AimFacts, known: list[AimRow], before: AimRow | None
) -> Iterator[Violation]:
    yield from rules.check_aim(facts)
    others = [row.facts for row in known if before is None or row.id != before.id]
    yield from rules.check_part_code(facts.code, [(one.code, one.text) for one in others])
    if facts.module_id is None:
        return
    module = queries.module(uow.session, facts.module_id)
    if module is None or module.course_id != course.id:
        raise NotFound
    if before is None or before.facts.module_id != facts.module_id:
        yield from rules.check_chosen(module.facts, uow.today)


def _changes(before: ModuleFacts | AimFacts, after: ModuleFacts | AimFacts) -> dict[str, list[str]]:
    old, new = asdict(before), asdict(after)
    return {_TOLD.get(key, key): [str(old[key]), str(new[key])] for key in new if old[key] != new[key]}
