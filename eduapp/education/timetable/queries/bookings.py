"""The one calendar: everything that needs certain people or places between two days, wherever it comes from.

Sessions stand in a table of their own, and places know when they are out of service; all else was booked
through the service. Who takes part in which group is known above: the caller hands it in, so that nothing
here asks upwards.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as Look

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.core.spans import Span, days
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.timetable import terms
from eduapp.education.timetable.models import Booked, BookedPerson, Session
from eduapp.education.timetable.rules.conflicts import APPOINTMENT, CLOSURE, NOBODY, SESSION, Booking
from eduapp.education.timetable.rules.occurrences import WHOLE_DAY, pattern
from eduapp.education.timetable.rules.sessions import SessionState


@dataclass(frozen=True)
class Stay:
    """A learner takes part in a group from a day on, perhaps to a day."""

    group_id: UUID
    first_day: date
    last_day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


_AnyColumns = tuple[Any, ...]
Stays = Mapping[UUID, Iterable[Stay]]  # of learners by id; one in no group has none, but is asked for


@dataclass(frozen=True)
class Wanted:
    """Whose and which bookings are asked for. `whole`: all of them, with these learners in them."""

    learners: Stays
    teachers: frozenset[UUID] = NOBODY
    places: frozenset[UUID] = NOBODY
    groups: frozenset[UUID] = NOBODY
    whole: bool = False


def bookings(
    look: Look,
    first: date,
    last: date,
    *,
    learners: Stays | None = None,
    teachers: Collection[UUID] = (),
    places: Collection[UUID] = (),
    groups: Collection[UUID] = (),
    whole: bool = False,
) -> list[Booking]:
    """Everything from a first to a last day that needs one of these; what is cancelled or released is free.

    `learners`: those asked for, each with the groups they are in and when. A booking names those of them it
    needs, and all its teachers. `whole`: the whole site, with these learners in it. A list without order.
    """
    wanted = Wanted(learners or {}, frozenset(teachers), frozenset(places), frozenset(groups), whole)
    return [
        *_sessions(look, first, last, wanted),
        *_booked(look, first, last, wanted),
        *_closures(look, first, last, wanted),
    ]


def may_see_kinds(look: Look) -> bool:
    """Whether who looks may see of which kind an appointment is, or only that somebody is busy."""
    actor = look.info.get("actor")
    return actor is not None and bool(actor.may(terms.SEE_APPOINTMENTS))


# --- sessions --------------------------------------------------------------------------------------------


def _sessions(look: Look, first: date, last: date, wanted: Wanted) -> Iterable[Booking]:
    stays = _by_group(wanted.learners)
    query = select(
        Session.id, Session.day, Session.start_minute, Session.end_minute, Session.place_id, Session.group_id
    ).where(Session.day.between(first, last), Session.state == SessionState.PLANNED)
    if not wanted.whole:
        asked = _asked(wanted, wanted.groups | stays.keys())
        if asked is None:
            return
        query = query.where(asked)
    rows = look.execute(query).all()
    groups = _groups(look, {row[-1] for row in rows})
    for id, day, start, end, place_id, group_id in rows:
        title, teachers = groups[group_id]
        there = [who for who, begins, ends in stays.get(group_id, ()) if begins <= day <= ends]
        learners = frozenset(there) if there else NOBODY
        yield Booking(SESSION, id, day, Span(start, end), title, learners, teachers, group_id, place_id)


def _asked(wanted: Wanted, groups: Collection[UUID]) -> ColumnElement[bool] | None:
    """That a session needs what was asked for; None if no session does."""
    asked: list[ColumnElement[bool]] = []
    if groups:
        asked.append(Session.group_id.in_(groups))
    if wanted.teachers:
        taught = select(CourseGroup.id).where(CourseGroup.teacher_id.in_(wanted.teachers))
        asked.append(Session.group_id.in_(taught))
    if wanted.places:
        asked.append(Session.place_id.in_(wanted.places))
    return or_(*asked) if asked else None


def _groups(look: Look, ids: Collection[UUID]) -> dict[UUID, tuple[str, frozenset[UUID]]]:
    """What groups are called, and who teaches them."""
    if not ids:
        return {}
    query = select(CourseGroup.id, Course.name, CourseGroup.name, CourseGroup.teacher_id)
    query = query.join(Course, Course.id == CourseGroup.course_id).where(CourseGroup.id.in_(ids))
    return {
        id: (f"{course}, {group}", NOBODY if teacher_id is None else frozenset({teacher_id}))
        for id, course, group, teacher_id in look.execute(query)
    }


def _by_group(learners: Stays) -> dict[UUID, list[tuple[UUID, date, date]]]:
    """Who is in a group, from when to when."""
    found: dict[UUID, list[tuple[UUID, date, date]]] = {}
    for learner, stays in learners.items():
        for stay in stays:
            span = (learner, stay.first_day, stay.last_day or date.max)
            found.setdefault(stay.group_id, []).append(span)
    return found


def _closures(look: Look, first: date, last: date, wanted: Wanted) -> Iterable[Booking]:
    """Places that are out of service keep themselves, all day."""
    if not wanted.whole and not wanted.places:
        return
    asked = None if wanted.whole else wanted.places
    for span in places.out_of_service(look, asked, first, last):
        until = last if span.last_day is None else min(last, span.last_day)
        for day in days(max(first, span.first_day), until):
            yield Booking(CLOSURE, span.id, day, WHOLE_DAY, span.why, place_id=span.place_id, movable=False)


# --- everything else -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _There:
    """Somebody a booking needs, and on which of its days."""

    id: UUID
    learner: bool
    first_day: date | None
    last_day: date | None
    weekdays: str = ""

    def on(self, day: date) -> bool:
        return (
            (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
            and (not self.weekdays or str(day.weekday()) in self.weekdays)
        )


def _booked(look: Look, first: date, last: date, wanted: Wanted) -> Iterable[Booking]:
    rows = look.execute(_rows_of(first, last, wanted)).all()
    people = _people(look, [row.id for row in rows], wanted)
    kinds = may_see_kinds(look)
    for row in rows:
        holds = pattern(int(figure) for figure in row.weekdays)
        span = None if row.start_minute is None else Span(row.start_minute, row.end_minute)
        title = row.title if row.kind != APPOINTMENT else appointment_title(row.appointment_kind, kinds=kinds)
        until = last if row.last_day is None else min(last, row.last_day)
        there = people.get(row.id, ())
        for day in days(max(first, row.first_day), until):
            if not holds(day):
                continue
            here = [one for one in there if one.on(day)]
            booking = Booking(
                row.kind,
                row.source_id,
                day,
                span,
                title,
                frozenset(one.id for one in here if one.learner),
                frozenset(one.id for one in here if not one.learner),
                None,
                row.place_id,
                row.movable,
                row.version - 1,
            )
            if _is_asked(row.place_id, here, wanted):
                yield booking


def appointment_title(kind: str, *, kinds: bool) -> str:
    """What is told of a fixed appointment: its kind, or only that somebody is busy."""
    return code_list("appointment_kinds")[kind].label if kinds else _("busy")


def _is_asked(place_id: UUID | None, here: list[_There], wanted: Wanted) -> bool:
    """Whether a booking needs, on this day, somebody or the place that was asked for."""
    if wanted.whole or place_id in wanted.places:
        return True
    return any(one.learner or one.id in wanted.teachers for one in here)


def _rows_of(first: date, last: date, wanted: Wanted) -> Select[*_AnyColumns]:
    within = or_(Booked.last_day.is_(None), Booked.last_day >= first)
    query = select(
        Booked.id,
        Booked.kind,
        Booked.source_id,
        Booked.title,
        Booked.appointment_kind,
        Booked.first_day,
        Booked.last_day,
        Booked.weekdays,
        Booked.start_minute,
        Booked.end_minute,
        Booked.place_id,
        Booked.movable,
        Booked.version,
    ).where(Booked.released == false(), Booked.first_day <= last, within)
    if wanted.whole:
        return query
    asked: list[ColumnElement[bool]] = []
    if wanted.learners:
        asked.append(Booked.id.in_(_bookings_of(BookedPerson.learner_id, wanted.learners)))
    if wanted.teachers:
        asked.append(Booked.id.in_(_bookings_of(BookedPerson.user_id, wanted.teachers)))
    if wanted.places:
        asked.append(Booked.place_id.in_(wanted.places))
    return query.where(or_(*asked) if asked else false())


def _bookings_of(column: InstrumentedAttribute[UUID | None], ids: Iterable[UUID]) -> Select[UUID]:
    return select(BookedPerson.booking_id).where(column.in_(list(ids)))


def _people(look: Look, ids: Sequence[UUID], wanted: Wanted) -> dict[UUID, list[_There]]:
    """Whom bookings need: of the learners only those asked for."""
    if not ids:
        return {}
    query = select(
        BookedPerson.booking_id,
        BookedPerson.learner_id,
        BookedPerson.user_id,
        BookedPerson.first_day,
        BookedPerson.last_day,
        BookedPerson.weekdays,
    )
    found: dict[UUID, list[_There]] = {}
    if not wanted.whole:
        query = query.where(BookedPerson.booking_id.in_(ids))
    for booking_id, learner_id, user_id, first, last, weekdays in look.execute(query):
        if user_id is not None:
            found.setdefault(booking_id, []).append(_There(user_id, False, first, last, weekdays))
        elif learner_id is not None and learner_id in wanted.learners:
            found.setdefault(booking_id, []).append(_There(learner_id, True, first, last, weekdays))
    return found
