"""What can be told of grades: to who fixes them, to who types, and once they are released, to all above."""

from eduapp.exams.grading.queries.borders import BorderSet, borders_of
from eduapp.exams.grading.queries.gathering import (
    Gathered,
    Typed,
    TypedBy,
    asked_of,
    gathered,
    marked_here,
    on_paper,
    sheet_of,
    typed_of,
)
from eduapp.exams.grading.queries.page import (
    BorderRow,
    GradeRow,
    GradingPage,
    ReleaseRow,
    ToldRow,
    against_release,
    doubts,
    grading,
    results_digest,
)
from eduapp.exams.grading.queries.results import (
    ReleasedResult,
    released,
    result_of,
    results_of_learner,
    told_elsewhere,
)
from eduapp.exams.grading.queries.sheets import SheetRow, TypingPage, typing
from eduapp.exams.grading.queries.to_type import ToType, to_type
from eduapp.exams.grading.queries.today import WaitingGrades, waiting
from eduapp.exams.grading.queries.typists import Typists, typists

__all__ = [
    "BorderRow",
    "BorderSet",
    "Gathered",
    "GradeRow",
    "GradingPage",
    "ReleaseRow",
    "ReleasedResult",
    "SheetRow",
    "ToType",
    "ToldRow",
    "Typed",
    "TypedBy",
    "TypingPage",
    "Typists",
    "WaitingGrades",
    "against_release",
    "asked_of",
    "borders_of",
    "doubts",
    "gathered",
    "grading",
    "marked_here",
    "on_paper",
    "released",
    "result_of",
    "results_digest",
    "results_of_learner",
    "sheet_of",
    "to_type",
    "told_elsewhere",
    "typed_of",
    "typing",
    "typists",
    "waiting",
]
