"""Naming who marked sheets elsewhere, before what two type from them is fixed."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, update

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.names import tidy
from eduapp.core.violations import Override
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import SheetExaminers
from eduapp.exams.grading.rules.examiners import Named, check_named
from eduapp.exams.grading.service.records import locked_to_grade, tell
from eduapp.exams.marking import terms as marking
from eduapp.exams.marking.queries.examiners import is_higher, named


@dataclass(frozen=True, kw_only=True)
class NameExaminers(Command):
    """Who marked the sheets of a sitting; `before`: how often they had been named when it was shown."""

    sitting_id: UUID
    named: tuple[Named, ...]
    before: int | None = None
    override: Override | None = None


def name_examiners(uow: UnitOfWork, command: NameExaminers) -> UUID:
    """Keep who marked the sheets, by the rules of who is appointed (opplæringsforskrifta § 9-33)."""
    uow.require(marking.PLAN_MARKING)
    sitting = locked_to_grade(uow, command.sitting_id)
    uow.expect(queries.examiners_named(uow.session, sitting.id).number, command.before)
    wanted = tuple(Named(tidy(one.name), one.external) for one in command.named)
    accounts = named(uow.session, sitting, [one.name for one in wanted if one.name])
    higher = is_higher(uow.session, sitting)
    uow.enforce(check_named(wanted, accounts, sitting.kind, sitting.day, higher=higher), command.override)
    earlier = update(SheetExaminers).where(
        SheetExaminers.sitting_id == sitting.id, SheetExaminers.superseded == false()
    )
    uow.session.execute(
        earlier.values(superseded=True, version=SheetExaminers.version + 1),
        execution_options={"synchronize_session": False},
    )
    row = SheetExaminers(
        sitting_id=sitting.id,
        named=[[one.name, one.external] for one in wanted],
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    tell(uow, terms.EXAMINERS_NAMED, row.id, sitting, names=", ".join(one.name for one in wanted))
    return row.id
