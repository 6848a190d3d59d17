"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.sittings import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Exams"),
            models.Candidate,
            life="results",
            shown=(
                "sitting_id.day",
                "sitting_id.course_id",
                "sitting_id.kind",
                "candidate_number",
                "attended",
                "ground",
                "documented",
                "annulled",
                "released_at",
                "cancelled_at",
                "cancelled_reason",
            ),
        ),
        Holding(
            N_("Results of exams"),
            models.Result,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=(
                "candidate_id.sitting_id.day",
                "grade",
                "passed",
                "points",
                "most",
                "entered_at",
                "reason",
                "superseded",
            ),
        ),
        Holding(
            N_("Results taken back"),
            models.ResultReturn,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("returned_at", "reason"),
        ),
        Holding(
            N_("Corrections of results"),
            models.ResultCorrection,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("proposed_at", "grade", "points", "basis", "reason", "attested_at", "refused_reason"),
        ),
        Holding(
            N_("Waiting times before a new exam"),
            models.ExamHold,
            life="results",
            shown=("course_id", "kind", "from_day", "until", "lifted_at"),
        ),
    )
