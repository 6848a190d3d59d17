"""What is due: talks of the half-year with those who take part, and reviews of plans."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course
from eduapp.education.courses.queries import within
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE
from eduapp.education.plans.models import Review, Talk
from eduapp.education.plans.rules import reviews, talks
from eduapp.education.plans.rules.talks import HalfYear
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerState

AnyColumns = tuple[Any, ...]

TALKS, REVIEWS, HELD, MISSED = "talks", "reviews", "held", "missed"  # what the list can be narrowed to
TALK, REVIEW = "talk", "review"


@dataclass(frozen=True)
class DueRow:
    """A talk or a review of one learner that is due, was held, or was missed."""

    kind: str  # TALK or REVIEW
    learner_id: UUID
    name: str
    sort_key: str
    number: str
    unit: str
    courses: str
    due: date  # the last day for it; of a held talk its day
    state: str  # due, held, missed; of a review: planned, postponed
    half_year: str = ""
    overdue: bool = False
    first_day: date | None = None  # of a review
    rule: str = ""  # of a review
    reason: str = ""  # of a postponed review
    held_by: str = ""
    review_id: UUID | None = None
    review_version: int = 0

    @property
    def id(self) -> tuple[str, UUID]:
        """One learner may have a talk and a review due."""
        return (self.kind, self.learner_id)


def due(session: Session, typed: str, chosen: str, today: date, scope: Scope = EVERYTHING) -> list[DueRow]:
    """For the list of talks: all that is due, or TALKS, REVIEWS, HELD or MISSED ones; of a scope."""
    if chosen == HELD:
        return _held(session, typed, today, scope)
    if chosen == MISSED:
        return _missed(session, typed, today, scope)
    found: list[DueRow] = []
    if chosen in ("", TALKS):
        found += talks_due(session, today, scope, typed)
    if chosen in ("", REVIEWS):
        found += reviews_due(session, today, scope, typed, later=chosen == REVIEWS)
    return sorted(found, key=lambda row: (row.due, row.sort_key, row.kind))


def talks_due(session: Session, today: date, scope: Scope = EVERYTHING, typed: str = "") -> list[DueRow]:
    """Everybody here who takes part today and has had no talk in this half-year."""
    half = talks.half_year_of(today)
    if half is None:
        return []
    query = _matching(_PEOPLE.where(_is_here(scope)), typed)
    query = query.where(_part_of(today, today, scope), ~_talked(half))
    people = session.execute(query.order_by(Learner.sort_key, Learner.id)).all()
    courses = _courses(session, [row.id for row in people], today)
    return [
        DueRow(
            **_person(row),
            kind=TALK,
            courses=courses[row.id],
            due=talks.talk_due(half, row.available_until, today),
            state="due",
            half_year=half.label,
        )
        for row in people
    ]


def reviews_due(
    session: Session, today: date, scope: Scope = EVERYTHING, typed: str = "", *, later: bool = False
) -> list[DueRow]:
    """Reviews whose window has begun; with `later` also those still to come."""
    query = _matching(_PEOPLE.add_columns(*_REVIEW), typed).join(Review, Review.learner_id == Learner.id)
    query = query.where(Review.state.in_(reviews.OPEN))
    if not later:
        query = query.where(Review.first_day <= today)
    if scope:
        query = query.where(_looked_after(today, scope))
    rows = session.execute(query.order_by(Review.last_day, Learner.sort_key)).all()
    courses = _courses(session, [row.id for row in rows], today)
    return [
        DueRow(
            **_person(row),
            kind=REVIEW,
            courses=courses[row.id],
            due=row.last_day,
            state=row.state,
            overdue=reviews.asks_again(row.last_day, row.postponed_on, row.reason, today),
            first_day=row.first_day,
            rule=row.rule,
            reason=row.reason,
            review_id=row.review_id,
            review_version=row.review_version,
        )
        for row in rows
    ]


def _held(session: Session, typed: str, today: date, scope: Scope) -> list[DueRow]:
    half = talks.half_year_of(today)
    if half is None:
        return []
    query = _matching(_PEOPLE.add_columns(Talk.day, User.name.label("held_by")), typed)
    query = query.join(Talk, Talk.learner_id == Learner.id).join(User, User.id == Talk.held_by)
    query = query.where(_in(half))
    if scope:
        query = query.where(_part_of(half.first, today, scope))
    newest: dict[UUID, DueRow] = {}
    rows = session.execute(query.order_by(Talk.day, Learner.sort_key)).all()
    courses = _courses(session, [row.id for row in rows], today)
    for row in rows:
        newest[row.id] = DueRow(
            **_person(row),
            kind=TALK,
            courses=courses[row.id],
            due=row.day,
            state=HELD,
            half_year=half.label,
            held_by=row.held_by,
        )
    return sorted(newest.values(), key=lambda row: row.sort_key)


def _missed(session: Session, typed: str, today: date, scope: Scope) -> list[DueRow]:
    this = talks.half_year_of(today)
    half = talks.before(this) if this else None
    if half is None:
        return []
    query = _matching(_PEOPLE.where(_is_here(scope)), typed)
    query = query.where(_part_of(half.first, half.last, scope), ~_talked(half))
    people = session.execute(query.order_by(Learner.sort_key, Learner.id)).all()
    courses = _courses(session, [row.id for row in people], today)
    return [
        DueRow(
            **_person(row),
            kind=TALK,
            courses=courses[row.id],
            due=half.last,
            state=MISSED,
            half_year=half.label,
            overdue=True,
        )
        for row in people
    ]


def _in(half: HalfYear) -> ColumnElement[bool]:
    """A talk that counts, held in the half-year."""
    in_force = (Talk.superseded == false()) & (Talk.struck == false())
    return in_force & Talk.day.between(half.first, half.last)


def _talked(half: HalfYear) -> ColumnElement[bool]:
    return exists().where(Talk.learner_id == Learner.id, _in(half))


def _is_here(scope: Scope) -> ColumnElement[bool]:
    """Of everybody, those who are here are the way in; of the people of some groups it is only asked besides.

    Compared with true, SQLite does not take the index of states for it.
    """
    return Learner.state == LearnerState.HERE if not scope else Learner.here == true()


def _part_of(first: date, last: date, scope: Scope) -> ColumnElement[bool]:
    """Takes or took part in a group of the scope on some day of the span."""
    until = or_(Enrolment.state.in_(LIVE), Enrolment.last_day >= first)
    if not scope:
        return exists().where(Enrolment.learner_id == Learner.id, Enrolment.first_day <= last, until)
    own = Enrolment.group_id.in_(within(scope))  # from a few groups to their people
    return Learner.id.in_(select(Enrolment.learner_id).where(own, Enrolment.first_day <= last, until))


def _looked_after(today: date, scope: Scope) -> ColumnElement[bool]:
    """Takes part in a group of the scope; or is at one of its sites, taking part in nothing yet."""
    part = _part_of(today, today, scope)
    if not scope.sites:
        return part
    return or_(part, Learner.id.in_(select(Learner.id).where(Learner.site.in_(sorted(scope.sites)))))


def _matching(query: Select[*AnyColumns], typed: str) -> Select[*AnyColumns]:
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    return query


def _courses(session: Session, learner_ids: Iterable[UUID], today: date) -> dict[UUID, str]:
    """What each of them takes part in now, in words."""
    ids = list(learner_ids)
    if not ids:
        return defaultdict(str)
    # Put like this, the way in is these people: SQLite would take all who have begun anywhere instead.
    begun = func.coalesce(Enrolment.first_day, today) <= today
    query = (
        select(Enrolment.learner_id, Course.name)
        .join(Course, Course.id == Enrolment.course_id)
        .where(Enrolment.learner_id.in_(ids), Enrolment.state.in_(LIVE), begun)
        .order_by(Course.sort_key)
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    for learner_id, name in session.execute(query):
        names[learner_id].append(name)
    return defaultdict(str, {learner_id: ", ".join(found) for learner_id, found in names.items()})


def _person(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of _PEOPLE and perhaps more
    return {
        "learner_id": row.id,
        "name": ", ".join(filter(None, (row.family_name, row.given_name))),
        "sort_key": row.sort_key,
        "number": row.number,
        "unit": row.unit,
    }


_PEOPLE: Select[*AnyColumns] = select(
    Learner.id,
    Learner.family_name,
    Learner.given_name,
    Learner.sort_key,
    Learner.number,
    Learner.unit,
    Learner.available_until,
)
_REVIEW = (
    Review.id.label("review_id"),
    Review.version.label("review_version"),
    Review.first_day,
    Review.last_day,
    Review.rule,
    Review.state,
    Review.reason,
    Review.postponed_on,
)
