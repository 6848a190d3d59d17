"""Tables of courses, their modules and aims, groups, and who reached which module or holds which paper."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import SortKey, UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")
_HELD_SQLITE = text("superseded = 0 AND withdrawn = 0")
_HELD_PG = text("superseded = false AND withdrawn = false")


class Course(Record):
    """One entry of the catalogue. Hours are planned lesson units of `minutes_per_hour` (45 or 60)."""

    __tablename__ = "course"
    told_by = ("courses.changed",)
    __table_args__ = (
        CheckConstraint("planned_hours > 0", name="has_hours"),
        CheckConstraint("minutes_per_hour IN (45, 60)", name="known_unit"),
        CheckConstraint("capacity > 0", name="has_places"),
        CheckConstraint("valid_from <= valid_to", name="valid_forward"),
    )

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey, index=True)
    search_text: Mapped[str]
    kind: Mapped[str]  # code: course_kinds
    planned_hours: Mapped[int]
    minutes_per_hour: Mapped[int]
    capacity: Mapped[int]
    prerequisites: Mapped[str] = mapped_column(default="")  # expression, see rules/prerequisites.py
    scale: Mapped[str] = mapped_column(default="")  # code: scales; of its exam, empty = not assessed
    contents: Mapped[str] = mapped_column(default="")  # printed on the paper, one line each
    goals: Mapped[str] = mapped_column(default="")
    attendance_percent: Mapped[int] = mapped_column(default=80)  # of the held sessions, for a paper
    active: Mapped[bool] = mapped_column(default=True)
    partner: Mapped[str] = mapped_column(default="")  # who gives it outside the school
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class CourseModule(Record):
    """A part of a course that can be reached by itself. Retired by its last valid day, never deleted."""

    __tablename__ = "course_module"
    told_by = ("courses.module.changed",)
    __table_args__ = (
        UniqueConstraint("course_id", "code"),
        CheckConstraint("planned_hours > 0", name="has_hours"),
        CheckConstraint("valid_from <= valid_to", name="valid_forward"),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"))
    code: Mapped[str]
    name: Mapped[str]
    planned_hours: Mapped[int]  # of the course's minutes_per_hour
    position: Mapped[int]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class CompetenceAim(Record):
    """What one can after a course, or after one module of it. Retired by its last valid day."""

    __tablename__ = "competence_aim"
    told_by = ("courses.aim.changed",)
    __table_args__ = (
        UniqueConstraint("course_id", "code"),
        CheckConstraint("valid_from <= valid_to", name="valid_forward"),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"))
    code: Mapped[str]
    text: Mapped[str]
    module_id: Mapped[UUID | None] = mapped_column(ForeignKey("course_module.id"))
    position: Mapped[int]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class CourseCriterion(Record):
    """What a course asks for, of who begins it on a day or later; 0 asks for nothing more."""

    __tablename__ = "course_criterion"
    told_by = ("courses.criterion.set",)
    __table_args__ = (
        UniqueConstraint("course_id", "kind", "valid_from"),
        CheckConstraint("amount >= 0", name="asks_for_something"),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"))
    kind: Mapped[str]  # code: criterion_kinds
    amount: Mapped[int]
    valid_from: Mapped[date]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ModuleReached(OfOnePerson, Record):
    """That somebody reached a module on a day. A correction supersedes it and says why."""

    __tablename__ = "module_reached"
    __table_args__ = (
        # The last fence of "one current entry", and the way to everything one learner reached.
        Index(
            "uq_module_reached_current_learner_id_module_id",
            "learner_id",
            "module_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    module_id: Mapped[UUID] = mapped_column(ForeignKey("course_module.id"), index=True)
    day: Mapped[date]
    reached: Mapped[bool] = mapped_column(default=True)  # False: a correction that takes it back
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("module_reached.id"))
    reason: Mapped[str] = mapped_column(default="")  # of a correction
    superseded: Mapped[bool] = mapped_column(default=False)


class QualificationHeld(OfOnePerson, Record):
    """That somebody holds a certificate or a safety training. New rows correct and withdraw it, with why."""

    __tablename__ = "qualification_held"
    __table_args__ = (
        CheckConstraint("day <= until", name="holds_forward"),
        CheckConstraint("reason <> '' OR NOT withdrawn", name="withdrawn_with_reason"),
        # The last fence of "each once", and the way to everything one learner holds.
        Index(
            "uq_qualification_held_current",
            "learner_id",
            "kind",
            "code",
            "day",
            unique=True,
            sqlite_where=_HELD_SQLITE,
            postgresql_where=_HELD_PG,
        ),
        Index("ix_qualification_held_code_kind", "code", "kind"),  # who holds what a course asks for
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    kind: Mapped[str]  # code: qualification_kinds
    code: Mapped[str]  # as prerequisites write it
    day: Mapped[date]  # obtained
    until: Mapped[date | None]  # last day on which it holds
    known: Mapped[str]  # code: qualification_proofs; what is only told is not held
    withdrawn: Mapped[bool] = mapped_column(default=False)  # True: a row that takes it back
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("qualification_held.id"))
    reason: Mapped[str] = mapped_column(default="")  # of a correction or a withdrawal
    superseded: Mapped[bool] = mapped_column(default=False)


class CourseGroup(Record):
    """A course at a place and a time, with a teacher."""

    __tablename__ = "course_group"
    told_by = ("courses.group.changed",)
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        CheckConstraint("capacity > 0", name="has_places"),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"), index=True)
    name: Mapped[str]
    search_text: Mapped[str]
    teacher_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"), index=True)
    capacity: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date] = mapped_column(index=True)


class GroupTaught(Record):
    """Who taught a group until somebody else took it over. Only ever added."""

    __tablename__ = "group_taught"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"), index=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    until: Mapped[date]  # the last day
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
