"""What can be done with courses and groups. None is deleted: a course is no longer offered, a group ends."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import search_text, sort_key, tidy
from eduapp.core.violations import Override, Violation
from eduapp.education.courses import queries, rules, terms
from eduapp.education.courses.models import Course, CourseGroup, GroupTaught
from eduapp.education.courses.rules import CourseFacts, GroupFacts
from eduapp.education.places import queries as places


@dataclass(frozen=True, kw_only=True)
class AddCourse(Command):
    """A new entry of the catalogue."""

    facts: CourseFacts


@dataclass(frozen=True, kw_only=True)
class ChangeCourse(Command):
    """Other facts about a course; papers already issued keep what they said."""

    course_id: UUID
    version: int
    facts: CourseFacts


@dataclass(frozen=True, kw_only=True)
class OpenGroup(Command):
    """A course shall run: from a day to a day, for so many, perhaps with a teacher and a place."""

    course_id: UUID
    name: str
    teacher_id: UUID | None = None
    place_id: UUID | None = None
    capacity: int
    first_day: date
    last_day: date
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeGroup(Command):
    """Other facts about a group; nobody is taken out of it by that."""

    group_id: UUID
    version: int
    name: str
    teacher_id: UUID | None = None
    place_id: UUID | None = None
    capacity: int
    first_day: date
    last_day: date
    override: Override | None = None


def add_course(uow: UnitOfWork, command: AddCourse) -> UUID:
    """Put a course into the catalogue, unless it is impossible or its code is taken."""
    uow.require(terms.CHANGE_CATALOGUE)
    uow.take_turn(terms.CODES)
    facts = _tidied(command.facts)
    uow.enforce(_against_course(uow, facts, None))

    course = Course(**_columns(facts))
    uow.session.add(course)
    uow.session.flush()
    uow.audit(terms.COURSE_ADDED, course.id, code=facts.code, name=facts.name)
    uow.publish(terms.COURSES_CHANGED)
    return course.id


def change_course(uow: UnitOfWork, command: ChangeCourse) -> None:
    """Put an entry of the catalogue right."""
    uow.require(terms.CHANGE_CATALOGUE)
    uow.take_turn(terms.CODES)
    course = uow.session.get(Course, command.course_id)
    head = queries.course(uow.session, command.course_id)
    if course is None or head is None:
        raise NotFound
    uow.expect_version(course, command.version)
    facts = _tidied(command.facts)
    uow.enforce(_against_course(uow, facts, course.id))

    before = asdict(head.facts)
    changed = {key: [str(before[key]), str(new)] for key, new in asdict(facts).items() if before[key] != new}
    if not changed:
        return
    for column, value in _columns(facts).items():
        setattr(course, column, value)
    uow.audit(terms.COURSE_CHANGED, course.id, code=facts.code, name=facts.name, changed=changed)
    uow.publish(terms.COURSES_CHANGED)


def open_group(uow: UnitOfWork, command: OpenGroup) -> UUID:
    """Open a group of a course that is offered."""
    uow.require(terms.OPEN_GROUPS)
    uow.take_turn(terms.GROUP_NAMES)
    head = queries.course(uow.session, command.course_id)
    if head is None:
        raise NotFound
    uow.enforce(_against_group(uow, command, head.facts, None), command.override)

    group = CourseGroup(course_id=head.id, **_group_columns(command))
    uow.session.add(group)
    uow.session.flush()
    uow.audit(terms.GROUP_OPENED, group.id, course=head.facts.name, group=group.name)
    uow.publish(terms.GROUPS_CHANGED)
    return group.id


def change_group(uow: UnitOfWork, command: ChangeGroup) -> None:
    """Give a group another teacher, place, size or span."""
    uow.require(terms.OPEN_GROUPS)
    uow.take_turn(terms.GROUP_NAMES)
    uow.lock(CourseGroup, command.group_id)
    group = uow.session.get(CourseGroup, command.group_id)
    head = queries.group(uow.session, command.group_id)
    if group is None or head is None:
        raise NotFound
    uow.expect_version(group, command.version)
    uow.enforce(_against_group(uow, command, None, group.place_id), command.override)

    wanted = _group_columns(command)
    before = {key: getattr(group, key) for key in wanted}
    changed = {key: [str(before[key]), str(new)] for key, new in wanted.items() if before[key] != new}
    changed.pop("search_text", None)
    if not changed:
        return
    if group.teacher_id is not None and "teacher_id" in changed:
        _note_who_taught(uow, group.id, group.teacher_id)
    for column, value in wanted.items():
        setattr(group, column, value)
    uow.audit(terms.GROUP_CHANGED, group.id, course=head.course.name, group=group.name, changed=changed)
    uow.publish(terms.GROUPS_CHANGED)


def _note_who_taught(uow: UnitOfWork, group_id: UUID, teacher_id: UUID) -> None:
    """Keep who taught a group until today: whoever taught somebody does not mark their written exam."""
    taught = GroupTaught(
        group_id=group_id,
        teacher_id=teacher_id,
        until=uow.today,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(taught)


def _tidied(facts: CourseFacts) -> CourseFacts:
    """The same facts without stray spaces, codes in capitals, prerequisites in their one form."""
    wish = rules.requirement_of(facts.prerequisites)
    return replace(
        facts,
        code=tidy(facts.code).upper(),
        name=tidy(facts.name),
        prerequisites=facts.prerequisites if isinstance(wish, rules.Unreadable) else rules.in_words(wish),
        contents=_tidy_lines(facts.contents),
        goals=_tidy_lines(facts.goals),
        partner=tidy(facts.partner),
    )


def _tidy_lines(text: str) -> str:
    """Lines without stray spaces; empty ones are left out."""
    return "\n".join(line for line in map(tidy, text.splitlines()) if line)


def _against_course(uow: UnitOfWork, facts: CourseFacts, own_id: UUID | None) -> Iterator[Violation]:
    yield from rules.check_course(facts)
    own = queries.course(uow.session, own_id) if own_id else None
    others = queries.prerequisites(uow.session)
    if own:
        others.pop(own.facts.code, None)
        yield from rules.check_new_code(own.facts.code, facts.code, others)
    yield from rules.check_prerequisites(facts, others, queries.module_codes(uow.session))
    taken = queries.by_code(uow.session, facts.code)
    if taken is not None and taken.id != own_id:
        yield rules.CodeTaken(code=facts.code, name=taken.facts.name)


def _columns(facts: CourseFacts) -> dict[str, object]:
    return asdict(facts) | {
        "sort_key": sort_key(facts.name),
        "search_text": search_text(facts.code, facts.name),
    }


def _against_group(
    uow: UnitOfWork, command: OpenGroup | ChangeGroup, course: CourseFacts | None, had_place: UUID | None
) -> Iterator[Violation]:
    place = places.place(uow.session, command.place_id) if command.place_id else None
    facts = GroupFacts(tidy(command.name), command.capacity, command.first_day, command.last_day)
    yield from rules.check_group(facts, (place.name, place.seats) if place else None)
    if place is not None:
        offered = place.active and not place.hidden
        yield from rules.check_chosen_place(place.name, offered, same=place.id == had_place)
    if course is not None:
        yield from rules.check_new_group(course, command.first_day)


def _group_columns(command: OpenGroup | ChangeGroup) -> dict[str, object]:
    return {
        "name": tidy(command.name),
        "search_text": search_text(command.name),
        "teacher_id": command.teacher_id,
        "place_id": command.place_id,
        "capacity": command.capacity,
        "first_day": command.first_day,
        "last_day": command.last_day,
    }
