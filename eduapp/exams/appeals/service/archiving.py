"""An exam that is over goes to the archive, and comes out again where something came up all the same."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.rules.archiving import check_over
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import ARCHIVED, RELEASED, check_move


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
    uow.require(terms.DECIDE_APPEALS)
    uow.lock(Sitting, command.sitting_id)
    sitting = uow.session.get(Sitting, command.sitting_id)
    if sitting is None:
        raise NotFound
    uow.enforce(check_move(sitting.state, ARCHIVED, ""))
    uow.enforce(check_over(queries.loose_ends(uow.session, sitting.id), uow.today))
    sittings.move(uow, sitting.id, ARCHIVED)


def take_out_exam(uow: UnitOfWork, command: TakeOutExam) -> None:
    """Bring an exam back to where it was before the archive."""
    uow.require(terms.DECIDE_APPEALS)
    uow.enforce(check_words(command.reason, decided=True))
    sittings.move(uow, command.sitting_id, RELEASED, command.reason)
