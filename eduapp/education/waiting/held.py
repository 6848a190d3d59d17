"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.waiting import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Applications and the waiting list"),
            models.Application,
            life="applications",
            since="applied_on",
            shown=("applied_on", "group_id", "state", "reason", "asked_by"),
        ),
        Holding(
            N_("Offers from the waiting list"),
            models.Offer,
            paths=("application_id.learner_id",),
            life="applications",
            since="application_id.applied_on",
            shown=("made_on", "until", "answered_on"),
        ),
    )
