"""Whom a role needs to know: the people of own groups, own workshops, own exams (codes/reaches, roles.toml).

One statement of ids, made of small parts that each begin with what is somebody's own; databases narrow every
look by it (core/db/reach.py). A kind of `own` is one function here and one line in `_OWN`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Select, bindparam, false, or_, select, union
from sqlalchemy.orm import with_loader_criteria

from eduapp.core.actor import Actor
from eduapp.core.codes import code_list
from eduapp.core.db.base import table_of
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import OfOnePerson, Reached
from eduapp.education.attendance.models import Mark
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session
from eduapp.education.waiting.models import Application
from eduapp.exams.sittings.models import Candidate, Sitting, SittingWatch
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours.models import HoursEntry, Placement, Workshop

_GUESTS = timedelta(days=14)
_AT_ONCE = 16  # people who sign in one after the other at one PC, on one day

# Bare tables: what is asked of mapped classes here would be narrowed by itself, without end.
_learner, _enrolment, _application = map(table_of, (Learner, Enrolment, Application))
_group, _session, _mark = map(table_of, (CourseGroup, Session, Mark))
_workshop, _placement, _hours = map(table_of, (Workshop, Placement, HoursEntry))
_sitting, _watch, _candidate = map(table_of, (Sitting, SittingWatch, Candidate))


def reached_by(actor: Actor, today: date) -> Reached | None:
    """The people somebody reaches today; None for everybody."""
    return None if actor.reach.everybody else _reached(actor.user_id, actor.reach.own, today)


@lru_cache(_AT_ONCE)
def _reached(user_id: UUID, own: frozenset[str], today: date) -> Reached:
    parts = [part for kind in sorted(own) for part in _OWN[kind](user_id, _since(kind, today), today)]
    people = union(*parts) if parts else select(_learner.c.id).where(false())
    ids = select(people.subquery().c[0])
    some = people.subquery().c[0]
    among = select(some).where(some.in_(bindparam("some", expanding=True)))
    return Reached(
        people=ids,
        among=Prepared(among, of_everybody="which of these somebody reaches"),
        conditions=(
            with_loader_criteria(Learner, Learner.id.in_(ids), include_aliases=True),
            with_loader_criteria(OfOnePerson, lambda kind: kind.learner_id.in_(ids), include_aliases=True),
        ),
    )


def _since(kind: str, today: date) -> date:
    return today - timedelta(days=int(str(code_list("reaches")[kind].flags["days_after"])))


def _groups(user_id: UUID, since: date, today: date) -> Iterator[Select[UUID]]:
    """Who takes or took part in a group, waits for a place in it, or was a guest there lately."""
    mine = select(_group.c.id).where(_group.c.teacher_id == user_id, _group.c.last_day >= since)
    yield select(_enrolment.c.learner_id).where(_enrolment.c.group_id.in_(mine))
    yield select(_application.c.learner_id).where(_application.c.group_id.in_(mine))
    lately = _session.c.group_id.in_(mine), _session.c.day.between(today - _GUESTS, today)
    guests = select(_mark.c.learner_id).join(_session, _session.c.id == _mark.c.session_id)
    yield guests.where(*lately, _mark.c.guest, _mark.c.superseded == false())


def _workshops(user_id: UUID, since: date, today: date) -> Iterator[Select[UUID]]:
    """Who has or had a post in a workshop, or hours there; one without a leader is led by several."""
    mine = select(_workshop.c.id).where(
        or_(_workshop.c.leader_id == user_id, _workshop.c.leader_id.is_(None))
    )
    still = or_(_placement.c.last_day.is_(None), _placement.c.last_day >= since)
    yield select(_placement.c.learner_id).where(_placement.c.workshop_id.in_(mine), still)
    there = _hours.c.workshop_id.in_(mine), _hours.c.day.between(since, today + timedelta(days=1))
    yield select(_hours.c.learner_id).where(*there)


def _exams(user_id: UUID, since: date, today: date) -> Iterator[Select[UUID]]:
    """The candidates of the sittings one watches, and today's of those where nobody was chosen."""
    beside = select(_watch.c.sitting_id).where(_watch.c.user_id == user_id)
    watched = or_(_sitting.c.invigilator_id == user_id, _sitting.c.id.in_(beside))
    mine = select(_sitting.c.id).where(watched, _sitting.c.day >= since)
    yield select(_candidate.c.learner_id).where(_candidate.c.sitting_id.in_(mine))
    free = select(_sitting.c.id).where(_sitting.c.day == today, _sitting.c.invigilator_id.is_(None))
    yield select(_candidate.c.learner_id).where(_candidate.c.sitting_id.in_(free))


_OWN = {"groups": _groups, "workshops": _workshops, "exams": _exams}
