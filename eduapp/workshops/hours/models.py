"""Tables of workshops, placements, shifts and hours."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.clock import NORWAY
from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# Part indexes: a query uses them only if it says the very same words, not a bound value.
_STANDING = text("state <> 'rejected' AND adjustment = ''")
_WAITING = text("state = 'submitted'")
_COUNTED = text("state = 'counted'")
_FINAL = text("state IN ('approved', 'counted')")
# The clock is put forward or back by an hour at three: what does not go over that counts as the wall says.
_CLOCK = "clock_change = 0 OR clock_change IN (-60, 60) AND start_minute < 180 AND end_minute >= 180"


class Workshop(Record):
    """A workshop: carpentry, metalwork, kitchen … The field of work is what papers say, never the room."""

    __tablename__ = "workshop"
    told_by = ("workshops.saved",)

    name: Mapped[str] = mapped_column(unique=True)
    field_of_work: Mapped[str]  # on papers: trevarearbeid, kokkefaget …
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"), index=True)
    leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    shift_start: Mapped[int] = mapped_column(default=480)  # minutes after midnight, the ordinary shift
    shift_end: Mapped[int] = mapped_column(default=900)
    shift_break: Mapped[int] = mapped_column(default=30)
    most_per_leader: Mapped[int | None]  # how many one leader may look after; None: not said
    active: Mapped[bool] = mapped_column(default=True)


class Task(Record):
    """Something that is practised in a workshop."""

    __tablename__ = "workshop_task"
    __table_args__ = (UniqueConstraint("workshop_id", "name"),)

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"))
    name: Mapped[str]


class Placement(Record):
    """A person's post in a workshop, from a day, perhaps to a day: how large it is, and on which weekdays."""

    __tablename__ = "placement"
    told_by = ("workshops.placement.ended",)
    __table_args__ = (
        CheckConstraint("percent BETWEEN 1 AND 100", name="part_of_a_post"),
        CheckConstraint("weekdays <> ''", name="some_weekday"),
        Index("ix_placement_workshop_id_first_day", "workshop_id", "first_day"),
        Index("ix_placement_last_day", "last_day"),  # those who have a post now, of all who ever had one
    )

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    percent: Mapped[int] = mapped_column(default=100, server_default="100")
    weekdays: Mapped[str] = mapped_column(default="01234", server_default="01234")  # Monday is 0


class Shift(Record):
    """One shift sheet: signed once by the workshop leader. Times as the clock of `zone` showed them."""

    __tablename__ = "shift"
    __table_args__ = (
        UniqueConstraint("workshop_id", "day"),
        CheckConstraint("start_minute < end_minute AND end_minute <= 1440", name="runs_forward"),
        CheckConstraint("zone <> ''", name="zone_said"),
        CheckConstraint(_CLOCK, name="clock_changed"),
    )

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"))
    day: Mapped[date] = mapped_column(index=True)
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    break_minutes: Mapped[int]
    zone: Mapped[str] = mapped_column(default=NORWAY, server_default=NORWAY)
    clock_change: Mapped[int] = mapped_column(default=0, server_default="0")  # as in HoursEntry
    leaders: Mapped[int] = mapped_column(default=1, server_default="1")  # how many looked after the people
    signed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ShiftTask(Base):
    """What was practised on a shift."""

    __tablename__ = "shift_task"

    shift_id: Mapped[UUID] = mapped_column(ForeignKey("shift.id"), primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("workshop_task.id"), primary_key=True)


class ShiftAbsence(Base):
    """Somebody of the plan who was not at the shift, and why (a neutral code)."""

    __tablename__ = "shift_absence"

    shift_id: Mapped[UUID] = mapped_column(ForeignKey("shift.id"), primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), primary_key=True, index=True)
    reason: Mapped[str]  # code: absence_reasons


class ShiftDraft(Base):
    """A half-filled shift sheet, kept with every change: neither a power cut nor another page loses it.

    It lives in the database, not in a file of the PC: names stay in one place, and any PC can go on with it.
    """

    __tablename__ = "shift_draft"

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    content: Mapped[Any] = mapped_column(CanonicalJson)  # rules.sheet_json
    kept_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HoursEntry(Record):
    """Minutes one person worked in one workshop in one stretch of a day.

    minutes = end − start + clock change − break − penalty, or ± minutes of an adjustment, which has no times.
    Times are what the clock of `zone` (IANA) showed. States: submitted, approved, counted, rejected (code:
    hours_states). A rejected entry stays, but takes no time: the right one may stand beside it. What was lost
    is time of the shift beside the stretch, taken by the prison.
    """

    __tablename__ = "hours_entry"
    __table_args__ = (
        Index(
            "uq_hours_entry_learner_id_day_start_minute",
            "learner_id",
            "day",
            "start_minute",
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
        CheckConstraint(
            "CASE WHEN adjustment = '' THEN start_minute >= 0 AND start_minute < end_minute AND"
            " end_minute <= 1440 ELSE start_minute = 0 AND end_minute = 0 END",
            name="runs_forward",
        ),
        CheckConstraint(
            "adjustment <> '' OR minutes >= 0 AND"
            " minutes = end_minute - start_minute + clock_change - break_minutes - penalty_minutes",
            name="minutes_add_up",
        ),
        CheckConstraint("zone <> ''", name="zone_said"),
        CheckConstraint(_CLOCK, name="clock_changed"),
        CheckConstraint("minutes <> 0 OR penalty_minutes > 0", name="some_time"),
        CheckConstraint("break_minutes >= 0", name="break_counted"),
        CheckConstraint(
            "penalty_minutes >= 0 AND (penalty_minutes > 0) = (penalty_reason <> '')",
            name="penalty_explained",
        ),
        CheckConstraint(
            "lost_minutes >= 0 AND (lost_minutes > 0) = (lost_reason <> '')", name="loss_explained"
        ),
        CheckConstraint(
            "(state IN ('approved', 'counted')) = (approved_by IS NOT NULL)", name="approval_named"
        ),
        Index("ix_hours_entry_workshop_id_day", "workshop_id", "day"),
        Index("ix_hours_entry_learner_id_day", "learner_id", "day"),
        # What waits, added up by workshop without looking into the table.
        Index(
            "ix_hours_entry_to_approve",
            "workshop_id",
            "day",
            "entered_by",
            "minutes",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        # Which months a statement has counted, asked with every stretch of hours.
        Index(
            "ix_hours_entry_counted",
            "workshop_id",
            "day",
            sqlite_where=_COUNTED,
            postgresql_where=_COUNTED,
        ),
        # What papers count, added up by learner and workshop without looking into the table.
        Index(
            "ix_hours_entry_approved",
            "learner_id",
            "workshop_id",
            "day",
            "minutes",
            sqlite_where=_FINAL,
            postgresql_where=_FINAL,
        ),
    )

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("workshop.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    day: Mapped[date]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    break_minutes: Mapped[int]
    zone: Mapped[str] = mapped_column(default=NORWAY, server_default=NORWAY)
    clock_change: Mapped[int] = mapped_column(default=0, server_default="0")  # put back (+), put forward (−)
    penalty_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    penalty_reason: Mapped[str] = mapped_column(default="", server_default="")  # code: penalty_reasons
    lost_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    lost_reason: Mapped[str] = mapped_column(default="", server_default="")  # code: lost_reasons
    minutes: Mapped[int]
    # Code: adjustment_reasons, for more or less on a day of a counted month. "": hours as they were worked.
    adjustment: Mapped[str] = mapped_column(default="", server_default="")
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("workshop_task.id"))
    shift_id: Mapped[UUID | None] = mapped_column(ForeignKey("shift.id"))
    import_id: Mapped[UUID | None]  # the run that brought it in (exchange.files), traced from above
    state: Mapped[str]  # code: hours_states
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_digest: Mapped[str | None]  # of what was approved; another content voids it
    reject_reason: Mapped[str] = mapped_column(default="")


class HoursMachine(Base):
    """A machine that was used in a stretch of work. Only who may use it is entered there (rule 6, § 10-1)."""

    __tablename__ = "hours_machine"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hours_entry.id"), primary_key=True)
    machine_id: Mapped[UUID] = mapped_column(ForeignKey("machine.id"), primary_key=True, index=True)
