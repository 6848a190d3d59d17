"""Tables of people who are kept apart."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

_OPEN = text("closed_at IS NULL")


class Pair(Record):
    """Two people who may not be together, and in what sense. There is no field for why, and none to come.

    The smaller id stands first, so that a pair is one row whoever is named first. Closed, never deleted;
    opened again it is a new row.
    """

    __tablename__ = "keep_apart"
    told_by = ("apart.closed",)
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="one_order"),
        CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed_by_somebody"),
        Index(
            "uq_keep_apart_open_first_id_second_id_level",
            "first_id",
            "second_id",
            "level",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_keep_apart_open_second_id", "second_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    first_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    second_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    level: Mapped[str]  # code: apart_levels
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
