"""Tables of marks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")


class Mark(Record):
    """What was recorded of one person in one session. A later row supersedes it; none is deleted."""

    __tablename__ = "attendance_mark"
    __table_args__ = (
        Index(
            "uq_attendance_mark_current_session_id_learner_id",
            "session_id",
            "learner_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
        Index("ix_attendance_mark_learner_id_superseded", "learner_id", "superseded"),
        CheckConstraint("minutes >= 0 AND minutes_late >= 0", name="minutes_counted"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    code: Mapped[str]  # code: attendance_codes
    minutes: Mapped[int]  # taken part, whole minutes
    minutes_late: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")  # staff only
    marked_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("attendance_mark.id"))
    superseded: Mapped[bool] = mapped_column(default=False)
