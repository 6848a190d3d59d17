"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.workshops.hours import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Practice hours"),
            models.HoursEntry,
            life="practice",
            since="day",
            shown=(
                "day",
                "workshop_id",
                "start_minute",
                "end_minute",
                "break_minutes",
                "minutes",
                "task_id",
                "penalty_minutes",
                "penalty_reason",
                "lost_minutes",
                "lost_reason",
                "state",
                "reject_reason",
            ),
        ),
        Holding(
            N_("Machines used in practice hours"),
            models.HoursMachine,
            paths=("entry_id.learner_id",),
            life="practice",
            since="entry_id.day",
            shown=("entry_id.day", "machine_id"),
        ),
        Holding(
            N_("Places in workshops"),
            models.Placement,
            life="practice",
            since="last_day",
            shown=("workshop_id", "first_day", "last_day", "percent"),
        ),
        Holding(
            N_("Away from shifts"),
            models.ShiftAbsence,
            life="absences",
            since="shift_id.day",
            shown=("shift_id.day", "reason"),
        ),
    )
