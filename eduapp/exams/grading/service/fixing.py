"""Fixing grades: of all who sat or of some, as they were shown, and never with anything against them."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.rules import fixing as rules
from eduapp.exams.grading.rules.fixing import Provisional
from eduapp.exams.grading.service.records import locked, locked_to_grade, tell
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.rules.states import MARKED, NOBODY_LEFT, RELEASED, SEALED


@dataclass(frozen=True, kw_only=True)
class FixGrades(Command):
    """Grades that are right: of these candidates, or of everybody. `before`: the digest of what was shown."""

    sitting_id: UUID
    candidate_ids: tuple[UUID, ...] = ()
    before: str | None = None


def fix_grades(uow: UnitOfWork, command: FixGrades) -> int:
    """Fix grades (opplæringsforskrifta § 9-9); how many. Once nobody is without one the exam is marked."""
    uow.require(terms.FIX)
    sitting = locked_to_grade(uow, command.sitting_id)
    now = queries.gathered(uow.session, sitting.id)
    chosen = _chosen(now.people, command.candidate_ids)
    if command.before is not None and rules.digest_of(chosen) != command.before:
        raise Conflict
    problems = [*now.against, *rules.check_fixing(chosen, command.candidate_ids)]
    uow.enforce(problems)
    for one in chosen:
        sittings.fix_result(uow, one.candidate_id, one.grade, one.points, one.most)
    numbers = [one.number for one in chosen]
    tell(uow, terms.GRADES_FIXED, sitting.id, sitting, count=len(numbers), numbers=numbers)
    settle(uow, sitting.id)
    return len(numbers)


def settle(uow: UnitOfWork, sitting_id: UUID) -> None:
    """Let an exam be marked once nobody is without a grade, within the use case of who saw to the last one.

    Where nobody is left to release, since the others are or since no exam counts, it is released.
    """
    sitting = locked(uow, sitting_id)
    uow.session.flush()
    if sitting.state == SEALED:
        people = queries.gathered(uow.session, sitting.id).people
        if people and all(one.done for one in people):
            sittings.move(uow, sitting.id, MARKED)
    if sitting.state == MARKED and not queries.to_release(uow.session, sitting.id):
        sittings.move(uow, sitting.id, RELEASED, NOBODY_LEFT)


def _chosen(people: tuple[Provisional, ...], wanted: tuple[UUID, ...]) -> list[Provisional]:
    """Those whose grade is still open: the ones that were asked for, or all."""
    return [one for one in people if not one.done and (not wanted or one.candidate_id in wanted)]
