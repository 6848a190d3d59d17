"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.records.day import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (Holding(N_("Changes of a school day"), models.DayChange, shown=("place", "step", "count")),)
