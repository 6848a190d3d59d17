"""What bounds hours in some workshops, and what a day held before it is adjusted."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from eduapp.core.db.prepared import Prepared
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place as PlaceRecord
from eduapp.education.places.rules.places import OutSpan
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Shift, Workshop
from eduapp.workshops.hours.queries.posts import placement_periods
from eduapp.workshops.hours.queries.workshops import COUNTED, STANDING
from eduapp.workshops.hours.rules.adjusting import DayBefore
from eduapp.workshops.hours.rules.limits import Limits, Place, month_of
from eduapp.workshops.hours.rules.times import Times, as_counted

_LONGEST_MONTH = timedelta(days=31)

# Asked with every stretch of hours, so they are made once.
_shops: BindParameter[UUID] = bindparam("shops", expanding=True)
_SHOPS = Prepared(
    select(
        Workshop.id,
        Workshop.shift_start,
        Workshop.shift_end,
        Workshop.shift_break,
        Workshop.place_id,
        PlaceRecord.name,
    )
    .outerjoin(PlaceRecord, PlaceRecord.id == Workshop.place_id)
    .where(Workshop.id.in_(_shops))
)
_COUNTED = Prepared(
    select(HoursEntry.workshop_id, HoursEntry.day)
    .where(
        HoursEntry.workshop_id.in_(_shops),
        HoursEntry.day >= bindparam("first"),
        HoursEntry.day < bindparam("until"),
        COUNTED,
    )
    .distinct()
)
_SIGNED = Prepared(
    select(
        Shift.workshop_id,
        Shift.day,
        Shift.start_minute,
        Shift.end_minute,
        Shift.break_minutes,
        Shift.clock_change,
    ).where(
        Shift.workshop_id.in_(_shops),
        Shift.day.between(bindparam("first"), bindparam("last")),
        Shift.signed_at.is_not(None),
    )
)


def limits(session: Session, workshop_ids: Collection[UUID], first: date, last: date) -> Limits:
    """Shifts, closed days and counted months of some workshops between two days. Four statements at most."""
    shops = _SHOPS.rows(session, {"shops": list(workshop_ids)})
    shifts = {id: Times(*shift) for id, *shift, _place_id, _place in shops}
    standing = {id: (place_id, place) for id, *_shift, place_id, place in shops if place_id}
    signed = _signed(session, workshop_ids, first, last)
    bounds = day_limits(session, workshop_ids, standing, first, last)
    return replace(bounds, shifts=shifts, signed=signed)


def day_limits(
    session: Session,
    workshop_ids: Collection[UUID],
    standing: Mapping[UUID, tuple[UUID, str]],
    first: date,
    last: date,
) -> Limits:
    """What bounds the days alone, of workshops that stand at these places (id and name)."""
    outs = _outs(session, {place_id for place_id, _name in standing.values()}, first, last)
    where = {id: Place(name, tuple(outs[place_id])) for id, (place_id, name) in standing.items()}
    return Limits(places=where, counted=counted_months(session, workshop_ids, first, last))


def counted_months(
    session: Session, workshop_ids: Collection[UUID], first: date, last: date
) -> frozenset[tuple[UUID, date]]:
    """Workshops and the first days of months of which a statement has counted something."""
    until = month_of(month_of(last) + _LONGEST_MONTH)
    asked = {"shops": list(workshop_ids), "first": month_of(first), "until": until}
    return frozenset((id, month_of(day)) for id, day in _COUNTED.rows(session, asked))


def taken_there(
    session: Session, workshop_id: UUID, learner_id: UUID, day: date, but: UUID | None = None
) -> int:
    """Minutes from start to end that somebody is entered for in a workshop on a day, `but` one entry."""
    length = HoursEntry.end_minute - HoursEntry.start_minute + HoursEntry.clock_change
    columns = (HoursEntry.id, HoursEntry.workshop_id, length)
    query = select(*columns).where(HoursEntry.learner_id == learner_id, HoursEntry.day == day, STANDING)
    rows = session.execute(query)
    return sum(minutes for id, shop, minutes in rows if shop == workshop_id and id != but)


def day_before(session: Session, workshop_id: UUID, learner_id: UUID, day: date, reason: str) -> DayBefore:
    """What stands of one person in one workshop on a day that is to be adjusted for a reason."""
    columns = (HoursEntry.workshop_id, HoursEntry.minutes, HoursEntry.adjustment, HoursEntry.state)
    rows = session.execute(
        select(*columns).where(HoursEntry.learner_id == learner_id, HoursEntry.day == day, STANDING)
    ).all()
    own = [row for row in rows if row.workshop_id == workshop_id]
    posts = placement_periods(session, workshop_id, learner_id)
    ends = [post.last for post in posts if post.last is not None]
    known = limits(session, [workshop_id], day, day)
    return DayBefore(
        minutes=sum(row.minutes for row in own),
        sure=sum(row.minutes for row in own if row.state in terms.FINAL),
        for_reason=sum(row.minutes for row in own if row.adjustment == reason),
        waiting=any(row.adjustment and row.state == terms.SUBMITTED for row in own),
        counted=(workshop_id, month_of(day)) in known.counted,
        first_post=min((post.first for post in posts), default=None),
        last_post=max(ends) if ends and len(ends) == len(posts) else None,
        shift=known.shift(workshop_id, day) or Times(0, 0),
    )


def _outs(
    session: Session, place_ids: Collection[UUID], first: date, last: date
) -> dict[UUID, list[OutSpan]]:
    found: dict[UUID, list[OutSpan]] = defaultdict(list)
    for span in places.out_of_service(session, place_ids, first, last) if place_ids else ():
        found[span.place_id].append(span)
    return found


def _signed(
    session: Session, workshop_ids: Collection[UUID], first: date, last: date
) -> dict[tuple[UUID, date], Times]:
    rows = _SIGNED.rows(session, {"shops": list(workshop_ids), "first": first, "last": last})
    return {(id, day): as_counted(*times) for id, day, *times in rows}
