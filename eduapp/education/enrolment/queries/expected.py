"""Who is on the roll of a group, and who of them is not expected at a session, and why (away_kinds).

`on_roll` answers for one session; `on_roll_of` and `is_expected` are conditions for statements of others.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, cast, exists, extract, false, literal, not_, or_, select
from sqlalchemy.orm import Session as Look
from sqlalchemy.sql.elements import SQLCoreOperations

from eduapp.core.spans import Span
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause
from eduapp.education.enrolment.rules import (
    PAUSE_DROPPED,
    Attending,
    Days,
    Excluded,
    Stretch,
    weekdays_in,
)
from eduapp.education.timetable.rules import Meeting

SQL = SQLCoreOperations


@dataclass(frozen=True)
class RollRow:
    """One learner on the roll at one session."""

    learner_id: UUID
    enrolment_id: UUID
    first_day: date
    away: str = ""  # why not expected (away_kinds); "" if expected
    allowance_kept: bool = False  # of a pause: dagpenger go on


def on_roll(look: Look, group_id: UUID, day: date, span: Span) -> list[RollRow]:
    """Everybody who takes part in a group on a day, with why somebody is not expected. Three statements.

    Who has left since is on it too; who takes part twice that day (ended, on again) stands on it once.
    """
    query = select(Enrolment.id, Enrolment.learner_id, Enrolment.first_day, Enrolment.from_minute).where(
        Enrolment.group_id == group_id, *on_roll_of(day)
    )
    rows = list(look.execute(query.order_by(Enrolment.first_day)))
    attending = attendings(look, [(row.id, row.first_day, row.from_minute) for row in rows])
    kept = _allowances(look, [row.id for row in rows], day)
    meeting = Meeting(day, span)
    found: dict[UUID, RollRow] = {}
    for id_, learner_id, first_day, _minute in rows:
        away = attending[id_].away_from(meeting)
        found[learner_id] = RollRow(learner_id, id_, first_day, away, id_ in kept and away == "paused")
    return list(found.values())


def attendings(look: Look, begun: Iterable[tuple[UUID, date, int]]) -> dict[UUID, Attending]:
    """What decides about each of these enrolments (id, first day, from minute). Two statements."""
    known = list(begun)
    ids = [id_ for id_, _day, _minute in known]
    pauses: dict[UUID, list[Stretch]] = defaultdict(list)
    query = select(Pause.enrolment_id, Pause.kind, Pause.first_day, Pause.last_day)
    for id_, kind, first, last in look.execute(
        query.where(Pause.enrolment_id.in_(ids), Pause.state != PAUSE_DROPPED)
    ):
        pauses[id_].append(Stretch(kind, Days(first, last)))
    exclusions = excluded(look, ids)
    return {
        id_: Attending(day, minute, tuple(pauses[id_]), tuple(exclusions.get(id_, ())))
        for id_, day, minute in known
    }


def excluded(look: Look, ids: Iterable[UUID]) -> dict[UUID, list[Excluded]]:
    """The sessions that are not somebody's, by enrolment."""
    found: dict[UUID, list[Excluded]] = defaultdict(list)
    query = select(Exclusion).where(Exclusion.enrolment_id.in_(list(ids)), Exclusion.dropped == false())
    for one in look.scalars(query.order_by(Exclusion.first_day)):
        span, days = Span(one.start_minute, one.end_minute), Days(one.first_day, one.last_day)
        found[one.enrolment_id].append(Excluded(weekdays_in(one.weekdays), span, days))
    return found


def on_roll_of(day: date | SQL[date]) -> tuple[ColumnElement[bool], ...]:
    """That an enrolment lies around a day; its state now says nothing of then."""
    began = or_(Enrolment.last_day.is_not(None), Enrolment.end_reason == "")  # who never began has neither
    until = or_(Enrolment.last_day.is_(None), Enrolment.last_day >= day)
    return Enrolment.first_day <= day, until, began


def is_expected(day: date | SQL[date], start: int | SQL[int], end: int | SQL[int]) -> ColumnElement[bool]:
    """That the learner of an enrolment in the statement around is expected at a session, by its columns."""
    within: list[Any] = [Pause.first_day <= day, or_(Pause.last_day.is_(None), Pause.last_day >= day)]
    paused = exists(
        select(Pause.id)
        .where(Pause.enrolment_id == Enrolment.id, Pause.state != PAUSE_DROPPED, *within)
        .correlate_except(Pause)
    )
    at = Exclusion.start_minute < end, Exclusion.end_minute > start
    bit = literal(1).op("<<")(cast(extract("dow", _as_column(day)), Integer))
    lying = Exclusion.first_day <= day, or_(Exclusion.last_day.is_(None), Exclusion.last_day >= day)
    not_theirs = exists(
        select(Exclusion.id)
        .where(Exclusion.enrolment_id == Enrolment.id, Exclusion.dropped == false(), *at, *lying)
        .where(Exclusion.weekdays.op("&")(bit) != 0)
        .correlate_except(Exclusion)
    )
    not_yet = and_(Enrolment.first_day == day, Enrolment.from_minute > start)
    return not_(or_(paused, not_theirs, not_yet))


def _as_column(day: date | SQL[date]) -> SQL[date]:
    return literal(day) if isinstance(day, date) else day


def _allowances(look: Look, ids: list[UUID], day: date) -> set[UUID]:
    """Enrolments with a pause on a day in which dagpenger go on."""
    within = Pause.first_day <= day, or_(Pause.last_day.is_(None), Pause.last_day >= day)
    query = select(Pause.enrolment_id).where(
        Pause.enrolment_id.in_(ids), Pause.state != PAUSE_DROPPED, Pause.allowance_kept, *within
    )
    return set(look.scalars(query))
