"""What a log comes to: the phase of the sitting, each candidate, disturbances and cases. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.exams.arrangements.rules import TimeAccount
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.exam import Exam
from eduapp.exams.room.rules.log import Entry
from eduapp.exams.sittings.rules.states import PAUSED, PUBLISHED


@dataclass(frozen=True)
class Out:
    """A stretch out of the room, in minutes of the day; `to` is None while somebody is out."""

    start: int
    to: int | None
    why: str  # code: room_outs

    @property
    def is_rest(self) -> bool:
        """Whether it is a break that was granted."""
        return code_list("room_outs")[self.why].has("rest")


@dataclass
class Course:
    """How the day went for one candidate so far; times are minutes of the day."""

    number: int
    state: str = steps.REGISTERED
    arrived: int | None = None
    begun: int | None = None
    late: int = 0  # minutes of the exam that were lost by coming late
    handed_in: int | None = None
    documented: bool = False  # of an absence
    outs: list[Out] = field(default_factory=list)
    credited: int = 0  # minutes given back

    @property
    def resting(self) -> Out | None:
        """The break that was granted which somebody is in."""
        last = self.outs[-1] if self.outs else None
        return last if last is not None and last.to is None and last.is_rest else None

    @property
    def rested(self) -> int:
        """Minutes out of the room in breaks that were granted."""
        over = (one for one in self.outs if one.to is not None and one.is_rest)
        return sum((one.to or 0) - one.start for one in over)

    def rested_between(self, first: int, last: int) -> int:
        """Minutes of a stretch in which a break that was granted ran."""
        rests = (one for one in self.outs if one.is_rest)
        return sum(
            max(0, min(last, last if one.to is None else one.to) - max(first, one.start)) for one in rests
        )

    def at_work(self, first: int, last: int) -> bool:
        """Whether the time of this person ran at any minute from `first` to `last`.

        Who handed in within the same minute may have been there: a log to the minute cannot tell.
        """
        if self.begun is None or self.begun > last:
            return False
        return self.handed_in is None or self.handed_in >= first


@dataclass
class Disturbance:
    """Something that cost minutes: a stop for all, or an incident of such a kind."""

    entry: Entry
    until: int | None = None  # of a stop: when the exam went on
    credits: dict[UUID, int] = field(default_factory=dict)
    decided: bool = False

    @property
    def lasted(self) -> int | None:
        """Minutes of a stop that is over."""
        return None if self.until is None else self.until - self.entry.minute

    @property
    def going_on(self) -> bool:
        """Whether a stop is not over yet."""
        return self.entry.kind == steps.STOPPED and self.until is None


@dataclass
class Case:
    """A suspicion, or conduct that disturbs others, and how far it has come."""

    entry: Entry
    state: str = cases.NOTED
    outcome: str = ""  # code: room_outcomes, as long as it stands


@dataclass
class Day:
    """What the rows come to. Of a disturbance, case or candidate nothing is ever taken out again."""

    exam: Exam
    phase: str = PUBLISHED
    opened: int | None = None
    started: int | None = None
    collected: int | None = None
    courses: dict[UUID, Course] = field(default_factory=dict)
    disturbances: dict[UUID, Disturbance] = field(default_factory=dict)
    cases: dict[UUID, Case] = field(default_factory=dict)

    @classmethod
    def before(cls, exam: Exam) -> "Day":
        """A day on which nothing has been written yet."""
        state = {True: steps.CANCELLED, False: steps.REGISTERED}
        return cls(
            exam,
            courses={id: Course(one.number, state[one.cancelled]) for id, one in exam.candidates.items()},
        )

    def who_sat(self, disturbance: UUID) -> list[UUID]:
        """Whose time ran during a disturbance, by candidate number."""
        told = self.disturbances[disturbance]
        first, last = told.entry.minute, told.until if told.until is not None else told.entry.minute
        sat = [
            (one.number, id)
            for id, one in self.courses.items()
            if one.at_work(first, last) and (first == last or self.lost(disturbance, id) != 0)
        ]
        return [id for _number, id in sorted(sat)]

    def lost(self, disturbance: UUID, candidate: UUID) -> int | None:
        """Minutes of a stop that is over which ran for this person; None where nobody measured any.

        Who was let in while everybody waited lost nothing before (L11), and in a break that was granted no
        time ran.
        """
        told, course = self.disturbances[disturbance], self.courses[candidate]
        if told.until is None or course.begun is None:
            return None
        first = max(told.entry.minute, course.begun)
        last = told.until if course.handed_in is None else min(told.until, course.handed_in)
        return max(0, last - first - course.rested_between(first, last))

    def account(self, candidate: UUID) -> TimeAccount:
        """The time of one candidate as it stands now."""
        course = self.courses[candidate]
        return self.exam.account(candidate, course.credited, course.rested, course.late)

    def end_of(self, candidate: UUID) -> int | None:
        """The minute of the day at which somebody must hand in; None before the start and for who is away."""
        course = self.courses[candidate]
        if self.started is None or course.state in {steps.ABSENT, steps.CANCELLED}:
            return None
        return self.account(candidate).end(self.started)

    def ends(self, candidates: Iterable[UUID] | None = None) -> dict[UUID, int]:
        """The same of some, or of everybody who has one."""
        found = ((id, self.end_of(id)) for id in (self.courses if candidates is None else candidates))
        return {id: end for id, end in found if end is not None}

    @property
    def last_stop(self) -> Entry | None:
        """The stop for all that came last, over or not."""
        stops = (told.entry for told in self.disturbances.values() if told.entry.kind == steps.STOPPED)
        return max(stops, key=lambda one: one.order, default=None)

    @property
    def resting(self) -> frozenset[UUID]:
        """Who is in a break that was granted."""
        return frozenset(id for id, course in self.courses.items() if course.resting is not None)

    def stands_still(self, candidate: UUID) -> bool:
        """Whether somebody waits since all are stopped; who is in a break comes back, and waits then."""
        return self.phase == PAUSED and self.courses[candidate].resting is None

    @property
    def in_the_room(self) -> list[UUID]:
        """Whose time runs, by candidate number."""
        found = [(one.number, id) for id, one in self.courses.items() if one.state in steps.AT_WORK]
        return [id for _number, id in sorted(found)]

    @property
    def last_end(self) -> int | None:
        """The end of who may sit longest of those whose time runs."""
        return max((self.end_of(id) or 0 for id in self.in_the_room), default=None)
