"""Marking one learner, or all the rest. A later mark supersedes the one before; none is changed or deleted.

The trail keeps the neutral code and the names, never the reason, the note or why a mark was corrected: those
go after some time, and the trail does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.clock import zone
from eduapp.core.db.moment import moment_of
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries, rules, terms
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules import Act, Correction, Entry, Standing
from eduapp.education.attendance.service.locking import lesson_of, listed, locked, told
from eduapp.education.timetable.queries import SessionRow
from eduapp.people.access.models import User
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level, NotTogether
from eduapp.people.learners import queries as learners


@dataclass(frozen=True, kw_only=True)
class MarkLearner(Command):
    """What somebody says of one learner in one session (codes: attendance_codes, attendance_reasons).

    `why` is asked for where a mark stood overnight, `second_id` (a colleague) once the time for corrections
    is over: see rules.ruling.
    """

    session_id: UUID
    learner_id: UUID
    code: str
    minutes_late: int = 0
    note: str = ""
    reason: str = ""
    minutes_early: int = 0
    document_seen: bool = False
    guest: bool = False
    why: str = ""
    second_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MarkRestPresent(Command):
    """Everybody nothing was said of is present."""

    session_id: UUID
    why: str = ""
    second_id: UUID | None = None


@dataclass(frozen=True)
class _Case:
    """One learner in a locked session: what stands, and how the learner stands to it."""

    head: SessionRow
    learner_id: UUID
    current: Mark | None
    standing: Standing
    act: Act

    @property
    def before(self) -> Entry | None:
        """What the mark that stands says."""
        return None if self.current is None else _entry_of(self.current)


def mark(uow: UnitOfWork, command: MarkLearner) -> UUID:
    """Record one learner. A mark that stands already is superseded; saying the same again changes nothing."""
    uow.require(terms.TAKE_REGISTER)
    head = locked(uow, command.session_id)
    case = _case(uow, head, command.learner_id, guest=command.guest)
    entry, correction = _said(command), Correction(tidy(command.why), command.second_id)
    if case.current is not None and entry == case.before:
        return case.current.id
    uow.enforce(_against(uow, case, entry, correction))

    if case.current is not None:
        case.current.superseded = True
        uow.session.flush()  # before the new one comes in: only one may be current
    fresh = _mark(uow, case, entry, correction)
    uow.session.add(fresh)
    uow.session.flush()
    _note(uow, case, fresh)
    uow.publish(terms.MARKS_CHANGED)
    return fresh.id


def mark_rest_present(uow: UnitOfWork, command: MarkRestPresent) -> tuple[UUID, ...]:
    """Record everybody on the roll who is not marked yet as present. Marks that stand are not touched."""
    uow.require(terms.TAKE_REGISTER)
    head = locked(uow, command.session_id)
    act, correction = Act(head.day), Correction(tidy(command.why), command.second_id)
    uow.enforce(
        [
            *rules.check_lesson(lesson_of(head), uow.today, ahead=False),
            *_against_act(uow, act, correction),
        ]
    )

    rest = queries.unmarked(uow.session, head)
    present = Entry(rules.PRESENT)
    cases = {id: _Case(head, id, None, Standing(), act) for id, _name in rest}
    fresh = {id: _mark(uow, case, present, correction) for id, case in cases.items()}
    uow.session.add_all(fresh.values())
    uow.session.flush()
    for id, name in rest:
        uow.audit(terms.REST_MARKED_PRESENT, fresh[id].id, id, **told(head), name=name)
    if rest:
        uow.publish(terms.MARKS_CHANGED)
    return tuple(one.id for one in fresh.values())


def _case(uow: UnitOfWork, head: SessionRow, learner_id: UUID, *, guest: bool) -> _Case:
    """Who was on the roll that day can be marked though they left since (R44); and who is marked already."""
    current = uow.session.scalar(
        select(Mark).where(Mark.session_id == head.id, Mark.learner_id == learner_id, queries.CURRENT)
    )
    on_roll = queries.is_on_roll(uow.session, learner_id, head.group_id, head.day)
    was_guest = current is not None and current.guest and not on_roll
    standing = Standing(
        on_roll=on_roll or (current is not None and not current.guest),
        guest=guest or was_guest,
        offer_only=learner_id in queries.offer_only(uow.session, [learner_id]),
    )
    act = Act(
        head.day,
        _day_of(current) if current is not None else None,
        by_me=current is not None and current.marked_by == uow.actor.user_id,
    )
    return _Case(head, learner_id, current, standing, act)


def _against(uow: UnitOfWork, case: _Case, entry: Entry, correction: Correction) -> Iterator[Violation]:
    yield from rules.check_entry(entry, lesson_of(case.head), uow.today, case.standing)
    yield from _against_act(uow, case.act, correction)
    if case.standing.guest and case.current is None:
        yield from _against_guest(uow, case)


def _against_guest(uow: UnitOfWork, case: _Case) -> Iterator[NotTogether]:
    """Whom a guest must not meet (house rules 5.1). A session that is over is told as it was."""
    now, head = moment_of(uow.session), case.head
    if (now.day, now.minute) < (head.day, head.end_minute):
        company = queries.company(uow.session, head)
        yield from against_company(uow.session, case.learner_id, company, Level.SESSION)


def _against_act(uow: UnitOfWork, act: Act, correction: Correction) -> Iterator[Violation]:
    """What the table of corrections has against it, and whether the second name is a colleague's."""
    ruled = rules.ruling(act, uow.today)
    leader = uow.actor.may(terms.CORRECT_LATE)
    yield from rules.check_ruling(ruled, act, correction, uow.actor.user_id, leader=leader)
    if correction.second_id is not None:
        works_here = select(User.id).where(User.id == correction.second_id, User.active)
        if uow.session.scalar(works_here) is None:
            yield rules.SecondUnknown()


def _mark(uow: UnitOfWork, case: _Case, entry: Entry, correction: Correction) -> Mark:
    planned = case.head.minutes
    return Mark(
        session_id=case.head.id,
        learner_id=case.learner_id,
        code=entry.code,
        reason=entry.reason,
        minutes=rules.minutes_of(entry, planned),
        planned=planned,
        missed=rules.missed_of(entry, planned),
        minutes_late=entry.minutes_late,
        minutes_early=entry.minutes_early,
        note=entry.note,
        document_seen=entry.document_seen,
        guest=case.standing.guest,
        marked_by=uow.actor.user_id,
        marked_at=uow.now,
        why=correction.why,
        second_id=correction.second_id,
        replaces_id=case.current.id if case.current is not None else None,
        superseded=False,
    )


def _note(uow: UnitOfWork, case: _Case, fresh: Mark) -> None:
    """Tell the trail: who instead of whom, with a second name where the table asked for one."""
    people = [case.learner_id]
    name = learners.names(uow.session, people)[case.learner_id]
    details = told(case.head) | {"name": name, "code": listed(fresh.code), "late": fresh.minutes_late}
    if fresh.second_id is not None:
        details["second"] = _name_of(uow, fresh.second_id)
    if case.current is not None:
        details |= {"before": listed(case.current.code), "first": _name_of(uow, case.current.marked_by)}
    uow.audit(_action(case, fresh), fresh.id, case.learner_id, **details)


def _action(case: _Case, fresh: Mark) -> str:
    if case.current is None:
        if fresh.second_id is not None:
            return terms.MARKED_LATE
        return terms.GUEST_MARKED if fresh.guest else terms.MARKED
    if fresh.second_id is not None:
        return terms.CORRECTED_LATE
    if fresh.code == case.current.code:
        return terms.DETAIL_CHANGED
    return terms.CORRECTED_WITH_REASON if fresh.why else terms.CORRECTED


def _said(command: MarkLearner) -> Entry:
    return Entry(
        command.code,
        command.minutes_late,
        tidy(command.note),
        command.reason,
        command.minutes_early,
        command.document_seen,
    )


def _entry_of(mark: Mark) -> Entry:
    return Entry(mark.code, mark.minutes_late, mark.note, mark.reason, mark.minutes_early, mark.document_seen)


def _day_of(mark: Mark) -> date:
    return mark.marked_at.astimezone(zone()).date()


def _name_of(uow: UnitOfWork, user_id: UUID) -> str:
    return uow.session.scalar(select(User.name).where(User.id == user_id)) or ""
