"""Will they finish? The sessions of groups, laid against what their courses ask for, in few statements."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.core.spans import Span
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import GroupHead
from eduapp.education.courses.rules import Requirement, still_needed, wish_of
from eduapp.education.enrolment.queries.clashing import at_work
from eduapp.education.enrolment.queries.history import EarlierEnd, earlier_ends
from eduapp.education.enrolment.queries.reached import ReachedOf
from eduapp.education.enrolment.rules import Attending, Finish, Plan, plan_sentence, will_finish
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import Meeting, SessionState
from eduapp.people.learners import queries as learners

Meetings = dict[UUID, list[Meeting]]  # by group, in order


@dataclass(frozen=True)
class Prospect:
    """What one should know of somebody before putting them into a group."""

    learner_id: UUID
    name: str
    finish: Finish
    earlier: tuple[EarlierEnd, ...]  # of the same course, those the program gave left out (rule 12)
    lacks: Requirement | None = None  # what the course asks for and is not reached on the first day
    at_work: tuple[str, ...] = ()  # workshops they would be in at the time of its sessions, in sentences


def prospects(
    look: Look, group_id: UUID, learner_ids: Iterable[UUID], first_day: date, closed: Container[date] = ()
) -> list[Prospect]:
    """Will these people finish, what do they lack, how did the same course end before? In the order given."""
    ids = list(learner_ids)
    group = courses.group(look, group_id)
    if group is None or not ids:
        return []
    heads = learners.heads(look, ids)
    meetings = meetings_of(look, [group_id]).get(group_id, [])
    ends = earlier_ends(look, ids, group.course_id)
    wish = wish_of(group.course.prerequisites)
    reached = ReachedOf(look, [wish], ids)
    working = at_work(
        look, group, {id_: heads[id_].facts.listed_name for id_ in ids if id_ in heads}, first_day
    )
    return [
        Prospect(
            id_,
            heads[id_].facts.listed_name,
            finish(group, meetings, Attending(first_day), heads[id_].facts.available_until, closed),
            tuple(ends.get(id_, ())),
            still_needed(wish, reached.of(id_, first_day)),
            working[id_],
        )
        for id_ in ids
        if id_ in heads
    ]


def finish_of(
    look: Look, group: GroupHead, first_day: date, until: date | None, closed: Container[date] = ()
) -> Finish:
    """Will somebody who begins on a day finish in a group? One statement."""
    meetings = meetings_of(look, [group.id]).get(group.id, [])
    return finish(group, meetings, Attending(first_day), until, closed)


@dataclass(frozen=True)
class Aim:
    """What a group is to reach, and the sessions it has."""

    group: GroupHead
    meetings: tuple[Meeting, ...]

    def finish(self, more: Iterable[Meeting] = (), last_day: date | None = None) -> Finish:
        """What its sessions give, those that are to come in besides, until its last day or another."""
        group = self.group if last_day is None else replace(self.group, last_day=last_day)
        known = {(one.day, one.span.start): one for one in (*more, *self.meetings)}
        whole = sorted(known.values(), key=lambda one: (one.day, one.span.start))
        within = [one for one in whole if one.day <= group.last_day]
        return finish(group, within, Attending(group.first_day), None)


def aim(look: Look, group_id: UUID) -> Aim | None:
    """What a group is to reach; None if it is gone. Two statements."""
    group = courses.group(look, group_id)
    if group is None:
        return None
    return Aim(group, tuple(meetings_of(look, [group_id]).get(group_id, ())))


def plan_told(look: Look, group_id: UUID, last_day: date | None = None) -> tuple[str, ...]:
    """Whether the sessions of a group give the hours of its course by a last day: an answer to courses."""
    known = aim(look, group_id)
    said = plan_sentence(known.finish(last_day=last_day)) if known is not None else ""
    return (said,) if said else ()


def finish(
    group: GroupHead,
    meetings: Iterable[Meeting],
    attending: Attending,
    until: date | None,
    closed: Container[date] = (),
) -> Finish:
    """The same, where the sessions are known: those somebody is expected at, from their first day on."""
    own = [one for one in meetings if one.day >= attending.first_day and not attending.away_from(one)]
    plan = Plan(group.course.planned_minutes, group.course.minutes_per_hour, own, group.last_day)
    return will_finish(plan, until, closed)


def meetings_of(look: Look, group_ids: Iterable[UUID]) -> Meetings:
    """The sessions of groups that are not cancelled, in order. One statement."""
    query = (
        select(Session.group_id, Session.day, Session.start_minute, Session.end_minute)
        .where(Session.group_id.in_(list(group_ids)), Session.state != SessionState.CANCELLED)
        .order_by(Session.day, Session.start_minute)
    )
    found: Meetings = defaultdict(list)
    for group_id, day, start, end in look.execute(query):
        found[group_id].append(Meeting(day, Span(start, end)))
    return found
