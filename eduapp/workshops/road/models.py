"""Tables of roads to a trade certificate, and of practice from elsewhere."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import UtcDateTime

_LIVE = text("end_reason = ''")


class TradeRoad(OfOnePerson, Record):
    """One learner's way to one trade. Never overwritten: another way or year is another row."""

    __tablename__ = "trade_road"
    __table_args__ = (
        Index(
            "uq_trade_road_live_learner_id_trade",
            "learner_id",
            "trade",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_trade_road_learner_id", "learner_id"),
        # Those of some ways, of all who are on a road now.
        Index("ix_trade_road_live_way", "way", sqlite_where=_LIVE, postgresql_where=_LIVE),
        CheckConstraint("(end_reason = '') = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    trade: Mapped[str]  # code: trades
    way: Mapped[str]  # code: road_ways
    year: Mapped[str]  # code: road_years
    start_day: Mapped[date]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_on: Mapped[date | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    end_reason: Mapped[str] = mapped_column(default="")  # code: road_end_reasons


class TradeRoadWorkshop(Base):
    """A workshop whose hours count on a road."""

    __tablename__ = "trade_road_workshop"

    road_id: Mapped[UUID] = mapped_column(ForeignKey("trade_road.id"), primary_key=True)
    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"), primary_key=True)


class OutsidePractice(OfOnePerson, Record):
    """Practice elsewhere in a trade, as a paper says it. What was wrong is withdrawn with a reason."""

    __tablename__ = "outside_practice"
    told_by = ("road.practice.withdrawn",)
    __table_args__ = (
        Index("ix_outside_practice_learner_id", "learner_id"),
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        CheckConstraint("(percent IS NULL) <> (minutes IS NULL)", name="one_amount"),
        CheckConstraint("percent BETWEEN 1 AND 100", name="percent_of_a_post"),
        CheckConstraint("minutes > 0", name="some_minutes"),
        CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_reason = '')", name="withdrawn_with_reason"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    trade: Mapped[str]  # code: trades
    first_day: Mapped[date]
    last_day: Mapped[date]
    percent: Mapped[int | None]
    minutes: Mapped[int | None]
    employer: Mapped[str]  # where, and what was done there
    proof: Mapped[str]  # code: practice_proofs
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str] = mapped_column(default="")
