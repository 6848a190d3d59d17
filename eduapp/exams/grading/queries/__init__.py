"""What can be told of grades: to who fixes them, to who types, and once they are released, to all above."""

from eduapp.exams.grading.queries.borders import BorderSet, borders_of
from eduapp.exams.grading.queries.examiners import NamedExaminers, examiners_named
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
    ToldRow,
    against_release,
    doubts,
    grading,
    in_doubt,
)
from eduapp.exams.grading.queries.releasing import ReleaseRow, results_digest, to_release
from eduapp.exams.grading.queries.results import (
    ReleasedResult,
    released,
    result_of,
    results_of_learner,
    told_elsewhere,
)
from eduapp.exams.grading.queries.sheets import SheetRow, TypingPage, typing
from eduapp.exams.grading.queries.stands import Stand
from eduapp.exams.grading.queries.to_type import ToType, to_type
from eduapp.exams.grading.queries.today import WaitingGrades, waiting
from eduapp.exams.grading.queries.typists import Typists, typists

__all__ = [
    "BorderRow",
    "BorderSet",
    "Gathered",
    "GradeRow",
    "GradingPage",
    "NamedExaminers",
    "ReleaseRow",
    "ReleasedResult",
    "SheetRow",
    "Stand",
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
    "examiners_named",
    "gathered",
    "grading",
    "in_doubt",
    "marked_here",
    "on_paper",
    "released",
    "result_of",
    "results_digest",
    "results_of_learner",
    "sheet_of",
    "to_release",
    "to_type",
    "told_elsewhere",
    "typed_of",
    "typing",
    "typists",
    "waiting",
]
