"""Registers: one session with everybody on its roll, and how far the registers of many sessions are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, union
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import Code, code_list
from eduapp.core.spans import Span
from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.guests import offer_only
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import is_expected, on_roll_of
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import SessionRow
from eduapp.education.timetable.rules import SessionState, kept_by_prison
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerState

Rows = Select[*tuple[Any, ...]]

# Written so that SQLite and PostgreSQL both see the condition of the partial index in it.
CURRENT = Mark.superseded == false()


# Where somebody is instead (learner_states), or what in the group stands against it (away_kinds).
NotExpected = LearnerState | Code


@dataclass(frozen=True)
class RegisterRow:
    """One line of the register; `code` is None until somebody said something."""

    id: UUID  # the learner's
    number_in_list: int
    name: str
    history: tuple[str, ...]  # codes of the last sessions, oldest first; "" where nothing is recorded
    first_day: date | None  # in this group; None for somebody no longer on its roll
    leaves: date | None  # expected to be here until
    code: str | None = None
    minutes_late: int = 0
    note: str = ""
    mark_id: UUID | None = None
    marked_by_id: UUID | None = None
    marked_by: str = ""
    marked_at: datetime | None = None
    reason: str = ""
    minutes_early: int = 0
    document_seen: bool = False
    guest: bool = False
    corrected: bool = False  # with a reason, on a later day
    offer_only: bool = False  # has no duty that could be refused


@dataclass(frozen=True)
class Register:
    """One session and everybody on its roll that day in the order of the list, guests after them."""

    head: SessionRow
    rows: tuple[RegisterRow, ...]
    away: Mapping[UUID, NotExpected] = field(default_factory=dict)  # who is not expected, and why not


@dataclass(frozen=True)
class Recorded:
    """How far the register of a session is."""

    roll: int = 0
    unmarked: int = 0
    last_at: datetime | None = None

    @property
    def done(self) -> bool:
        """Whether everybody on the roll is marked."""
        return self.roll > 0 and not self.unmarked


@dataclass(frozen=True)
class ListedSession:
    """One session in a list, and how far its register is."""

    id: UUID
    session: SessionRow
    recorded: Recorded


def register(look: Look, session_id: UUID) -> Register | None:
    """The register of a session, or None if there is no such session. Nine statements, however long it is."""
    head = timetable.session_head(look, session_id)
    if head is None:
        return None
    earlier = _earlier(look, head)
    found = look.execute(_roster(head)).all()
    offers = offer_only(look, [values[0] for values in found])
    rows = []
    for place, values in enumerate(found, start=1):
        id, family, given, first_day, *rest = values
        history = tuple(session.code_of(id, first_day) for session in earlier)
        listed = _listed(family, given)
        rows.append(RegisterRow(id, place, listed, history, first_day, *[*rest, id in offers]))
    return Register(head, tuple(rows), _away(look, head, [row.id for row in rows]))


def recorded(look: Look, session_ids: Iterable[UUID]) -> dict[UUID, Recorded]:
    """How far the registers of several sessions are."""
    return _recorded(look, Session.id.in_(list(session_ids)))


def sessions_of_group(look: Look, group_id: UUID) -> list[ListedSession]:
    """All sessions of a group with how far their registers are, oldest first. Two statements."""
    return _listed_sessions(
        timetable.sessions_of_group(look, group_id), _recorded(look, Session.group_id == group_id)
    )


def sessions_of_day(look: Look, day: date, scope: Scope = EVERYTHING) -> list[ListedSession]:
    """The sessions of a day in a scope, in order of time. Two statements."""
    rows = timetable.sessions_of_day(look, day, scope)
    return _listed_sessions(rows, recorded(look, [row.id for row in rows]))


def unfinished(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> list[ListedSession]:
    """Sessions from a first to a last day in which somebody is not marked, newest first; at most 20."""
    query = (
        select(Session.id)
        .where(Session.day.between(first, last), Session.state == SessionState.PLANNED, _somebody_unmarked())
        .order_by(Session.day.desc(), Session.start_minute.desc())
        .limit(20)
    )
    if scope:
        query = query.where(timetable.within(scope))
    ids = list(look.scalars(query))
    rows = timetable.sessions_by_id(look, ids)
    return _listed_sessions([rows[id] for id in ids], recorded(look, ids))


def unmarked(look: Look, head: SessionRow) -> list[tuple[UUID, str]]:
    """Who is on the roll, expected and not marked yet: id and listed name, in the order of the list."""
    marks = select(Mark.learner_id).where(Mark.session_id == head.id, CURRENT)
    query = (
        select(Learner.id, Learner.family_name, Learner.given_name)
        .where(Learner.id.in_(_on_roll(head.group_id, head.day)), Learner.id.not_in(marks))
        .order_by(Learner.sort_key, Learner.id)
    )
    found = [(id, _listed(family, given)) for id, family, given in look.execute(query)]
    away = _away(look, head, [id for id, _name in found])
    return [(id, name) for id, name in found if id not in away]


def company(look: Look, head: SessionRow) -> frozenset[UUID]:
    """Whom a guest meets: everybody expected of whom nothing is said yet, and everybody who is there."""
    there = [code.key for code in code_list("attendance_codes") if rules.was_there(code.key)]
    marked = select(Mark.learner_id).where(Mark.session_id == head.id, CURRENT, Mark.code.in_(there))
    return frozenset(id for id, _name in unmarked(look, head)) | frozenset(look.scalars(marked))


def is_on_roll(look: Look, learner_id: UUID, group_id: UUID, day: date) -> bool:
    """Whether somebody takes part in a group on a day; also who has left since."""
    query = _on_roll(group_id, day).where(Enrolment.learner_id == learner_id)
    return look.scalar(query.limit(1)) is not None


def _roster(head: SessionRow) -> Rows:
    """Everybody on the roll that day or marked in the session, with the current mark."""
    marked = select(Mark.learner_id).where(Mark.session_id == head.id, CURRENT)
    here = union(_on_roll(head.group_id, head.day), marked)
    began = (
        select(func.min(Enrolment.first_day))
        .where(Enrolment.group_id == head.group_id, Enrolment.learner_id == Learner.id)
        .scalar_subquery()
    )
    mark = and_(Mark.session_id == head.id, Mark.learner_id == Learner.id, CURRENT)
    guest = func.coalesce(Mark.guest, false())
    return (
        select(
            Learner.id,
            Learner.family_name,
            Learner.given_name,
            began,
            Learner.available_until,
            Mark.code,
            func.coalesce(Mark.minutes_late, 0),
            func.coalesce(Mark.note, ""),
            Mark.id,
            Mark.marked_by,
            func.coalesce(User.name, ""),
            Mark.marked_at,
            func.coalesce(Mark.reason, ""),
            func.coalesce(Mark.minutes_early, 0),
            func.coalesce(Mark.document_seen, false()),
            guest,
            func.coalesce(Mark.why != "", false()),
        )
        .outerjoin(Mark, mark)
        .outerjoin(User, User.id == Mark.marked_by)
        .where(Learner.id.in_(here))
        .order_by(guest, Learner.sort_key, Learner.id)
    )


@dataclass(frozen=True)
class _Earlier:
    """One session before, with what was recorded in it."""

    day: date
    otherwise: str  # the code of everybody who is not marked
    codes: dict[UUID, str]

    def code_of(self, learner_id: UUID, first_day: date | None) -> str:
        """What to show for one learner; nothing for the time before they began."""
        began = first_day is not None and first_day <= self.day
        return self.codes.get(learner_id, self.otherwise if began else "")


def _earlier(look: Look, head: SessionRow) -> list[_Earlier]:
    """The group's last sessions before this one, oldest first.

    Those the school cancelled are left out; those the prison closed show that it kept everybody.
    """
    by_prison = [code.key for code in code_list("cancel_reasons") if kept_by_prison(code.key)]
    before = or_(
        Session.day < head.day, and_(Session.day == head.day, Session.start_minute < head.start_minute)
    )
    last = (
        select(Session.id, Session.day, Session.start_minute, Session.state)
        .where(Session.group_id == head.group_id, before)
        .where(or_(Session.state == SessionState.PLANNED, Session.cancel_reason.in_(by_prison)))
        .order_by(Session.day.desc(), Session.start_minute.desc())
        .limit(rules.HISTORY)
        .subquery()
    )
    query = (
        select(last.c.id, last.c.day, last.c.state, Mark.learner_id, Mark.code, Mark.missed)
        .outerjoin(Mark, and_(Mark.session_id == last.c.id, CURRENT, Mark.code != rules.STRUCK))
        .order_by(last.c.day, last.c.start_minute)
    )
    found: dict[UUID, _Earlier] = {}
    for session_id, day, state, learner_id, code, missed in look.execute(query):
        otherwise = rules.HELD if state == SessionState.CANCELLED else ""
        session = found.setdefault(session_id, _Earlier(day, otherwise, {}))
        if learner_id is not None and not (otherwise and rules.gives_way(code, missed)):
            session.codes[learner_id] = code
    return list(found.values())


def _on_roll(group_id: UUID, day: date) -> Select[UUID]:
    """The learners who take part in a group on a day; also those who have left since."""
    return select(Enrolment.learner_id).where(Enrolment.group_id == group_id, *on_roll_of(day))


def _away(look: Look, head: SessionRow, ids: Iterable[UUID]) -> dict[UUID, NotExpected]:
    """Who of these is not expected at a session, and why: where they are, before what the group knows."""
    span, kinds = Span(head.start_minute, head.end_minute), code_list("away_kinds")
    roll = enrolment.on_roll(look, head.group_id, head.day, span)
    return {
        **{row.learner_id: kinds[row.away] for row in roll if row.away},
        **learners.away_on(look, ids, head.day),
    }


EXPECTED = is_expected(Session.day, Session.start_minute, Session.end_minute)


def _recorded(look: Look, which: ColumnElement[bool]) -> dict[UUID, Recorded]:
    people = func.count(func.distinct(Enrolment.learner_id))
    of_session = and_(Enrolment.group_id == Session.group_id, *on_roll_of(Session.day))
    roll = select(people).where(of_session).correlate(Session).scalar_subquery()
    missing = select(people).where(of_session, EXPECTED, ~is_marked()).correlate(Session).scalar_subquery()
    last = (
        select(func.max(Mark.marked_at))
        .where(Mark.session_id == Session.id, CURRENT)
        .correlate(Session)
        .scalar_subquery()
    )
    query = select(Session.id, roll, missing, last).where(which)
    return {id: Recorded(*counts) for id, *counts in look.execute(query)}


def is_marked() -> ColumnElement[bool]:
    """That the learner of an enrolment is marked in a session of the statement around."""
    same = and_(Mark.session_id == Session.id, Mark.learner_id == Enrolment.learner_id, CURRENT)
    return exists(select(Mark.id).where(same).correlate(Session, Enrolment))


def _somebody_unmarked() -> ColumnElement[bool]:
    missing = select(Enrolment.id).where(
        Enrolment.group_id == Session.group_id, *on_roll_of(Session.day), EXPECTED, ~is_marked()
    )
    return exists(missing.correlate(Session))


def _listed_sessions(rows: Iterable[SessionRow], how_far: dict[UUID, Recorded]) -> list[ListedSession]:
    return [ListedSession(row.id, row, how_far.get(row.id, Recorded())) for row in rows]


def _listed(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))
