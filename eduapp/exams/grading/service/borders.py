"""Other borders between grades for one exam, with the reason, before anything is fixed."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import GradeBorder
from eduapp.exams.grading.rules import borders as rules
from eduapp.exams.grading.rules.borders import Borders
from eduapp.exams.grading.service.records import locked_to_grade, results_in_force, tell


@dataclass(frozen=True, kw_only=True)
class SetBorders(Command):
    """Borders for one exam. `before` is the mark of those that were shown (`BorderSet.mark`)."""

    sitting_id: UUID
    borders: Borders
    reason: str
    before: str | None = None


def set_borders(uow: UnitOfWork, command: SetBorders) -> UUID:
    """Let other percents lead to the grades of one exam. Those before are kept beside them."""
    uow.require(terms.FIX)
    sitting = locked_to_grade(uow, command.sitting_id)
    now, known = queries.borders_of(uow.session, sitting), scale(sitting.scale)
    uow.expect(now.mark, command.before)
    order = {one.code: place for place, one in enumerate(known.grades)}
    borders = tuple(sorted(command.borders, key=lambda one: order.get(one.grade, -1)))
    problems: list[Violation] = []
    if queries.asked_of(uow.session, sitting).whole:
        problems.append(rules.NoPoints())
    if results_in_force(uow, sitting.id):
        problems.append(rules.SomethingFixed())
    problems += rules.check_borders(borders, known)
    problems += rules.check_reason(command.reason)
    if borders == now.borders:
        problems.append(rules.BordersUnchanged())
    uow.enforce(problems)

    if now.id is not None:
        uow.session.get_one(GradeBorder, now.id).superseded = True
        uow.session.flush()
    kept = GradeBorder(
        sitting_id=sitting.id,
        rows=[[one.grade, one.least] for one in borders],
        reason=command.reason.strip(),
        set_by=uow.actor.user_id,
        set_at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    told = ", ".join(f"{one.grade}: {rules.percent_text(one.least)}" for one in borders)
    tell(uow, terms.BORDERS_SET, kept.id, sitting, borders=told, reason=kept.reason)
    return kept.id
