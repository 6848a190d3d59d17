"""Tables of places, and of the days they are out of service."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime


class Place(Record):
    """A classroom, workshop or exam room. Archived is `active` False; a hidden one stays where it is used."""

    __tablename__ = "place"
    told_by = ("places.changed",)
    __table_args__ = (
        CheckConstraint("seats >= 0", name="seats_counted"),
        CheckConstraint("machines >= 0", name="machines_counted"),
    )

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # code: place_kinds
    seats: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    machines: Mapped[int] = mapped_column(default=0)  # counted apart from seats
    highest_level: Mapped[str] = mapped_column(default="")  # code: security_levels; empty: every level
    hidden: Mapped[bool] = mapped_column(default=False)
    archive_reason: Mapped[str] = mapped_column(default="")  # code: place_archive_reasons
    site: Mapped[str] = mapped_column(
        default="", index=True
    )  # where it is, in a school that teaches at several


class PlaceOut(Record):
    """Days on which a place cannot be used. Fixed once opened; an earlier end stands beside it."""

    __tablename__ = "place_out"
    told_by = ("places.out.",)
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="runs_forward"),
        CheckConstraint("ended_on <= last_day", name="ended_early"),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
        Index("ix_place_out_place_id_first_day", "place_id", "first_day"),
    )

    place_id: Mapped[UUID] = mapped_column(ForeignKey("place.id"))
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # as planned; None: until further notice
    reason: Mapped[str]  # code: place_out_reasons
    words: Mapped[str] = mapped_column(default="")  # of the reason "other"
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_on: Mapped[date | None]  # the last day after all; the day before the first if it never came to be
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
