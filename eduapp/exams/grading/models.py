"""Tables of borders between grades, sheets typed twice, releases, grades that stand, notices, grounds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")
_FIRST_SQLITE = text("superseded = 0 AND typist < 3")
_FIRST_PG = text("superseded = false AND typist < 3")
_WAITS = text("confirmed_at IS NULL AND taken_back_at IS NULL")


class GradeBorder(Record):
    """From how many percent on there is which grade in one sitting, where it is not the rule's own."""

    __tablename__ = "grade_border"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="for_a_reason"),
        Index(
            "uq_grade_border_current_sitting_id",
            "sitting_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    rows: Mapped[object] = mapped_column(CanonicalJson)  # [[grade, least hundredths of a percent], …]
    reason: Mapped[str]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)


class TypedSheet(Record):
    """What stands on somebody's sheets as one person typed it. Two type; a third row settles what differs.

    What is typed anew supersedes all that stood there.
    """

    __tablename__ = "typed_sheet"
    __table_args__ = (
        CheckConstraint("typist IN (1, 2, 3)", name="known_typist"),
        CheckConstraint("sheets >= 0", name="counts_forward"),
        CheckConstraint("total >= 0", name="never_below_nothing"),
        Index("ix_typed_sheet_sitting_id", "sitting_id"),
        Index(
            "uq_typed_sheet_current_typist",
            "candidate_id",
            "typist",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
        Index(  # the second typist is another person
            "uq_typed_sheet_current_typed_by",
            "candidate_id",
            "typed_by",
            unique=True,
            sqlite_where=_FIRST_SQLITE,
            postgresql_where=_FIRST_PG,
        ),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    typist: Mapped[int]  # 1, 2; 3: from the paper again, where the two differ
    sheets: Mapped[int | None]  # that lay there
    points: Mapped[object] = mapped_column(CanonicalJson)  # {version of the question: hundredths of a point}
    total: Mapped[int | None]  # hundredths of a point, as the examiners wrote it
    grade: Mapped[str] = mapped_column(default="")  # code of the sitting's scale
    keys: Mapped[object] = mapped_column(CanonicalJson)  # {version: corrections of its key there were then}
    typed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    typed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)


class SheetExaminers(Record):
    """Who marked the sheets of a sitting that two type from, as somebody named them; a later row counts."""

    __tablename__ = "sheet_examiners"
    __table_args__ = (
        Index(
            "uq_sheet_examiners_current_sitting_id",
            "sitting_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    named: Mapped[object] = mapped_column(CanonicalJson)  # [[name, from outside the school], …]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)


class GradeRelease(Record):
    """Two people let results of a sitting be told: over the same grades, or not at all.

    Those that nobody released yet: all, and later those of who counts again.
    """

    __tablename__ = "grade_release"
    __table_args__ = (
        CheckConstraint("confirmed_by <> proposed_by", name="two_people"),
        CheckConstraint("length(digest) = 64", name="digest_whole"),
        CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed_by_somebody"),
        CheckConstraint("(taken_back_by IS NULL) = (taken_back_at IS NULL)", name="taken_back_by_somebody"),
        CheckConstraint("confirmed_at IS NULL OR taken_back_at IS NULL", name="ended_once"),
        Index(
            "uq_grade_release_waiting_sitting_id",
            "sitting_id",
            unique=True,
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        Index("ix_grade_release_sitting_id", "sitting_id"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    digest: Mapped[str]  # over the grades as they were shown
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_back_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class GradeStand(Record):
    """A grade that was told stands though its marks are lower since a key was corrected. Only ever added.

    Of the points the marks gave then: if they move again, it is asked again.
    """

    __tablename__ = "grade_stand"
    __table_args__ = (
        UniqueConstraint("result_id", "points"),
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("points >= 0", name="points_counted"),
    )

    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"))
    points: Mapped[int]  # hundredths, by the marks
    reason: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ResultNotice(Record):
    """The day a candidate was told a result: what the time to appeal is counted from."""

    __tablename__ = "result_notice"
    __table_args__ = (
        Index(
            "uq_result_notice_current_result_id",
            "result_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"))
    told_on: Mapped[date]
    way: Mapped[str]  # code: notice_ways
    reason: Mapped[str] = mapped_column(default="")  # of a day that was put right
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]  # something else was told since, which held not: it is told anew from here


class GroundsRequest(Record):
    """Somebody asked for the grounds of a grade; the time to appeal begins anew when they are given."""

    __tablename__ = "grounds_request"
    __table_args__ = (
        UniqueConstraint("result_id"),
        CheckConstraint("given_on >= asked_on", name="asked_first"),
        CheckConstraint("(given_on IS NULL) = (given_by = '')", name="given_by_somebody"),
        CheckConstraint("(given_on IS NULL) = (given_noted_by IS NULL)", name="given_is_noted"),
    )

    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"))
    asked_on: Mapped[date]
    asked_noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    asked_noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    given_on: Mapped[date | None]
    given_by: Mapped[str] = mapped_column(default="")  # the teacher, an examiner or the board
    given_noted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    given_noted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
