"""Tables of appeals, what happened to them, what goes along, and annulments.

What somebody complains of lies in a table of its own: whoever makes the file for an instance that may not
know it reads every table but that one.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime

_STATE_OPEN = "state IN ('received', 'sent', 'quashed', 'assessed')"
_OPEN = text(_STATE_OPEN)
IS_OPEN = text(f"appeal.{_STATE_OPEN}")  # in these very words, so that the short index is used
_LIVE = text("reversed_on IS NULL")
_WAITS = text("second_at IS NULL")
_HOLDS = text("ended_on IS NULL")
# An annulment may rest on an appeal, and an appeal be against one: whichever row comes first, both are
# there at the end, when this is looked at.
_ANNULMENT = ForeignKey("annulment.id", use_alter=True, deferrable=True, initially="DEFERRED")


class Appeal(Record):
    """One appeal against one result, or against the decision that annulled an exam."""

    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("in_time OR late_reason <> ''", name="late_for_a_reason"),
        CheckConstraint(
            "state IN ('received', 'sent', 'quashed', 'assessed', 'dismissed', 'upheld', 'raised', "
            "'lowered', 'annulled', 'reversed', 'withdrawn', 'settled')",
            name="known_state",
        ),
        CheckConstraint("(result_id IS NULL) <> (annulment_id IS NULL)", name="against_one_thing"),
        Index("ix_appeal_candidate_id", "candidate_id"),
        Index("ix_appeal_received_on", "received_on"),
        Index(
            "uq_appeal_open_result_id_kind",
            "result_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(
            "uq_appeal_open_annulment_id_kind",
            "annulment_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    number: Mapped[int]  # as it stands on its file; says nothing of a person
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    result_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))  # appealed against,
    annulment_id: Mapped[UUID | None] = mapped_column(_ANNULMENT)  # or this
    kind: Mapped[str]  # code: appeal_kinds
    received_on: Mapped[date]  # handed in, or posted
    counted_from: Mapped[date | None]  # as the day of notice stood then; None: the time had not begun
    last_day: Mapped[date | None]
    in_time: Mapped[bool]
    late_reason: Mapped[str]  # why it was taken up though it came late
    state: Mapped[str]  # code: appeal_states
    correction_id: Mapped[UUID | None] = mapped_column(ForeignKey("result_correction.id"))
    set_aside_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))  # what was quashed
    received_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AppealComplaint(Base):
    """What somebody complains of, in their words. No file for who may not know it reads this table."""

    __tablename__ = "appeal_complaint"

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeal.id"), primary_key=True)
    words: Mapped[str]


class AppealEvent(Base):
    """One step of an appeal: who, when, why and by which paragraph. Only ever added."""

    __tablename__ = "appeal_event"
    __table_args__ = (
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("reason <> '' OR step = 'received'", name="for_a_reason"),
        CheckConstraint("person <> ''", name="by_somebody"),
        CheckConstraint("basis <> ''", name="by_law"),
    )

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeal.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  # from 1
    step: Mapped[str]  # code: appeal_steps
    on_day: Mapped[date]
    person: Mapped[str]  # who did or decided it
    reason: Mapped[str]  # of one that came in time: that it did, which the appeal says itself
    basis: Mapped[str]  # the paragraph, as it was said then
    grade: Mapped[str]  # code of the sitting's scale; "" for none
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class WaitingStep(Record):
    """A step that one person has written down, and that counts once a second stands behind it."""

    __tablename__ = "appeal_waiting"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("person <> ''", name="by_somebody"),
        CheckConstraint("event IS NULL OR second_by <> noted_by", name="by_two"),
        CheckConstraint("(second_at IS NULL) = (second_by IS NULL)", name="second_is_noted"),
        CheckConstraint(
            "(second_at IS NULL) = (event IS NULL AND refused_reason = '')", name="confirmed_or_refused"
        ),
        Index(
            "uq_appeal_waiting_waiting_appeal_id",
            "appeal_id",
            unique=True,
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
    )

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeal.id"))
    step: Mapped[str]  # code: appeal_steps
    on_day: Mapped[date]
    person: Mapped[str]  # who did or decided it
    reason: Mapped[str]
    grade: Mapped[str] = mapped_column(default="")  # code of the sitting's scale; "" for none
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[int | None]  # the number of the step it became
    second_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    second_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_reason: Mapped[str] = mapped_column(default="")  # why it did not become one


class WaitingAnnulment(Record):
    """One person has written down that an exam does not count, or counts again; a second is to confirm it.

    A table of its own beside that of appeals: it is about a candidate and no appeal, says when they were
    heard and told, and a decision on many candidates is one row each.
    """

    __tablename__ = "annulment_waiting"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("person <> ''", name="by_somebody"),
        CheckConstraint("refused_reason <> '' OR second_by <> noted_by", name="by_two"),
        CheckConstraint("(second_at IS NULL) = (second_by IS NULL)", name="second_is_noted"),
        CheckConstraint("refused_reason = '' OR second_at IS NOT NULL", name="refused_by_somebody"),
        Index(
            "uq_annulment_waiting_waiting_candidate_id",
            "candidate_id",
            unique=True,
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
    )

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    annulment_id: Mapped[UUID | None] = mapped_column(ForeignKey("annulment.id"))  # to reverse; None: annul
    heard_on: Mapped[date | None]  # None for a reversal
    decided_on: Mapped[date]
    person: Mapped[str]  # who decided
    told_on: Mapped[date | None]
    reason: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    second_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    second_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_reason: Mapped[str] = mapped_column(default="")  # why it does not count; "" for confirmed


class AppealPart(Record):
    """Something that goes to the instance: written here, or enclosed on paper."""

    __tablename__ = "appeal_part"
    __table_args__ = (
        UniqueConstraint("appeal_id", "part"),
        CheckConstraint("words <> '' OR enclosed", name="written_or_enclosed"),
    )

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeal.id"))
    part: Mapped[str]  # code: appeal_parts
    words: Mapped[str]
    enclosed: Mapped[bool]  # on paper
    kept_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AppealNotice(Record):
    """What the candidate was told of an appeal: a preliminary answer, or what was decided."""

    __tablename__ = "appeal_notice"
    __table_args__ = (
        CheckConstraint("person <> ''", name="by_somebody"),
        Index(
            "uq_appeal_notice_current_appeal_id_notice",
            "appeal_id",
            "notice",
            unique=True,
            sqlite_where=_HOLDS,
            postgresql_where=_HOLDS,
        ),
    )

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("appeal.id"))
    notice: Mapped[str]  # code: appeal_notices
    on_day: Mapped[date]
    person: Mapped[str]  # who told it
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_on: Mapped[date | None]  # what was told holds no more since: it was taken back


class CopyRequest(Record):
    """Somebody asked for a copy of answer and marking guide (§ 10-3), which begins no time anew."""

    __tablename__ = "copy_request"
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
    given_by: Mapped[str] = mapped_column(default="")
    given_noted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    given_noted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Annulment(Record):
    """The exam of one candidate does not count: heard, decided and told. Reversed at most once."""

    __tablename__ = "annulment"
    __table_args__ = (
        CheckConstraint("decided_on >= heard_on", name="heard_first"),
        CheckConstraint("told_on >= decided_on", name="decided_first"),
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("(ground = 'appeal') = (appeal_id IS NOT NULL)", name="by_an_appeal"),
        CheckConstraint("(ground = 'cheating') = (case_id IS NOT NULL)", name="by_a_case"),
        CheckConstraint("(reversed_on IS NULL) = (reversed_reason = '')", name="reversed_for_a_reason"),
        CheckConstraint("(reversed_on IS NULL) = (reversed_by = '')", name="reversed_by_somebody"),
        Index(
            "uq_annulment_live_candidate_id",
            "candidate_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_annulment_case_id", "case_id"),
    )

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    result_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))  # that was in force
    appeal_id: Mapped[UUID | None] = mapped_column(ForeignKey("appeal.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("room_entry.id"))  # in the log of the exam
    ground: Mapped[str]  # code: annulments
    heard_on: Mapped[date | None]  # None where an instance decided
    decided_on: Mapped[date]
    decider: Mapped[str]  # code: annulment_deciders, or of appeal_instances
    decided_by: Mapped[str]  # the name
    told_on: Mapped[date | None]
    reason: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reversed_on: Mapped[date | None]
    reversed_by: Mapped[str] = mapped_column(default="")  # the name
    reversed_reason: Mapped[str] = mapped_column(default="")
    reversal_noted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    reversal_noted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
