"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.marking import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Results looked at after a key was put right"),
            models.KeyLook,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("looked_at", "found"),
        ),
        Holding(
            N_("Points for answers"),
            models.AnswerMark,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("marked_at", "place", "round", "points", "grade", "note", "superseded"),
        ),
    )
