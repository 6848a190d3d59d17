"""Tables of enrolments: taking part, its pauses and exclusions, seats spoken for, each step on the way."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime

_BEGUN = text("state IN ('active', 'suspended', 'auto_suspended')")
_PLANNED = text("state = 'planned'")
_OPEN_PAUSE = text("state IN ('planned', 'running')")
_OPEN_CLAIM = text("state <> 'over'")


class Enrolment(Record):
    """One person's place in one group."""

    __tablename__ = "enrolment"
    __table_args__ = (
        # The last fence of "one at a time": in a course somebody takes part in one group, and the next one
        # may be planned; two PCs cannot both put somebody in.
        Index(
            "uq_enrolment_begun_learner_id_course_id",
            "learner_id",
            "course_id",
            unique=True,
            sqlite_where=_BEGUN,
            postgresql_where=_BEGUN,
        ),
        Index(
            "uq_enrolment_planned_learner_id_course_id",
            "learner_id",
            "course_id",
            unique=True,
            sqlite_where=_PLANNED,
            postgresql_where=_PLANNED,
        ),
        Index("ix_enrolment_group_id_state", "group_id", "state"),
        Index("ix_enrolment_group_id_learner_id", "group_id", "learner_id"),
        Index("ix_enrolment_state_first_day", "state", "first_day"),
        Index("ix_enrolment_learner_id_state", "learner_id", "state"),
        CheckConstraint("from_minute >= 0 AND from_minute <= 1440", name="begins_within_a_day"),
        CheckConstraint("(planned_last_day IS NULL) = (planned_state = '')", name="planned_end_whole"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"), index=True)
    state: Mapped[str]  # code: enrolment_states
    first_day: Mapped[date]
    from_minute: Mapped[int] = mapped_column(default=0)  # of the first day: earlier sessions are not theirs
    last_day: Mapped[date | None]  # the last day of taking part; none while it lasts, or if it never began
    end_reason: Mapped[str] = mapped_column(default="")  # code: end_reasons
    planned_last_day: Mapped[date | None] = mapped_column(index=True)
    planned_state: Mapped[str] = mapped_column(default="")  # code: enrolment_states
    planned_reason: Mapped[str] = mapped_column(default="")  # code: end_reasons
    consented_on: Mapped[date | None]  # the day the learner said yes to the offer; none: not recorded then
    consent_noted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    reached: Mapped[str] = mapped_column(default="")  # what was reached, told when it ended
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"))
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment_claim.id"))


class Pause(Record):
    """Days on which somebody keeps the place and does not take part: planned by staff, or away altogether."""

    __tablename__ = "enrolment_pause"
    __table_args__ = (
        # One at a time of each kind; being away lies over a manual one and leaves it as it is.
        Index(
            "uq_enrolment_pause_open_enrolment_id_kind",
            "enrolment_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN_PAUSE,
            postgresql_where=_OPEN_PAUSE,
        ),
        Index("ix_enrolment_pause_state_first_day", "state", "first_day"),
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="runs_forward"),
    )

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    kind: Mapped[str]  # manual, away
    state: Mapped[str]  # planned, running, over, dropped
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # the last day of it; none while nobody knows
    allowance_kept: Mapped[bool] = mapped_column(default=False)  # a flag for the hand-off, no money
    reason: Mapped[str] = mapped_column(default="")  # code: pause_reasons


class Exclusion(Record):
    """Sessions somebody is not expected at: some weekdays, perhaps at one time, from a day to a day."""

    __tablename__ = "enrolment_exclusion"
    __table_args__ = (
        CheckConstraint("weekdays > 0 AND weekdays < 128", name="some_weekdays"),
        CheckConstraint(
            "start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440", name="slot_runs_forward"
        ),
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="runs_forward"),
    )

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    weekdays: Mapped[int]  # a bit a weekday, Sunday is 1, Monday 2 … as databases count them
    start_minute: Mapped[int] = mapped_column(default=0)  # half-open, local wall time; a whole day: 0–1440
    end_minute: Mapped[int] = mapped_column(default=1440)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    dropped: Mapped[bool] = mapped_column(default=False)  # taken back before it ever applied


class Claim(Record):
    """Somebody who stands before a seat of a group: has asked, waits, or holds it until a day.

    Kept by the waiting list, which lies above; here, so that places are counted without asking upwards.
    """

    __tablename__ = "enrolment_claim"
    __table_args__ = (
        Index(
            "uq_enrolment_claim_open_group_id_learner_id",
            "group_id",
            "learner_id",
            unique=True,
            sqlite_where=_OPEN_CLAIM,
            postgresql_where=_OPEN_CLAIM,
        ),
        Index("ix_enrolment_claim_group_id_state", "group_id", "state"),
        CheckConstraint("(until IS NOT NULL) = (state = 'held')", name="held_until"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    state: Mapped[str]  # asked, waiting, held, over
    until: Mapped[date | None]  # the last day the seat is held


class Step(Record):
    """One thing that happened to an enrolment: what, why, which days, who noted it, when. Never changed."""

    __tablename__ = "enrolment_step"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    what: Mapped[str]  # code: enrolment_steps
    reason: Mapped[str] = mapped_column(default="")  # code: end_reasons or pause_reasons
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    noted_by: Mapped[str]  # the name, as it was then: the program itself is no account
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    number: Mapped[int]  # its place in the history, from 0
