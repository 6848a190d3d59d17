"""Tables of requests for correction."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import UtcDateTime

_MARKED = text("state IN ('asked', 'extended', 'noted')")


class Dispute(OfOnePerson, Record):
    """What somebody says is wrong about what is kept of them. Only its state moves; steps tell how."""

    __tablename__ = "dispute"
    told_by = ("disputes.",)
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days_in_order"),
        Index("ix_dispute_marked_learner_id", "learner_id", sqlite_where=_MARKED, postgresql_where=_MARKED),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    kind: Mapped[str]  # code: disputed_data
    first_day: Mapped[date | None]  # of the period it is about; none: all of that kind
    last_day: Mapped[date | None]
    wrong: Mapped[str]
    right: Mapped[str]
    asked_on: Mapped[date]
    due_on: Mapped[date]
    state: Mapped[str]  # code: dispute_states
    taken_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DisputeStep(Record):
    """One step of a request: what was done or told, who else was told (article 19), by whom. Only added."""

    __tablename__ = "dispute_step"
    __table_args__ = (Index(None, "dispute_id"),)

    dispute_id: Mapped[UUID] = mapped_column(ForeignKey("dispute.id"))
    state: Mapped[str]  # code: dispute_states
    said: Mapped[str]
    recipients: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
