"""Tables of printed lists. Rows are added, never edited away: an old paper must still be explainable."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_STANDS_SQLITE, _STANDS_PG = text("taken_back = 0"), text("taken_back = false")

_SUBJECTS = (
    "(kind = 'register' AND session_id IS NOT NULL AND place_id IS NULL AND learner_id IS NULL)"
    " OR (kind IN ('place', 'unit') AND session_id IS NULL AND learner_id IS NULL)"
    " OR (kind = 'week' AND learner_id IS NOT NULL AND session_id IS NULL AND place_id IS NULL)"
)


class ListSeries(Base):
    """The last number given in a year. Locked while a number is taken."""

    __tablename__ = "printed_list_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class PrintedList(Record):
    """One list under its number: all versions of the same subject."""

    __tablename__ = "printed_list"
    __table_args__ = (
        CheckConstraint(_SUBJECTS, name="known_subject"),
        CheckConstraint("unit = '' OR kind = 'unit'", name="unit_of_a_unit"),
        CheckConstraint("site = '' OR kind = 'unit'", name="site_of_a_unit"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # code: list_kinds
    subject: Mapped[str] = mapped_column(unique=True)  # rules.Subject.key
    day: Mapped[date] = mapped_column(index=True)  # of a week: its Monday
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("session.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    learner_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner.id"), index=True)
    unit: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")  # of a unit, as learners have it


class ListEdition(Record):
    """One version of a list, frozen as it was drawn. It counts once it has come out of a printer."""

    __tablename__ = "printed_list_edition"
    __table_args__ = (
        UniqueConstraint("list_id", "edition"),
        CheckConstraint("edition >= 1", name="counted_from_one"),
    )

    list_id: Mapped[UUID] = mapped_column(ForeignKey("printed_list.id"))
    edition: Mapped[int]
    content: Mapped[Any] = mapped_column(CanonicalJson)  # exactly what is printed, in printed order
    digest: Mapped[str]
    printed: Mapped[bool] = mapped_column(default=False)
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)  # as it stands on the paper
    printed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))


class ListReturn(Record):
    """A list that was typed in, and the marks that came of it. Taken back, it can be typed in again."""

    __tablename__ = "printed_list_return"
    __table_args__ = (
        # The last fence of "typed in once": two PCs cannot both enter the same paper.
        Index(
            "uq_printed_list_return_standing_list_id",
            "list_id",
            unique=True,
            sqlite_where=_STANDS_SQLITE,
            postgresql_where=_STANDS_PG,
        ),
    )

    list_id: Mapped[UUID] = mapped_column(ForeignKey("printed_list.id"))
    edition_id: Mapped[UUID] = mapped_column(ForeignKey("printed_list_edition.id"))
    typed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    typed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    mark_ids: Mapped[Any] = mapped_column(CanonicalJson)  # of the register, as text
    taken_back: Mapped[bool] = mapped_column(default=False)
