"""One shift sheet, as the screen shows it: the plan, what was kept or signed, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Row, bindparam, select
from sqlalchemy.orm import Session

from eduapp.core.day_clock import clock_on
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.prepared import Row as PostRow
from eduapp.core.spans import Span
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import here_on
from eduapp.workshops.hours.models import (
    HoursEntry,
    Placement,
    Shift,
    ShiftAbsence,
    ShiftDraft,
    ShiftTask,
    Workshop,
)
from eduapp.workshops.hours.queries.elsewhere import elsewhere
from eduapp.workshops.hours.queries.ledger import CONTENT, content_of
from eduapp.workshops.hours.queries.machines import (
    SheetMachine,
    barred,
    machines_of,
    standing_in,
    used_machines,
)
from eduapp.workshops.hours.queries.workshops import (
    AS_WORKED,
    STANDING,
    TaskRow,
    WorkshopRow,
    is_shown,
    on_day,
    printed,
    size_of,
    tasks,
    workshop,
)
from eduapp.workshops.hours.rules.ledger import EntryContent
from eduapp.workshops.hours.rules.sheet import (
    Absence,
    Sheet,
    SheetLine,
    by_clock,
    caught_up,
    ordinary_sheet,
    sheet_from_json,
)
from eduapp.workshops.hours.rules.times import Busy, Times, as_counted, timed_on
from eduapp.workshops.hours.rules.workshops import PostSize
from eduapp.workshops.tools import queries as tools


@dataclass(frozen=True)
class SheetPerson:
    """Somebody on the sheet, and where else the person is entered that day."""

    learner_id: UUID
    name: str  # as it is spoken
    busy: tuple[Busy, ...] = ()
    barred: Mapping[UUID, str] = field(default_factory=dict)  # by machine: why not on that day


@dataclass(frozen=True)
class Signature:
    """Who signed, and when."""

    shift_id: UUID
    by: str
    at: datetime


@dataclass(frozen=True)
class EarlierSheet:
    """The last signed sheet before a day."""

    day: date
    sheet: Sheet


@dataclass(frozen=True)
class SheetView:
    """Everything a shift sheet shows."""

    workshop: WorkshopRow
    day: date
    people: tuple[SheetPerson, ...]  # in Norwegian order
    tasks: tuple[TaskRow, ...]
    plan: Sheet  # everybody, the whole ordinary shift
    sheet: Sheet  # signed, kept, or the plan
    signature: Signature | None
    kept: bool
    earlier: EarlierSheet | None
    machines: tuple[SheetMachine, ...] = ()  # by name
    boards: tuple[UUID, ...] = ()  # of tools at its place, which are counted before it is signed


def sheet_view(session: Session, workshop_id: UUID, day: date) -> SheetView | None:
    """The sheet of a workshop and a day, signed or not. None if there is none for whoever looks."""
    head = workshop(session, workshop_id)
    if head is None or not is_shown(session, head):
        return None
    busy: dict[UUID, list[Busy]] = {}
    signed = _shift(session, workshop_id, day)
    kept = None if signed else _draft(session, workshop_id, day)
    if signed:
        sheet = _signed_sheet(session, signed)
        plan = ordinary_sheet(sheet.times, _on(sheet))
        people = _people(session, _on(sheet))
    else:
        posts = _posts(session, workshop_id, day)
        people = {id: name for id, (name, _size) in posts.items()}
        lessons = _lessons(session, day, people)
        busy = _busy(session, day, people)
        for learner_id, others in lessons.items():
            busy[learner_id] += others
        plan = ordinary_sheet(
            timed_on(head.facts.shift, day),
            people,
            lessons,
            {id: size for id, (_name, size) in posts.items()},
        )
        sheet = caught_up(kept, plan) if kept else plan
    named = frozenset[UUID]().union(*(line.machine_ids for line in sheet.lines))
    standing = standing_in(session, head.facts.place_id, named)
    closed = {} if signed else barred(session, standing, list(people), day)
    shown = tuple(
        SheetPerson(id, name, tuple(busy.get(id, ())), closed.get(id, {})) for id, name in people.items()
    )
    signature = Signature(signed.id, signed.by, signed.at) if signed else None
    earlier = None if signed else _earlier(session, workshop_id, day)
    return SheetView(
        head,
        day,
        shown,
        tuple(tasks(session, workshop_id)),
        plan,
        sheet,
        signature,
        kept is not None,
        earlier,
        standing,
        tuple(tools.boards_at(session, head.facts.place_id)) if head.facts.place_id else (),
    )


def busy_times(session: Session, day: date, learner_ids: Iterable[UUID]) -> dict[UUID, list[Busy]]:
    """Where these people are entered on a day already, and when they were at lessons and exams."""
    ids = list(learner_ids)
    busy = _busy(session, day, ids)
    for learner_id, others in _lessons(session, day, ids).items():
        busy[learner_id] += others
    return busy


def placed_on(session: Session, workshop_id: UUID, day: date) -> dict[UUID, str]:
    """Who has a post there on a day, by name as it is spoken, in Norwegian order."""
    return _placed(session, workshop_id, day)


def signer_of(session: Session, workshop_id: UUID, day: date) -> Signature | None:
    """Who signed the sheet of that day, if anybody did."""
    signed = _shift(session, workshop_id, day)
    return Signature(signed.id, signed.by, signed.at) if signed else None


@dataclass(frozen=True)
class _Signed:
    id: UUID
    workshop_id: UUID
    day: date
    times: Times
    leaders: int
    by: str
    at: datetime


_SHIFT = (
    select(
        Shift.id,
        Shift.workshop_id,
        Shift.day,
        Shift.start_minute,
        Shift.end_minute,
        Shift.break_minutes,
        Shift.clock_change,
        Shift.leaders,
        User.name,
        Shift.signed_at,
    )
    .join(User, User.id == Shift.signed_by)
    .where(Shift.signed_at.is_not(None))
)

_SHIFT_OF_DAY = _SHIFT.where(Shift.workshop_id == bindparam("workshop"), Shift.day == bindparam("on"))


def _shift(session: Session, workshop_id: UUID, day: date) -> _Signed | None:
    row = session.execute(_SHIFT_OF_DAY, {"workshop": workshop_id, "on": day}).one_or_none()
    return None if row is None else _signed(row)


def _signed(row: Row[*tuple[Any, ...]]) -> _Signed:
    times = as_counted(row.start_minute, row.end_minute, row.break_minutes, row.clock_change)
    return _Signed(row.id, row.workshop_id, row.day, times, row.leaders, row.name, row.signed_at)


def _signed_sheet(session: Session, shift: _Signed) -> Sheet:
    which = (
        HoursEntry.workshop_id == shift.workshop_id,
        HoursEntry.day == shift.day,
        HoursEntry.shift_id == shift.id,
    )
    used = used_machines(session, *which)
    entries = session.execute(select(*CONTENT).where(*which).order_by(HoursEntry.start_minute))
    absences = session.execute(
        select(ShiftAbsence.learner_id, ShiftAbsence.reason).where(ShiftAbsence.shift_id == shift.id)
    )
    practised = session.scalars(select(ShiftTask.task_id).where(ShiftTask.shift_id == shift.id))
    return Sheet(
        shift.times,
        tuple(_line(content_of(row, machines_of(used, row.id))) for row in entries),
        tuple(Absence(id, reason) for id, reason in absences),
        frozenset(practised),
        shift.leaders,
    )


def _line(content: EntryContent) -> SheetLine:
    return SheetLine(content.learner_id, content.times, content.machine_ids, content.deviation)


def _earlier(session: Session, workshop_id: UUID, day: date) -> EarlierSheet | None:
    query = (
        _SHIFT.where(Shift.workshop_id == workshop_id, Shift.day < day).order_by(Shift.day.desc()).limit(1)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    signed = _signed(row)
    return EarlierSheet(signed.day, _signed_sheet(session, signed))


def _draft(session: Session, workshop_id: UUID, day: date) -> Sheet | None:
    content = session.scalar(
        select(ShiftDraft.content).where(ShiftDraft.workshop_id == workshop_id, ShiftDraft.day == day)
    )
    return None if content is None else by_clock(sheet_from_json(content), clock_on(day))


_day = bindparam("on", type_=Date)
_PLACED = Prepared(
    select(Learner.id, Learner.family_name, Learner.given_name, Placement.percent, Placement.weekdays)
    .join(Placement, Placement.learner_id == Learner.id)
    .where(Placement.workshop_id == bindparam("workshop"), on_day(_day), here_on(_day))
    .where(Placement.weekdays.contains(bindparam("weekday")))  # see comes_on
    .order_by(Learner.sort_key, Learner.id)
)


def _placed(session: Session, workshop_id: UUID, day: date) -> dict[UUID, str]:
    return {id: name for id, (name, _size) in _posts(session, workshop_id, day).items()}


def _posts(session: Session, workshop_id: UUID, day: date) -> dict[UUID, tuple[str, PostSize]]:
    return {
        id: (printed(family, given), size_of(percent, weekdays))
        for id, family, given, percent, weekdays in posts_rows(session, workshop_id, day)
    }


def posts_rows(session: Session, workshop_id: UUID, day: date) -> list[PostRow]:
    """Who comes to work there on a day, in Norwegian order: id, both names, percent and weekdays."""
    return _PLACED.rows(session, {"workshop": workshop_id, "on": day, "weekday": str(day.weekday())})


def _people(session: Session, learner_ids: Iterable[UUID]) -> dict[UUID, str]:
    query = (
        select(Learner.id, Learner.family_name, Learner.given_name)
        .where(Learner.id.in_(list(learner_ids)))
        .order_by(Learner.sort_key, Learner.id)
    )
    return {id: printed(family, given) for id, family, given in session.execute(query)}


_BUSY = Prepared(
    select(HoursEntry.learner_id, HoursEntry.start_minute, HoursEntry.end_minute, Workshop.name)
    .join(Workshop, Workshop.id == HoursEntry.workshop_id)
    .where(HoursEntry.learner_id.in_(bindparam("people", expanding=True)), HoursEntry.day == bindparam("on"))
    .where(STANDING, AS_WORKED)
    .order_by(HoursEntry.start_minute)
)


def _busy(session: Session, day: date, people: Iterable[UUID]) -> dict[UUID, list[Busy]]:
    busy: dict[UUID, list[Busy]] = defaultdict(list)
    rows = _BUSY.rows(session, {"people": list(people), "on": day})
    for learner_id, start, end, where in rows:
        busy[learner_id].append(Busy(Span(start, end), where))
    return busy


def _lessons(session: Session, day: date, people: Iterable[UUID]) -> dict[UUID, list[Busy]]:
    found = elsewhere(session, list(people), day, day)
    return {learner_id: busy for (learner_id, _day), busy in found.items()}


def _on(sheet: Sheet) -> list[UUID]:
    return [line.learner_id for line in sheet.lines] + [absence.learner_id for absence in sheet.absences]
