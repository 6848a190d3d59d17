"""What a day brings to waiting lists by itself. May be repeated and run for skipped days.

When a day is opened, after the enrolments: lapse_due, close_due.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import aliased

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE
from eduapp.education.waiting import rules, terms
from eduapp.education.waiting.models import Application, Offer
from eduapp.education.waiting.service.told import close_offer, stand, tell
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import belongs

Changed = tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class DayDue(Command):
    """A day has come."""

    day: date


def lapse_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """Let offers lapse that ran out before this day; each goes back to the same place in the line."""
    uow.require(terms.DECIDE)
    query = (
        select(Application)
        .join(Offer, and_(Offer.application_id == Application.id, Offer.state == rules.OFFER_OPEN))
        .where(Offer.until < command.day)
    )
    lapsed = list(uow.session.scalars(query.with_for_update(of=Application)))
    for application in lapsed:
        close_offer(uow, application, rules.LAPSED)
        application.state = rules.APPROVED
        stand(uow, application)
        tell(uow, terms.LAPSED, application)
    return _published(uow, lapsed)


def close_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """End what nobody can wait for any more: the group is over, or the learner has left (rule 7)."""
    uow.require(terms.DECIDE)
    open_ones = select(Application).where(Application.state.in_(rules.OPEN))
    over = open_ones.join(CourseGroup, CourseGroup.id == Application.group_id).where(
        CourseGroup.last_day <= command.day
    )
    declined = list(uow.session.scalars(over.with_for_update(of=Application)))
    _end(uow, declined, rules.DECLINED, "group_over")
    waiting = select(Application).where(Application.state.in_((*rules.OPEN, rules.WITHDRAWN)))
    gone = waiting.join(Learner, Learner.id == Application.learner_id).where(~belongs())
    left = list(uow.session.scalars(gone.with_for_update(of=Application)))
    _end(uow, left, rules.REMOVED, "left")
    theirs = aliased(CourseGroup)  # the group before this one is not elsewhere
    elsewhere = open_ones.join(CourseGroup, CourseGroup.id == Application.group_id).where(
        exists().where(
            Enrolment.learner_id == Application.learner_id,
            Enrolment.course_id == CourseGroup.course_id,
            Enrolment.state.in_(LIVE),
            theirs.id == Enrolment.group_id,
            enrolment.lasts_until(CourseGroup.first_day, theirs),
        )
    )
    placed = list(uow.session.scalars(elsewhere.with_for_update(of=Application)))
    _end(uow, placed, rules.REMOVED, "took_place_elsewhere")
    return _published(uow, [*declined, *left, *placed])


def _end(uow: UnitOfWork, applications: Sequence[Application], state: str, reason: str) -> None:
    for application in applications:
        close_offer(uow, application, rules.TAKEN_BACK)
        application.state, application.reason = state, reason
        stand(uow, application)
        action = terms.DECLINED if state == rules.DECLINED else terms.REMOVED
        tell(uow, action, application, reason=f"application_reasons:{reason}")
    uow.session.flush()  # before the next question is asked


def _published(uow: UnitOfWork, changed: Sequence[Application]) -> Changed:
    if changed:
        uow.publish(terms.WAITING_CHANGED)
    return tuple(one.id for one in changed)
