"""Opening a day: what was dated ahead happens, in one order, once, and what it changed is kept as a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.attendance import service as attendance
from eduapp.education.enrolment import service as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.plans import service as plans
from eduapp.education.waiting import service as waiting
from eduapp.education.waiting.models import Application
from eduapp.people.learners import service as learners
from eduapp.records.day import queries, rules, terms
from eduapp.records.day.models import Day, DayChange
from eduapp.records.day.service import following
from eduapp.workshops.machines import service as machines

Whom = tuple[UUID | None, UUID | None, int]  # learner, group, how many


@dataclass(frozen=True, kw_only=True)
class OpenDay(Command):
    """A day has come."""

    day: date


def open_day(uow: UnitOfWork, command: OpenDay) -> int:
    """Do what a day brings; how many changes. A day that is open already is left alone."""
    uow.require(terms.OPEN_DAYS)
    if command.day > uow.today:
        uow.enforce([rules.DayStillToCome(day=command.day.isoformat())])
    if queries.head(uow.session, command.day) is not None:
        return 0
    opened = Day(day=command.day, opened_at=uow.now)
    uow.session.add(opened)
    uow.session.flush()  # the fence: nobody else opens it meanwhile
    changes = [
        DayChange(day_id=opened.id, place=place, step=step, learner_id=learner, group_id=group, count=count)
        for place, (step, (learner, group, count)) in enumerate(_everything(uow, command.day))
    ]
    uow.session.add_all(changes)
    uow.audit(terms.OPENED, opened.id, None, day=command.day.isoformat(), count=len(changes))
    uow.publish(terms.DAYS_CHANGED)
    return len(changes)


def _everything(uow: UnitOfWork, day: date) -> Iterator[tuple[str, Whom]]:
    """Each step after the one before, as day_steps has them."""
    due = enrolment.DayDue(day=day)
    for id_ in learners.begin_due_states(uow, learners.BeginDueStates(day=day)):
        yield "states", (id_, None, 1)
    for step, ids in following.let_go_of_who_left(uow):
        yield from _of_enrolments(uow, step, ids)
    yield from _of_enrolments(uow, "expired", enrolment.expire_due(uow, due))
    yield from _of_enrolments(uow, "ended", enrolment.end_due(uow, due))
    yield from _of_applications(uow, "offers", waiting.lapse_due(uow, waiting.DayDue(day=day)))
    yield from _of_applications(uow, "waiting", waiting.close_due(uow, waiting.DayDue(day=day)))
    begun = enrolment.begin_due(uow, enrolment.BeginDue(day=day, away=following.away(uow)))
    yield from _of_enrolments(uow, "begun", begun)
    yield from _of_enrolments(uow, "paused", enrolment.suspend_due(uow, due))
    yield from _of_enrolments(uow, "resumed", enrolment.resume_due(uow, due))
    for step, ids in (*following.lay_aside(uow, day), *following.take_back(uow, day)):
        yield from _of_enrolments(uow, step, ids)
    for id_ in machines.lapse_due(uow, machines.LapseDue(day=day)):
        yield "trainings", (id_, None, 1)
    if day == uow.today:  # these look at what is, not at a day: once is enough
        yield from _number("reviews", plans.keep_reviews(uow, plans.KeepReviews()))
        yield from _number("reasons", attendance.neutralise_due(uow, attendance.NeutraliseDue(day=day)))


def _of_enrolments(uow: UnitOfWork, step: str, ids: Iterable[UUID]) -> Iterator[tuple[str, Whom]]:
    uow.session.flush()
    query = select(Enrolment.id, Enrolment.learner_id, Enrolment.group_id)
    yield from _in_order(uow, step, query.where(Enrolment.id.in_(list(ids))), ids)


def _of_applications(uow: UnitOfWork, step: str, ids: Iterable[UUID]) -> Iterator[tuple[str, Whom]]:
    uow.session.flush()
    query = select(Application.id, Application.learner_id, Application.group_id)
    yield from _in_order(uow, step, query.where(Application.id.in_(list(ids))), ids)


def _in_order(
    uow: UnitOfWork, step: str, query: Select[UUID, UUID, UUID], ids: Iterable[UUID]
) -> Iterator[tuple[str, Whom]]:
    found = {id_: (learner, group, 1) for id_, learner, group in uow.session.execute(query)}
    for id_ in ids:
        yield step, found[id_]


def _number(step: str, count: int) -> Iterator[tuple[str, Whom]]:
    if count:
        yield step, (None, None, count)
