"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.workshops.aims import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("What was seen of the aims"),
            models.AimObservation,
            life="practice",
            since="day",
            shown=("day", "aim_id.code", "level", "words"),
        ),
        Holding(
            N_("Aims signed"),
            models.AimSigning,
            life="practice",
            since="day",
            shown=("day", "aim_id.code", "step", "minutes", "reason"),
        ),
        Holding(
            N_("Talks about the trade"),
            models.TradeTalk,
            life="practice",
            since="day",
            shown=("day", "trade", "agreed", "withdrawn_reason"),
        ),
    )
