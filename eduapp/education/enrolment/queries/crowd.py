"""Many people who are to join groups one after the other: what stands against each, read once for all.

The rules are those of `service.enrol`; a test holds both to the same answers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.db.moment import moment_of
from eduapp.core.db.parts import in_parts
from eduapp.core.violations import Violation
from eduapp.education.courses.models import CourseGroup
from eduapp.education.courses.queries import GroupHead
from eduapp.education.courses.rules import wish_of
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.models import Claim, Enrolment
from eduapp.education.enrolment.queries.finishing import Meetings, finish, meetings_of
from eduapp.education.enrolment.queries.reached import ReachedOf
from eduapp.education.enrolment.queries.running import HARD_KINDS
from eduapp.education.enrolment.queries.times import Times
from eduapp.education.enrolment.rules import Attending, Finish, Present
from eduapp.education.places import queries as places
from eduapp.education.places.rules import check_place_for
from eduapp.people.apart.queries import apart_from, together
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerState

Asked = TypeVar("Asked", str, UUID)
AT_ONCE = 400  # ids in one statement
NOBODY: frozenset[UUID] = frozenset()


class Person(NamedTuple):
    """What the rules ask about a learner."""

    id: UUID
    number: str
    name: str  # family name first
    state: LearnerState
    available_until: date | None
    security_level: str


class Place(NamedTuple):
    """Somebody's place in a group: who, and between which days."""

    learner_id: UUID
    group_id: UUID
    state: str
    first_day: date
    last_day: date | None


@dataclass
class _Line:
    """Who stands before the places of a group."""

    open: set[UUID] = field(default_factory=set)
    waiting: set[UUID] = field(default_factory=set)  # in line for a place, held ones too
    held: set[UUID] = field(default_factory=set)  # on this day


class Crowd:
    """Groups, and everybody who could join them. Who joined stands in the way of who comes after."""

    def __init__(self, session: Session, groups: Iterable[GroupHead], people: Iterable[Person]) -> None:
        self._today = moment_of(session).day
        self._session = session
        self._groups = {group.id: group for group in groups}
        self._places = {place.id: place for place in places.places(session)}
        self._wishes = {group.id: wish_of(group.course.prerequisites) for group in self._groups.values()}
        self._read_places(session)
        self._lines = _lines(session, self._groups, self._today)
        self._reached = ReachedOf(session, self._wishes.values())
        self._meetings: Meetings = meetings_of(session, self._groups)
        self._finishes: dict[tuple[UUID, date, date], Finish] = {}
        names = {person.id: person.name for person in people}
        self._apart = apart_from(session, names, Level.COURSE)
        self._times = Times(session, self._groups.values(), names)
        self._called = learners.names(session, frozenset().union(*self._apart.values())) | names

    def _read_places(self, session: Session) -> None:
        """Every place in these courses: who has one now, and who had one in these groups."""
        self._live: dict[tuple[UUID, UUID], list[Present]] = defaultdict(list)  # by learner and course
        self._members: dict[UUID, set[UUID]] = defaultdict(set)
        self._company: dict[UUID, set[UUID]] = defaultdict(set)
        self._known: dict[tuple[UUID, UUID], list[Place]] = defaultdict(list)
        live = Enrolment.course_id.in_({group.course_id for group in self._groups.values()})
        query = (
            select(
                Enrolment.learner_id,
                Enrolment.group_id,
                Enrolment.state,
                Enrolment.first_day,
                Enrolment.last_day,
                Enrolment.course_id,
                Enrolment.planned_last_day,
                Enrolment.id,
                CourseGroup.name,
                CourseGroup.last_day,
            )
            .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
            .where(or_(live & Enrolment.state.in_(rules.LIVE), Enrolment.group_id.in_(list(self._groups))))
        )
        for row in session.execute(query):
            learner_id, group_id, state, first, last, course_id, planned, id, name, group_last = row
            one = Place(learner_id, group_id, state, first, last)
            self._known[one.learner_id, one.group_id].append(one)
            if one.state in rules.LIVE:
                until = rules.last_day_planned(planned, group_last) or group_last
                place = Present(name, first, until, one.state in rules.BEGUN, id)
                self._take(one.learner_id, one.group_id, course_id, place)

    def known(self, learner_id: UUID, group_id: UUID) -> list[Place]:
        """The places somebody has or had in a group."""
        return self._known.get((learner_id, group_id), [])

    def join(self, learner_id: UUID, group_id: UUID, first_day: date) -> None:
        """From now on this person counts among the group, and from a day on has its sessions."""
        group = self._groups[group_id]
        self._times.join(learner_id, group_id, first_day)
        place = Present(group.name, first_day, group.last_day, first_day <= self._today)
        self._take(learner_id, group_id, group.course_id, place)

    def before(self, learner_id: UUID, course_id: UUID) -> UUID | None:
        """What somebody takes part in of a course now, if it was there before this file."""
        return next((one.id for one in self._live[learner_id, course_id] if one.begun), None)

    def against(
        self, person: Person, group: GroupHead, first_day: date, consented_on: date | None
    ) -> Iterator[Violation]:
        """Everything that stands against somebody joining a group, all at once."""
        who, wanted = self._applicant(person, group, first_day), self._wanted(person, group, first_day)
        yield from rules.check_enrolment(who, wanted, first_day, self._today)
        yield from rules.check_consent(who.name, consented_on, self._today)
        place = self._places.get(group.place_id) if group.place_id else None
        if place is not None:
            yield from check_place_for(person.security_level, place)
        others = self._apart.get(person.id, NOBODY) & self._company[group.course_id]
        if others:
            yield from together(self._session, person.id, others, self._called)
        yield from self._times.against(person.id, group.id, first_day, self._company[group.course_id])

    def _take(self, learner_id: UUID, group_id: UUID, course_id: UUID, place: Present) -> None:
        self._live[learner_id, course_id].append(place)
        self._members[group_id].add(learner_id)
        self._company[course_id].add(learner_id)

    def _applicant(self, person: Person, group: GroupHead, first_day: date) -> rules.Applicant:
        return rules.Applicant(
            name=person.name,
            here=person.state.keeps_enrolments,
            available_until=person.available_until,
            completed=self._reached.of(person.id, first_day),
            present=tuple(self._live.get((person.id, group.course_id), ())),
            in_line=person.id in self._lines[group.id].open,
        )

    def _wanted(self, person: Person, group: GroupHead, first_day: date) -> rules.Wanted:
        line, place = self._lines[group.id], self._places.get(group.place_id) if group.place_id else None
        taken = len(self._members[group.id] - {person.id}) + len(line.held - {person.id})
        return rules.Wanted(
            course=group.course.name,
            group=group.name,
            capacity=group.capacity,
            taken=taken,
            first_day=group.first_day,
            last_day=group.last_day,
            requirement=self._wishes[group.id],
            hard_capacity=place is not None and place.kind in HARD_KINDS,
            others_in_line=len(line.waiting - {person.id}),
            finish=self._finish(group, first_day, person.available_until),
        )

    def _finish(self, group: GroupHead, first_day: date, until: date | None) -> Finish | None:
        """Only asked for where it decides: who leaves before the group's last day."""
        if until is None or until >= group.last_day:
            return None
        key = (group.id, first_day, until)
        if key not in self._finishes:
            meetings = self._meetings.get(group.id, [])
            self._finishes[key] = finish(group, meetings, Attending(first_day), until)
        return self._finishes[key]


def last_ended_of(session: Session, course_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], UUID]:
    """By learner and course the enrolment that ended last: what a new one follows."""
    ended = func.coalesce(Enrolment.last_day, Enrolment.first_day)
    query = select(Enrolment.learner_id, Enrolment.course_id, Enrolment.id).where(
        Enrolment.course_id.in_(course_ids), Enrolment.state.not_in(rules.LIVE)
    )
    return {
        (learner, course): id for learner, course, id in session.execute(query.order_by(ended, Enrolment.id))
    }


def people_by_number(session: Session, numbers: Iterable[str]) -> dict[str, Person]:
    """Learners by number, as far as there are any."""
    found = _people(session, (Learner.number.in_(part) for part in parts_of(numbers)))
    return {person.number: person for person in found}


def people_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, Person]:
    """The same by id."""
    found = _people(session, (Learner.id.in_(part) for part in parts_of(ids)))
    return {person.id: person for person in found}


def _people(session: Session, asked: Iterable[ColumnElement[bool]]) -> Iterator[Person]:
    names = (Learner.number, Learner.family_name, Learner.given_name)
    query = select(Learner.id, *names, Learner.state, Learner.available_until, Learner.security_level)
    for condition in asked:
        for id, number, family, given, state, until, level in session.execute(query.where(condition)):
            name = ", ".join(filter(None, (family, given)))
            yield Person(id, number, name, LearnerState(state), until, level)


def _lines(session: Session, groups: Collection[UUID], today: date) -> dict[UUID, _Line]:
    query = select(Claim.group_id, Claim.learner_id, Claim.state, Claim.until)
    found: dict[UUID, _Line] = defaultdict(_Line)
    open_ones = Claim.group_id.in_(list(groups)), Claim.state != rules.CLAIM_OVER
    for group_id, learner_id, state, until in session.execute(query.where(*open_ones)):
        line = found[group_id]
        line.open.add(learner_id)
        if state in rules.IN_LINE:
            line.waiting.add(learner_id)
        if state == rules.CLAIM_HELD and until is not None and until >= today:
            line.held.add(learner_id)
    return found


def parts_of(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """What is asked for, each once, in parts that fit into one statement."""
    return in_parts(dict.fromkeys(asked), AT_ONCE)
