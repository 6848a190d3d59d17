"""Tables of what was handed over, and of rates. Rows are added: what went out must still be explainable."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_HOLDS_SQLITE, _HOLDS_PG = text("superseded = 0"), text("superseded = false")


class HandoffSeries(Base):
    """The last number given in a year. Locked while a number is taken."""

    __tablename__ = "handoff_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class HandoffExport(Record):
    """Some days as they were handed over, counting once a file is written.

    Refusals go from it, and in the end people's lines; number, days and digest stay.
    """

    __tablename__ = "handoff_export"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        CheckConstraint("(written_at IS NULL) = (format = '')", name="written_as_something"),
        Index("ix_handoff_export_last_day", "last_day"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    content: Mapped[Any] = mapped_column(CanonicalJson)  # rules.frozen: [[learner, day, minutes, amount], …]
    sites: Mapped[str] = mapped_column(
        default=""
    )  # whose days, as rules.sites_text writes them; "": everybody's
    digest: Mapped[str]  # of minutes, amounts and codes (rules.digest)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    format: Mapped[str] = mapped_column(default="")  # of the file: csv, xlsx
    written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reduced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when refusals became other absence


class HandoffRate(Record):
    """So many øre an hour or a day from a day on. A later row for the same day supersedes it."""

    __tablename__ = "handoff_rate"
    __table_args__ = (
        Index(
            "uq_handoff_rate_standing_from_day",
            "from_day",
            unique=True,
            sqlite_where=_HOLDS_SQLITE,
            postgresql_where=_HOLDS_PG,
        ),
        CheckConstraint(
            "(unit = 'none' AND amount = 0) OR (unit IN ('hour', 'day') AND amount > 0)", name="known_amount"
        ),
    )

    from_day: Mapped[date]
    unit: Mapped[str]  # code: handoff_units
    amount: Mapped[int]  # whole øre (R35)
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)
