"""Tables of days: when one was opened and closed, and what opening it changed. Rows are added, not edited."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime


class Day(Record):
    """One day of the school, opened once."""

    __tablename__ = "school_day"

    day: Mapped[date] = mapped_column(unique=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DayClosed(Record):
    """A day closed for a site, or for all of them."""

    __tablename__ = "school_day_closed"
    __table_args__ = (
        UniqueConstraint("day_id", "site"),
        CheckConstraint("left_open >= 0", name="counted"),
    )

    day_id: Mapped[UUID] = mapped_column(ForeignKey("school_day.id"))
    site: Mapped[str]  # as places name it; "": all of them
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    left_open: Mapped[int]  # what nobody had recorded when it was closed


class DayChange(Record):
    """One thing that opening a day changed: for a learner in a group, or for a number of something."""

    __tablename__ = "school_day_change"
    __table_args__ = (
        UniqueConstraint("day_id", "place"),
        CheckConstraint("count >= 1", name="at_least_one"),
    )

    day_id: Mapped[UUID] = mapped_column(ForeignKey("school_day.id"))
    place: Mapped[int]  # in the order in which it was done
    step: Mapped[str]  # code: day_steps
    learner_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner.id"), index=True)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("course_group.id"))
    count: Mapped[int] = mapped_column(default=1)
