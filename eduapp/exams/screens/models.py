"""Tables of exams on screen: attempts, tickets and tries at them, seats, records, messages, what was noticed.

Records, also those of PCs that were left, messages, notices and choices are only added. An exam PC on
PostgreSQL reaches none of these tables.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record, new_id
from eduapp.core.db.types import CanonicalJson, UtcDateTime

_LIVE = text("ended_at IS NULL")
MOST_TRIES = 5
BY_A_FOLDER = bytes(32)  # the PC of tries that a folder told of: it does not say which


class ScreenExam(Base):
    """A sitting of which somebody sits on screen, and the secret that its tickets are hashed with."""

    __tablename__ = "screen_exam"
    __table_args__ = (CheckConstraint("length(secret) = 32", name="secret_whole"),)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    secret: Mapped[bytes]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreenAttempt(Record):
    """One candidate on screen: the key of the journal, the paper under lock, and the key of that."""

    __tablename__ = "screen_attempt"
    __table_args__ = (
        UniqueConstraint("candidate_id"),
        CheckConstraint("length(journal_key) = 32", name="journal_key_whole"),
        CheckConstraint("length(paper_key) = 32", name="paper_key_whole"),
        CheckConstraint("questions > 0", name="some_questions"),
        Index("ix_screen_attempt_sitting_id", "sitting_id"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    journal_key: Mapped[bytes]  # what the records are signed with
    paper_key: Mapped[bytes]  # leaves with the message that starts the exam
    sealed: Mapped[bytes]  # the paper as it travels; no key of a question is in it
    questions: Mapped[int]  # on it that ask for an answer
    facts: Mapped[object] = mapped_column(CanonicalJson)  # of the claim: allowance, arrangements, language
    answers_ended: Mapped[bool] = mapped_column(default=False)  # its answers were deleted in a run of two


class ScreenTicket(Record):
    """The code on a desk label, as a keyed hash. Five wrong tries lock it at that PC until staff open it."""

    __tablename__ = "screen_ticket"
    __table_args__ = (
        UniqueConstraint("attempt_id"),
        CheckConstraint("length(hash) = 32", name="hash_whole"),
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"))
    hash: Mapped[bytes]  # HMAC-SHA256 of number and code with the secret of the exam
    round: Mapped[int] = mapped_column(default=0, server_default="0")  # how often tries began anew
    may_move: Mapped[bool] = mapped_column(default=False)  # another PC may take it once


class ScreenTry(Base):
    """Wrong codes for a ticket at one PC, since a right one there; tries of earlier rounds count no more."""

    __tablename__ = "screen_try"
    __table_args__ = (
        CheckConstraint("length(pc) = 32", name="pc_whole"),
        CheckConstraint("count BETWEEN 0 AND 5", name="five_tries"),
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    pc: Mapped[bytes] = mapped_column(primary_key=True)  # keyed hash of its address; BY_A_FOLDER of any
    count: Mapped[int]


class ScreenSeat(Base):
    """A PC that took a ticket, with the hash of the token it was given. One of an attempt is live."""

    __tablename__ = "screen_seat"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint("length(token_hash) = 32", name="token_hash_whole"),
        Index(
            "uq_screen_seat_live_attempt_id",
            "attempt_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # from 1
    kiosk: Mapped[UUID]  # what the PC calls itself
    token_hash: Mapped[bytes]
    message: Mapped[int]  # the last one there was when it came: it is not told again to go on no more
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ScreenRecord(Base):
    """One record of a journal, byte for byte as it came."""

    __tablename__ = "screen_record"
    __table_args__ = (CheckConstraint("n > 0", name="numbered"),)

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    payload: Mapped[bytes]
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreenAside(Base):
    """A record of a PC that was left, which is none of the journal that goes on; called by its SHA-256."""

    __tablename__ = "screen_aside"
    __table_args__ = (
        CheckConstraint("n > 0", name="numbered"),
        CheckConstraint("length(digest) = 32", name="digest_whole"),
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(primary_key=True)
    n: Mapped[int]
    payload: Mapped[bytes]
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreenChoice(Base):
    """What somebody chose of two versions of an answer: the one aside counts, or it does not; and why."""

    __tablename__ = "screen_choice"
    __table_args__ = (
        CheckConstraint("length(digest) = 32", name="digest_whole"),
        Index("ix_screen_choice_attempt_id_at", "attempt_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"))
    digest: Mapped[bytes]  # of the record aside
    question: Mapped[int]
    counts: Mapped[bool]
    message: Mapped[int]  # that tells the exam PC; 0 if the answer there stays
    words: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreenMessage(Base):
    """Something that was sent to an exam PC."""

    __tablename__ = "screen_message"
    __table_args__ = (CheckConstraint("n > 0", name="numbered"),)

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    body: Mapped[object] = mapped_column(CanonicalJson)
    said_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreenNotice(Base):
    """Something the invigilator must know that no record tells: a wrong ticket, other bytes, a second PC."""

    __tablename__ = "screen_notice"
    __table_args__ = (Index("ix_screen_notice_attempt_id_at", "attempt_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("screen_attempt.id"))
    kind: Mapped[str]  # code: screen_notices
    n: Mapped[int]  # of a record, or minutes that were asked for; 0 where it is about none
    by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))  # None: the database
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
