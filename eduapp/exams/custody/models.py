"""Tables of bundles of papers and what happened to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

_CONFIRMED = text("kind = 'confirmed'")


class PaperBundle(Record):
    """Papers of a sitting that are kept together: what it holds, and what stands on it. Never changed."""

    __tablename__ = "paper_bundle"
    __table_args__ = (UniqueConstraint("sitting_id", "label_key"),)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    label: Mapped[str]
    label_key: Mapped[str]  # the same however it is written
    holds: Mapped[str]  # code: bundle_kinds
    variant: Mapped[str]  # the letter of the version of the paper, where it has one


class BundleEvent(Record):
    """One line of the log of a bundle, numbered in order. Only ever added.

    A confirmation names whom it confirms; the database holds that they are two.
    """

    __tablename__ = "bundle_event"
    __table_args__ = (
        UniqueConstraint("bundle_id", "number"),
        UniqueConstraint("id", "entered_by"),
        ForeignKeyConstraint(["about_id", "first_by"], ["bundle_event.id", "bundle_event.entered_by"]),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("sheets >= 0", name="counts_forward"),
        CheckConstraint("(first_number IS NULL) = (last_number IS NULL)", name="numbers_both"),
        CheckConstraint("(about_id IS NULL) = (kind NOT IN ('confirmed', 'taken_back'))", name="about_one"),
        CheckConstraint("(first_by IS NULL) = (kind <> 'confirmed')", name="confirms_somebody"),
        CheckConstraint("first_by <> entered_by", name="two_people"),
        CheckConstraint("kind <> 'taken_back' OR words <> ''", name="taken_back_for_a_reason"),
        Index("ix_bundle_event_reference", "reference"),
        Index(
            "uq_bundle_event_confirmed_about_id",
            "about_id",
            unique=True,
            sqlite_where=_CONFIRMED,
            postgresql_where=_CONFIRMED,
        ),
    )

    bundle_id: Mapped[UUID] = mapped_column(ForeignKey("paper_bundle.id"))
    number: Mapped[int]
    kind: Mapped[str]  # code: bundle_steps
    sheets: Mapped[int | None]  # or copies
    pile: Mapped[str]  # code: bundle_piles
    words: Mapped[str]
    reference: Mapped[str]  # the number of a seal, or the reference of what is sent
    first_number: Mapped[int | None]
    last_number: Mapped[int | None]
    about_id: Mapped[UUID | None] = mapped_column(ForeignKey("bundle_event.id"))
    first_by: Mapped[UUID | None]  # of a confirmation: who is the first of the two
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
