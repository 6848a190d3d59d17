"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.workshops.machines import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Safety training at machines"),
            models.TrainingRow,
            life="practice",
            since="day",
            shown=("day", "machine_id", "step", "level", "reason", "until"),
        ),
        Holding(
            N_("Machines used by exception"),
            models.MachineException,
            life="exceptions",
            since="day",
            shown=("day", "machine_id", "reason", "allowed_at"),
        ),
    )
