"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.courses import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Modules reached"),
            models.ModuleReached,
            shown=("module_id", "day", "reached", "reason", "superseded"),
        ),
        Holding(
            N_("Qualifications brought along"),
            models.QualificationHeld,
            shown=("kind", "code", "day", "until", "known", "withdrawn", "reason", "superseded"),
        ),
    )
