"""Tables of statements. Rows are added; the hours a statement counts never change afterwards."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime


class StatementSeries(Base):
    """The last number given in a year. Locked while a number is taken."""

    __tablename__ = "hours_statement_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class Statement(Record):
    """Approved hours of a workshop in a month, counted. Hours approved later get another for that month."""

    __tablename__ = "hours_statement"
    __table_args__ = (Index("ix_hours_statement_month_workshop_id", "month", "workshop_id"),)

    number: Mapped[str] = mapped_column(unique=True)
    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"))
    month: Mapped[date]  # its first day
    minutes: Mapped[int]  # counted by it; adjustments alone may come to less than nothing
    digest: Mapped[str]  # over the digests of what was approved, in order (hours.rules.ledger.digest_of_all)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StatementEntry(Base):
    """An hour entry in the one statement that counts it."""

    __tablename__ = "hours_statement_entry"

    statement_id: Mapped[UUID] = mapped_column(ForeignKey("hours_statement.id"), primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hours_entry.id"), primary_key=True, unique=True)
