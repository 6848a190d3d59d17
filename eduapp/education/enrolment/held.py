"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.enrolment import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Places on courses"),
            models.Enrolment,
            shown=("course_id", "group_id", "first_day", "last_day", "state", "end_reason", "consented_on"),
        ),
        Holding(
            N_("Seats that were held"),
            models.Claim,
            life="applications",
            since="until",
            shown=("group_id", "until"),
        ),
        Holding(
            N_("Hours of a course that were left out"),
            models.Exclusion,
            paths=("enrolment_id.learner_id",),
            shown=("first_day", "last_day", "start_minute", "end_minute"),
        ),
        Holding(
            N_("Breaks in a course"),
            models.Pause,
            paths=("enrolment_id.learner_id",),
            shown=("first_day", "last_day", "kind", "reason"),
        ),
        Holding(
            N_("Steps of a place on a course"),
            models.Step,
            paths=("enrolment_id.learner_id",),
            shown=("noted_at", "what", "reason", "first_day", "last_day"),
        ),
    )
