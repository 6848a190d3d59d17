"""Tables of what ends: who is held back from it, each run of two, and what went in it, without the facts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime

_HELD = text("lifted_at IS NULL")


class Hold(Record):
    """Nothing about this person is deleted, whatever its age, until somebody lifts it."""

    __tablename__ = "disposal_hold"
    told_by = ("privacy.hold.",)
    __table_args__ = (
        CheckConstraint("(lifted_by IS NULL) = (lifted_at IS NULL)", name="lifted_by_somebody"),
        Index(
            "uq_disposal_hold_learner_id",
            "learner_id",
            unique=True,
            sqlite_where=_HELD,
            postgresql_where=_HELD,
        ),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    ground: Mapped[str]  # code: hold_grounds
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Disposal(Record):
    """A run of two people: one proposed what is to go, another looked at the same and had it deleted."""

    __tablename__ = "disposal"
    told_by = ("privacy.disposal.",)
    __table_args__ = (
        CheckConstraint("confirmed_by <> proposed_by", name="by_two"),
        CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed_by_somebody"),
        CheckConstraint("(refused_by IS NULL) = (refused_at IS NULL)", name="refused_by_somebody"),
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="one_answer"),
    )

    as_of: Mapped[date]  # the day the rules were applied to
    digest: Mapped[str]  # of what was to go, row by row
    persons: Mapped[int]
    rows: Mapped[int]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DisposalLine(Base):
    """How many rows or lines of which kind went in a run, and of how many people: none of what they said."""

    __tablename__ = "disposal_line"
    __table_args__ = (CheckConstraint("rows > 0", name="went"),)

    disposal_id: Mapped[UUID] = mapped_column(ForeignKey("disposal.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # the table, or table.column of lines within JSON
    life: Mapped[str]  # code: retention_rules
    rows: Mapped[int]  # of lines: one for each person in each row
    persons: Mapped[int]


class DisposalPermit(Base):
    """There while a run deletes, and gone with it: without it the database lets no such row go."""

    __tablename__ = "disposal_permit"

    disposal_id: Mapped[UUID] = mapped_column(ForeignKey("disposal.id"), primary_key=True)
