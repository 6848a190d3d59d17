"""Workshops, who works there, and what waits in them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import SQLCoreOperations

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import is_narrowed
from eduapp.core.names import folded, sort_key
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import here_on
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Placement, Shift, ShiftDraft, Task, Workshop
from eduapp.workshops.hours.rules.sheet import days_without_sheet, recent_days
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import Period, Post, PostSize, WorkshopFacts

# The very words of the part indexes, so that they are used (see models), and planned once for all values.
WAITING: ColumnElement[bool] = HoursEntry.state == literal_column("'submitted'")
FINAL: ColumnElement[bool] = HoursEntry.state.in_([literal_column(f"'{state}'") for state in terms.FINAL])
STANDING: ColumnElement[bool] = HoursEntry.state != literal_column("'rejected'")
COUNTED: ColumnElement[bool] = HoursEntry.state == literal_column("'counted'")
AS_WORKED: ColumnElement[bool] = HoursEntry.adjustment == literal_column("''")
Rows = Select[*tuple[Any, ...]]
Kept = type[Placement] | type[Shift] | type[ShiftDraft] | type[HoursEntry]  # by workshop
FOUND = 5  # hits in the search over everything


@dataclass(frozen=True)
class WorkshopRow:
    """One workshop in a list."""

    id: UUID
    version: int
    facts: WorkshopFacts
    place: str
    leader: str

    @property
    def label(self) -> str:
        """For pickers: its name."""
        return self.facts.name

    @property
    def name(self) -> str:
        """Its name."""
        return self.facts.name


@dataclass(frozen=True)
class WorkshopHit:
    """A workshop in the search over everything."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class TaskRow:
    """Something that is practised in a workshop."""

    id: UUID
    name: str


@dataclass(frozen=True)
class WorkshopCard:
    """One workshop on the page of all: who works there, and what waits for somebody."""

    workshop: WorkshopRow
    people: tuple[str, ...]  # family name first, in order
    unsigned: tuple[date, ...]  # oldest first; today not among them
    signed_today: bool
    kept_today: bool  # a half-filled sheet of today
    waiting: int  # hour entries to approve
    waiting_minutes: int


@dataclass(frozen=True)
class WorkshopView:
    """One workshop on its own page."""

    workshop: WorkshopRow
    unsigned: tuple[date, ...]  # oldest first
    waiting: int  # hour entries to approve
    latest: date | None  # the last day with hours


def workshops(
    session: Session, typed: str = "", *, closed: bool = True, scope: Scope = EVERYTHING
) -> list[WorkshopRow]:
    """The workshops of a scope whose name holds what was typed, in Norwegian order; open ones first."""
    wanted, query = folded(typed), _workshop_query()
    if scope:
        query = query.where(Workshop.id.in_(within(scope)))
    rows = [_row(values) for values in session.execute(query)]
    found = [row for row in rows if wanted in folded(row.name) and (closed or row.facts.active)]
    return sorted(found, key=lambda row: (not row.facts.active, sort_key(row.name)))


def found(session: Session, typed: str) -> list[WorkshopHit]:
    """The first few for the search over everything."""
    rows = workshops(session, typed, closed=False)[:FOUND]
    return [WorkshopHit(row.id, row.name, " · ".join(filter(None, (row.place, row.leader)))) for row in rows]


def workshop(session: Session, workshop_id: UUID) -> WorkshopRow | None:
    """One workshop, or None."""
    values = session.execute(_workshop_query().where(Workshop.id == workshop_id)).one_or_none()
    return None if values is None else _row(values)


def ids_by_name(session: Session) -> dict[str, UUID]:
    """Every workshop by its folded name: for matching whole files."""
    return {folded(name): id for id, name in workshop_names(session).items()}


def names_of(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """What these few workshops are called."""
    query = select(Workshop.id, Workshop.name).where(Workshop.id.in_(ids))
    return {id: name for id, name in session.execute(query)} if ids else {}  # noqa: C416 - rows


def workshop_names(session: Session) -> dict[UUID, str]:
    """What each workshop is called."""
    return {id: name for id, name in session.execute(select(Workshop.id, Workshop.name))}  # noqa: C416 - rows


def workshop_view(session: Session, workshop_id: UUID, today: date) -> WorkshopView | None:
    """A workshop with what waits in it, for its page."""
    row = workshop(session, workshop_id)
    if row is None:
        return None
    unsigned = unsigned_days(session, today, [workshop_id]).get(workshop_id, [])
    waiting, _minutes = waiting_hours(session, among=[workshop_id]).get(workshop_id, (0, 0))
    latest = select(func.max(HoursEntry.day)).where(HoursEntry.workshop_id == workshop_id)
    return WorkshopView(row, tuple(unsigned), waiting, session.scalar(latest))


def tasks(session: Session, workshop_id: UUID) -> list[TaskRow]:
    """What is practised there, in Norwegian order."""
    rows = _TASKS.rows(session, {"workshop": workshop_id})
    return sorted((TaskRow(*values) for values in rows), key=lambda task: sort_key(task.name))


_TASKS = Prepared(select(Task.id, Task.name).where(Task.workshop_id == bindparam("workshop")))


def size_of(percent: int, weekdays: str) -> PostSize:
    """The size of a post from its columns."""
    return PostSize(percent, frozenset(map(int, weekdays)))


def within(scope: Scope) -> Select[UUID]:
    """The workshops of a scope, as a part of a statement: those one person leads, or those at some sites.

    One without a place, or with one that is everybody's, is at every site.
    """
    query = select(Workshop.id)
    if scope.teacher_id is not None:
        query = query.where(Workshop.leader_id == scope.teacher_id)
    if scope.sites:
        query = query.where(or_(Workshop.place_id.is_(None), Workshop.place_id.in_(places.at(scope.sites))))
    return query


def is_shown(session: Session, row: WorkshopRow) -> bool:
    """Whether whoever looks sees who works there: all of them, or in a narrowed look those one leads.

    One without a leader is led by several (app/need_to_know). Half a list of people would be a wrong one.
    """
    return not is_narrowed(session) or row.facts.leader_id in (None, session.info["actor"].user_id)


def overview(session: Session, today: date, scope: Scope = EVERYTHING) -> list[WorkshopCard]:
    """The open workshops of a scope: seven statements, however many there are."""
    everywhere = workshops(session, closed=False, scope=scope)
    rows = [row for row in everywhere if is_shown(session, row)]
    among = [row.id for row in rows] if scope or len(rows) < len(everywhere) else None
    people = _people(session, today, among)
    unsigned = unsigned_days(session, today, among)
    signed = set(session.scalars(_of(select(Shift.workshop_id), Shift, among).where(Shift.day == today)))
    kept = set(
        session.scalars(_of(select(ShiftDraft.workshop_id), ShiftDraft, among).where(ShiftDraft.day == today))
    )
    waiting = waiting_hours(session, among=among)
    return [
        WorkshopCard(
            row,
            tuple(people[row.id]),
            tuple(unsigned.get(row.id, ())),
            row.id in signed,
            row.id in kept,
            *waiting.get(row.id, (0, 0)),
        )
        for row in rows
    ]


def waiting_hours(
    session: Session, not_by: UUID | None = None, among: Collection[UUID] | None = None
) -> dict[UUID, tuple[int, int]]:
    """Entries to approve and their minutes by workshop: `among` some, or in all of them.

    `not_by` leaves out what that person entered.
    """
    counted = select(HoursEntry.workshop_id, func.count(), func.sum(HoursEntry.minutes))
    query = _of(counted, HoursEntry, among).where(WAITING).group_by(HoursEntry.workshop_id)
    if not_by is not None:
        query = query.where(HoursEntry.entered_by != not_by)
    return {id: (count, minutes) for id, count, minutes in session.execute(query)}


def waiting_in(session: Session, not_by: UUID, limit: int, scope: Scope = EVERYTHING) -> dict[UUID, str]:
    """Workshops of a scope by name in which hours wait that somebody else entered; the first ones found."""
    waits = select(HoursEntry.workshop_id).where(WAITING, HoursEntry.entered_by != not_by)
    if scope:
        waits = waits.where(HoursEntry.workshop_id.in_(within(scope)))
    query = select(Workshop.id, Workshop.name).where(Workshop.id.in_(waits.distinct().limit(limit)))
    return {id: name for id, name in session.execute(query)}  # noqa: C416 - rows


def leads(session: Session, user_id: UUID) -> bool:
    """Whether somebody leads an open workshop."""
    query = select(Workshop.id).where(Workshop.leader_id == user_id, Workshop.active)
    return session.scalar(query.limit(1)) is not None


def unsigned_days(
    session: Session, today: date, among: Collection[UUID] | None = None
) -> dict[UUID, list[date]]:
    """Working days of late on which people had posts, but nobody signed a sheet or entered hours.

    In all workshops, or `among` some.
    """
    days = recent_days(today)
    first, last = days[0], days[-1]
    posts: dict[UUID, list[Post]] = defaultdict(list)
    columns = (
        Placement.workshop_id,
        Placement.first_day,
        Placement.last_day,
        Placement.percent,
        Placement.weekdays,
    )
    query = (
        _of(select(*columns), Placement, among)
        .join(Workshop, Workshop.id == Placement.workshop_id)
        .where(
            Workshop.active,
            Placement.first_day <= last,
            or_(Placement.last_day.is_(None), Placement.last_day >= first),
        )
    )
    for workshop_id, begins, ends, *size in session.execute(query):
        posts[workshop_id].append(Post(Period(begins, ends), size_of(*size)))
    settled = _settled_days(session, first, last, among)
    found = {id: days_without_sheet(days, own, settled[id]) for id, own in posts.items()}
    return {id: missing for id, missing in found.items() if missing}


def on_day(day: date | SQLCoreOperations[date]) -> ColumnElement[bool]:
    """Posts that hold on a day."""
    return and_(Placement.first_day <= day, or_(Placement.last_day.is_(None), Placement.last_day >= day))


def comes_on(day: date) -> ColumnElement[bool]:
    """Posts that hold on a day and are worked on its weekday."""
    return and_(on_day(day), Placement.weekdays.contains(str(day.weekday())))


def listed(family: str, given: str) -> str:
    """A name as in lists."""
    return ", ".join(filter(None, (family, given)))


def printed(family: str, given: str) -> str:
    """A name as it is spoken."""
    return " ".join(filter(None, (given, family)))


def _settled_days(
    session: Session, first: date, last: date, among: Collection[UUID] | None
) -> dict[UUID, set[date]]:
    settled: dict[UUID, set[date]] = defaultdict(set)
    signed = _of(select(Shift.workshop_id, Shift.day), Shift, among).where(Shift.day.between(first, last))
    found = select(HoursEntry.workshop_id, HoursEntry.day).where(HoursEntry.day.between(first, last))
    open_ones = select(Workshop.id).where(Workshop.active)  # so that the index of workshop and day serves
    entered = found.where(HoursEntry.workshop_id.in_(open_ones if among is None else list(among))).distinct()
    for workshop_id, day in session.execute(signed.union(entered)):
        settled[workshop_id].add(day)
    return settled


def _people(session: Session, today: date, among: Collection[UUID] | None) -> dict[UUID, list[str]]:
    people: dict[UUID, list[str]] = defaultdict(list)
    query = (
        _of(select(Placement.workshop_id, Learner.family_name, Learner.given_name), Placement, among)
        .join(Learner, Learner.id == Placement.learner_id)
        .where(comes_on(today), here_on(today))
        .order_by(Learner.sort_key, Learner.id)
    )
    for workshop_id, family, given in session.execute(query):
        people[workshop_id].append(listed(family, given))
    return people


def _of(query: Rows, table: Kept, among: Collection[UUID] | None) -> Rows:
    """The rows of some workshops, or of all."""
    return query if among is None else query.where(table.workshop_id.in_(list(among)))


def _workshop_query() -> Rows:
    return (
        select(
            Workshop.id,
            Workshop.version,
            Workshop.name,
            Workshop.field_of_work,
            Workshop.place_id,
            Workshop.leader_id,
            Workshop.shift_start,
            Workshop.shift_end,
            Workshop.shift_break,
            Workshop.active,
            Workshop.most_per_leader,
            Place.name.label("place"),
            User.name.label("leader"),
        )
        .outerjoin(Place, Place.id == Workshop.place_id)
        .outerjoin(User, User.id == Workshop.leader_id)
    )


def _row(row: Row[*tuple[Any, ...]]) -> WorkshopRow:
    shift = Times(row.shift_start, row.shift_end, row.shift_break)
    own = (row.name, row.field_of_work, row.place_id, row.leader_id, shift, row.active, row.most_per_leader)
    facts = WorkshopFacts(*own)
    return WorkshopRow(row.id, row.version, facts, row.place or "", row.leader or "")
