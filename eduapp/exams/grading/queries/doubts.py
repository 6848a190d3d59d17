"""What is to be cleared up about a fixed grade before anybody is told it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eduapp.core.violations import Violation
from eduapp.exams.grading.rules.releasing import GradeMoves, NotLookedAt
from eduapp.exams.marking.rules.points import points_text

if TYPE_CHECKING:
    from eduapp.exams.grading.queries.page import GradeRow


def doubts_of(row: "GradeRow") -> Iterator[Violation]:
    """Why a fixed grade may be another by its marks; nothing once a correction waits."""
    if not row.in_doubt:
        return
    for question in row.looks:
        yield NotLookedAt(number=row.number, question=question)
    if row.moves and row.stand is None:
        points, was = points_text(row.moves_points or 0), points_text(row.points or 0)
        facts = {"number": row.number, "points": points, "was": was}
        yield GradeMoves(marked=row.moves, fixed=row.label, **facts)
