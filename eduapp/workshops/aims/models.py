"""Tables of competence aims, of what practises them, and of what leaders saw, signed and talked about."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import UtcDateTime

_STANDING = text("withdrawn_reason = ''")


class TradeAim(Record):
    """One aim of a trade. Its wording stands in numbered rows beside it, so that a signed one stays."""

    __tablename__ = "trade_aim"
    __table_args__ = (
        UniqueConstraint("trade", "code"),
        CheckConstraint("position > 0", name="has_a_place"),
        CheckConstraint("valid_from <= valid_to", name="runs_forward"),
    )

    trade: Mapped[str]  # code: trades
    code: Mapped[str]  # the directorate's, or the file's own
    plan: Mapped[str]  # the code of the curriculum; "" where none is known
    position: Mapped[int]  # place in the plan
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class TradeAimText(Record):
    """A wording of an aim. Only ever added; the one with the highest number holds."""

    __tablename__ = "trade_aim_text"
    __table_args__ = (
        UniqueConstraint("aim_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("text_nb <> ''", name="says_something"),
    )

    aim_id: Mapped[UUID] = mapped_column(ForeignKey("trade_aim.id"))
    number: Mapped[int]
    text_nb: Mapped[str]
    text_nn: Mapped[str]  # "" where the plan has only one
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AimTask(Base):
    """A task of a workshop that practises an aim, as its leader says. The trail keeps what was before."""

    __tablename__ = "trade_aim_task"

    aim_id: Mapped[UUID] = mapped_column(ForeignKey("trade_aim.id"), primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("workshop_task.id"), primary_key=True, index=True)


class AimObservation(OfOnePerson, Record):
    """What a leader saw somebody do. Only ever added; the newest of a person and an aim holds."""

    __tablename__ = "aim_observation"
    __table_args__ = (
        UniqueConstraint("aim_id", "learner_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        Index("ix_aim_observation_learner_id", "learner_id"),
    )

    aim_id: Mapped[UUID] = mapped_column(ForeignKey("trade_aim.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    number: Mapped[int]
    day: Mapped[date]
    level: Mapped[str]  # code: aim_levels
    words: Mapped[str]
    seen_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AimSigning(OfOnePerson, Record):
    """A sign-off of an aim, or its withdrawal. Only ever added; the highest number holds."""

    __tablename__ = "aim_signing"
    __table_args__ = (
        UniqueConstraint("aim_id", "learner_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("step IN ('signed', 'withdrawn')", name="step_known"),
        CheckConstraint("(step = 'withdrawn') = (reason <> '')", name="withdrawn_for_a_reason"),
        CheckConstraint("minutes >= 0", name="minutes_counted"),
        Index("ix_aim_signing_learner_id", "learner_id"),
    )

    aim_id: Mapped[UUID] = mapped_column(ForeignKey("trade_aim.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    number: Mapped[int]
    step: Mapped[str]
    text_id: Mapped[UUID] = mapped_column(ForeignKey("trade_aim_text.id"))  # the wording that was signed
    day: Mapped[date]
    minutes: Mapped[int]  # practised when it was signed: links to tasks may change later
    reason: Mapped[str]
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TradeTalk(OfOnePerson, Record):
    """A talk that was held about somebody's way to a trade. What was not so is withdrawn with a reason."""

    __tablename__ = "trade_talk"
    told_by = ("aims.talk.withdrawn",)
    __table_args__ = (
        Index(
            "uq_trade_talk_standing_learner_id_trade_day",
            "learner_id",
            "trade",
            "day",
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
        CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_reason = '')", name="withdrawn_with_reason"),
        CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_at IS NULL)", name="withdrawn_by_somebody"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    trade: Mapped[str]  # code: trades
    day: Mapped[date]
    agreed: Mapped[str]
    held_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str] = mapped_column(default="")
