"""Tables of marking: examiners, marks, what was handed in, corrected keys, and files of examiners.

Points are whole hundredths of a point. Marks are only added; another one supersedes.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

_LIVE = text("ended_at IS NULL")
# Written as each database writes it, else its planner does not use the index.
_ITEM_SQLITE = text("superseded = 0 AND question_version_id IS NOT NULL")
_ITEM_PG = text("superseded = false AND question_version_id IS NOT NULL")
_WHOLE_SQLITE = text("superseded = 0 AND question_version_id IS NULL")
_WHOLE_PG = text("superseded = false AND question_version_id IS NULL")


class MarkingExaminer(Record):
    """Somebody who marks a sitting, at one of two places, or as the third who decides."""

    __tablename__ = "marking_examiner"
    __table_args__ = (
        CheckConstraint("place IN (1, 2, 3)", name="known_place"),
        CheckConstraint("(ended_at IS NULL) = (ended_reason = '')", name="ended_for_a_reason"),
        Index(
            "uq_marking_examiner_live_place",
            "sitting_id",
            "place",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(
            "uq_marking_examiner_live_user_id",
            "sitting_id",
            "user_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_marking_examiner_user_id", "user_id"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    place: Mapped[int]  # 1, 2; 3 decides what they differ on
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    external: Mapped[bool]  # not of the school that held the exam
    names_reason: Mapped[str] = mapped_column(default="")  # why somebody marks whose account opens names
    appointed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    appointed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_reason: Mapped[str] = mapped_column(default="")


class MarkingFile(Record):
    """A sealed file for an examiner without this program, and the one that came back."""

    __tablename__ = "marking_file"
    __table_args__ = (
        UniqueConstraint("returned_digest"),
        UniqueConstraint("examiner_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("length(key) = 32", name="key_whole"),
        CheckConstraint("length(out_digest) = 64", name="digest_whole"),
        CheckConstraint("(returned_at IS NULL) = (returned_digest IS NULL)", name="returned_whole"),
        CheckConstraint("(returned_at IS NULL) = (returned_by IS NULL)", name="returned_by_somebody"),
    )

    examiner_id: Mapped[UUID] = mapped_column(ForeignKey("marking_examiner.id"))
    number: Mapped[int]  # from 1, of those for one examiner: only the newest comes in
    key: Mapped[bytes]  # opens what comes back; only its public half left
    out_digest: Mapped[str]  # of what is to be marked, as it left
    # What stood when it left, since no clock tells surely what came later: ids of the examiner's marks, and
    # {version of a question: corrections of its key}.
    marks: Mapped[object] = mapped_column(CanonicalJson)
    keys: Mapped[object] = mapped_column(CanonicalJson)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    returned_digest: Mapped[str | None]  # of the file that came back: it comes in once
    returned_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    returned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AnswerMark(Record):
    """What one place gave for one answer. Only added; the newest of its place and round counts."""

    __tablename__ = "answer_mark"
    __table_args__ = (
        CheckConstraint("place IN (0, 1, 2, 3)", name="known_place"),
        CheckConstraint("round = 1 OR (round = 2 AND place IN (1, 2))", name="known_round"),
        CheckConstraint("points >= 0", name="never_below_nothing"),
        CheckConstraint("(points IS NULL) = (grade <> '')", name="points_or_grade"),
        CheckConstraint("(question_version_id IS NULL) = (points IS NULL)", name="grade_of_the_whole"),
        CheckConstraint("(place = 0) = (marked_by IS NULL)", name="machine_or_person"),
        Index(
            "uq_answer_mark_current_item",
            "candidate_id",
            "question_version_id",
            "place",
            "round",
            unique=True,
            sqlite_where=_ITEM_SQLITE,
            postgresql_where=_ITEM_PG,
        ),
        Index(
            "uq_answer_mark_current_whole",
            "candidate_id",
            "place",
            "round",
            unique=True,
            sqlite_where=_WHOLE_SQLITE,
            postgresql_where=_WHOLE_PG,
        ),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), index=True)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    question_version_id: Mapped[UUID | None] = mapped_column(ForeignKey("question_version.id"))
    place: Mapped[int]  # 0: by the key; 1, 2, 3: of an examiner
    round: Mapped[int]  # 1: blind; 2: after they talked
    points: Mapped[int | None]  # hundredths of a point
    grade: Mapped[str] = mapped_column(default="")  # code of the sitting's scale, where the whole is graded
    note: Mapped[str] = mapped_column(default="")  # of the examiner
    told: Mapped[object] = mapped_column(CanonicalJson)  # by which rules: [[rule, facts], …]
    marked_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("marking_file.id"))
    superseded: Mapped[bool] = mapped_column(default=False)


class MarkingHandIn(Base):
    """An examiner is done with a round. Only ever added."""

    __tablename__ = "marking_hand_in"
    __table_args__ = (
        CheckConstraint("round IN (1, 2)", name="known_round"),
        CheckConstraint("length(digest) = 64", name="digest_whole"),
    )

    examiner_id: Mapped[UUID] = mapped_column(ForeignKey("marking_examiner.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    digest: Mapped[str]  # over the marks as they were handed in


class KeyCorrection(Record):
    """What is right after all in a question that was asked. Only ever added; the newest counts."""

    __tablename__ = "key_correction"
    __table_args__ = (
        UniqueConstraint("question_version_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("reason <> ''", name="for_a_reason"),
    )

    question_version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    number: Mapped[int]
    facts: Mapped[object] = mapped_column(CanonicalJson)  # the whole question with the right key
    reason: Mapped[str]
    moved: Mapped[object] = mapped_column(CanonicalJson)  # [[number, sitting, before, after, result], …]
    corrected_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeyLook(Record):
    """Somebody looked at an answer that people marked by the old key, and the grade stands. Only added."""

    __tablename__ = "key_look"
    __table_args__ = (
        UniqueConstraint("correction_id", "result_id"),
        CheckConstraint("found <> ''", name="says_what"),
    )

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("key_correction.id"))
    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"))
    found: Mapped[str]  # who looked at the answer, and what they say of it
    looked_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
