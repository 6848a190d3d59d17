"""Tables of courses and groups."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import SortKey


class Course(Record):
    """One entry of the catalogue. Hours are planned lesson units of `minutes_per_hour` (45 or 60)."""

    __tablename__ = "course"
    __table_args__ = (
        CheckConstraint("planned_hours > 0", name="has_hours"),
        CheckConstraint("minutes_per_hour IN (45, 60)", name="known_unit"),
        CheckConstraint("capacity > 0", name="has_places"),
    )

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey, index=True)
    search_text: Mapped[str]
    kind: Mapped[str]  # code: course_kinds
    planned_hours: Mapped[int]
    minutes_per_hour: Mapped[int]
    capacity: Mapped[int]
    prerequisites: Mapped[str] = mapped_column(default="")  # expression over course codes: A and (B or C)
    scale: Mapped[str] = mapped_column(default="")  # code: grade scale of its exam; empty = not assessed
    contents: Mapped[str] = mapped_column(default="")  # printed on the paper, one line each
    goals: Mapped[str] = mapped_column(default="")
    attendance_percent: Mapped[int] = mapped_column(default=80)  # of the held sessions, for a paper
    active: Mapped[bool] = mapped_column(default=True)


class CourseGroup(Record):
    """A course at a place and a time, with a teacher."""

    __tablename__ = "course_group"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        CheckConstraint("capacity > 0", name="has_places"),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"), index=True)
    name: Mapped[str]
    search_text: Mapped[str]
    teacher_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    capacity: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date] = mapped_column(index=True)
