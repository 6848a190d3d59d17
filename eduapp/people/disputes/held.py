"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.people.disputes import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Requests for correction"),
            models.Dispute,
            life="person",
            shown=("asked_on", "kind", "first_day", "last_day", "wrong", "right", "due_on", "state"),
        ),
        Holding(
            N_("Answers to requests for correction"),
            models.DisputeStep,
            paths=("dispute_id.learner_id",),
            life="person",
            shown=("noted_at", "state", "said", "recipients"),
        ),
    )
