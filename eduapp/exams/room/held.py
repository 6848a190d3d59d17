"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.room import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("In the log of the exam"),
            models.RoomEntry,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("happened_at", "kind", "code", "minutes", "sheets", "words", "instead_at", "informed_on"),
        ),
    )
