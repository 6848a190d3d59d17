"""Tables of enrolments."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record

_LIVE = text("state IN ('planned', 'active')")


class Enrolment(Record):
    """One person's place in one group."""

    __tablename__ = "enrolment"
    __table_args__ = (
        # The last fence of "one live enrolment": two PCs cannot both put somebody in the same course.
        Index(
            "uq_enrolment_live_learner_id_course_id",
            "learner_id",
            "course_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_enrolment_group_id_state", "group_id", "state"),
        Index("ix_enrolment_group_id_learner_id", "group_id", "learner_id"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"), index=True)
    state: Mapped[str]  # code: enrolment_states
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # the last day of taking part; none while it lasts, or if it never began
    end_reason: Mapped[str] = mapped_column(default="")  # code: end_reasons
