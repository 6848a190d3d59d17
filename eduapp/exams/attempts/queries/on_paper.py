"""What the rest of an exam on paper is made of: the paper of one candidate and the answers that came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.room import terms as room
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import ScreenAttempt


@dataclass(frozen=True)
class Unfinished:
    """For the job that draws it, never for a screen."""

    number: int
    saved_at: datetime | None
    answers: Mapping[int, Any] = field(repr=False)
    sealed: bytes = field(repr=False)
    paper_key: bytes = field(repr=False)


def unfinished(session: Session, sitting_id: UUID, attempt_id: UUID) -> Unfinished:
    """Of one candidate, for who watches the exam. Raises NotAllowed and NotFound."""
    actor: Actor = session.info["actor"]
    if not actor.may(room.WATCH_ROOM):
        raise NotAllowed(permission=room.WATCH_ROOM)
    row = next((one for one in screens.attempts(session, sitting_id) if one.id == attempt_id), None)
    if row is None:
        raise NotFound
    made = session.get_one(ScreenAttempt, attempt_id)
    answers = screens.read_one(session, attempt_id).attempt.answers
    return Unfinished(row.number, row.came_at, answers, made.sealed, made.paper_key)
