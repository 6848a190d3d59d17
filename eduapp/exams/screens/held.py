"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.exams.screens import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person, but answers: these live by annulments too (exams/appeals)."""
    return (
        Holding(
            N_("Exams on screen"),
            models.ScreenAttempt,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("candidate_id.sitting_id.day",),
        ),
        Holding(
            N_("What happened during exams on screen"),
            models.ScreenNotice,
            paths=("attempt_id.candidate_id.learner_id",),
            life="results",
            shown=("at", "kind", "words"),
        ),
        Holding(
            N_("PCs used at exams on screen"),
            models.ScreenSeat,
            paths=("attempt_id.candidate_id.learner_id",),
            life="results",
            shown=("begun_at", "ended_at", "kiosk"),
        ),
        Holding(
            N_("Tickets for exams on screen"),
            models.ScreenTicket,
            paths=("attempt_id.candidate_id.learner_id",),
            life="results",
            shown=("round",),
        ),
        Holding(
            N_("Tries to enter exams on screen"),
            models.ScreenTry,
            paths=("attempt_id.candidate_id.learner_id",),
            life="results",
            shown=("round", "pc", "count"),
        ),
    )
