"""Grades that are others by their marks since a key was corrected: all proposed at once, for one reason."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.exams.grading import queries
from eduapp.exams.grading.rules import fixing as rules
from eduapp.exams.grading.service.records import locked
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings import terms as sitting_terms


@dataclass(frozen=True, kw_only=True)
class CorrectMoved(Command):
    """Every grade that moved, as it was shown. `before`: the digest of those (`GradingPage.moved_digest`)."""

    sitting_id: UUID
    basis: str  # code: correction_bases
    reason: str
    before: str | None = None


def correct_moved(uow: UnitOfWork, command: CorrectMoved) -> int:
    """Propose the grade that the marks give now of each that is fixed otherwise; how many.

    Each stays in force until a second person attests its correction (opplæringsforskrifta § 9-9).
    """
    uow.require(sitting_terms.CORRECT_RESULTS)
    locked(uow, command.sitting_id)
    page = queries.grading(uow.session, command.sitting_id)
    if page is None or (command.before is not None and page.moved_digest != command.before):
        raise Conflict
    moved = [row for row in page.rows if row.moved_alone]
    if not moved:
        uow.enforce([rules.NobodyMoved()])
    for row in moved:
        order = sittings.ProposeCorrection(
            candidate_id=row.id,
            grade=row.moves_to,
            basis=command.basis,
            reason=command.reason,
            points=row.moves_points,
            most=page.most,
            before=row.result_id,
        )
        sittings.propose_correction(uow, order)
    return len(moved)
