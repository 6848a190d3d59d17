"""Tables of sittings, candidates and results."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")


class Sitting(Record):
    """One exam in one course on one day. Written exams start at 09:00 (opplæringsforskrifta § 9-28)."""

    __tablename__ = "sitting"
    __table_args__ = (Index("ix_sitting_course_id_day", "course_id", "day"),)

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"))
    day: Mapped[date] = mapped_column(index=True)
    start_minute: Mapped[int] = mapped_column(default=540)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    invigilator_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    scale: Mapped[str]  # code: scales
    state: Mapped[str] = mapped_column(default="planned")  # planned, held


class Candidate(Record):
    """A person entered for a sitting, known to examiners by number only."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("sitting_id", "learner_id"),
        UniqueConstraint("sitting_id", "candidate_number"),
        # Who has come and has a result, counted without looking into the table.
        Index("ix_candidate_sitting_id_attended", "sitting_id", "attended", "id"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    candidate_number: Mapped[int]
    attended: Mapped[bool | None]  # None: not yet known


class Result(Record):
    """A grade. Fixed on entry; a correction supersedes it and says why."""

    __tablename__ = "exam_result"
    __table_args__ = (
        Index(
            "uq_exam_result_current_candidate_id",
            "candidate_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    grade: Mapped[str]  # code of the sitting's scale
    passed: Mapped[bool | None]  # as the scale said then; None for a value that is no grade
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))
    reason: Mapped[str] = mapped_column(default="")  # of a correction
    superseded: Mapped[bool] = mapped_column(default=False)
