"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exchange.statements import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Hour statements these hours are on"),
            models.StatementEntry,
            paths=("entry_id.learner_id",),
            life="practice",
            since="entry_id.day",
            shown=("entry_id.day", "statement_id.number", "statement_id.month"),
        ),
    )
