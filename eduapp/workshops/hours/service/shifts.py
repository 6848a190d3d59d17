"""What can be done with shift sheets: kept while they are filled, and signed once."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from eduapp.core.clock import NORWAY, zone
from eduapp.core.day_clock import clock_on
from eduapp.core.db.base import new_id, new_ids, table_of
from eduapp.core.db.bulk import insert_rows
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound, OutOfReach
from eduapp.core.i18n import date_text
from eduapp.core.spans import hours_and_minutes, minute_of_day
from eduapp.core.violations import Override, Violation
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import (
    HoursEntry,
    HoursMachine,
    Shift,
    ShiftAbsence,
    ShiftDraft,
    ShiftTask,
    Workshop,
)
from eduapp.workshops.hours.rules.sheet import (
    Absence,
    AlreadySigned,
    Sheet,
    SheetLine,
    TaskUnknown,
    by_clock,
    check_sheet,
    sheet_json,
)
from eduapp.workshops.hours.rules.times import GRACE, About, Moment, Times, check_free, check_over
from eduapp.workshops.hours.rules.workshops import check_leaders
from eduapp.workshops.hours.service.workshops import found_workshop
from eduapp.workshops.tools import queries as tools

# A sheet is signed as people leave, and kept with every change of it.
_draft = table_of(ShiftDraft)
_FORGET = Prepared(
    delete(_draft).where(_draft.c.workshop_id == bindparam("workshop"), _draft.c.day == bindparam("on"))
)


@dataclass(frozen=True, kw_only=True)
class KeepSheet(Command):
    """A sheet as far as it is filled."""

    workshop_id: UUID
    day: date
    sheet: Sheet


@dataclass(frozen=True, kw_only=True)
class DropSheet(Command):
    """Begin a sheet anew."""

    workshop_id: UUID
    day: date


@dataclass(frozen=True, kw_only=True)
class SignShift(Command):
    """The whole sheet, signed: who worked from when to when, who was away and why, what was practised."""

    workshop_id: UUID
    day: date
    times: Times
    lines: tuple[SheetLine, ...]
    absences: tuple[Absence, ...] = ()
    task_ids: frozenset[UUID] = frozenset()
    leaders: int = 1
    override: Override | None = None

    @cached_property
    def sheet(self) -> Sheet:
        """The sheet as such, by the clock of its day."""
        said = Sheet(self.times, self.lines, self.absences, self.task_ids, self.leaders)
        return by_clock(said, clock_on(self.day))


def keep_sheet(uow: UnitOfWork, command: KeepSheet) -> None:
    """Keep what is filled so far. It is no record yet: nothing of it goes to the trail."""
    uow.require(terms.LOG_HOURS)
    _expect_own(uow, command.workshop_id)
    if queries.signer_of(uow.session, command.workshop_id, command.day):
        return  # a late echo of typing; the signed sheet stands
    draft = uow.session.get(ShiftDraft, (command.workshop_id, command.day), with_for_update=True)
    if draft is None:
        draft = ShiftDraft(workshop_id=command.workshop_id, day=command.day)
        uow.session.add(draft)
    draft.content, draft.kept_by, draft.kept_at = sheet_json(command.sheet), uow.actor.user_id, uow.now


def drop_sheet(uow: UnitOfWork, command: DropSheet) -> None:
    """Throw away what was kept, and begin from the plan."""
    uow.require(terms.LOG_HOURS)
    _expect_own(uow, command.workshop_id)
    _forget_draft(uow, command.workshop_id, command.day)
    uow.publish(terms.HOURS_CHANGED)


def sign_shift(uow: UnitOfWork, command: SignShift) -> UUID:
    """Enter a shift as a whole or not at all: the sheet, everybody's hours, and who was away.

    What stands against it is told for all people at once. The hours then wait for a second person.
    """
    uow.require(terms.LOG_HOURS)
    sheet = command.sheet
    uow.lock(Workshop, command.workshop_id)
    uow.lock(Learner, *(line.learner_id for line in sheet.lines))
    head = queries.shift_head(uow.session, command.workshop_id, command.day)
    if head is None:
        raise NotFound
    placed = queries.listed_on(uow.session, head.workshop_id, command.day)
    others = [id for id in sheet.everybody if id not in placed]
    names = placed | (dict.fromkeys(others, "?") | learner_names(uow.session, others) if others else {})
    uow.enforce(_against(uow, command, head, placed.keys(), names), command.override)

    shift_id = _enter(uow, command)
    _forget_draft(uow, command.workshop_id, command.day)
    _note(uow, shift_id, command, head.name, names)
    uow.publish(terms.HOURS_CHANGED)
    return shift_id


def _expect_own(uow: UnitOfWork, workshop_id: UUID) -> None:
    """A half-filled sheet tells the trail of nobody, so this asks whose workshop it is."""
    leader_id = found_workshop(uow, workshop_id).leader_id
    if not uow.actor.reach.everybody and leader_id not in (None, uow.actor.user_id):
        raise OutOfReach


def keep_machines(uow: UnitOfWork, entry_id: UUID, machine_ids: Iterable[UUID]) -> None:
    """Have an entry name these machines and no others."""
    known = set(uow.session.scalars(select(HoursMachine.machine_id).where(HoursMachine.entry_id == entry_id)))
    wanted = set(machine_ids)
    gone = HoursMachine.machine_id.in_(known - wanted)
    if known - wanted:
        uow.session.execute(delete(HoursMachine).where(HoursMachine.entry_id == entry_id, gone))
    uow.session.add_all(HoursMachine(entry_id=entry_id, machine_id=id) for id in sorted(wanted - known))


def moment_of(uow: UnitOfWork) -> Moment:
    """What the wall clock shows now."""
    return Moment(uow.today, minute_of_day(uow.now.astimezone(zone()).time()))


def _against(
    uow: UnitOfWork,
    command: SignShift,
    head: queries.ShiftHead,
    placed: AbstractSet[UUID],
    names: Mapping[UUID, str],
) -> Iterator[Violation]:
    sheet, day = command.sheet, command.day
    if head.signed_by is not None:
        yield AlreadySigned(day=date_text(day), by=head.signed_by)
        return
    yield from check_over(day, sheet.times.end, moment_of(uow))
    yield from queries.shift_limits(uow.session, head, day).against_day(head.workshop_id, day)
    yield from check_leaders(len(sheet.lines), sheet.leaders, head.most_per_leader)
    if head.place_id:
        over = sheet.times.end - GRACE  # signing closes the shift (rule 81): counted when it was over
        yield from tools.unsettled(uow.session, head.place_id, day, over)
    yield from check_sheet(sheet, names, placed, day)
    known = {task.id for task in queries.tasks(uow.session, head.workshop_id)}
    if not sheet.task_ids <= known:
        yield TaskUnknown()
    yield from _against_people(uow, command, names)


def _against_people(uow: UnitOfWork, command: SignShift, names: Mapping[UUID, str]) -> Iterator[Violation]:
    """Where they were meanwhile, and whether they may use the machines."""
    sheet, day = command.sheet, command.day
    busy = queries.busy_times(uow.session, day, sheet.everybody)
    using = [line for line in sheet.lines if line.machine_ids]
    named = frozenset[UUID]().union(*(line.machine_ids for line in using))
    gate = queries.gate(uow.session, [command.workshop_id], named, [line.learner_id for line in using])
    for line in sheet.lines:
        who, times = line.learner_id, line.times
        others = busy.get(who)
        found = [
            *(check_free(day, times.span, others) if others else ()),
            *(check_over(day, times.end, moment_of(uow)) if times.end > sheet.times.end else ()),
            *(gate.against(command.workshop_id, who, line.machine_ids, day) if line.machine_ids else ()),
        ]
        yield from (About(names[who], one) for one in found)


def _enter(uow: UnitOfWork, command: SignShift) -> UUID:
    """The sheet, everybody's hours and what belongs to them, each table at once: people wait at the door."""
    shift_id, sheet = new_id(), command.sheet
    there = {"workshop_id": command.workshop_id, "day": command.day, "zone": NORWAY}
    whole = _times(sheet.times)
    signed = {"signed_by": uow.actor.user_id, "signed_at": uow.now}
    shift = {"id": shift_id, **there, **whole, "leaders": sheet.leaders, **signed}
    entered = {"entered_by": uow.actor.user_id, "entered_at": uow.now}
    same = {**there, "state": terms.SUBMITTED, "shift_id": shift_id, **entered}
    ids = new_ids(len(sheet.lines))
    entries = [
        _entry(id, line, whole if line.times is sheet.times else _times(line.times))
        for id, line in zip(ids, sheet.lines, strict=True)
    ]
    used = [
        {"entry_id": id, "machine_id": machine_id}
        for id, line in zip(ids, sheet.lines, strict=True)
        for machine_id in sorted(line.machine_ids)
    ]
    away = [{"learner_id": one.learner_id, "reason": one.reason} for one in sheet.absences]
    tasks = [{"task_id": id} for id in sorted(sheet.task_ids)]
    insert_rows(uow.session, Shift, [shift])
    insert_rows(uow.session, HoursEntry, entries, same)
    insert_rows(uow.session, HoursMachine, used)
    insert_rows(uow.session, ShiftAbsence, away, {"shift_id": shift_id})
    insert_rows(uow.session, ShiftTask, tasks, {"shift_id": shift_id})
    return shift_id


def _entry(id: UUID, line: SheetLine, times: Mapping[str, object]) -> dict[str, object]:
    own = line.deviation
    return {
        "id": id,
        "learner_id": line.learner_id,
        **times,
        "penalty_minutes": own.penalty,
        "penalty_reason": own.penalty_reason,
        "lost_minutes": own.lost,
        "lost_reason": own.lost_reason,
        "minutes": line.minutes,
    }


def _times(times: Times) -> dict[str, object]:
    return {
        "start_minute": times.start,
        "end_minute": times.end,
        "break_minutes": times.pause,
        "clock_change": times.change,
    }


def _forget_draft(uow: UnitOfWork, workshop_id: UUID, day: date) -> None:
    _FORGET.run(uow.session, {"workshop": workshop_id, "on": day})


def _note(
    uow: UnitOfWork, shift_id: UUID, command: SignShift, workshop: str, names: Mapping[UUID, str]
) -> None:
    day, sheet = date_text(command.day), command.sheet
    total = hours_and_minutes(sheet.minutes)
    uow.audit(terms.SHIFT_SIGNED, shift_id, workshop=workshop, day=day, count=len(sheet.lines), hours=total)
    for line in sheet.lines:
        hours = hours_and_minutes(line.minutes)
        uow.audit(
            terms.HOURS_LOGGED,
            shift_id,
            line.learner_id,
            name=names[line.learner_id],
            workshop=workshop,
            day=day,
            hours=hours,
        )
    for absence in sheet.absences:
        uow.audit(
            terms.ABSENCE_NOTED,
            shift_id,
            absence.learner_id,
            name=names[absence.learner_id],
            workshop=workshop,
            day=day,
        )
