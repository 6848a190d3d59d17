"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.grading import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("When results were told"),
            models.ResultNotice,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("told_on", "way", "reason", "ended_on"),
        ),
        Holding(
            N_("Grades that were looked at again"),
            models.GradeStand,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("noted_at", "points", "reason"),
        ),
        Holding(
            N_("Grounds asked for"),
            models.GroundsRequest,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("asked_on", "given_on"),
        ),
        Holding(
            N_("Answer sheets typed in"),
            models.TypedSheet,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("typed_at", "sheets", "total", "grade", "superseded"),
        ),
    )
