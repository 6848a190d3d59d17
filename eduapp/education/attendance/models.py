"""Tables of marks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")
# Marks that still hold more than the neutral code; the one index of what is to be reduced in time.
_DETAILED = text("reason <> '' OR note <> '' OR why <> ''")


class Mark(Record):
    """What was recorded of one person in one session. A later row supersedes it; none is deleted.

    The code is neutral and stays; `reason`, `note` and `why` go after some time (see rules.windows).
    """

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
        Index(
            "ix_attendance_mark_detailed_session_id",
            "session_id",
            sqlite_where=_DETAILED,
            postgresql_where=_DETAILED,
        ),
        CheckConstraint("minutes >= 0 AND minutes_late >= 0 AND minutes_early >= 0", name="minutes_counted"),
        CheckConstraint("minutes <= planned", name="no_more_than_planned"),
        CheckConstraint("minutes = planned OR missed <> '' OR code = 'struck'", name="missed_for_something"),
        CheckConstraint("second_id IS NULL OR second_id <> marked_by", name="two_people"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    code: Mapped[str]  # code: attendance_codes
    reason: Mapped[str] = mapped_column(default="")  # code: attendance_reasons
    minutes: Mapped[int]  # taken part, whole minutes
    planned: Mapped[int]  # of the session when it was marked
    missed: Mapped[str] = mapped_column(default="")  # what the minutes between them are: rules.reasons.MISSED
    minutes_late: Mapped[int] = mapped_column(default=0)
    minutes_early: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")  # staff only
    document_seen: Mapped[bool] = mapped_column(default=False)
    guest: Mapped[bool] = mapped_column(default=False)  # here without taking part in the group
    marked_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    why: Mapped[str] = mapped_column(default="")  # of a correction
    second_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))  # stands behind it too
    reduced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when only the neutral code was left
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("attendance_mark.id"))
    superseded: Mapped[bool] = mapped_column(default=False)
