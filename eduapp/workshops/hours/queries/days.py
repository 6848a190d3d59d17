"""The hours of some days, person by person: approved or not, and who of the plan was away, with the code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Placement, Shift, ShiftAbsence
from eduapp.workshops.hours.queries.ledger import CONTENT, content_of
from eduapp.workshops.hours.queries.machines import machines_of, used_machines
from eduapp.workshops.hours.queries.workshops import FINAL, listed, on_day, within
from eduapp.workshops.hours.rules.ledger import approval_holds


@dataclass(frozen=True, slots=True)
class WorkedPart:
    """Minutes of one learner in one workshop on one day: worked, or away with the code of why."""

    learner_id: UUID
    number: str
    name: str  # family name first
    day: date
    workshop_id: UUID
    worked: int = 0
    approved: bool = False  # by a second person, and still what was approved
    away: int = 0  # minutes of the shift
    reason: str = ""  # code: absence_reasons
    changed_at: datetime | None = None
    start: int = 0  # from when to when it was worked: minutes after midnight
    end: int = 0
    counted: bool = False  # in a statement
    adjusted: bool = False  # `worked` is minutes more or less, at no time of its own
    zone: str = ""  # whose clock the times are of


@dataclass(frozen=True, slots=True)
class ApprovedDay:
    """Approved minutes of one learner in one workshop on one day."""

    day: date
    minutes: int
    workshop_id: UUID


def approved_days(session: Session, learner_id: UUID) -> list[ApprovedDay]:
    """All approved and counted hours of a learner, day by day. One statement over one index, however many."""
    shop = cast(HoursEntry.workshop_id, String)  # thousands of rows, a few workshops: each is read once
    rows = session.execute(
        select(HoursEntry.day, shop, func.sum(HoursEntry.minutes))
        .where(HoursEntry.learner_id == learner_id, FINAL)
        .group_by(HoursEntry.workshop_id, HoursEntry.day)
        .order_by(HoursEntry.workshop_id, HoursEntry.day)
    )
    known: dict[str, UUID] = {}
    found = []
    for day, written, minutes in rows:
        workshop_id = known.get(written) or known.setdefault(written, UUID(written))
        found.append(ApprovedDay(day, minutes, workshop_id))
    return found


def first_placed(session: Session, learner_id: UUID) -> date | None:
    """The first day of somebody's first place in any workshop."""
    return session.scalar(select(func.min(Placement.first_day)).where(Placement.learner_id == learner_id))


def with_place(scope: Scope, day: date) -> Select[UUID]:
    """Everybody who has a place in a workshop of a scope on a day, as a part of a statement."""
    return select(Placement.learner_id).where(on_day(day), Placement.workshop_id.in_(within(scope)))


def worked_parts(session: Session, first: date, last: date, scope: Scope = EVERYTHING) -> list[WorkedPart]:
    """What everybody worked in a scope from a first to a last day, and missed shifts. Three statements.

    Rejected hours are left out. What the prison took of a stretch is a part of its own. Who is written down
    as away, but has hours there that day, missed the rest.
    """
    worked = list(_worked(session, first, last, scope))
    there: dict[tuple[UUID, UUID, date], int] = {}
    for part in worked:
        key = part.workshop_id, part.learner_id, part.day
        there[key] = there.get(key, 0) + part.worked + part.away
    missed = (
        WorkedPart(
            row.learner_id,
            row.number,
            listed(row.family_name, row.given_name),
            row.day,
            row.workshop_id,
            away=max(0, row.length - there.get((row.workshop_id, row.learner_id, row.day), 0)),
            reason=row.reason,
            changed_at=row.signed_at,
            zone=row.zone,
        )
        for row in session.execute(_absences(first, last, scope))
    )
    return [*worked, *(part for part in missed if part.away)]


_WHO: tuple[Any, ...] = (Learner.number, Learner.family_name, Learner.given_name)


def _worked(session: Session, first: date, last: date, scope: Scope) -> Iterator[WorkedPart]:
    which = (
        HoursEntry.workshop_id.in_(within(scope)),  # also of all: so the index of workshop and day serves
        HoursEntry.day.between(first, last),
        HoursEntry.state != terms.REJECTED,
    )
    used = used_machines(session, *which)
    rows = session.execute(
        select(
            *CONTENT,
            HoursEntry.state,
            HoursEntry.approved_digest,
            HoursEntry.entered_at,
            HoursEntry.approved_at,
            *_WHO,
        )
        .join(Learner, Learner.id == HoursEntry.learner_id)
        .where(*which)
    )
    for row in rows:
        yield WorkedPart(
            row.learner_id,
            row.number,
            listed(row.family_name, row.given_name),
            row.day,
            row.workshop_id,
            row.minutes,
            approval_holds(content_of(row, machines_of(used, row.id)), row.state, row.approved_digest),
            changed_at=row.approved_at or row.entered_at,
            start=row.start_minute,
            end=row.end_minute,
            counted=row.state == terms.COUNTED,
            adjusted=bool(row.adjustment),
            zone=row.zone,
        )
        if row.lost_minutes:
            yield WorkedPart(
                row.learner_id,
                row.number,
                listed(row.family_name, row.given_name),
                row.day,
                row.workshop_id,
                away=row.lost_minutes,
                reason=terms.PRISON,
                changed_at=row.approved_at or row.entered_at,
                zone=row.zone,
            )


def _absences(first: date, last: date, scope: Scope) -> Any:  # noqa: ANN401 - a statement with many columns
    wall = Shift.end_minute - Shift.start_minute
    length = (wall + Shift.clock_change - Shift.break_minutes).label("length")
    return (
        select(
            ShiftAbsence.learner_id,
            ShiftAbsence.reason,
            Shift.workshop_id,
            Shift.day,
            Shift.signed_at,
            Shift.zone,
            length,
            *_WHO,
        )
        .join(Shift, Shift.id == ShiftAbsence.shift_id)
        .join(Learner, Learner.id == ShiftAbsence.learner_id)
        .where(Shift.day.between(first, last), *([Shift.workshop_id.in_(within(scope))] if scope else []))
    )
