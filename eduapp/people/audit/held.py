"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.people.audit import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(N_("What was done"), models.AuditEntry, life="trail", since="at", shown=("at", "action")),
        Holding(
            N_("Who opened the file: how often"),
            models.AuditRead,
            life="reads",
            since="day",
            shown=("day", "times"),
        ),
    )
