"""Tables of the bank: questions as they are filed now, their versions, and the keys apart from them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

_LIVE = text("retired_at IS NULL")
_NAMED = text("outside_id <> ''")


class BankQuestion(Record):
    """A question as it is found: where it is filed, and which version holds. Never deleted, only retired."""

    __tablename__ = "bank_question"
    __table_args__ = (
        UniqueConstraint("serial"),
        CheckConstraint("serial > 0", name="in_order"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name="retired_by_somebody"),
        CheckConstraint("(retired_at IS NULL) = (retired_reason = '')", name="retired_for_a_reason"),
        Index(
            "uq_bank_question_live_digest",
            "digest",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(  # holds all that a rule of an exam paper draws by, but tags
            "ix_bank_question_live_filed",
            "serial",
            "kind",
            "category",
            "level",
            "language",
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(
            "uq_bank_question_outside_id",
            "outside_id",
            unique=True,
            sqlite_where=_NAMED,
            postgresql_where=_NAMED,
        ),
        Index("ix_bank_question_filed", "category", "level", "language", "retired_at"),
    )

    serial: Mapped[int]  # in the order in which questions came, from 1: what people call it
    number: Mapped[int]  # of the version that holds
    kind: Mapped[str]  # code: question_kinds
    label: Mapped[str]  # its title, or how it begins
    category: Mapped[str]
    level: Mapped[str]
    aim: Mapped[str]
    language: Mapped[str]
    outside_id: Mapped[str]
    digest: Mapped[str]
    search: Mapped[str]  # folded words it is found by
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    retired_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    retired_reason: Mapped[str] = mapped_column(default="")


class QuestionTag(Base):
    """What a question is about, as it is filed now."""

    __tablename__ = "question_tag"
    __table_args__ = (Index("ix_question_tag_tag_question_id", "tag", "question_id"),)

    question_id: Mapped[UUID] = mapped_column(ForeignKey("bank_question.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)


class QuestionVersion(Record):
    """What was asked. Only ever added: a version that somebody answered stays as it was answered."""

    __tablename__ = "question_version"
    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("bank_question.id"))
    number: Mapped[int]
    shown: Mapped[object] = mapped_column(CanonicalJson)  # without the key
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class QuestionKey(Base):
    """The whole question of a version, with what is right. A table of its own, so that no list reads it."""

    __tablename__ = "question_key"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), primary_key=True)
    facts: Mapped[object] = mapped_column(CanonicalJson)


class QuestionPicture(Base):
    """A picture, kept once however many versions show it."""

    __tablename__ = "question_picture"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="digest_whole"),)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class VersionPicture(Base):
    """Which pictures a version has, and under which names its texts place them."""

    __tablename__ = "question_version_picture"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("question_picture.sha256"), index=True)
