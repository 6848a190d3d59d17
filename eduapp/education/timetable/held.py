"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.timetable import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Appointments and lessons in the calendar"),
            models.BookedPerson,
            life="bookings",
            since="last_day",
            shown=(
                "first_day",
                "last_day",
                "booking_id.kind",
                "booking_id.title",
                "booking_id.start_minute",
                "booking_id.end_minute",
            ),
        ),
    )
