"""Cancelling a session and taking that back. What was recorded of anybody is never touched by either."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override, Violation
from eduapp.education.timetable import rules, terms
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import Stays
from eduapp.education.timetable.rules import SessionState
from eduapp.education.timetable.service.checking import (
    Needs,
    against,
    expect_own,
    lock_needs,
    locked_session,
    meeting_of,
    told,
)


@dataclass(frozen=True, kw_only=True)
class CancelSession(Command):
    """A session is not held; the reason (code: cancel_reasons) says whose cause it is.

    `paid`: whether it counts for the daily allowance as if it had been held. None: it does, since neither
    cause is ever the learner's (rule 37).
    """

    session_id: UUID
    version: int
    reason: str
    paid: bool | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class RestoreSession(Command):
    """A cancelled session is held after all. `roll`: who takes part and when, as the asker knows it."""

    session_id: UUID
    version: int
    roll: Stays = field(default_factory=dict)
    override: Override | None = None


def cancel_session(uow: UnitOfWork, command: CancelSession) -> int:
    """Say that a session is not held. What was marked in it stays; the new version of the session."""
    uow.require(terms.CANCEL_SESSIONS)
    session = locked_session(uow, command.session_id, command.version)
    expect_own(uow, session.group_id)
    wrong = rules.check_cancelling(session.state, session.day, uow.today, command.reason)
    uow.enforce(wrong, command.override)

    session.state, session.cancel_reason = SessionState.CANCELLED, command.reason
    session.cancel_paid = command.paid is not False
    uow.session.flush()
    more = {"reason": f"cancel_reasons:{command.reason}", "paid": session.cancel_paid}
    uow.audit(terms.SESSION_CANCELLED, session.id, None, **told(uow, session) | more)
    uow.publish(terms.SESSIONS_CHANGED)
    return session.version


def restore_session(uow: UnitOfWork, command: RestoreSession) -> int:
    """Take a cancellation back, unless the time or the place is taken by now; the session's new version."""
    uow.require(terms.CANCEL_SESSIONS)
    session = locked_session(uow, command.session_id, command.version)
    expect_own(uow, session.group_id)
    group, place = lock_needs(uow, session.group_id, session.place_id)
    uow.enforce(_against_restoring(uow, session, Needs(group, place, command.roll)), command.override)

    session.state, session.cancel_reason, session.cancel_paid = SessionState.PLANNED, "", True
    uow.session.flush()
    uow.audit(terms.SESSION_RESTORED, session.id, None, **told(uow, session))
    uow.publish(terms.SESSIONS_CHANGED)
    return session.version


def _against_restoring(uow: UnitOfWork, session: Session, needs: Needs) -> Iterator[Violation]:
    yield from rules.check_restoring(session.state, session.day, uow.today)
    if session.state == SessionState.CANCELLED:
        wanted = needs.booking(session.id, meeting_of(session))
        yield from against(uow, [wanted], needs, session.day, lambda _calendar: "")
