"""What the pages of the timetable read, put together with what features above know of who takes part.

A page hands on the names of those answers (bench.answers), so that nothing here knows who gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eduapp.education.places import queries as places
from eduapp.education.school import queries as school
from eduapp.education.timetable import queries
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Stays, Week, Whose
from eduapp.education.timetable.rules import Apart, Booking, Calendar, Limits, Meeting, free_times
from eduapp.education.timetable.rules.conflicts import SESSION
from eduapp.education.timetable.rules.openings import WORKDAYS
from eduapp.gui.loading import load
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session as Look

    from eduapp.education.places.queries import PlaceRow
    from eduapp.education.timetable.queries import SessionRow

ROLL = "timetable.roll"  # (session, first, last, *, learners, groups) -> Stays


@dataclass(frozen=True)
class MoveFacts:
    """What the form for moving a session starts from: places, who takes part, and times that are free."""

    session: SessionRow
    places: tuple[PlaceRow, ...]
    roll: Stays
    free: tuple[Meeting, ...]


def read_roll(
    look: Look,
    answers: Sequence[str],
    first: date,
    last: date,
    *,
    learners: Collection[UUID] = (),
    groups: Collection[UUID] = (),
) -> Stays:
    """Who takes part where and when, as features above know it; nobody, if none is asked."""
    found: dict[UUID, tuple[queries.Stay, ...]] = {}
    for name in answers:
        found.update(load(name)(look, first, last, learners=learners, groups=groups))
    return found


def read_company(
    look: Look, answers: Sequence[str], group_id: UUID, place_id: UUID | None, first: date, last: date
) -> Stays:
    """Who takes part in a group, and those who are at a place then: some must not be there together."""
    there = queries.groups_shown(look, Whose(PLACE, place_id), first, last) if place_id is not None else ()
    return read_roll(look, answers, first, last, groups={group_id, *there})


def read_whose(look: Look, answers: Sequence[str], whose: Whose, first: date, last: date) -> Whose:
    """The same, and if it is a learner, with the groups."""
    if whose.kind != LEARNER:
        return whose
    stays = read_roll(look, answers, first, last, learners=[whose.id])
    return replace(whose, stays=tuple(stays.get(whose.id, ())))


def read_week(look: Look, answers: Sequence[str], whose: Whose, first: date, last: date) -> Week:
    """Some days of a place, a teacher or a learner, with what clashes."""
    known = read_whose(look, answers, whose, first, last)
    groups = queries.groups_shown(look, known, first, last)
    roll = read_roll(look, answers, first, last, groups=groups) if groups else {}
    return queries.week(look, known, first, last, roll)


def read_first_week(look: Look, answers: Sequence[str], whose: Whose, first: date, last: date) -> Week:
    """The week to begin with: one's own, or a teacher's for who has none: an empty one helps nobody."""
    if whose.kind == TEACHER and not queries.teaches(look, whose.id, first, last):
        most = queries.who_teaches_most(look, first, last)
        whose = whose if most is None else Whose(TEACHER, most)
    return read_week(look, answers, whose, first, last)


def read_move(look: Look, answers: Sequence[str], session_id: UUID, limits: Limits) -> MoveFacts | None:
    """What one needs to know to move a session; None if it is gone."""
    session = queries.session_head(look, session_id)
    if session is None:
        return None
    first, last = limits.first_day, max(limits.first_day, limits.last_day)
    roll = read_company(look, answers, session.group_id, session.place_id, first, last)
    booked = queries.bookings(
        look,
        first,
        last,
        learners=roll,
        teachers=[session.teacher_id] if session.teacher_id is not None else (),
        places=[session.place_id] if session.place_id is not None else (),
        groups=[session.group_id],
    )
    closed = frozenset(school.closed_days(look, first, last))
    starts = tuple(one.start_minute for one in school.lesson_times(look))
    within = replace(limits, last_day=last, closed=closed, starts=starts, weekdays=WORKDAYS)
    own = (one for one, stays in roll.items() if any(stay.group_id == session.group_id for stay in stays))
    wanted = wanted_of(session, frozenset(own))
    kept = apart_from(look, wanted.learners, Level.SESSION) if wanted.learners else {}
    apart = Apart((one, other) for one, others in kept.items() for other in others)
    free = free_times(wanted, Calendar(booked, apart), within)
    return MoveFacts(session, tuple(places.in_use(look)), roll, tuple(free))


def wanted_of(session: SessionRow, learners: frozenset[UUID] = frozenset()) -> Booking:
    """A session as the engine sees it, with everybody on its roll."""
    return Booking(
        SESSION,
        session.id,
        session.day,
        session.span,
        learners=learners,
        teachers=frozenset({session.teacher_id}) if session.teacher_id is not None else frozenset(),
        group_id=session.group_id,
        place_id=session.place_id,
    )
