"""Courses as they run: one group after the other in each classroom, some people leaving before the end.

A lane is a room at one time of the day. A group is formed when its lane is free, from those who are there,
have what the course asks for, and have nothing else at that time; who leaves makes room for somebody else.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from random import Random

from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.names import a_colleague
from eduapp.app.sample_data.people import Stay, Use
from eduapp.app.sample_data.prison import AFTERNOON, MORNING, Prison
from eduapp.app.sample_data.school import Account, Offered, Staff
from eduapp.app.sample_data.year import LAST, TEACHING, TERMS, TODAY
from eduapp.core.names import search_text
from eduapp.education.courses.models import CourseGroup
from eduapp.education.courses.rules import Requirement, requirement_of, still_needed
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import (
    ACTIVE,
    COMPLETED,
    NOT_COMPLETED,
    PLANNED,
    RELEASED,
    TRANSFERRED,
    WITHDRAWN,
)
from eduapp.education.places.models import Place

# How often a course is given when people for it are there; the others once.
_ASKED_FOR = {"NOR-A2": 5.0, "NOR-B1": 5.0, "SNEV102": 3.0, "KOKV107": 3.0, "TRUCK-T": 1.2, "VARM": 1.2}
_ASKED_FOR |= {"MAT1P": 3.0, "ENG1008": 3.0, "SNEV101": 2.0, "EXPHIL": 0.5}
_SIZES = (3, 5, 6, 6, 6, 7, 7, 8)
_SEATS = 10
_LAST_START = TODAY + timedelta(days=12)
_UNDECIDED_SINCE = LAST - timedelta(days=18)  # of groups that ended later, some ends are not entered yet
_EAGER = (0.99, 0.97, 0.95, 0.93, 0.9, 0.86, 0.7)
_HALF_HEARTED = 0.8
_JOINED_EVERY, _JOINED_UNTIL = 4, 0.7  # sessions between newcomers; share of a group's sessions
_WAIT = 3  # teaching days before a lane that found nobody tries again


@dataclass(slots=True)
class Pupil:
    """Somebody who may be put into groups. Days are places in TEACHING."""

    stay: Stay
    done: dict[str, int] = field(default_factory=dict)  # code of a completed course → since
    busy: dict[str, int] = field(default_factory=dict)  # code of a course taken → until (not included)
    free: dict[int, int] = field(default_factory=dict)  # start of the session → from which day on

    def is_free(self, start: int, at: int) -> bool:
        """Whether they are there on a day and have nothing at that time."""
        if self.free.get(start, 0) > at or (self.stay.use is Use.HALF and start != MORNING[0]):
            return False
        return self.stay.first <= TEACHING[at] <= self.stay.last

    def may_take(self, course: Offered, wish: Requirement | None, at: int) -> bool:
        """Whether a course is new to them and they have what it asks for."""
        code = course.facts.code
        if code in self.done or self.busy.get(code, 0) > at:
            return False
        return wish is None or still_needed(wish, {c for c, at_ in self.done.items() if at_ <= at}) is None

    def may_stay(self, days: tuple[date, ...]) -> bool:
        """Whether somebody would put them on: expected to be there until the end, as the rules ask."""
        if not self.stay.goes_on:
            return self.stay.last >= min(days[-1], days[0] + timedelta(days=4))
        return self.stay.until is None or self.stay.until >= days[-1]


@dataclass(frozen=True, slots=True)
class Lane:
    """A room with a teacher at one time of the day."""

    place: str
    teacher: Account
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """One enrolment. `last` is the last day of taking part, date.max while it goes on."""

    id: str
    learner: str
    name: str
    first: date
    last: date
    state: str
    eager: float  # how likely they come


@dataclass(frozen=True, slots=True)
class Group:
    """A group with everybody who ever was in it, and the days on which it meets."""

    id: str
    course: Offered
    lane: Lane
    at: int
    days: tuple[date, ...]
    members: list[Member]


class Groups:
    """Forms the groups of a prison and writes them with their enrolments."""

    def __init__(self, file: NewFile, offered: list[Offered], staff: Staff) -> None:
        columns = "id version name kind seats active"
        self._places = file.rows(Place, f"{columns} machines highest_level hidden archive_reason site")
        columns = "id version course_id name search_text teacher_id place_id capacity"
        self._groups = file.rows(CourseGroup, f"{columns} first_day last_day")
        columns = "id version learner_id group_id course_id state first_day last_day"
        told = "end_reason consented_on consent_noted_by"
        never = "from_minute planned_state planned_reason reached"  # as they are where nobody said anything
        self._enrolments = file.rows(Enrolment, f"{columns} {told} {never}")
        self._day = self._groups.converter("first_day")
        self._offered, self._staff = offered, staff
        self._wishes = {course.id: _wish(course) for course in offered}
        self._numbers: dict[str, int] = defaultdict(int)

    @property
    def enrolments(self) -> Rows:
        """For counting."""
        return self._enrolments

    def of(self, prison: Prison, stays: list[Stay]) -> list[Group]:
        """All groups of a prison in the order in which they begin."""
        pupils = [Pupil(stay) for stay in stays if stay.use in (Use.SCHOOL, Use.HALF)]
        self._numbers.clear()
        lanes = self._lanes(prison)
        waiting = [(prison.dice.randrange(4), number) for number in range(len(lanes))]
        heapify(waiting)
        made = []
        while waiting:
            at, number = heappop(waiting)
            if at >= len(TEACHING) or TEACHING[at] > _LAST_START:
                continue
            group = self._form(prison.dice, lanes[number], at, pupils)
            heappush(waiting, (at + (len(group.days) if group else _WAIT), number))
            if group is not None:
                made.append(group)
        return made

    def _lanes(self, prison: Prison) -> list[Lane]:
        lanes = []
        for number in range(1, prison.lanes // 2 + 1):
            place = self._places.new_id()
            name = prison.named(f"Klasserom {number}")
            self._places.add(place, 1, name, "classroom", _SEATS, 1, 0, "", 0, "", prison.site)
            known = prison.number == 0 and number == 1
            teacher = (
                self._staff.teacher
                if known
                else self._staff.add(a_colleague(prison.dice), "faglærer", "teacher")
            )
            lanes += [Lane(place, teacher, *span) for span in (MORNING, AFTERNOON)]
        return lanes

    def _form(self, dice: Random, lane: Lane, at: int, pupils: list[Pupil]) -> Group | None:
        course = self._chosen(dice, lane, at, pupils)
        if course is None:
            return None
        group = Group(self._groups.new_id(), course, lane, at, TEACHING[at : at + course.sessions], [])
        capacity = min(course.facts.capacity, _SEATS)
        wanted = min(dice.choice(_SIZES), capacity)
        for since in range(0, max(1, int(len(group.days) * _JOINED_UNTIL)), _JOINED_EVERY):
            day = group.days[since]
            taken = sum(day <= member.last for member in group.members)
            if taken < wanted and (not since or day <= LAST):
                self._fill(dice, group, pupils, since, wanted - taken)
        if not group.members:
            return None
        self._write(group, capacity)
        return group

    def _chosen(self, dice: Random, lane: Lane, at: int, pupils: list[Pupil]) -> Offered | None:
        """The more people a course would have, the likelier it is given."""
        free = [pupil for pupil in pupils if pupil.is_free(lane.start, at)]
        weights = []
        for course in self._offered:
            wish, days = self._wishes[course.id], TEACHING[at : at + course.sessions]
            chances = sum(pupil.may_take(course, wish, at) and pupil.may_stay(days) for pupil in free)
            weights.append(_ASKED_FOR.get(course.facts.code, 1.0) * min(chances, 6) ** 3)
        return dice.choices(self._offered, weights)[0] if any(weights) else None

    def _fill(self, dice: Random, group: Group, pupils: list[Pupil], since: int, count: int) -> None:
        """Put people on from one of the group's days on."""
        at, wish = group.at + since, self._wishes[group.course.id]
        coming = [
            pupil
            for pupil in pupils
            if pupil.is_free(group.lane.start, at)
            and pupil.may_take(group.course, wish, at)
            and pupil.may_stay(group.days[since:])
        ]
        dice.shuffle(coming)
        for pupil in coming[:count]:
            self._enrol(dice, group, pupil, since)

    def _enrol(self, dice: Random, group: Group, pupil: Pupil, since: int) -> None:
        eager, code = dice.choice(_EAGER), group.course.facts.code
        own = group.days[since:]
        state, last, reason = _outcome(dice, pupil.stay, own, eager)
        member = Member(
            self._enrolments.new_id(),
            pupil.stay.learner,
            pupil.stay.name,
            own[0],
            last or date.max,
            state,
            eager,
        )
        until = group.at + (len(group.days) if last is None else sum(day <= last for day in group.days))
        pupil.free[group.lane.start] = until
        pupil.busy[code] = until if state not in (ACTIVE, PLANNED) else len(TEACHING)
        if state == COMPLETED:
            pupil.done[code] = until
        day = self._day
        ids = (member.id, 1, member.learner, group.id, group.course.id)
        consent = day(own[0]), group.lane.teacher.id
        self._enrolments.add(*ids, state, day(own[0]), day(last), reason, *consent, 0, "", "", "")
        group.members.append(member)

    def _write(self, group: Group, capacity: int) -> None:
        term = next(name for name, _first, last in TERMS if group.days[0] <= last)
        self._numbers[group.course.id + term] += 1
        name = f"{term}, gruppe {self._numbers[group.course.id + term]}"
        self._groups.add(
            group.id,
            1,
            group.course.id,
            name,
            search_text(name),
            group.lane.teacher.id,
            group.lane.place,
            capacity,
            self._day(group.days[0]),
            self._day(group.days[-1]),
        )


def _outcome(dice: Random, stay: Stay, days: tuple[date, ...], eager: float) -> tuple[str, date | None, str]:
    """How taking part in these days ends: state, last day and reason, as the table of steps allows."""
    if stay.last < days[-1]:
        reason = dice.choice(("released", "released", "moved"))
        return (TRANSFERRED if reason == "moved" else RELEASED), stay.last, reason
    left = days[int(len(days) * dice.uniform(0.2, 0.8))]
    if dice.random() < (0.2 if eager < _HALF_HEARTED else 0.05) and left <= LAST:
        return WITHDRAWN, left, "own_wish"
    if days[-1] > LAST:
        return (ACTIVE if days[0] <= TODAY else PLANNED), None, ""
    if days[-1] > _UNDECIDED_SINCE and dice.random() < 0.3:  # noqa: PLR2004
        return ACTIVE, None, ""
    if dice.random() < (0.5 if eager < _HALF_HEARTED else 0.04):
        return NOT_COMPLETED, days[-1], "criteria_not_met"
    return COMPLETED, days[-1], "completed"


def _wish(course: Offered) -> Requirement | None:
    wish = requirement_of(course.facts.prerequisites)
    return wish if isinstance(wish, Requirement) else None
