"""When a group meets, as forms ask for it: its weekdays and times, and what is left of today."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.moment import moment_of
from eduapp.core.spans import Span
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState

LOOK_BACK = timedelta(weeks=4)  # how the group met lately tells how it meets


@dataclass(frozen=True)
class TodaySession:
    """One session of today that is not over."""

    id: UUID
    span: Span
    begun: bool


@dataclass(frozen=True)
class Slots:
    """The weekdays (Monday is 0) and times of a group, and its sessions today that are not over."""

    weekdays: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    today: tuple[TodaySession, ...] = ()


def slots(look: Look, group_id: UUID) -> Slots:
    """When a group meets, from what is planned and how it met lately. One statement."""
    now = moment_of(look)
    query = (
        select(Session.id, Session.day, Session.start_minute, Session.end_minute)
        .where(Session.group_id == group_id, Session.day >= now.day - LOOK_BACK)
        .where(Session.state != SessionState.CANCELLED)
        .order_by(Session.day, Session.start_minute)
    )
    rows = [(id_, day, Span(start, end)) for id_, day, start, end in look.execute(query)]
    today = [
        TodaySession(id_, span, begun=span.start < now.minute)
        for id_, day, span in rows
        if day == now.day and span.end > now.minute
    ]
    weekdays = sorted({day.weekday() for _id, day, _span in rows})
    return Slots(tuple(weekdays), tuple(sorted({span for _id, _day, span in rows})), tuple(today))
