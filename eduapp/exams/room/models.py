"""Tables of the log of a sitting, of who signed it, and of the seal. Rows are only ever added."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

_BACK = text("kind = 'taken_back'")
_DECIDED = text("kind = 'decided'")
IS_DECIDED = text("room_entry.kind = 'decided'")  # in these very words, so that the short index is used


class RoomEntry(Record):
    """One row of the log of a sitting, numbered in the order in which rows were written."""

    __tablename__ = "room_entry"
    __table_args__ = (
        UniqueConstraint("sitting_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("happened_at <= entered_at", name="never_ahead"),
        CheckConstraint("minutes > 0", name="some_minutes"),
        CheckConstraint("sheets >= 0", name="counts_forward"),
        CheckConstraint("kind <> 'taken_back' OR words <> ''", name="taken_back_for_a_reason"),
        CheckConstraint(
            "(about_id IS NULL) = (kind NOT IN ('credited', 'not_credited', 'reported', 'warned', 'heard', "
            "'decided', 'reversed', 'taken_back'))",
            name="about_one",
        ),
        Index(
            "uq_room_entry_taken_back_about_id",
            "about_id",
            unique=True,
            sqlite_where=_BACK,
            postgresql_where=_BACK,
        ),
        Index("ix_room_entry_candidate_id", "candidate_id"),
        Index("ix_room_entry_decided", "candidate_id", sqlite_where=_DECIDED, postgresql_where=_DECIDED),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    number: Mapped[int]
    kind: Mapped[str]  # code: room_acts
    candidate_id: Mapped[UUID | None] = mapped_column(ForeignKey("candidate.id"))
    about_id: Mapped[UUID | None] = mapped_column(ForeignKey("room_entry.id"))
    code: Mapped[str]  # of the list its kind names: incident, identity, why out, absence, outcome
    minutes: Mapped[int | None]  # given back
    sheets: Mapped[int | None]  # handed in
    words: Mapped[str]
    person: Mapped[str]  # by whom known, with whom out, reported to, who decided
    kept: Mapped[str]  # of what is reported: what was taken care of as evidence
    decider: Mapped[str]  # code: room_deciders
    informed_on: Mapped[date | None]  # of a decision: the day the candidate was told
    instead_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # of what is taken back: when it counts
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)  # to the minute
    typed: Mapped[bool]  # the time was typed, as it stands on paper
    seen_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    digest: Mapped[str]  # of rows behind the seal: SHA-256 over the one before and this; "" before it


class RoomSignature(Base):
    """Somebody signed a log as it stood then. It counts as long as nothing was written since.

    Behind the seal each row is signed by who writes it, so that none can be taken off the end unseen.
    """

    __tablename__ = "room_signature"
    __table_args__ = (CheckConstraint("place > 0", name="numbered"),)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # from 1
    signed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    digest: Mapped[str]


class RoomSeal(Base):
    """The seal of a sitting: SHA-256 over its parts, and the two people who signed it."""

    __tablename__ = "room_seal"
    __table_args__ = (CheckConstraint("first_by <> second_by", name="two_people"),)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    digest: Mapped[str]
    parts: Mapped[object] = mapped_column(CanonicalJson)  # {part: its SHA-256}
    rows: Mapped[int]  # of the log; what has a higher number came behind the seal
    first_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    second_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    second_at: Mapped[datetime] = mapped_column(UtcDateTime)
