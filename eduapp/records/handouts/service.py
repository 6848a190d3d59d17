"""Noting that a paper was handed out."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.records.handouts import terms


@dataclass(frozen=True, kw_only=True)
class NotePlan(Command):
    """The plan of a learner went to a printer, or was saved as a file."""

    learner_id: UUID
    as_file: bool = False


def note_plan(uow: UnitOfWork, command: NotePlan) -> None:
    """Keep in the trail that it was; what stood in it stays in the plan."""
    uow.require(terms.PRINT_PLANS)
    action = terms.PLAN_SAVED if command.as_file else terms.PLAN_PRINTED
    uow.audit(action, command.learner_id, command.learner_id)


@dataclass(frozen=True, kw_only=True)
class NoteMachineSheet(Command):
    """A sheet about a machine went to a printer."""

    machine_id: UUID
    machine: str
    sheet: str  # what it is called


def note_machine_sheet(uow: UnitOfWork, command: NoteMachineSheet) -> None:
    """Keep in the trail that it was; names of people stand on it."""
    uow.require(terms.PRINT_MACHINES)
    uow.audit(terms.MACHINE_PRINTED, command.machine_id, None, machine=command.machine, sheet=command.sheet)


@dataclass(frozen=True, kw_only=True)
class NoteToolSheet(Command):
    """The sheet of a board, or its labels, went to a printer."""

    board_id: UUID
    board: str
    sheet: str  # what it is called


def note_tool_sheet(uow: UnitOfWork, command: NoteToolSheet) -> None:
    """Keep in the trail that it was: a label opens a tool to who holds it."""
    uow.require(terms.PRINT_TOOLS)
    uow.audit(terms.TOOLS_PRINTED, command.board_id, None, board=command.board, sheet=command.sheet)
