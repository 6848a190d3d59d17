"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.attendance import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Attendance"),
            models.Mark,
            shown=(
                "session_id.day",
                "session_id.group_id",
                "session_id.start_minute",
                "code",
                "reason",
                "minutes",
                "missed",
                "minutes_late",
                "minutes_early",
                "note",
                "document_seen",
                "superseded",
            ),
        ),
    )
