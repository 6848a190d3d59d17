"""Tables of the timetable: sessions, and the one calendar of everything else that books people or places."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record


class Session(Record):
    """One meeting of a group. Minutes after midnight, local wall time, half-open."""

    __tablename__ = "session"
    told_by = ("timetable.session.",)
    __table_args__ = (
        UniqueConstraint("group_id", "day", "start_minute"),
        CheckConstraint(
            "start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440", name="runs_forward"
        ),
        Index("ix_session_day_place_id", "day", "place_id"),
        Index("ix_session_place_id_day", "place_id", "day"),
        # All that adding up attendance asks of a session: none is looked up in the table.
        Index("ix_session_group_id_day", "group_id", "day", "state", "start_minute", "end_minute"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("course_group.id"))
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    day: Mapped[date]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    state: Mapped[str] = mapped_column(default="planned")  # planned, cancelled
    cancel_reason: Mapped[str] = mapped_column(default="")  # code: cancel_reasons
    # While cancelled: whether it counts for the daily allowance as if it had been held.
    cancel_paid: Mapped[bool] = mapped_column(default=True, server_default=true())


class Booked(Record):
    """Time that a fixed appointment or a feature above keeps of people or of a place.

    `source_id` is the record it stands for (no key: it lies above), or its own id for an appointment. It
    comes on every day from first to last, or on some weekdays of them; without times nobody knows when. What
    was given back stays, released.
    """

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("kind", "source_id"),
        CheckConstraint("last_day IS NULL OR first_day <= last_day", name="runs_forward"),
        CheckConstraint(
            "(start_minute IS NULL AND end_minute IS NULL)"
            " OR (start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)",
            name="time_known_or_not",
        ),
        CheckConstraint("(kind = 'appointment') = (appointment_kind <> '')", name="kind_of_appointment"),
        Index("ix_booking_place_id_first_day", "place_id", "first_day"),
        Index("ix_booking_last_day", "last_day"),
    )

    kind: Mapped[str]  # code: booking_kinds
    source_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(default="")  # what may be told of it; "" for appointments
    appointment_kind: Mapped[str] = mapped_column(default="")  # code: appointment_kinds
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # none: until further notice
    weekdays: Mapped[str] = mapped_column(default="")  # figures, Monday is 0; "" for every day
    start_minute: Mapped[int | None]
    end_minute: Mapped[int | None]
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    movable: Mapped[bool] = mapped_column(default=False)
    released: Mapped[bool] = mapped_column(default=False)


class BookedPerson(Record):
    """A learner or somebody of the staff whom a booking needs: all the time, or on some days of it."""

    __tablename__ = "booking_person"
    __table_args__ = (
        CheckConstraint("(learner_id IS NULL) <> (user_id IS NULL)", name="one_person"),
        CheckConstraint(
            "first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name="runs_forward"
        ),
    )

    booking_id: Mapped[UUID] = mapped_column(ForeignKey("booking.id"), index=True)
    learner_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner.id"), index=True)
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    weekdays: Mapped[str] = mapped_column(default="", server_default="")  # as of a booking; "" for all
