"""Tables of decisions on arrangements at exams. Rows are only added."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import UtcDateTime


class ArrangementDecision(OfOnePerson, Record):
    """What was decided for one learner, as the letter says it. Never changed; there is no field for why."""

    __tablename__ = "arrangement_decision"
    __table_args__ = (
        Index("ix_arrangement_decision_learner_id", "learner_id"),
        Index("ix_arrangement_decision_valid_until", "valid_until"),
        CheckConstraint("decided_on <= valid_from", name="decided_before"),
        CheckConstraint("valid_until >= valid_from", name="runs_forward"),
        CheckConstraint("reference <> ''", name="written_somewhere"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    course_id: Mapped[UUID | None] = mapped_column(ForeignKey("course.id"))  # None: all exams
    decider: Mapped[str]  # code: arrangement_deciders
    office: Mapped[str]
    decided_on: Mapped[date]
    reference: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]  # the last day; None: until further notice
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ArrangementMeasure(Base):
    """One thing a decision grants."""

    __tablename__ = "arrangement_measure"
    __table_args__ = (
        CheckConstraint("minutes >= 0 AND percent >= 0", name="no_debt"),
        CheckConstraint("minutes = 0 OR percent = 0", name="one_amount"),
    )

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("arrangement_decision.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # code: arrangement_measures
    detail: Mapped[str] = mapped_column(primary_key=True, default="")  # code of the list the measure names
    minutes: Mapped[int] = mapped_column(default=0)
    percent: Mapped[int] = mapped_column(default=0)


class ArrangementEnd(Record):
    """A decision was withdrawn or replaced: from a day on it holds no more. The earliest such day counts."""

    __tablename__ = "arrangement_end"
    __table_args__ = (
        Index("ix_arrangement_end_decision_id", "decision_id"),
        CheckConstraint("(reason = 'replaced') = (replaced_by_id IS NOT NULL)", name="replaced_by_one"),
        CheckConstraint("decision_id <> replaced_by_id", name="not_by_itself"),
    )

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("arrangement_decision.id"))
    from_day: Mapped[date]
    reason: Mapped[str]  # code: arrangement_ends
    replaced_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("arrangement_decision.id"))
    ended_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)
