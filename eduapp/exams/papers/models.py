"""Tables of papers: what is composed, the rules it is drawn by, its versions, and what was frozen of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime


class ExamPaper(Record):
    """A paper. With a row in `exam_paper_frozen` it is frozen, and triggers refuse every change of it."""

    __tablename__ = "exam_paper"
    told_by = ("papers.saved", "papers.drawn")
    __table_args__ = (
        UniqueConstraint("serial"),
        CheckConstraint("serial > 0", name="in_order"),
        CheckConstraint("minutes > 0", name="lasts"),
        CheckConstraint("based_on_id <> id", name="based_on_another"),
    )

    serial: Mapped[int]  # in the order in which papers came, from 1: what people call it
    title: Mapped[str]
    course_id: Mapped[UUID | None] = mapped_column(ForeignKey("course.id"))
    language: Mapped[str]  # code: exam_languages
    minutes: Mapped[int]  # planned for everybody
    instructions: Mapped[str]
    aids: Mapped[object] = mapped_column(CanonicalJson)  # codes: exam_aids
    aids_note: Mapped[str]
    skills: Mapped[object] = mapped_column(CanonicalJson)  # codes: exam_skills
    seed: Mapped[str]  # what was drawn and shuffled follows from it
    search: Mapped[str]
    based_on_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_paper.id"))


class ExamPaperItem(Record):
    """A version of a question on a paper."""

    __tablename__ = "exam_paper_item"
    __table_args__ = (
        UniqueConstraint("paper_id", "place"),
        UniqueConstraint("paper_id", "question_version_id"),
        CheckConstraint("place > 0", name="in_order"),
        CheckConstraint("points >= 0", name="points_forward"),
        CheckConstraint("rule_place >= 0", name="by_hand_or_by_rule"),
    )

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("exam_paper.id"))
    place: Mapped[int]  # from 1
    question_version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    points: Mapped[int]
    heading: Mapped[str]  # above it
    keeps_order: Mapped[bool]
    rule_place: Mapped[int]  # of the rule that drew it; 0: chosen by hand


class ExamPaperRule(Record):
    """So many questions that are filed so. Empty means any."""

    __tablename__ = "exam_paper_rule"
    __table_args__ = (
        UniqueConstraint("paper_id", "place"),
        CheckConstraint("place > 0", name="in_order"),
        CheckConstraint("questions > 0 AND points > 0", name="asks_for_something"),
    )

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("exam_paper.id"))
    place: Mapped[int]  # from 1
    questions: Mapped[int]
    points: Mapped[int]  # each
    tag: Mapped[str]
    category: Mapped[str]
    level: Mapped[str]
    language: Mapped[str]
    kind: Mapped[str]  # code: question_kinds
    heading: Mapped[str]


class ExamPaperVersion(Record):
    """The order of questions and choices in one version; nothing of what is right."""

    __tablename__ = "exam_paper_version"
    __table_args__ = (
        UniqueConstraint("paper_id", "letter"),
        CheckConstraint("letter IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H')", name="lettered"),
    )

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("exam_paper.id"))
    letter: Mapped[str]
    seed: Mapped[str]
    stands: Mapped[object] = mapped_column(CanonicalJson)  # [[place, [choices], [rights]], …]
    digest: Mapped[str]  # "" until the paper is frozen


class FrozenPaper(Base):
    """A paper as it was when a sitting published it. Only ever added."""

    __tablename__ = "exam_paper_frozen"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest_whole"),)

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("exam_paper.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[object] = mapped_column(CanonicalJson)
    frozen_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)
