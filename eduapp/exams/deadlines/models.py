"""The table of deadlines that somebody extended."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")


class DeadlineOverride(Record):
    """A later last day than the law reckons, and why. What a deadline is about, features above know."""

    __tablename__ = "deadline_override"
    __table_args__ = (
        Index(
            "uq_deadline_override_current_about_id_rule",
            "about_id",
            "rule",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
        CheckConstraint("reason <> ''", name="for_a_reason"),
    )

    about: Mapped[str]  # what kind of record: "result"
    about_id: Mapped[UUID]
    rule: Mapped[str]  # code: deadlines
    last_day: Mapped[date]
    reason: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)
