"""Tables of waiting lists: who applied for which group, and the offers that were made."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

_OPEN = text("state IN ('pending', 'approved', 'offered')")
_OPEN_OFFER = text("state = 'open'")


class Application(Record):
    """One person's wish for a place in one group. Never deleted; a new wish is a new row."""

    __tablename__ = "waiting_application"
    told_by = ("waiting.",)
    __table_args__ = (
        # The last fence of "one open application per person and group" (rule 2).
        Index(
            "uq_waiting_application_open_group_id_learner_id",
            "group_id",
            "learner_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_waiting_application_group_id_state", "group_id", "state"),
        CheckConstraint("(enrolment_id IS NOT NULL) = (state = 'allocated')", name="place_given"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment_claim.id"))
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"))  # the place it got
    state: Mapped[str]  # code: application_states
    reason: Mapped[str] = mapped_column(default="")  # code: application_reasons
    applied_on: Mapped[date]
    asked_by: Mapped[str]  # code: requesters
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    number: Mapped[int]  # in the order in which applications to the group were entered, from 0


class Offer(Record):
    """A place that was offered until a day: it holds a seat while it is open."""

    __tablename__ = "waiting_offer"
    __table_args__ = (
        Index(
            "uq_waiting_offer_open_application_id",
            "application_id",
            unique=True,
            sqlite_where=_OPEN_OFFER,
            postgresql_where=_OPEN_OFFER,
        ),
        Index("ix_waiting_offer_state_until", "state", "until"),
        CheckConstraint("until >= made_on", name="runs_forward"),
        CheckConstraint("passed_over >= 0", name="passed_counted"),
    )

    application_id: Mapped[UUID] = mapped_column(ForeignKey("waiting_application.id"), index=True)
    state: Mapped[str] = mapped_column(default="open")  # open, accepted, turned_down, lapsed, taken_back
    made_on: Mapped[date]
    until: Mapped[date]  # the last day on which it can be accepted
    answered_on: Mapped[date | None]
    passed_over: Mapped[int] = mapped_column(default=0)  # how many stood before; the trail has the reason
