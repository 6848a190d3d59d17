"""Hours are logged, corrected, approved by a second person, rejected. Nothing is ever deleted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.clock import NORWAY
from eduapp.core.codes import code_list
from eduapp.core.db.parts import in_parts
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.core.spans import Span, hours_and_minutes
from eduapp.core.violations import Violation
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry, Workshop
from eduapp.workshops.hours.queries.ledger import content_of
from eduapp.workshops.hours.rules.deviation import NONE, Deviation, check_deviation, check_loss
from eduapp.workshops.hours.rules.ledger import (
    NO_MACHINES,
    EntryContent,
    Standing,
    approval_holds,
    check_approval,
    check_correction,
    check_counting,
    check_rejection,
    digest,
    digest_of_all,
)
from eduapp.workshops.hours.rules.limits import check_length
from eduapp.workshops.hours.rules.sheet import TaskUnknown
from eduapp.workshops.hours.rules.times import (
    About,
    Busy,
    Times,
    check_free,
    check_over,
    check_times,
    timed_on,
)
from eduapp.workshops.hours.rules.workshops import WorkshopClosed
from eduapp.workshops.hours.service.shifts import keep_machines, moment_of
from eduapp.workshops.hours.service.workshops import found_workshop


@dataclass(frozen=True, kw_only=True)
class LogHours(Command):
    """One stretch of one person, beside the sheet: somebody who was forgotten or lent out."""

    workshop_id: UUID
    learner_id: UUID
    day: date
    times: Times
    task_id: UUID | None = None
    machine_ids: frozenset[UUID] = NO_MACHINES
    deviation: Deviation = NONE


@dataclass(frozen=True, kw_only=True)
class CorrectHours(Command):
    """Other times, task, machines or deviation. If it was approved, that falls, and needs a reason."""

    entry_id: UUID
    version: int
    times: Times
    task_id: UUID | None = None
    reason: str = ""
    machine_ids: frozenset[UUID] = NO_MACHINES
    deviation: Deviation = NONE


@dataclass(frozen=True, kw_only=True)
class ApproveHours(Command):
    """Hours somebody else entered. `seen` (one digest an entry, in order) says what the approver read."""

    entry_ids: tuple[UUID, ...]
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RejectHours(Command):
    """Hours that were not so, and why."""

    entry_ids: tuple[UUID, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class CountHours(Command):
    """Approved hours in the statement of that number."""

    entry_ids: tuple[UUID, ...]
    statement: str


def log_hours(uow: UnitOfWork, command: LogHours) -> UUID:
    """Enter one stretch of work by hand. It waits for a second person."""
    uow.require(terms.LOG_HOURS)
    uow.lock(Learner, command.learner_id)
    workshop = found_workshop(uow, command.workshop_id)
    name = learner_names(uow.session, [command.learner_id]).get(command.learner_id)
    if name is None:
        raise NotFound
    content = EntryContent(
        command.learner_id,
        workshop.id,
        command.day,
        timed_on(command.times, command.day),
        command.task_id,
        command.machine_ids,
        command.deviation,
        zone=NORWAY,
    )
    uow.enforce(against_entry(uow, content, None))

    entry = HoursEntry(
        learner_id=content.learner_id,
        workshop_id=content.workshop_id,
        day=content.day,
        state=terms.SUBMITTED,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    _write(entry, content)
    uow.session.add(entry)
    uow.session.flush()
    keep_machines(uow, entry.id, content.machine_ids)
    uow.audit(
        terms.HOURS_LOGGED,
        entry.id,
        entry.learner_id,
        name=name,
        workshop=workshop.name,
        day=date_text(entry.day),
        hours=hours_and_minutes(entry.minutes),
    )
    uow.publish(terms.HOURS_CHANGED)
    return entry.id


def correct_hours(uow: UnitOfWork, command: CorrectHours) -> None:
    """Put an entry right. Whatever it was before, it waits for approval anew; the trail keeps both."""
    uow.require(terms.LOG_HOURS)
    entry = uow.session.get(HoursEntry, command.entry_id)
    if entry is None:
        raise NotFound
    uow.lock(Learner, entry.learner_id)
    times = {"start": entry.start_minute, "end": entry.end_minute, "pause": entry.break_minutes}
    uow.expect_version(entry, command.version, "version", **times)
    before = _contents(uow, [entry])[0]
    after = replace(
        before,
        times=timed_on(command.times, before.day, before.zone),
        task_id=command.task_id,
        machine_ids=command.machine_ids,
        deviation=command.deviation,
    )
    standing = _standing(uow, [entry])[0]
    adjusts = bool(entry.adjustment)
    changed = digest(before) != digest(after) or entry.state == terms.REJECTED
    uow.enforce(
        [
            *check_correction(standing, command.reason, changed=changed, adjusts=adjusts),
            *against_entry(uow, after, entry.id, new=entry.state == terms.REJECTED),
        ]
    )

    uow.audit(
        terms.HOURS_CORRECTED,
        entry.id,
        entry.learner_id,
        name=standing.who,
        workshop=found_workshop(uow, entry.workshop_id).name,
        day=date_text(entry.day),
        before=hours_and_minutes(before.minutes),
        after=hours_and_minutes(after.minutes),
        was=entry.state,
        reason=tidy(command.reason),
        times=[[before.times.start, before.times.end, before.times.pause],
               [after.times.start, after.times.end, after.times.pause]],
    )  # fmt: skip
    _write(entry, after)
    keep_machines(uow, entry.id, after.machine_ids)
    entry.state, entry.reject_reason = terms.SUBMITTED, ""
    entry.entered_by, entry.entered_at = uow.actor.user_id, uow.now
    _take_approval_back(entry)
    uow.publish(terms.HOURS_CHANGED)


def approve_hours(uow: UnitOfWork, command: ApproveHours) -> None:
    """Approve what somebody else entered: all of it or nothing. Each entry keeps a digest of what it said."""
    uow.require(terms.APPROVE_HOURS)
    entries = _found(uow, command.entry_ids)
    digests = [digest(content) for content in _contents(uow, entries)]
    if command.seen and digests != list(command.seen):
        raise Conflict
    standing = _standing(uow, entries)
    uow.enforce([*check_approval(standing, uow.actor.user_id), *_meanwhile(uow, entries, standing)])

    for entry, said in zip(entries, digests, strict=True):
        entry.state, entry.approved_by, entry.approved_at = terms.APPROVED, uow.actor.user_id, uow.now
        entry.approved_digest = said
    _note_people(uow, terms.HOURS_APPROVED, entries)
    uow.publish(terms.HOURS_CHANGED)


def reject_hours(uow: UnitOfWork, command: RejectHours) -> None:
    """Say that hours were not so. They stay to be seen, take no time, and can be corrected."""
    uow.require(terms.APPROVE_HOURS)
    entries = _found(uow, command.entry_ids)
    reason = tidy(command.reason)
    uow.enforce(check_rejection(_standing(uow, entries), reason))

    for entry in entries:
        entry.state, entry.reject_reason = terms.REJECTED, reason
        _take_approval_back(entry)
    _note_people(uow, terms.HOURS_REJECTED, entries, reason=reason)
    uow.publish(terms.HOURS_CHANGED)


def count_hours(uow: UnitOfWork, command: CountHours) -> str:
    """Count approved hours in a statement: from now on they stay as they are (law-states 2.6).

    The digest of all that was approved, in order. Refused if any is not approved, or not what was approved.
    """
    uow.require(terms.COUNT_HOURS)
    entries = _found(uow, command.entry_ids)
    contents = _contents(uow, entries)
    whole = [
        approval_holds(content, entry.state, entry.approved_digest)
        for content, entry in zip(contents, entries, strict=True)
    ]
    standing = _standing(uow, entries)
    uow.enforce([*check_counting(standing, whole), *_meanwhile(uow, entries, standing)])
    for entry in entries:
        entry.state = terms.COUNTED
    _note_people(uow, terms.HOURS_COUNTED, entries, number=command.statement)
    uow.publish(terms.HOURS_CHANGED)
    return digest_of_all(digest(content) for content in contents)


def against_entry(
    uow: UnitOfWork, content: EntryContent, own_id: UUID | None, *, new: bool = True
) -> Iterator[Violation]:
    """Everything that stands against what an entry is to say; `own_id` is what it says already.

    `new`: it takes time that was not taken before; so does a rejected one that is put right.
    """
    times = content.times
    impossible = list(check_times(times)) or list(check_deviation(content.deviation, times))
    yield from impossible
    yield from check_over(content.day, times.end, moment_of(uow))
    if not impossible:
        yield from check_free(content.day, times.span, _busy(uow, content, own_id))
        yield from _against_limits(uow, content, own_id, new=new)
    gate = queries.gate(uow.session, [content.workshop_id], content.machine_ids, [content.learner_id])
    yield from gate.against(content.workshop_id, content.learner_id, content.machine_ids, content.day)
    known = {task.id for task in queries.tasks(uow.session, content.workshop_id)}
    if content.task_id is not None and content.task_id not in known:
        yield TaskUnknown()


def _against_limits(
    uow: UnitOfWork, content: EntryContent, own_id: UUID | None, *, new: bool
) -> Iterator[Violation]:
    """All of a day no longer than the shift, on an open day; what is new also in a month not yet counted."""
    limits = queries.limits(uow.session, [content.workshop_id], content.day, content.day)
    if new:
        yield from limits.against_day(content.workshop_id, content.day)
        if not found_workshop(uow, content.workshop_id).active:
            yield WorkshopClosed()
    if shift := limits.shift(content.workshop_id, content.day):
        taken = queries.taken_there(uow.session, content.workshop_id, content.learner_id, content.day, own_id)
        yield from check_length(content.times, shift, taken)
        yield from check_loss(content.deviation, content.times, shift)


def _busy(uow: UnitOfWork, content: EntryContent, own_id: UUID | None) -> list[Busy]:
    query = (
        select(HoursEntry.id, HoursEntry.start_minute, HoursEntry.end_minute, Workshop.name)
        .join(Workshop, Workshop.id == HoursEntry.workshop_id)
        .where(
            HoursEntry.learner_id == content.learner_id,
            HoursEntry.day == content.day,
            HoursEntry.state != terms.REJECTED,
            HoursEntry.adjustment == "",
        )
        .order_by(HoursEntry.start_minute)
    )
    rows = uow.session.execute(query)
    own = [Busy(Span(start, end), where) for id, start, end, where in rows if id != own_id]
    who, day = content.learner_id, content.day
    return own + queries.elsewhere(uow.session, [who], day, day).get((who, day), [])


def _meanwhile(
    uow: UnitOfWork, entries: Sequence[HoursEntry], standing: Sequence[Standing]
) -> Iterator[Violation]:
    """What was recorded since: lessons, exams, training that does not hold. A register is never stopped."""
    contents = _contents(uow, entries)
    machine_ids = frozenset[UUID]().union(*(content.machine_ids for content in contents))
    people, shops = {one.learner_id for one in contents}, {one.workshop_id for one in contents}
    gate = queries.gate(uow.session, shops, machine_ids, people)
    for content, told in zip(contents, standing, strict=True):
        asked = (content.workshop_id, content.learner_id, content.machine_ids, content.day)
        yield from (About(told.who, found) for found in gate.against(*asked))
    first, last = min(entry.day for entry in entries), max(entry.day for entry in entries)
    others = queries.elsewhere(uow.session, {entry.learner_id for entry in entries}, first, last)
    for entry, told in zip(entries, standing, strict=True):
        busy = others.get((entry.learner_id, entry.day), [])
        if busy and not entry.adjustment:
            for found in check_free(entry.day, Span(entry.start_minute, entry.end_minute), busy):
                yield About(told.who, found)


def _found(uow: UnitOfWork, entry_ids: Sequence[UUID]) -> list[HoursEntry]:
    """The entries in the order they were named, locked; all of them must be there."""
    found: dict[UUID, HoursEntry] = {}
    for part in in_parts(sorted(set(entry_ids))):
        query = select(HoursEntry).where(HoursEntry.id.in_(part)).order_by(HoursEntry.id).with_for_update()
        found |= {entry.id: entry for entry in uow.session.scalars(query)}
    if not found or len(found) < len(set(entry_ids)):
        raise NotFound
    return [found[id] for id in dict.fromkeys(entry_ids)]


def _standing(uow: UnitOfWork, entries: Sequence[HoursEntry]) -> list[Standing]:
    names = _names(uow, entries)
    labels = code_list("hours_states")
    return [
        Standing(names[entry.learner_id], entry.day, entry.state, entry.entered_by, labels[entry.state].label)
        for entry in entries
    ]


def _names(uow: UnitOfWork, entries: Sequence[HoursEntry]) -> dict[UUID, str]:
    names: dict[UUID, str] = {}
    for part in in_parts(sorted({entry.learner_id for entry in entries})):
        names |= learner_names(uow.session, part)
    return names


def _contents(uow: UnitOfWork, entries: Sequence[HoursEntry]) -> list[EntryContent]:
    used: dict[UUID, frozenset[UUID]] = {}
    for part in in_parts([entry.id for entry in entries]):
        used |= queries.used_machines(uow.session, HoursEntry.id.in_(part))
    return [content_of(entry, queries.machines_of(used, entry.id)) for entry in entries]


def _write(entry: HoursEntry, content: EntryContent) -> None:
    times, deviation = content.times, content.deviation
    entry.start_minute, entry.end_minute, entry.break_minutes = times.start, times.end, times.pause
    entry.penalty_minutes, entry.penalty_reason = deviation.penalty, deviation.penalty_reason
    entry.lost_minutes, entry.lost_reason = deviation.lost, deviation.lost_reason
    entry.minutes, entry.task_id = content.minutes, content.task_id
    entry.zone, entry.clock_change = content.zone, times.change


def _take_approval_back(entry: HoursEntry) -> None:
    entry.approved_by = entry.approved_at = entry.approved_digest = None


def _note_people(uow: UnitOfWork, action: str, entries: Sequence[HoursEntry], **more: str) -> None:
    """One note a person and workshop: how many entries, how much, from when to when."""
    groups: dict[tuple[UUID, UUID], list[HoursEntry]] = defaultdict(list)
    for entry in entries:
        groups[entry.learner_id, entry.workshop_id].append(entry)
    names = _names(uow, entries)
    for (learner_id, workshop_id), own in groups.items():
        uow.audit(
            action,
            workshop_id,
            learner_id,
            name=names[learner_id],
            workshop=found_workshop(uow, workshop_id).name,
            count=len(own),
            hours=hours_and_minutes(sum(entry.minutes for entry in own)),
            first=date_text(min(entry.day for entry in own)),
            last=date_text(max(entry.day for entry in own)),
            **more,
        )
