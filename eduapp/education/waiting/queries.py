"""What can be told of waiting lists: one group's line with all that informs, one learner's wishes."""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.moment import moment_of
from eduapp.core.db.reach import expect_reach
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.rules import Requirement, still_needed, wish_of
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import GroupRow
from eduapp.education.enrolment.rules import LIVE, Attending, Finish
from eduapp.education.waiting.models import Application, Offer
from eduapp.education.waiting.rules import (
    APPROVED,
    IN_LINE,
    LAPSED,
    OFFER_OPEN,
    OPEN,
    TURNED_DOWN,
    Standing,
    law_against,
    next_of,
    place_of,
    state_on,
)
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import belongs

AnyColumns = tuple[Any, ...]

# The very words of the part index, so that it is used (see models).
_IS_OPEN = Application.state.in_(
    [literal_column(f"'{state}'") for state in ("pending", "approved", "offered")]
)


@dataclass(frozen=True)
class WaitingRow:
    """One application with everything that is visible beside it; nothing of that orders anybody."""

    id: UUID
    version: int
    place: int | None  # in the line, from 1; none for those who are not in it
    learner_id: UUID
    name: str
    sort_key: str
    number: str
    applied_on: date
    asked_by: str
    state: str  # as it is today: an offer that has run out is none
    reason: str
    until: date | None  # of an open offer
    offered: int
    turned_down: int
    lapsed: int
    here: bool
    takes_part: bool
    available_until: date | None
    lacks: Requirement | None  # what the course asks for and is not completed
    finish: Finish
    standing: Standing


@dataclass(frozen=True)
class WaitingList:
    """One group's list. `law`: why there may be none, with the paragraph; "" if there may."""

    group: GroupRow
    law: str
    rows: tuple[WaitingRow, ...]  # open ones in order, then those that ended, newest first

    @property
    def line(self) -> list[Standing]:
        """Those in the line, for the rules of order."""
        return [row.standing for row in self.rows if row.state in OPEN]

    @property
    def next(self) -> WaitingRow | None:
        """Who is next."""
        standing = next_of(self.line)
        return next((row for row in self.rows if standing and row.id == standing.id), None)


@dataclass(frozen=True)
class WishRow:
    """One application on the learner's page."""

    id: UUID
    version: int
    group_id: UUID
    course: str
    group: str
    state: str
    reason: str
    applied_on: date
    until: date | None


@dataclass(frozen=True)
class Due:
    """A group whose waiting list asks for somebody: free places for those who wait, or wishes to decide."""

    group_id: UUID
    course: str
    group: str
    free: int
    waiting: int
    pending: int


def waiting_list(session: Session, group_id: UUID, closed: Container[date] = ()) -> WaitingList | None:
    """The list of one group with what stands beside each name.

    Five statements, and one for each kind of thing that the course asks for, however long it is.
    """
    row, head = enrolment.group(session, group_id), courses.group(session, group_id)
    if row is None or head is None:
        return None
    found = session.execute(_of_group(group_id)).all()
    offers = _offers(session, group_id)
    ids = {values.learner_id for values in found}
    meetings = enrolment.meetings_of(session, [group_id]).get(group_id, [])
    today = moment_of(session).day
    first = max(today, head.first_day)
    wish = wish_of(head.course.prerequisites)
    reached = enrolment.ReachedOf(session, [wish], ids)
    rows = []
    for values in found:
        counted = offers.get(values.id, Counter())
        finish = enrolment.finish(head, meetings, Attending(first), values.available_until, closed)
        lacks = still_needed(wish, reached.of(values.learner_id, first))
        rows.append(_row(values, counted, lacks, finish, today))
    return WaitingList(row, law_against(row.kind), tuple(_numbered(rows)))


def line(session: Session, group_id: UUID, today: date) -> list[Standing]:
    """Those who are or could be in the line of a group: what the rules of order look at."""
    query = _of_group(group_id).where(Application.state.in_(OPEN))
    return [_standing(values, today) for values in session.execute(query)]


def wishes(session: Session, learner_id: UUID) -> list[WishRow]:
    """The applications of one learner, open ones first, then the newest."""
    expect_reach(session, learner_id)
    today = moment_of(session).day
    query = (
        select(
            Application.id, Application.version, Application.group_id, Course.name, CourseGroup.name,
            Application.state, Application.reason, Application.applied_on, Offer.until,
        )
        .join(CourseGroup, CourseGroup.id == Application.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .outerjoin(Offer, and_(Offer.application_id == Application.id, Offer.state == OFFER_OPEN))
        .where(Application.learner_id == learner_id)
        .order_by(Application.applied_on.desc(), Application.number.desc(), Application.id)
    )  # fmt: skip
    rows = []
    for values in session.execute(query):
        row = WishRow(*list[Any](values))
        rows.append(replace(row, state=state_on(row.state, row.until, today)))
    return sorted(rows, key=lambda row: row.state not in OPEN)


def due(session: Session, today: date, scope: Scope = EVERYTHING) -> list[Due]:
    """Groups of a scope that have places for those who wait, or wishes nobody has decided."""
    lapsed = and_(Application.state == "offered", Offer.until < today)
    waits = func.count().filter(or_(Application.state == APPROVED, lapsed))
    pending = func.count().filter(Application.state == "pending")
    query = (
        select(Application.group_id, waits, pending)
        .join(CourseGroup, CourseGroup.id == Application.group_id)
        .outerjoin(Offer, and_(Offer.application_id == Application.id, Offer.state == OFFER_OPEN))
        .where(_IS_OPEN, CourseGroup.last_day > today)
        .group_by(Application.group_id)
    )
    if scope:
        query = query.where(Application.group_id.in_(courses.within(scope)))
    counts = {group_id: (many, undecided) for group_id, many, undecided in session.execute(query)}
    rows = enrolment.groups_by_id(session, counts)
    found = [Due(row.id, row.course, row.name, max(0, row.free), *counts[row.id]) for row in rows]
    return [one for one in found if (one.free and one.waiting) or one.pending]


def has_newer(session: Session, application_id: UUID) -> bool:
    """Whether the same person has applied to the same group again since."""
    own = select(Application).where(Application.id == application_id).subquery()
    query = select(func.count()).where(
        Application.group_id == own.c.group_id,
        Application.learner_id == own.c.learner_id,
        Application.number > own.c.number,
    )
    return bool(session.scalar(query))


def is_open(session: Session, group_id: UUID, learner_id: UUID) -> bool:
    """Whether somebody stands on the list of a group."""
    mine = Application.group_id == group_id, Application.learner_id == learner_id
    return bool(session.scalar(select(func.count()).where(*mine, Application.state.in_(OPEN))))


def _of_group(group_id: UUID) -> Select[*AnyColumns]:
    theirs = aliased(CourseGroup)  # what ends before the group begins stands in no way
    taking_part = (
        select(func.count())
        .select_from(Enrolment)
        .join(theirs, theirs.id == Enrolment.group_id)
        .where(
            Enrolment.learner_id == Application.learner_id,
            Enrolment.course_id == CourseGroup.course_id,
            Enrolment.state.in_(LIVE),
            enrolment.lasts_until(CourseGroup.first_day, theirs),
        )
        .correlate(Application, CourseGroup)
        .scalar_subquery()
    )
    return (
        select(
            Application.id,
            Application.version,
            Application.learner_id,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Learner.number.label("learner_number"),
            Application.applied_on,
            Application.asked_by,
            Application.state,
            Application.reason,
            Application.number,
            Offer.until,
            belongs().label("here"),
            Learner.available_until,
            taking_part.label("taking_part"),
        )
        .join(Learner, Learner.id == Application.learner_id)
        .join(CourseGroup, CourseGroup.id == Application.group_id)
        .outerjoin(Offer, and_(Offer.application_id == Application.id, Offer.state == OFFER_OPEN))
        .where(Application.group_id == group_id)
    )


def _offers(session: Session, group_id: UUID) -> dict[UUID, Counter[str]]:
    """How often each application of a group was offered a place, by what became of it."""
    query = (
        select(Offer.application_id, Offer.state, func.count())
        .join(Application, Application.id == Offer.application_id)
        .where(Application.group_id == group_id)
        .group_by(Offer.application_id, Offer.state)
    )
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for application_id, state, count in session.execute(query):
        found[application_id][state] = count
    return found


def _standing(values: Row[*AnyColumns], today: date) -> Standing:
    state = state_on(values.state, values.until, today)
    can_take = bool(values.here) and not values.taking_part
    return Standing(values.id, values.applied_on, values.number, state, can_take)


def _row(
    values: Row[*AnyColumns], offers: Counter[str], lacks: Requirement | None, finish: Finish, today: date
) -> WaitingRow:
    standing = _standing(values, today)
    ran_out = standing.state != values.state  # an open offer that nobody has swept up yet
    return WaitingRow(
        id=values.id,
        version=values.version,
        place=None,
        learner_id=values.learner_id,
        name=", ".join(filter(None, (values.family_name, values.given_name))),
        sort_key=values.sort_key,
        number=values.learner_number,
        applied_on=values.applied_on,
        asked_by=values.asked_by,
        state=standing.state,
        reason=values.reason,
        until=None if ran_out else values.until,
        offered=sum(offers.values()),
        turned_down=offers[TURNED_DOWN],
        lapsed=offers[LAPSED] + int(ran_out),
        here=values.here,
        takes_part=bool(values.taking_part),
        available_until=values.available_until,
        lacks=lacks,
        finish=finish,
        standing=standing,
    )


def _numbered(rows: list[WaitingRow]) -> list[WaitingRow]:
    """Open ones in the order of the list, those in line with their place; then what ended, newest first."""
    open_ones = sorted((row for row in rows if row.state in OPEN), key=lambda row: place_of(row.standing))
    ended = [row for row in rows if row.state not in OPEN]
    ended.sort(key=lambda row: place_of(row.standing), reverse=True)
    places = {row.id: place for place, row in enumerate((r for r in open_ones if r.state in IN_LINE), 1)}
    return [replace(row, place=places.get(row.id)) for row in [*open_ones, *ended]]
