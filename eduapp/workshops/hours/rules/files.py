"""Hours out of a file: what a row must be, and how each row fares beside all others. Pure.

Rows are judged in the order of the file: of two that overlap, the later one is refused. A row that is in the
ledger already, word for word, is known: reading a file twice enters nobody twice.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eduapp.core.clock import NORWAY
from eduapp.core.day_clock import ORDINARY, DayClock, agree, clock_on
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import folded
from eduapp.core.spans import MINUTES_A_DAY, Span, hours_and_minutes
from eduapp.core.violations import Violation
from eduapp.workshops.hours.rules.ledger import NO_MACHINES
from eduapp.workshops.hours.rules.limits import Limits, check_length
from eduapp.workshops.hours.rules.machines import MachineUnknown
from eduapp.workshops.hours.rules.times import (
    LONGEST,
    Busy,
    Moment,
    Times,
    as_counted,
    check_free,
    check_over,
    check_times,
    clock,
)
from eduapp.workshops.hours.rules.workshops import check_text

Against = Callable[[UUID, UUID, frozenset[UUID], date], Iterable[Violation]]  # workshop, learner, machines
NO_LIMITS = Limits()
ROUNDING = 1  # minutes that a stated sum in hours with two decimals may be off


@dataclass(frozen=True, slots=True)
class HourRow:
    """One row of a file, its cells already read. Minutes after midnight."""

    row: int  # in the file, for the person who has to correct it
    day: date
    workshop: str
    number: str  # of the learner
    start: int
    end: int
    pause: int = 0
    task: str = ""
    stated: int | None = None  # minutes the file itself says, to compare
    machines: tuple[str, ...] = ()  # numbers on their labels, as the file writes them
    zone: str = NORWAY  # whose clock the times are of


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One reason against one row. A row may have several."""

    row: int
    column: str  # day, workshop, number, start, end, pause, stated, task, machines, zone
    violation: Violation


@dataclass(slots=True)
class Taken:
    """Time of one learner on one day that is spoken for, by the ledger or by an earlier row."""

    start: int
    end: int
    pause: int
    workshop_id: UUID
    task: str  # folded
    row: int = 0  # 0: it was in the ledger before
    standing: bool = True  # a rejected entry takes no time, but is known
    machine_ids: frozenset[UUID] = NO_MACHINES
    as_filed: bool = True  # nothing was taken off or lost, which no file says
    zone: str = NORWAY
    change: int = 0  # minutes the clock was put back (+) or forward (−) meanwhile

    def says(self, row: HourRow, workshop_id: UUID, task: str, machine_ids: frozenset[UUID]) -> bool:
        """Whether a row says just this."""
        return (
            self.start == row.start
            and self.end == row.end
            and self.pause == row.pause
            and self.workshop_id == workshop_id
            and self.task == task
            and self.machine_ids == machine_ids
            and self.as_filed
            and self.zone == row.zone
        )


@dataclass(frozen=True, slots=True)
class Good:
    """A row that may be entered, with whom and what it names."""

    row: HourRow
    learner_id: UUID
    workshop_id: UUID
    task: str  # folded
    machine_ids: frozenset[UUID] = NO_MACHINES
    change: int = 0  # minutes the clock was put back (+) or forward (−) meanwhile


@dataclass
class Verdict:
    """How a bundle of rows fared."""

    good: list[Good] = field(default_factory=list)
    known: list[int] = field(default_factory=list)  # rows of the file that are in the ledger already
    refused: list[RefusedRow] = field(default_factory=list)


def _nothing_against(
    _workshop: UUID, _learner: UUID, _machines: frozenset[UUID], _day: date
) -> Iterable[Violation]:
    return ()


@dataclass
class Known:
    """What the judge needs to know of the world. `taken` grows with every row that is good."""

    learners: Mapping[str, UUID]  # by number
    workshops: Mapping[str, UUID]  # by name, as the file writes it
    names: Mapping[UUID, str]  # of workshops
    taken: dict[tuple[UUID, date], list[Taken]]
    tasks: dict[str, str] = field(default_factory=dict)  # as typed → folded
    machines: Mapping[str, UUID] = field(default_factory=dict)  # by number, as the file writes it
    against_machines: Against = _nothing_against
    limits: Limits = NO_LIMITS
    elsewhere: Mapping[tuple[UUID, date], list[Busy]] = field(default_factory=dict)  # lessons and exams


class LearnerUnknown(Violation):
    """Nobody has that number."""

    message = N_("Nobody has the number “{number}”. Correct it, or bring the learner in first.")


class WorkshopUnknown(Violation):
    """No workshop of that name."""

    message = N_("There is no workshop “{name}”. Correct the name, or add the workshop first.")


class ClockElsewhere(Violation):
    """Times of another clock than the one lessons and other hours go by."""

    message = N_(
        "The clock in {zone} is not the one here on {day} ({here}). Write the times as they were here."
    )


class HoursDisagree(Violation):
    """The file contradicts itself."""

    message = N_(
        "The row says {stated} hours, but from {start} to {end} it is {counted}. Correct one of them."
    )


def judge(rows: Iterator[HourRow], known: Known, now: Moment) -> Verdict:
    """Each row in turn: good, known already, or refused with every reason."""
    verdict = Verdict()
    for row in rows:
        learner_id = known.learners.get(row.number)
        workshop_id = known.workshops.get(row.workshop)
        clock = clock_on(row.day)  # of every zone a row may name
        if learner_id is None or workshop_id is None or not _plain(row, clock, now):
            reasons = list(_against(row, learner_id, workshop_id, clock, now))
            verdict.refused.extend(reasons)
            if reasons or learner_id is None or workshop_id is None:
                continue
        taken = known.taken.setdefault((learner_id, row.day), [])
        task = known.tasks.get(row.task)
        if task is None:
            if impossible := list(check_text(row.task)):
                verdict.refused.extend(RefusedRow(row.row, "task", violation) for violation in impossible)
                continue
            task = known.tasks[row.task] = folded(row.task)
        machine_ids = frozenset(known.machines[code] for code in row.machines if code in known.machines)
        if any(other.says(row, workshop_id, task, machine_ids) for other in taken):
            verdict.known.append(row.row)
            continue
        change = clock.between(row.start, row.end)
        good = Good(row, learner_id, workshop_id, task, machine_ids, change)
        if reasons := list(_beside_others(good, taken, known)):
            verdict.refused.extend(reasons)
        else:
            taken.append(_taken(good))
            verdict.good.append(good)
    return verdict


def _taken(good: Good) -> Taken:
    row = good.row
    return Taken(
        row.start,
        row.end,
        row.pause,
        good.workshop_id,
        good.task,
        row.row,
        machine_ids=good.machine_ids,
        zone=row.zone,
        change=good.change,
    )


def _beside_others(good: Good, taken: list[Taken], known: Known) -> Iterator[RefusedRow]:
    """What stands against a row that is good by itself: its machines, and what the day holds already."""
    row = good.row
    yield from _beyond_limits(good, taken, known.limits)
    for code in row.machines:
        if code not in known.machines:
            yield RefusedRow(row.row, "machines", MachineUnknown(code=code))
    if good.machine_ids:
        where_and_who = good.workshop_id, good.learner_id
        for violation in known.against_machines(*where_and_who, good.machine_ids, row.day):
            yield RefusedRow(row.row, "machines", violation)
    if any(row.start < other.end and other.start < row.end and other.standing for other in taken):
        yield from _clashes(row, taken, known.names)
    if others := known.elsewhere.get((good.learner_id, row.day)):
        for violation in check_free(row.day, Span(row.start, row.end), others):
            yield RefusedRow(row.row, "start", violation)


def _beyond_limits(good: Good, taken: list[Taken], limits: Limits) -> Iterator[RefusedRow]:
    """No longer than the shift, on an open day of a month that nobody has counted."""
    row, shift = good.row, limits.shift(good.workshop_id, good.row.day)
    if shift is not None:
        own = (one for one in taken if one.standing and one.workshop_id == good.workshop_id)
        there = sum(one.end - one.start + one.change for one in own)
        times = as_counted(row.start, row.end, row.pause, good.change)
        for violation in check_length(times, shift, there):
            yield RefusedRow(row.row, "end", violation)
    for violation in limits.against_day(good.workshop_id, row.day):
        yield RefusedRow(row.row, "day", violation)


def _plain(row: HourRow, clock: DayClock, now: Moment) -> bool:
    """The quick answer for the rows that are nearly all of them; the rules proper speak for the rest."""
    length = row.end - row.start
    return (
        0 <= row.pause < length <= LONGEST
        and row.start >= 0
        and row.end <= MINUTES_A_DAY
        and row.day < now.day
        and clock is ORDINARY
        and row.zone == NORWAY
        and (row.stated is None or abs(row.stated - length + row.pause) <= ROUNDING)
    )


def _against(
    row: HourRow, learner_id: UUID | None, workshop_id: UUID | None, clock: DayClock, now: Moment
) -> Iterator[RefusedRow]:
    if learner_id is None:
        yield RefusedRow(row.row, "number", LearnerUnknown(number=row.number))
    if workshop_id is None:
        yield RefusedRow(row.row, "workshop", WorkshopUnknown(name=row.workshop))
    if not agree(row.day, row.zone):
        yield RefusedRow(row.row, "zone", ClockElsewhere(zone=row.zone, day=date_text(row.day), here=NORWAY))
    times = Times(row.start, row.end, row.pause, clock)
    impossible = list(check_times(times))
    for violation in impossible:
        yield RefusedRow(row.row, (violation.about or ("end",))[0], violation)
    for violation in check_over(row.day, row.end, now):
        yield RefusedRow(row.row, "day", violation)
    if not impossible and row.stated is not None and abs(row.stated - times.minutes) > ROUNDING:
        yield RefusedRow(row.row, "stated", _disagreement(times, row.stated))


def _disagreement(times: Times, stated: int) -> HoursDisagree:
    return HoursDisagree(
        stated=hours_and_minutes(stated),
        start=clock(times.start),
        end=clock(times.end),
        counted=hours_and_minutes(times.minutes),
    )


def _clashes(row: HourRow, taken: list[Taken], names: Mapping[UUID, str]) -> Iterator[RefusedRow]:
    busy = [Busy(Span(other.start, other.end), _where(other, names)) for other in taken if other.standing]
    for violation in check_free(row.day, Span(row.start, row.end), busy):
        yield RefusedRow(row.row, "start", violation)


def _where(taken: Taken, names: Mapping[UUID, str]) -> str:
    name = names.get(taken.workshop_id, "")
    return (
        _("{workshop} (row {row} of this file)").format(workshop=name, row=taken.row) if taken.row else name
    )
