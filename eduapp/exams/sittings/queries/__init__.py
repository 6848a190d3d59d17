"""What can be told of sittings, candidates, seats, who watches, and results."""

from eduapp.exams.sittings.queries.availability import Unavailable, earlier, unavailable
from eduapp.exams.sittings.queries.pages import SeatPlan, SittingSheet, seat_plan, sheet, watch_choices
from eduapp.exams.sittings.queries.readiness import against_publishing
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
    "against_publishing",
    "apart",
    "earlier",
    "events",
    "grid",
    "held_at",
    "history",
    "known_exams",
    "lessons_then",
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
    "watch_choices",
    "watches",
]
