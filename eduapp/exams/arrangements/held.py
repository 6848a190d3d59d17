"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.arrangements import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Arrangements at exams"),
            models.ArrangementDecision,
            life="results",
            shown=("course_id", "decider", "office", "decided_on", "reference", "valid_from", "valid_until"),
        ),
        Holding(
            N_("What was granted at exams"),
            models.ArrangementMeasure,
            paths=("decision_id.learner_id",),
            life="results",
            shown=("kind", "detail", "minutes", "percent"),
        ),
        Holding(
            N_("Arrangements that ended"),
            models.ArrangementEnd,
            paths=("decision_id.learner_id",),
            life="results",
            shown=("from_day", "reason"),
        ),
    )
