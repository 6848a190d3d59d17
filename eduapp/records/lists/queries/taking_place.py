"""What takes place on some days, and who is to be there: the one module that asks other features for it.

It is told whole, whoever looks: own.py judges what of it they are given.
Sessions, exams and shifts of all the days are read at once, however many lists are made of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session as Look
from sqlalchemy.sql.elements import SQLCoreOperations

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import code_list
from eduapp.core.db.reach import of_everybody
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries import CURRENT
from eduapp.education.courses.models import Course
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import is_expected, on_roll_of
from eduapp.education.places.models import Place
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.queries import held_at
from eduapp.exams.sittings.rules.states import ANNULLED
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import state_on
from eduapp.people.learners.rules import LearnerState
from eduapp.records.lists.rules import Gathering, Person
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import Placement, Workshop

_SATURDAY = 5
_PERSON = (
    Learner.id,
    Learner.family_name,
    Learner.given_name,
    Learner.sort_key,
    Learner.unit,
    Learner.site,
)
_EXPECTED_STATES = [state for state in LearnerState if state.may_be_marked]
Rows = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True)
class Day:
    """Everything of one day that somebody could be on a list for."""

    sessions: tuple[Gathering, ...] = ()
    others: tuple[Gathering, ...] = ()  # exams and shifts

    @property
    def all(self) -> tuple[Gathering, ...]:
        """All of it, in the order of the day."""
        return tuple(sorted((*self.sessions, *self.others), key=lambda one: one.order))


@dataclass(frozen=True)
class Only:
    """A part of it, where no more is needed: these sessions, what these learners have, what is in a scope."""

    sessions: frozenset[UUID] | None = None
    learners: frozenset[UUID] | None = None
    scope: Scope = EVERYTHING


def taking_place(look: Look, wanted: Collection[date], only: Only = Only()) -> dict[date, Day]:
    """What takes place on each of these days, cancelled sessions too. Six statements, however many days."""
    if not wanted:
        return {}
    sessions, others = defaultdict[date, list[Gathering]](list), defaultdict[date, list[Gathering]](list)
    for one in _sessions(look, wanted, only):
        sessions[one.day].append(one)
    if only.sessions is None:
        for one in (*_exams(look, wanted, only), *_shifts(look, wanted, only)):
            others[one.day].append(one)
    return {day: Day(tuple(sessions[day]), tuple(others[day])) for day in wanted}


def _sessions(look: Look, wanted: Collection[date], only: Only) -> list[Gathering]:
    ids = list(look.scalars(select(Session.id).where(*_sessions_of(wanted, only))))
    heads = timetable.sessions_by_id(look, ids)
    ahead = _known_beforehand(look, wanted, only)
    query: Rows = (
        select(Session.id.label("at"), *_PERSON, _expected_on(Session.day))
        .join(Enrolment, and_(Enrolment.group_id == Session.group_id, *on_roll_of(Session.day)))
        .join(Learner, Learner.id == Enrolment.learner_id)
        .where(*_sessions_of(wanted, only), *_among(only))
        .where(is_expected(Session.day, Session.start_minute, Session.end_minute))
    )
    people = _people_by_place(look, query, ahead)
    return [
        Gathering(
            row.id,
            row.day,
            row.start_minute,
            row.end_minute,
            row.course_name,
            row.group_name,
            row.place_id,
            row.place,
            row.teacher,
            row.cancelled,
            people[row.id],
        )
        for row in heads.values()
    ]


def _sessions_of(wanted: Collection[date], only: Only) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = [Session.day.in_(wanted)]
    if only.sessions is not None:
        which.append(Session.id.in_(only.sessions))
    if only.learners is not None:
        own = select(Enrolment.group_id).where(Enrolment.learner_id.in_(only.learners))
        which.append(Session.group_id.in_(own))
    if only.scope:
        which.append(timetable.within(only.scope))
    return which


def _among(only: Only) -> list[ColumnElement[bool]]:
    return [] if only.learners is None else [Learner.id.in_(only.learners)]


def _expected_on(day: date | SQLCoreOperations[date], name: str = "here") -> ColumnElement[bool]:
    """Whether the learner of the statement around is to be anywhere on a day, as it was or is planned."""
    return state_on(day).in_(_EXPECTED_STATES).label(name)


def _known_beforehand(look: Look, wanted: Collection[date], only: Only) -> dict[tuple[UUID, UUID], str]:
    """Marks that may be made before a session: who has one is not expected."""
    codes = [code.key for code in code_list("attendance_codes") if code.has("ahead")]
    query = (
        select(Mark.session_id, Mark.learner_id, Mark.code)
        .join(Session, Session.id == Mark.session_id)
        .where(*_sessions_of(wanted, only), CURRENT, Mark.code.in_(codes))
    )
    return {(session_id, learner_id): code for session_id, learner_id, code in look.execute(query)}


def _exams(look: Look, wanted: Collection[date], only: Only) -> list[Gathering]:
    """Exams that stand, room by room: whoever sits in a room apart is brought there."""
    room = func.coalesce(Candidate.own_place_id, Sitting.place_id)
    query: Rows = (
        select(
            Sitting.id.label("at"),
            Sitting.day,
            Sitting.start_minute,
            Course.name.label("what"),
            Place.id.label("place_id"),
            func.coalesce(Place.name, "").label("place"),
            *_PERSON,
            _expected_on(Sitting.day),
        )
        .join(Course, Course.id == Sitting.course_id)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Learner, Learner.id == Candidate.learner_id)
        .outerjoin(Place, Place.id == room)
        .where(Sitting.day.in_(wanted), Sitting.state != ANNULLED, Candidate.cancelled_at.is_(None))
        .where(*_among(only), *([held_at(only.scope.sites)] if only.scope.sites else []))
    )
    found: dict[tuple[UUID, UUID | None], tuple[AnyRow, list[Person]]] = {}
    for row in _asked(look, query):
        found.setdefault((row.at, row.place_id), (row, []))[1].append(_person(row))
    return [
        Gathering(
            row.at,
            row.day,
            row.start_minute,
            None,
            row.what,
            place_id=row.place_id,
            place=row.place,
            people=tuple(people),
        )
        for row, people in found.values()
    ]


def _shifts(look: Look, wanted: Collection[date], only: Only) -> list[Gathering]:
    """Who has a post in a workshop is to come on its weekdays."""
    weekdays = sorted(wanted)
    if not weekdays:
        return []
    query: Rows = (
        select(
            Workshop.id.label("at"),
            Workshop.name.label("what"),
            Workshop.shift_start,
            Workshop.shift_end,
            Place.id.label("place_id"),
            func.coalesce(Place.name, Workshop.name).label("place"),
            Placement.first_day,
            Placement.last_day,
            Placement.weekdays,
            *_PERSON,
            *(_expected_on(day, f"here_{day:%d%m}") for day in weekdays),
        )
        .join(Placement, Placement.workshop_id == Workshop.id)
        .join(Learner, Learner.id == Placement.learner_id)
        .outerjoin(Place, Place.id == Workshop.place_id)
        .where(
            Workshop.active,
            Placement.first_day <= weekdays[-1],
            or_(Placement.last_day.is_(None), Placement.last_day >= weekdays[0]),
            *_among(only),
            *([Workshop.id.in_(hours.within(only.scope))] if only.scope else []),
        )
    )
    found: dict[tuple[UUID, date], tuple[AnyRow, dict[UUID, Person]]] = {}
    for row in _asked(look, query):
        for day in weekdays:
            holds = row.first_day <= day and (row.last_day is None or day <= row.last_day)
            if holds and str(day.weekday()) in row.weekdays:
                found.setdefault((row.at, day), (row, {}))[1][row.id] = _person(row, f"here_{day:%d%m}")
    return [
        Gathering(
            row.at,
            day,
            row.shift_start,
            row.shift_end,
            row.what,
            place_id=row.place_id,
            place=row.place,
            people=tuple(people.values()),
        )
        for (_id, day), (row, people) in found.items()
    ]


def _asked(look: Look, query: Rows) -> Iterator[AnyRow]:
    """Half a list is a wrong one, and would make a whole paper look out of date."""
    yield from look.execute(of_everybody(query, "whole lists, judged by own.kept_back before they are told"))


def _people_by_place(
    look: Look, query: Rows, ahead: dict[tuple[UUID, UUID], str]
) -> defaultdict[UUID, tuple[Person, ...]]:
    """Everybody of each session once, also who was enrolled twice that day."""
    found: defaultdict[UUID, dict[UUID, Person]] = defaultdict(dict)
    for row in _asked(look, query):
        found[row.at][row.id] = _person(row, ahead=ahead.get((row.at, row.id), ""))
    whole = defaultdict[UUID, tuple[Person, ...]](tuple)
    whole.update({id: tuple(people.values()) for id, people in found.items()})
    return whole


def _person(row: AnyRow, here: str = "here", ahead: str = "") -> Person:
    name = ", ".join(filter(None, (row.family_name, row.given_name)))
    return Person(row.id, name, row.sort_key, row.unit, bool(getattr(row, here)), ahead, row.site)
