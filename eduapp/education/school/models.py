"""Tables of the school, its terms and lesson times."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record


class School(Record):
    """An ordinary school that issues papers (opplæringslova § 28-5: the county teaches, not the prison)."""

    __tablename__ = "school"
    told_by = ("school.saved",)

    name: Mapped[str] = mapped_column(unique=True)
    address: Mapped[str]  # lines separated by \n
    organisation_number: Mapped[str]
    place: Mapped[str]  # the municipality for "sted og dato"
    signer_name: Mapped[str]
    signer_title: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=True)


class Term(Record):
    """A half-year with its first and last day of teaching."""

    __tablename__ = "term"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="runs_forward"),)

    name: Mapped[str] = mapped_column(unique=True)
    first_day: Mapped[date]
    last_day: Mapped[date]


class LessonTime(Record):
    """One slot of the school day, in minutes after midnight, local time."""

    __tablename__ = "lesson_time"
    __table_args__ = (
        CheckConstraint("start_minute < end_minute AND end_minute <= 1440", name="runs_forward"),
    )

    number: Mapped[int] = mapped_column(unique=True)
    start_minute: Mapped[int]
    end_minute: Mapped[int]


class CalendarDay(Record):
    """Days of the school calendar that differ: a break, a planning day, an extra school day."""

    __tablename__ = "calendar_day"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        Index("ix_calendar_day_last_day", "last_day"),
    )

    name: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    kind: Mapped[str]  # code: calendar_kinds
