"""Grades that are others by their marks since a key was corrected: proposed for one reason, or they stand."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.core.names import tidy
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import GradeStand
from eduapp.exams.grading.queries import GradeRow, GradingPage
from eduapp.exams.grading.rules import moving as rules
from eduapp.exams.grading.service.records import locked, tell
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings import terms as sitting_terms
from eduapp.exams.sittings.models import Sitting


@dataclass(frozen=True, kw_only=True)
class CorrectMoved(Command):
    """Grades that moved, as they were shown. `before`: the digest of all (`GradingPage.moved_digest`)."""

    sitting_id: UUID
    candidate_ids: tuple[UUID, ...]
    basis: str  # code: correction_bases
    reason: str
    before: str | None = None


@dataclass(frozen=True, kw_only=True)
class LetStand(Command):
    """Grades that fall by a corrected key, and stand. `before`: as with CorrectMoved."""

    sitting_id: UUID
    candidate_ids: tuple[UUID, ...]
    reason: str
    before: str | None = None


def correct_moved(uow: UnitOfWork, command: CorrectMoved) -> int:
    """Propose the grade that the marks give now of each that was chosen; how many.

    Each stays in force until a second person attests its correction (opplæringsforskrifta § 9-9).
    """
    uow.require(sitting_terms.CORRECT_RESULTS)
    _sitting, page = _shown(uow, command.sitting_id, command.before)
    moved = _chosen(uow, page, command.candidate_ids)
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


def let_stand(uow: UnitOfWork, command: LetStand) -> int:
    """Note that grades which were told stand though their marks are lower (forvaltningsloven § 35); how many.

    If the marks move again, it is asked again.
    """
    uow.require(terms.FIX)
    sitting, page = _shown(uow, command.sitting_id, command.before)
    moved = _chosen(uow, page, command.candidate_ids)
    reason = tidy(command.reason)
    facts = [
        rules.Moved(row.number, row.points or 0, row.moves_points or 0, row.id in page.heard) for row in moved
    ]
    uow.enforce(rules.check_standing(facts, reason))
    who = {"noted_by": uow.actor.user_id, "noted_at": uow.now}
    uow.session.add_all(
        GradeStand(result_id=row.result_id, points=row.moves_points, reason=reason, **who) for row in moved
    )
    uow.session.flush()
    numbers = ", ".join(str(row.number) for row in moved)
    tell(uow, terms.GRADES_STAND, sitting.id, sitting, numbers=numbers, reason=reason)
    return len(moved)


def _shown(uow: UnitOfWork, sitting_id: UUID, before: str | None) -> tuple[Sitting, GradingPage]:
    """The grades, if those that moved are as somebody has seen them."""
    sitting = locked(uow, sitting_id)
    page = queries.grading(uow.session, sitting_id)
    if page is None or (before is not None and page.moved_digest != before):
        raise Conflict
    return sitting, page


def _chosen(uow: UnitOfWork, page: GradingPage, wanted: tuple[UUID, ...]) -> list[GradeRow]:
    there = [row for row in page.rows if row.moved_alone]
    chosen = [row for row in there if row.id in wanted]
    uow.enforce(rules.check_moved(chosen, wanted, bool(there)))
    return chosen
