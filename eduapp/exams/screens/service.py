"""What features above do within their own use cases with what is kept of exams on screen."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.exams.screens import terms
from eduapp.exams.screens.models import ScreenAttempt, ScreenMessage, ScreenNotice, ScreenTicket


def hold(uow: UnitOfWork, sitting_id: UUID) -> None:
    """Let no record come in until this is committed: exam PCs wait for the ticket they write under."""
    mine = select(ScreenTicket.id).join(ScreenAttempt, ScreenAttempt.id == ScreenTicket.attempt_id)
    uow.lock(ScreenTicket, *uow.session.scalars(mine.where(ScreenAttempt.sitting_id == sitting_id)))


def say(uow: UnitOfWork, attempt_id: UUID, kind: str, body: Mapping[str, object] | None = None) -> int:
    """One more message to an exam PC; its number."""
    last = select(func.max(ScreenMessage.n)).where(ScreenMessage.attempt_id == attempt_id)
    n = (uow.session.scalar(last) or 0) + 1
    told = dict(body or {})
    by, at = uow.actor.user_id, uow.now
    message = ScreenMessage(attempt_id=attempt_id, n=n, kind=kind, body=told, said_by=by, said_at=at)
    uow.session.add(message)
    uow.session.flush()
    uow.publish(terms.ATTEMPTS_CHANGED)
    return n


def notice(
    uow: UnitOfWork, attempt_id: UUID, kind: str, *, n: int = 0, words: str = "", at: datetime | None = None
) -> None:
    """Something about an attempt that no record tells."""
    row = ScreenNotice(
        attempt_id=attempt_id, kind=kind, n=n, by=uow.actor.user_id, words=words, at=at or uow.now
    )
    uow.session.add(row)
    uow.session.flush()
    uow.publish(terms.ATTEMPTS_CHANGED)
