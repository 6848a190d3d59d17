"""An exam that is over goes to the archive, and comes out again where something came up all the same."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.appeals import queries
from eduapp.exams.appeals.rules.archiving import check_over
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.rules.states import ARCHIVED, RELEASED, check_move
from eduapp.exams.sittings.service.records import locked_sitting


@dataclass(frozen=True, kw_only=True)
class ArchiveExam(Command):
    """Everybody was told, no time to appeal goes on, and nothing is open."""

    sitting_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeOutExam(Command):
    """Something is to be done about it after all, and why."""

    sitting_id: UUID
    reason: str


def archive_exam(uow: UnitOfWork, command: ArchiveExam) -> None:
    """Put an exam away. Nothing of it goes: its results, papers and log are read as before."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    uow.enforce(check_move(sitting.state, ARCHIVED, ""))
    uow.enforce(check_over(queries.loose_ends(uow.session, sitting.id), uow.today))
    sittings.move(uow, sitting.id, ARCHIVED)


def take_out_exam(uow: UnitOfWork, command: TakeOutExam) -> None:
    """Bring an exam back to where it was before the archive."""
    uow.require(terms.PLAN_SITTINGS)
    uow.enforce(check_words(command.reason, decided=True))
    sittings.move(uow, command.sitting_id, RELEASED, command.reason)
