"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.appeals import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Copies of answers asked for"),
            models.CopyRequest,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("asked_on", "given_on"),
        ),
        Holding(
            N_("Exams that do not count"),
            models.Annulment,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("ground", "heard_on", "decided_on", "told_on", "reason", "reversed_on", "reversed_reason"),
        ),
        Holding(
            N_("Annulments waiting for a second person"),
            models.WaitingAnnulment,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("noted_at", "heard_on", "decided_on", "told_on", "reason", "refused_reason"),
        ),
        Holding(
            N_("Appeals"),
            models.Appeal,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=(
                "number",
                "kind",
                "received_on",
                "counted_from",
                "last_day",
                "in_time",
                "late_reason",
                "state",
            ),
        ),
        Holding(
            N_("What was appealed, in own words"),
            models.AppealComplaint,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("words",),
        ),
        Holding(
            N_("Steps of appeals"),
            models.AppealEvent,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "step", "reason", "basis", "grade"),
        ),
        Holding(
            N_("What was told of appeals"),
            models.AppealNotice,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "notice", "ended_on"),
        ),
        Holding(
            N_("Parts of the file of an appeal"),
            models.AppealPart,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("part", "words", "enclosed", "kept_at"),
        ),
        Holding(
            N_("Steps of appeals waiting for a second person"),
            models.WaitingStep,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "step", "reason", "grade", "refused_reason"),
        ),
    )
