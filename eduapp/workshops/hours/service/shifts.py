"""What can be done with shift sheets: kept while they are filled, and signed once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from eduapp.core.clock import zone
from eduapp.core.db.base import new_id, table_of
from eduapp.core.db.unit_of_work import Command, UnitOfWork
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
    check_sheet,
    sheet_json,
)
from eduapp.workshops.hours.rules.times import GRACE, About, Moment, Times, check_free, check_over
from eduapp.workshops.hours.rules.workshops import check_leaders
from eduapp.workshops.hours.service.workshops import found_workshop
from eduapp.workshops.tools import queries as tools

# A sheet is signed as people leave: all this is made once, and what writes many rows is of the bare tables.
_LOCK = (
    select(Learner.id)
    .where(Learner.id.in_(bindparam("people", expanding=True)))
    .order_by(Learner.id)
    .with_for_update()
)
_draft = table_of(ShiftDraft)
_FORGET = delete(_draft).where(_draft.c.workshop_id == bindparam("workshop"), _draft.c.day == bindparam("on"))
_WRITTEN = [insert(table_of(kind)) for kind in (Shift, HoursEntry, HoursMachine, ShiftAbsence, ShiftTask)]


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

    @property
    def sheet(self) -> Sheet:
        """The sheet as such."""
        return Sheet(self.times, self.lines, self.absences, self.task_ids, self.leaders)


def keep_sheet(uow: UnitOfWork, command: KeepSheet) -> None:
    """Keep what is filled so far. It is no record yet: nothing of it goes to the trail."""
    uow.require(terms.LOG_HOURS)
    found_workshop(uow, command.workshop_id)
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
    _forget_draft(uow, command.workshop_id, command.day)
    uow.publish(terms.HOURS_CHANGED)


def sign_shift(uow: UnitOfWork, command: SignShift) -> UUID:
    """Enter a shift as a whole or not at all: the sheet, everybody's hours, and who was away.

    What stands against it is told for all people at once. The hours then wait for a second person.
    """
    uow.require(terms.LOG_HOURS)
    sheet = command.sheet
    uow.lock(Workshop, command.workshop_id)
    lock_learners(uow, [line.learner_id for line in sheet.lines])
    workshop = found_workshop(uow, command.workshop_id)
    names = learner_names(uow.session, sheet.everybody)
    uow.enforce(_against(uow, command, workshop, names), command.override)

    shift_id = _enter(uow, command)
    _forget_draft(uow, workshop.id, command.day)
    _note(uow, shift_id, command, workshop.name, names)
    uow.publish(terms.HOURS_CHANGED)
    return shift_id


def lock_learners(uow: UnitOfWork, learner_ids: Iterable[UUID]) -> None:
    """Make others wait who enter hours of the same people; in one order, so that nobody waits in a ring."""
    uow.session.execute(_LOCK, {"people": sorted(learner_ids)})


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
    uow: UnitOfWork, command: SignShift, workshop: Workshop, known_names: Mapping[UUID, str]
) -> Iterator[Violation]:
    sheet, day, ids = command.sheet, command.day, command.sheet.everybody
    signature = queries.signer_of(uow.session, workshop.id, day)
    if signature:
        yield AlreadySigned(day=date_text(day), by=signature.by)
        return
    names = {id: known_names.get(id, "?") for id in ids}
    placed = queries.placed_on(uow.session, workshop.id, day)
    yield from check_over(day, sheet.times.end, moment_of(uow))
    limits = queries.limits(uow.session, [workshop.id], day, day)
    yield from limits.against_day(workshop.id, day)
    yield from check_leaders(len(sheet.lines), sheet.leaders, workshop.most_per_leader)
    if workshop.place_id:
        over = sheet.times.end - GRACE  # signing closes the shift (rule 81): counted when it was over
        yield from tools.unsettled(uow.session, workshop.place_id, day, over)
    yield from check_sheet(sheet, names, frozenset(placed), day)
    known = {task.id for task in queries.tasks(uow.session, workshop.id)}
    if not sheet.task_ids <= known:
        yield TaskUnknown()
    busy = queries.busy_times(uow.session, day, ids)
    named = frozenset[UUID]().union(*(line.machine_ids for line in sheet.lines))
    gate = queries.gate(uow.session, [workshop.id], named, [line.learner_id for line in sheet.lines])
    for line in sheet.lines:
        for violation in (
            *check_free(day, line.times.span, busy.get(line.learner_id, ())),
            *(check_over(day, line.times.end, moment_of(uow)) if line.times.end > sheet.times.end else ()),
            *gate.against(workshop.id, line.learner_id, line.machine_ids, day),
        ):
            yield About(names[line.learner_id], violation)


def _enter(uow: UnitOfWork, command: SignShift) -> UUID:
    """The sheet, everybody's hours and what belongs to them, each table at once: people wait at the door."""
    shift_id, sheet = new_id(), command.sheet
    shift = {
        "id": shift_id,
        "workshop_id": command.workshop_id,
        "day": command.day,
        **_times(sheet.times),
        "leaders": sheet.leaders,
        "signed_by": uow.actor.user_id,
        "signed_at": uow.now,
    }
    entries = [_entry(uow, command, line) | {"shift_id": shift_id} for line in sheet.lines]
    used = [
        {"entry_id": entry["id"], "machine_id": id}
        for entry, line in zip(entries, sheet.lines, strict=True)
        for id in sorted(line.machine_ids)
    ]
    away = [
        {"shift_id": shift_id, "learner_id": one.learner_id, "reason": one.reason} for one in sheet.absences
    ]
    tasks = [{"shift_id": shift_id, "task_id": id} for id in sorted(sheet.task_ids)]
    written: tuple[Sequence[Mapping[str, object]], ...] = ([shift], entries, used, away, tasks)
    for statement, rows in zip(_WRITTEN, written, strict=True):
        if rows:
            uow.session.execute(statement, rows)
    return shift_id


def _entry(uow: UnitOfWork, command: SignShift, line: SheetLine) -> dict[str, object]:
    return {
        "id": new_id(),
        "workshop_id": command.workshop_id,
        "learner_id": line.learner_id,
        "day": command.day,
        **_times(line.times),
        "penalty_minutes": line.deviation.penalty,
        "penalty_reason": line.deviation.penalty_reason,
        "lost_minutes": line.deviation.lost,
        "lost_reason": line.deviation.lost_reason,
        "minutes": line.minutes,
        "state": terms.SUBMITTED,
        "entered_by": uow.actor.user_id,
        "entered_at": uow.now,
    }


def _times(times: Times) -> dict[str, object]:
    return {"start_minute": times.start, "end_minute": times.end, "break_minutes": times.pause}


def _forget_draft(uow: UnitOfWork, workshop_id: UUID, day: date) -> None:
    uow.session.execute(_FORGET, {"workshop": workshop_id, "on": day})


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
