"""Tables of machines, of training at them, and of exceptions for a day."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import UtcDateTime


class Machine(Record):
    """A machine at a place; a workshop's machines are those of its place. Archived is `active` False."""

    __tablename__ = "machine"
    told_by = ("machines.changed",)

    name: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)  # what its label says
    place_id: Mapped[UUID] = mapped_column(ForeignKey("place.id"), index=True)
    risk: Mapped[str]  # code: machine_risks
    demand: Mapped[str]  # code: machine_demands
    expiry: Mapped[str]  # code: machine_expiries
    active: Mapped[bool]


class MachineOut(Record):
    """Days on which a machine cannot be used. Fixed once opened; an earlier end stands beside it."""

    __tablename__ = "machine_out"
    told_by = ("machines.out.ended",)
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="runs_forward"),
        CheckConstraint("ended_on <= last_day", name="ended_early"),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
        Index("ix_machine_out_machine_id_first_day", "machine_id", "first_day"),
    )

    machine_id: Mapped[UUID] = mapped_column(ForeignKey("machine.id"))
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # as planned; None: until further notice
    reason: Mapped[str]  # code: machine_out_reasons
    words: Mapped[str]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_on: Mapped[date | None]  # the last day after all; before the first if it never came to be
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TrainingRow(OfOnePerson, Record):
    """One thing that happened in somebody's training at a machine. Only ever added, numbered in order."""

    __tablename__ = "machine_training"
    __table_args__ = (
        UniqueConstraint("machine_id", "learner_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        CheckConstraint("(step = 'instructor_signed') = (level <> '')", name="level_of_a_signature"),
        CheckConstraint("(step IN ('suspended', 'lapsed')) = (reason <> '')", name="stopped_for_a_reason"),
        Index("ix_machine_training_learner_id", "learner_id"),
    )

    machine_id: Mapped[UUID] = mapped_column(ForeignKey("machine.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    number: Mapped[int]
    day: Mapped[date]
    step: Mapped[str]  # code: training_steps
    paragraph: Mapped[str]  # which one it documents
    level: Mapped[str]  # code: training_states, of the instructor's signature
    reason: Mapped[str]  # code: training_stops
    until: Mapped[date | None]  # what a card that was shown says
    # Who gave it, saw it or stopped it; None: the program, when a day was opened.
    entered_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MachineException(Record):
    """One day on which somebody works at a machine without valid training, because two people say so."""

    __tablename__ = "machine_exception"
    told_by = ("machines.exception.allowed",)
    __table_args__ = (
        UniqueConstraint("machine_id", "learner_id", "day"),
        CheckConstraint("allowed_by <> asked_by", name="two_people"),
        CheckConstraint("(allowed_by IS NULL) = (allowed_at IS NULL)", name="allowed_by_somebody"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
        Index("ix_machine_exception_learner_id", "learner_id"),
    )

    machine_id: Mapped[UUID] = mapped_column(ForeignKey("machine.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    day: Mapped[date]
    reason: Mapped[str]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    allowed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    allowed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
