"""Marks that do not say how late somebody was, or why somebody was not there."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import code_list
from eduapp.core.db.moment import moment_of
from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import OFFER


def lacking(look: Look, day: date, scope: Scope = EVERYTHING) -> dict[UUID, int]:
    """The sessions of a day in a scope with the number of marks that should say more; none after its time."""
    if not rules.asked_on(day, moment_of(look).day):
        return {}
    codes = [code.key for code in code_list("attendance_codes")]
    minutes = [code for code in codes if rules.asks(code) == rules.MINUTES]
    reason = [code for code in codes if rules.asks(code) == rules.REASON]
    free = [code for code in reason if rules.is_free(code)]
    owes_none = and_(Learner.participation == OFFER, Mark.code.in_(free))
    query = (
        select(Session.id, func.count())
        .join(Mark, and_(Mark.session_id == Session.id, CURRENT))
        .join(Learner, Learner.id == Mark.learner_id)
        .where(Session.day == day, Session.state == SessionState.PLANNED)
        .where(
            or_(
                and_(Mark.code.in_(minutes), Mark.minutes_late == 0),
                and_(Mark.code.in_(reason), Mark.reason == "", ~owes_none),
            )
        )
        .group_by(Session.id)
    )
    if scope:
        query = query.where(timetable.within(scope))
    return {id: int(count) for id, count in look.execute(query)}
