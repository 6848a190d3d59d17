"""Tables of sessions."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record


class Session(Record):
    """One meeting of a group. Minutes after midnight, local wall time, half-open."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("group_id", "day", "start_minute"),
        CheckConstraint(
            "start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440", name="runs_forward"
        ),
        Index("ix_session_day_place_id", "day", "place_id"),
        # All that adding up attendance asks of a session: none is looked up in the table.
        Index("ix_session_group_id_day", "group_id", "day", "state", "end_minute"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    day: Mapped[date]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    state: Mapped[str] = mapped_column(default="planned")  # planned, cancelled
    cancel_reason: Mapped[str] = mapped_column(default="")  # code: cancel_reasons
