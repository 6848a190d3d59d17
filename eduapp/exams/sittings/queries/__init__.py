"""What can be told of sittings, candidates, seats, who watches, and results."""

from eduapp.exams.sittings.queries.availability import Unavailable, earlier, unavailable
from eduapp.exams.sittings.queries.corrections import CorrectionRow, corrections, waiting_corrections
from eduapp.exams.sittings.queries.granted import (
    accounts,
    given,
    granted_to,
    longest_minutes,
    measures,
    versions_before,
)
from eduapp.exams.sittings.queries.pages import SeatPlan, SittingSheet, seat_plan, sheet, watch_choices
from eduapp.exams.sittings.queries.readiness import against_opening, against_publishing, changed_since
from eduapp.exams.sittings.queries.results import (
    KnownExams,
    LearnerResult,
    ResultHistory,
    ResultRow,
    history,
    known_exams,
    of_learner,
    results_by_day,
    results_of_course,
    verdicts,
)
from eduapp.exams.sittings.queries.seating import apart, grid
from eduapp.exams.sittings.queries.sittings import (
    CandidateRow,
    SittingHead,
    SittingRow,
    held_at,
    lessons_then,
    sitting,
    sittings,
)
from eduapp.exams.sittings.queries.watching import EventRow, TrainedRow, events, trainings, watches

__all__ = [
    "CandidateRow",
    "CorrectionRow",
    "EventRow",
    "KnownExams",
    "LearnerResult",
    "ResultHistory",
    "ResultRow",
    "SeatPlan",
    "SittingHead",
    "SittingRow",
    "SittingSheet",
    "TrainedRow",
    "Unavailable",
    "accounts",
    "against_opening",
    "against_publishing",
    "apart",
    "changed_since",
    "corrections",
    "earlier",
    "events",
    "given",
    "granted_to",
    "grid",
    "held_at",
    "history",
    "known_exams",
    "lessons_then",
    "longest_minutes",
    "measures",
    "of_learner",
    "results_by_day",
    "results_of_course",
    "seat_plan",
    "sheet",
    "sitting",
    "sittings",
    "trainings",
    "unavailable",
    "verdicts",
    "versions_before",
    "waiting_corrections",
    "watch_choices",
    "watches",
]
