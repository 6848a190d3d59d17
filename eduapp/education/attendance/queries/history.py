"""All that was ever recorded of one learner in one session: who, when, what instead of what, and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look
from sqlalchemy.orm import aliased

from eduapp.core.db.reach import expect_reach
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules import Entry
from eduapp.people.access.models import User

STANDS, REPLACED, TAKEN_BACK = "stands", "replaced", "taken back"


@dataclass(frozen=True)
class MarkVersion:
    """One mark as it was made. `before` is what it replaced, None for the first."""

    id: UUID
    entry: Entry
    before: Entry | None
    by: str
    at: datetime
    why: str
    second: str  # who stands behind it too
    state: str  # stands, replaced, taken back
    reduced: bool  # only the neutral mark is left of it
    guest: bool


def history(look: Look, session_id: UUID, learner_id: UUID) -> list[MarkVersion]:
    """The marks of one learner in one session, the newest first. One statement."""
    expect_reach(look, learner_id)
    second = aliased(User)
    query = (
        select(
            Mark.id, Mark.code, Mark.minutes_late, Mark.note, Mark.reason, Mark.minutes_early,
            Mark.document_seen, Mark.superseded, Mark.replaces_id, User.name, Mark.marked_at, Mark.why,
            second.name, Mark.reduced_at, Mark.guest,
        )
        .join(User, User.id == Mark.marked_by)
        .outerjoin(second, second.id == Mark.second_id)
        .where(Mark.learner_id == learner_id, Mark.session_id == session_id)
        .order_by(Mark.id.desc())
    )  # fmt: skip
    found = look.execute(query).all()
    entries = {row[0]: Entry(*row[1:7]) for row in found}
    replaced = {row[8] for row in found if row[8] is not None}
    return [
        MarkVersion(
            id,
            entries[id],
            entries.get(replaces_id) if replaces_id is not None else None,
            by,
            at,
            why,
            second_name or "",
            _state(superseded=superseded, replaced=id in replaced),
            reduced_at is not None,
            guest,
        )
        for id, *_entry, superseded, replaces_id, by, at, why, second_name, reduced_at, guest in found
    ]


def _state(*, superseded: bool, replaced: bool) -> str:
    """A mark that no later one replaced, and that does not stand, was taken back by undo."""
    if not superseded:
        return STANDS
    return REPLACED if replaced else TAKEN_BACK
