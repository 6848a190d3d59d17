"""People with what lies ahead of them: pauses, planned ends, and whether they will finish."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.reach import expect_reach
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment.queries.expected import attendings
from eduapp.education.enrolment.queries.finishing import Meetings, finish, meetings_of
from eduapp.education.enrolment.queries.history import PauseRow, open_pauses
from eduapp.education.enrolment.queries.people import CourseOfLearner, MemberRow, members, of_learner
from eduapp.education.enrolment.queries.running import GroupRow, group
from eduapp.education.enrolment.queries.slots import Slots, slots
from eduapp.education.enrolment.rules import (
    LIVE,
    MANUAL,
    PAUSE_PLANNED,
    PAUSE_RUNNING,
    Attending,
    Finish,
)

AnyRow = TypeVar("AnyRow", MemberRow, CourseOfLearner)


@dataclass(frozen=True)
class Roster:
    """One group and its people."""

    group: GroupRow
    members: tuple[MemberRow, ...]
    slots: Slots = field(default_factory=Slots)
    whole: Finish | None = (
        None  # for somebody there from the first day to the last: what the plan itself gives
    )


def roster(session: Session, group_id: UUID, closed: Container[date] = ()) -> Roster | None:
    """A group with everybody who is or was in it, and whether they will finish: what its page shows.

    Eight statements, however many people. `closed` are days without teaching.
    """
    row, head = group(session, group_id), courses.group(session, group_id)
    if row is None or head is None:
        return None
    people = members(session, group_id)
    meetings = meetings_of(session, [group_id])
    told = _looked_ahead(session, people, {group_id: head}, meetings, closed)
    whole = finish(head, meetings.get(group_id, []), Attending(head.first_day), None, closed)
    return Roster(row, tuple(told), slots(session, group_id), whole)


def courses_of_learner(
    session: Session, learner_id: UUID, closed: Container[date] = ()
) -> list[CourseOfLearner]:
    """The courses of one learner with what lies ahead: what the learner's page shows. Six statements."""
    expect_reach(session, learner_id)
    rows = of_learner(session, learner_id)
    heads = courses.groups_by_id(session, {row.group_id for row in rows if row.state in LIVE})
    meetings = meetings_of(session, heads) if heads else {}
    return _looked_ahead(session, rows, heads, meetings, closed)


def _looked_ahead(
    session: Session,
    rows: Sequence[AnyRow],
    heads: dict[UUID, GroupHead],
    meetings: Meetings,
    closed: Container[date],
) -> list[AnyRow]:
    live = [row for row in rows if row.state in LIVE]
    if not live:
        return list(rows)
    attending = attendings(session, [(row.id, row.first_day, row.from_minute) for row in live])
    pauses = open_pauses(session, attending)
    [only] = heads if len(heads) == 1 else [None]
    told = []
    for row in rows:
        group_id = row.group_id if isinstance(row, CourseOfLearner) else only
        if row.id not in attending or group_id is None:
            told.append(row)
            continue
        sessions = meetings.get(group_id, [])
        known = finish(heads[group_id], sessions, attending[row.id], row.available_until, closed)
        runs, planned = _manual(pauses.get(row.id, []))
        told.append(
            replace(
                row,
                finish=known,
                paused=runs is not None or planned is not None,
                paused_until=runs.last_day if runs else None,
                pause_from=planned.first_day if planned else None,
            )
        )
    return told


def _manual(pauses: Sequence[PauseRow]) -> tuple[PauseRow | None, PauseRow | None]:
    """The pause that runs and the one that is planned, as far as staff planned them."""
    manual = {one.state: one for one in pauses if one.kind == MANUAL}
    return manual.get(PAUSE_RUNNING), manual.get(PAUSE_PLANNED)
