"""Everything the page of the day shows, from a few statements and one log: reckoned here, shown there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.clock import zone
from eduapp.core.spans import minute_of_day
from eduapp.core.violations import Violation
from eduapp.exams.room.queries.exam_pcs import against_screens
from eduapp.exams.room.queries.exams import exam_of
from eduapp.exams.room.queries.log import log
from eduapp.exams.room.queries.papers import against_papers
from eduapp.exams.room.queries.sealing import SealRow, SignatureRow, digest, seal, signatures
from eduapp.exams.room.rules import against, cases, closing, replay, steps
from eduapp.exams.room.rules.log import Entry, LogRow
from eduapp.exams.room.rules.standing import Course, Day
from eduapp.exams.room.rules.times import check_on_the_day
from eduapp.exams.room.rules.wording import what
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.queries import CandidateRow, SittingHead
from eduapp.exams.sittings.rules.states import ANNULLED, COLLECTING, PUBLISHED

_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class DayCandidate:
    """One candidate on the day; times are minutes of the day, `why` says what cannot be done now."""

    id: UUID
    number: int
    name: str
    place: str  # the seat, or a room apart
    letter: str  # of the version of the paper; "" without one
    order: tuple[int, int, int]  # of the seats, from the front
    state: str  # code: room_states
    documented: bool  # of an absence
    planned: int
    extra: int
    credited: int
    late: int
    arrived: int | None
    begun: int | None
    handed_in: int | None
    end: int | None
    measures: tuple[str, ...]
    case: str  # code: room_cases; "" without one
    over: int  # minutes past the personal end: at which answers were handed in, or that run just now
    why: Mapping[str, str]  # act → why not; "" may be


@dataclass(frozen=True)
class DisturbanceRow:
    """Something that cost minutes, and what was decided on them."""

    id: UUID
    number: int
    minute: int
    what: str
    lasted: int | None
    going_on: bool
    decided: bool
    sat: tuple[tuple[UUID, int], ...]  # who was sitting then: id and number
    credited: tuple[tuple[int, int], ...]  # number and minutes


@dataclass(frozen=True)
class CaseRow:
    """A suspicion or conduct, how far it has come, and what the law has next."""

    id: UUID
    number: int
    minute: int
    ground: str  # code: room_incidents
    candidate: int
    state: str
    next_steps: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class TheDay:
    """A sitting on its day."""

    id: UUID
    course: str
    code: str
    day: date
    place: str
    start: int
    minutes: int
    state: str  # code: sitting_states
    watches: tuple[tuple[UUID, str], ...]
    now: datetime
    started: int | None
    last_end: int | None
    stopped_since: int | None
    candidates: tuple[DayCandidate, ...]
    log: tuple[LogRow, ...]
    why: Mapping[str, str]  # step → why not; "" may be
    disturbances: tuple[DisturbanceRow, ...]
    cases: tuple[CaseRow, ...]
    against_closing: tuple[str, ...]
    digest: str
    signed: tuple[SignatureRow, ...]
    seal: SealRow | None

    @property
    def minute(self) -> int:
        """The minute of the day at the site when it was asked."""
        return minute_of_day(self.now.astimezone(zone()).time())

    @property
    def is_today(self) -> bool:
        """Whether the exam is on the day it was asked."""
        return self.now.astimezone(zone()).date() == self.day


def the_day(session: Session, sitting_id: UUID) -> TheDay | None:
    """A sitting with its log, everybody in the order of the seats, and what can be done now."""
    head = sittings.sitting(session, sitting_id)
    if head is None:
        return None
    exam, rows = exam_of(session, sitting_id), log(session, sitting_id)
    entries, now = [row.entry for row in rows], session.info["now"]
    day = replay.the_day(exam, entries)
    watches = tuple((one.user_id, one.name) for one in sittings.watches(session, sitting_id))
    told = _Told(head, day, rows, now)
    here = digest(session, sitting_id)
    against_opening = list(closing.before_opening(watches))
    if head.state == PUBLISHED:
        against_opening += sittings.against_opening(session, sitting_id)
    papers = [one.sentence() for one in against_papers(session, sitting_id)]
    if day.phase == COLLECTING:  # before that nobody asks, and it takes a look at each journal
        papers += [one.sentence() for one in against_screens(session, sitting_id)]
    open_ends = [one.sentence() for one in closing.before_closing(day, told.names)]
    return TheDay(
        id=head.id,
        course=head.course_name,
        code=head.course_code,
        day=head.day,
        place=head.place,
        start=head.start_minute,
        minutes=head.minutes,
        state=head.state,
        watches=watches,
        now=now,
        started=day.started,
        last_end=day.last_end,
        stopped_since=next((one.entry.minute for one in day.disturbances.values() if one.going_on), None),
        candidates=tuple(sorted(told.candidates(), key=lambda one: one.order)),
        log=tuple(rows),
        why={step: told.why_not(step, against_opening) for step in steps.LEADS_TO},
        disturbances=tuple(told.disturbances()),
        cases=tuple(told.cases()),
        against_closing=tuple(dict.fromkeys([*open_ends, *papers])),
        digest=here,
        signed=tuple(signatures(session, sitting_id, here)),
        seal=seal(session, sitting_id),
    )


def may_sign(day: TheDay, actor: Actor) -> str:
    """Why somebody cannot sign the log just now; "" if they can."""
    watches = [id for id, _name in day.watches]
    others = [(one.user_id, one.name) for one in day.signed]
    found = [one.sentence() for one in closing.check_signing("", "", actor.user_id, others, watches)]
    return " ".join([*day.against_closing, *found])


class _Told:
    """The day in rows."""

    def __init__(self, head: SittingHead, day: Day, rows: Sequence[LogRow], now: datetime) -> None:
        self._head, self._day, self._now = head, day, now
        here = now.astimezone(zone())
        self._minute = minute_of_day(here.time())
        self.names = {str(row.id): what(row) for row in rows}

    def candidates(self) -> Iterator[DayCandidate]:
        """Everybody, cancelled entries too."""
        for row in self._head.candidates:
            course = self._day.courses[row.id]
            account = self._day.account(row.id)
            measures = self._day.exam.candidates[row.id].measures
            yield DayCandidate(
                id=row.id,
                number=row.candidate_number,
                name=row.name,
                place=row.own_place or (row.seat.label if row.seat else ""),
                letter=row.letter,
                order=_order(row),
                state=course.state,
                documented=course.documented,
                planned=account.planned,
                extra=account.extra,
                credited=account.credited,
                late=account.late,
                arrived=course.arrived,
                begun=course.begun,
                handed_in=course.handed_in,
                end=self._day.end_of(row.id),
                measures=tuple(one.label for one in measures),
                case=self._case_of(row.id),
                over=self._over(row.id, course),
                why={act: self._why_not_act(row.id, course, act) for act in steps.ACTS},
            )

    def _over(self, id: UUID, course: Course) -> int:
        """Minutes past the end of somebody; on another day than the exam's no time runs."""
        end, until = self._day.end_of(id), course.handed_in
        if until is None and course.state in steps.AT_WORK and self._is_today:
            until = self._minute
        return 0 if end is None or until is None else max(0, until - end)

    def disturbances(self) -> Iterator[DisturbanceRow]:
        """Stops and disturbances, in order."""
        numbers = self._day.courses
        for id, told in self._day.disturbances.items():
            yield DisturbanceRow(
                id=id,
                number=told.entry.number,
                minute=told.entry.minute,
                what=self.names[str(id)],
                lasted=told.lasted,
                going_on=told.going_on,
                decided=told.decided,
                sat=tuple((one, numbers[one].number) for one in self._day.who_sat(id)),
                credited=tuple(
                    sorted((numbers[one].number, minutes) for one, minutes in told.credits.items())
                ),
            )

    def cases(self) -> Iterator[CaseRow]:
        """What was noted of somebody, with the next step of the law."""
        for id, known in self._day.cases.items():
            if known.entry.candidate is None:
                continue
            cells = cases.CASES[known.state]
            yield CaseRow(
                id=id,
                number=known.entry.number,
                minute=known.entry.minute,
                ground=known.entry.code,
                candidate=self._day.courses[known.entry.candidate].number,
                state=known.state,
                next_steps=tuple(step for step in cases.STEPS if isinstance(cells[step], str)),
                basis=cases.basis_of(known.entry.code),
            )

    def why_not(self, step: str, against_opening: Sequence[Violation]) -> str:
        """Why a step of the sitting cannot be taken now; "" if it can."""
        found: list[Violation] = []
        if self._head.state == ANNULLED:
            found.append(closing.Annulled())
        found += check_on_the_day(self._now, self._head.day, None if self._is_today else self._minute)
        found = found or list(against.step(self._day, self._entry(step)))
        if not found and step == steps.OPENED:
            found += against_opening
        if not found and step == steps.STARTED:
            found += closing.before_starting(self._day)
        if not found and step == steps.COLLECTED and self._is_today:
            found += closing.before_collecting(self._day, self._minute, self.names)
        return " ".join(one.sentence() for one in found)

    @property
    def _is_today(self) -> bool:
        return self._now.astimezone(zone()).date() == self._head.day

    def _entry(self, kind: str, candidate: UUID | None = None) -> Entry:
        """Something now; a day later, at the last minute of the exam's day: the time is typed."""
        minute = self._minute if self._is_today else 24 * 60 - 1
        code = steps.DOCUMENTED if kind == steps.STAY_AWAY else ""
        return Entry(_NOBODY, 0, kind, self._head.day, minute, candidate, code=code)

    def _why_not_act(self, id: UUID, course: Course, act: str) -> str:
        cell = steps.TABLE[course.state][act]
        if not isinstance(cell, str):
            return cell(number=course.number).sentence()
        if act == steps.CHECK_IN and not self._is_today:
            return ""  # the time on paper decides
        return " ".join(one.sentence() for one in against.act(self._day, self._entry(act, id)))

    def _case_of(self, id: UUID) -> str:
        known = [one.state for one in self._day.cases.values() if one.entry.candidate == id]
        return max(known, key=cases.STATES.index, default="")


def _order(row: CandidateRow) -> tuple[int, int, int]:
    """From the front, row by row; rooms apart next, who has no seat last."""
    if row.seat is not None:
        return (row.seat.row, row.seat.column, row.candidate_number)
    return (900 if row.own_place else 999, 0, row.candidate_number)
