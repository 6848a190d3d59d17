"""What can be done in a register. Each function is one use case, one transaction.

Marks are never deleted and hardly changed: a later one supersedes the one before, and undo makes that one
current again. A locked session row makes two PCs take turns, so that one current mark a learner is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries, rules, terms
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules import Entry, Lesson
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import SessionRow
from eduapp.people.learners import queries as learners


@dataclass(frozen=True, kw_only=True)
class MarkLearner(Command):
    """What somebody says of one learner in one session (code: attendance_codes)."""

    session_id: UUID
    learner_id: UUID
    code: str
    minutes_late: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkRestPresent(Command):
    """Everybody nothing was said of is present."""

    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBack(Command):
    """Marks that were a slip, as they were answered by the use cases that made them."""

    mark_ids: tuple[UUID, ...]


def mark(uow: UnitOfWork, command: MarkLearner) -> UUID:
    """Record one learner. A mark that stands already is superseded; saying the same again changes nothing."""
    uow.require(terms.TAKE_REGISTER)
    head = _locked(uow, command.session_id)
    entry = Entry(command.code, command.minutes_late, tidy(command.note))
    current = _current(uow, head.id, command.learner_id)
    on_roll = queries.is_on_roll(uow.session, command.learner_id, head.group_id, head.day)
    against = rules.check_entry(entry, _lesson(head), uow.today, on_roll=on_roll or current is not None)
    uow.enforce(against)

    if current is not None and entry == Entry(current.code, current.minutes_late, current.note):
        return current.id
    before = current.code if current is not None else ""
    if current is not None:
        current.superseded = True
        uow.session.flush()  # before the new one comes in: only one may be current
    fresh = _mark(uow, head, command.learner_id, entry, current)
    uow.session.add(fresh)
    uow.session.flush()
    name = learners.names(uow.session, [command.learner_id])[command.learner_id]
    told = _told(head) | {"name": name, "code": _listed(entry.code), "late": entry.minutes_late}
    if before:
        uow.audit(terms.CORRECTED, fresh.id, command.learner_id, **told, before=_listed(before))
    else:
        uow.audit(terms.MARKED, fresh.id, command.learner_id, **told)
    uow.publish(terms.MARKS_CHANGED)
    return fresh.id


def mark_rest_present(uow: UnitOfWork, command: MarkRestPresent) -> tuple[UUID, ...]:
    """Record everybody on the roll who is not marked yet as present. Marks that stand are not touched."""
    uow.require(terms.TAKE_REGISTER)
    head = _locked(uow, command.session_id)
    uow.enforce(rules.check_lesson(_lesson(head), uow.today, ahead=False))

    rest = queries.unmarked(uow.session, head.id, head.group_id, head.day)
    fresh = {id: _mark(uow, head, id, Entry(rules.PRESENT), None) for id, _name in rest}
    uow.session.add_all(fresh.values())
    uow.session.flush()
    for id, name in rest:
        uow.audit(terms.REST_MARKED_PRESENT, fresh[id].id, id, **_told(head), name=name)
    if rest:
        uow.publish(terms.MARKS_CHANGED)
    return tuple(one.id for one in fresh.values())


def take_back(uow: UnitOfWork, command: TakeBack) -> int:
    """Undo marks; what each superseded is current again. How many: what was changed since is left alone."""
    uow.require(terms.TAKE_REGISTER)
    session_ids = sorted(
        uow.session.scalars(select(Mark.session_id).where(Mark.id.in_(command.mark_ids)).distinct())
    )
    heads = {id: _locked(uow, id) for id in session_ids}
    marks = uow.session.scalars(
        select(Mark).where(Mark.id.in_(command.mark_ids)).order_by(Mark.id.desc())
    ).all()
    standing = [one for one in marks if not one.superseded]
    uow.enforce(_against_taking_back(uow, standing))

    for one in standing:
        one.superseded = True
    uow.session.flush()
    for one in standing:
        earlier = uow.session.get(Mark, one.replaces_id) if one.replaces_id else None
        if earlier is not None:
            earlier.superseded = False
    names = learners.names(uow.session, [one.learner_id for one in standing])
    for one in standing:
        told = _told(heads[one.session_id]) | {"name": names[one.learner_id], "code": _listed(one.code)}
        uow.audit(terms.MARK_TAKEN_BACK, one.id, one.learner_id, **told)
    if standing:
        uow.publish(terms.MARKS_CHANGED)
    return len(standing)


def _locked(uow: UnitOfWork, session_id: UUID) -> SessionRow:
    uow.lock(Session, session_id)
    head = timetable.session_head(uow.session, session_id)
    if head is None:
        raise NotFound
    return head


def _current(uow: UnitOfWork, session_id: UUID, learner_id: UUID) -> Mark | None:
    return uow.session.scalar(
        select(Mark).where(Mark.session_id == session_id, Mark.learner_id == learner_id, queries.CURRENT)
    )


def _lesson(head: SessionRow) -> Lesson:
    return Lesson(head.day, head.minutes, head.cancelled)


def _mark(uow: UnitOfWork, head: SessionRow, learner_id: UUID, entry: Entry, replaced: Mark | None) -> Mark:
    return Mark(
        session_id=head.id,
        learner_id=learner_id,
        code=entry.code,
        minutes=rules.minutes_of(entry, head.minutes),
        minutes_late=entry.minutes_late,
        note=entry.note,
        marked_by=uow.actor.user_id,
        marked_at=uow.now,
        replaces_id=replaced.id if replaced is not None else None,
    )


def _against_taking_back(uow: UnitOfWork, marks: Iterable[Mark]) -> Iterator[Violation]:
    """Each kind of reason once, however many marks it concerns."""
    told: set[str] = set()
    for one in marks:
        marked_on = one.marked_at.astimezone(zone()).date()
        for violation in rules.check_taking_back(one.marked_by, marked_on, uow.actor.user_id, uow.today):
            if violation.name not in told:
                told.add(violation.name)
                yield violation


def _told(head: SessionRow) -> dict[str, object]:
    """What the trail tells of a session."""
    return {
        "course": head.course_name,
        "group": head.group_name,
        "day": head.day.isoformat(),
        "time": head.hours,
    }


def _listed(code: str) -> str:
    """A code as the trail keeps it: with its list, so that it can be told in any language."""
    return f"attendance_codes:{code}"
