"""The shift sheet: who was there, how long, who was not and why, what was practised. Pure.

A sheet is filled from the plan, so that a person touches only the exceptions (ux 3.5).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.day_clock import DayClock
from eduapp.core.i18n import N_, date_text
from eduapp.core.spans import Span
from eduapp.core.violations import Violation
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.rules.deviation import NONE, Deviation, check_deviation, check_loss
from eduapp.workshops.hours.rules.ledger import NO_MACHINES
from eduapp.workshops.hours.rules.limits import check_length
from eduapp.workshops.hours.rules.times import STEP, About, Busy, Times, check_times, clock, fitted
from eduapp.workshops.hours.rules.workshops import WHOLE_POST, Post, PostSize

SATURDAY = 5


@dataclass(frozen=True)
class SheetLine:
    """Somebody who was there, from when to when."""

    learner_id: UUID
    times: Times
    machine_ids: frozenset[UUID] = NO_MACHINES
    deviation: Deviation = NONE

    @property
    def minutes(self) -> int:
        """What is credited."""
        return self.times.minutes - self.deviation.penalty


@dataclass(frozen=True)
class Absence:
    """Somebody of the plan who was not there, and why (code: absence_reasons)."""

    learner_id: UUID
    reason: str = terms.NOT_SAID


@dataclass(frozen=True)
class Sheet:
    """One filled sheet: what is kept while it is typed, and what is signed."""

    times: Times
    lines: tuple[SheetLine, ...] = ()
    absences: tuple[Absence, ...] = ()
    task_ids: frozenset[UUID] = field(default_factory=frozenset)
    leaders: int = 1  # how many looked after the people

    @property
    def minutes(self) -> int:
        """What all worked together."""
        return sum(line.minutes for line in self.lines)

    @property
    def everybody(self) -> list[UUID]:
        """Who was there, then who was not, in the order of the sheet."""
        there = [line.learner_id for line in self.lines]
        return there + [absence.learner_id for absence in self.absences]


class NobodyOnTheSheet(Violation):
    """A sheet of nobody says nothing."""

    message = N_("Nobody stands on the sheet. Place somebody in the workshop first.")


class OnTheSheetTwice(Violation):
    """One person, two lines."""

    message = N_("stands on the sheet twice. Take one line away.")


class NotHereToday(Violation):
    """Left, or never placed."""

    message = N_("has no place in this workshop on {day}. Place the person first.")


class AbsenceUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{reason}” is no reason on the list. Choose one of them.")


class AlreadySigned(Violation):
    """One sheet a day."""

    message = N_("The sheet of {day} was signed by {by}. Correct the hours in the workshop's list instead.")


class TaskUnknown(Violation):
    """A task of another workshop, or of none."""

    message = N_("One of the tasks does not belong to this workshop. Choose from the list.")


def ordinary_sheet(
    times: Times,
    learner_ids: Iterable[UUID],
    busy: Mapping[UUID, Iterable[Busy]] | None = None,
    sizes: Mapping[UUID, PostSize] | None = None,
) -> Sheet:
    """Everybody of the plan, as much of the ordinary shift as the post is, beside what they did elsewhere."""
    known, posts = busy or {}, sizes or {}
    parts = {id: _part(times, posts.get(id, WHOLE_POST)) for id in learner_ids}
    return Sheet(times, tuple(SheetLine(id, _left(part, known.get(id, ()))) for id, part in parts.items()))


def _part(times: Times, size: PostSize) -> Times:
    """What of a shift somebody with such a post works, in quarters of an hour, from its beginning."""
    minutes = round(times.shown * size.part_of_a_day / STEP) * STEP
    return times if size.part_of_a_day == 1 else fitted(times, times.start, max(STEP, minutes))


def _left(times: Times, busy: Iterable[Busy]) -> Times:
    """The longest stretch of a shift beside what somebody did elsewhere; the shift where nothing is left."""
    begin, gaps = times.start, list[Span]()
    for other in sorted((one.span for one in busy if one.span.overlaps(times.span)), key=attrgetter("start")):
        if begin < other.start:
            gaps.append(Span(begin, other.start))
        begin = max(begin, other.end)
    if begin < times.end:
        gaps.append(Span(begin, times.end))
    longest = max(gaps, key=attrgetter("minutes"), default=times.span)
    if longest == times.span:
        return times
    pause = times.pause if longest.minutes * 2 > times.span.minutes else 0
    return Times(longest.start, longest.end, pause, times.clock)


def same_again(earlier: Sheet, plan: Sheet) -> Sheet:
    """An earlier sheet for the people of today's plan: the same hours, machines and tasks.

    Who was away is expected again, and nothing is taken off: the reasons were yesterday's.
    """
    worked = {line.learner_id: replace(line, deviation=NONE) for line in earlier.lines}
    lines = tuple(worked.get(line.learner_id, replace(line, times=earlier.times)) for line in plan.lines)
    again = Sheet(earlier.times, lines, (), earlier.task_ids, earlier.leaders)
    return by_clock(again, plan.times.clock)


def by_clock(sheet: Sheet, clock: DayClock) -> Sheet:
    """The same times of everybody by the clock of a day."""
    if sheet.times.clock is clock and all(line.times.clock is clock for line in sheet.lines):
        return sheet
    lines = tuple(replace(line, times=replace(line.times, clock=clock)) for line in sheet.lines)
    return replace(sheet, times=replace(sheet.times, clock=clock), lines=lines)


def caught_up(kept: Sheet, plan: Sheet) -> Sheet:
    """A kept sheet with those who were placed since, and without those who have gone."""
    planned = {line.learner_id: line for line in plan.lines}
    known = {line.learner_id for line in kept.lines} | {absence.learner_id for absence in kept.absences}
    fresh = [replace(line, times=kept.times) for id, line in planned.items() if id not in known]
    return replace(
        kept,
        lines=(*(line for line in kept.lines if line.learner_id in planned), *fresh),
        absences=tuple(absence for absence in kept.absences if absence.learner_id in planned),
    )


def moved(sheet: Sheet, times: Times) -> Sheet:
    """The sheet with another shift: who followed the shift follows it still, others keep their difference."""
    lines = tuple(replace(line, times=_moved(line.times, sheet.times, times)) for line in sheet.lines)
    return replace(sheet, times=times, lines=lines)


def _moved(own: Times, old: Times, new: Times) -> Times:
    if own == old:
        return new
    start = own.start if own.start != old.start else new.start
    minutes = new.shown + own.shown - old.shown
    wanted = fitted(new, start, minutes)
    return new if any(check_times(wanted)) or any(check_length(wanted, new)) else wanted


def check_sheet(
    sheet: Sheet, names: Mapping[UUID, str], placed: AbstractSet[UUID], day: date
) -> Iterator[Violation]:
    """Everything about the sheet itself, person by person; `names` are of all those on it."""
    impossible = list(check_times(sheet.times))
    yield from impossible
    yield from _check_people(sheet.everybody, names, placed, day)
    for line in sheet.lines:
        times = line.times
        is_whole = (times is sheet.times or times == sheet.times) and not impossible
        if is_whole and (line.deviation is NONE or line.deviation == NONE):
            continue  # the whole shift, as it was
        found = list(check_times(times)) or [
            *(() if impossible else check_length(times, sheet.times)),
            *check_deviation(line.deviation, times),
            *check_loss(line.deviation, times, sheet.times),
        ]
        yield from (About(names[line.learner_id], one) for one in found)
    for absence in sheet.absences:
        if absence.reason not in code_list("absence_reasons"):
            yield About(names[absence.learner_id], AbsenceUnknown(reason=absence.reason))


def _check_people(
    everybody: Sequence[UUID], names: Mapping[UUID, str], placed: AbstractSet[UUID], day: date
) -> Iterator[Violation]:
    if not everybody:
        yield NobodyOnTheSheet()
    once = set(everybody)
    if len(once) == len(everybody) and once <= placed:
        return
    seen: set[UUID] = set()
    for learner_id in everybody:
        if learner_id in seen:
            yield About(names[learner_id], OnTheSheetTwice())
        elif learner_id not in placed:
            yield About(names[learner_id], NotHereToday(day=date_text(day)))
        seen.add(learner_id)


def sheet_json(sheet: Sheet) -> dict[str, Any]:
    """A half-filled sheet as plain values, to keep."""
    return {
        "times": _listed(sheet.times),
        "lines": [_line_json(line) for line in sheet.lines],
        "absences": [[str(absence.learner_id), absence.reason] for absence in sheet.absences],
        "tasks": sorted(str(id) for id in sheet.task_ids),
        "leaders": sheet.leaders,
    }


def sheet_from_json(kept: Mapping[str, Any]) -> Sheet:
    """The sheet that was kept."""
    return Sheet(
        Times(*kept["times"]),
        tuple(_line_from_json(*line) for line in kept["lines"]),
        tuple(Absence(UUID(id), reason) for id, reason in kept["absences"]),
        frozenset(UUID(id) for id in kept["tasks"]),
        kept.get("leaders", 1),
    )


def without_people(kept: Mapping[str, Any], learner_ids: Collection[UUID]) -> dict[str, Any]:
    """The sheet that was kept, less these people: of a sheet nobody signed nothing else is told of them."""
    ids = {str(one) for one in learner_ids}
    left = {part: [one for one in kept[part] if one[0] not in ids] for part in ("lines", "absences")}
    return {**kept, **left}


def _line_json(line: SheetLine) -> list[Any]:
    """Who and when; machines and deviations only where there are any."""
    plain: list[Any] = [str(line.learner_id), *_listed(line.times)]
    if line.machine_ids or line.deviation != NONE:
        own = line.deviation
        more = [own.penalty, own.penalty_reason, own.lost, own.lost_reason]
        plain.append({"machines": sorted(map(str, line.machine_ids)), "deviation": more})
    return plain


def _line_from_json(
    id: str, start: int, end: int, pause: int, more: Mapping[str, Any] | None = None
) -> SheetLine:
    times = Times(start, end, pause)
    if more is None:
        return SheetLine(UUID(id), times)
    return SheetLine(UUID(id), times, frozenset(map(UUID, more["machines"])), Deviation(*more["deviation"]))


def _listed(times: Times) -> list[int]:
    return [times.start, times.end, times.pause]


def shift_text(times: Times) -> str:
    """The shift in short: 12.00–15.15."""
    return f"{clock(times.start)}–{clock(times.end)}"


def recent_days(today: date) -> list[date]:
    """The last fourteen days before today, oldest first: what may still be put right."""
    return [today - timedelta(days=back) for back in range(14, 0, -1)]


def days_without_sheet(days: Iterable[date], posts: Iterable[Post], settled: AbstractSet[date]) -> list[date]:
    """Days on which somebody had a post, but nobody signed or entered anything."""
    known = list(posts)
    return [day for day in days if day not in settled and any(post.holds(day) for post in known)]
