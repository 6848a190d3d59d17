"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.privacy import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Kept longer than usual"), models.Hold, life="person", shown=("set_at", "ground", "lifted_at")
        ),
    )
