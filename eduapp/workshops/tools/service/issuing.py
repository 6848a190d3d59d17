"""Tools go into somebody's hands and come back: by their position, or by the label that was scanned."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import LearnerState
from eduapp.workshops.tools import queries, terms
from eduapp.workshops.tools.models import ToolIssue
from eduapp.workshops.tools.queries import BoardRow, ToolRow
from eduapp.workshops.tools.rules.issuing import (
    ISSUED,
    RETURNED,
    CodeUnknown,
    Standing,
    check_issue,
    check_return,
)
from eduapp.workshops.tools.rules.searching import BACK
from eduapp.workshops.tools.service.register import found_tool, happened_on
from eduapp.workshops.tools.service.searching import add_entry


@dataclass(frozen=True, kw_only=True)
class IssueTool(Command):
    """Somebody takes a tool or a kit."""

    tool_id: UUID
    learner_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReturnTool(Command):
    """It is back, and whoever takes it has looked at it."""

    tool_id: UUID


@dataclass(frozen=True, kw_only=True)
class ScanLabel(Command):
    """A label was scanned or its number typed: out if it hangs there, back if it is out."""

    code: str
    learner_id: UUID | None = None  # who takes it


def issue_tool(uow: UnitOfWork, command: IssueTool) -> UUID:
    """Issue a tool to somebody who is here today, after the board's opening count (rule 81)."""
    uow.require(terms.COUNT_TOOLS)
    board = happened_on(uow, found_tool(uow, command.tool_id).board_id)
    return _issue(uow, board, found_tool(uow, command.tool_id), command.learner_id)


def return_tool(uow: UnitOfWork, command: ReturnTool) -> UUID:
    """Take a tool back."""
    uow.require(terms.COUNT_TOOLS)
    board = happened_on(uow, found_tool(uow, command.tool_id).board_id)
    row = found_tool(uow, command.tool_id)
    uow.enforce(check_return(_standing(uow, board, row)))
    return take_back(uow, row)


def scan_label(uow: UnitOfWork, command: ScanLabel) -> str:
    """Do what a label asks for: issued (out) or returned. A kit goes out and back as one."""
    uow.require(terms.COUNT_TOOLS)
    known = queries.by_code(uow.session, command.code)
    if known is None:
        uow.enforce([CodeUnknown(code=command.code.strip()[:40])])
        raise NotFound
    board = happened_on(uow, known.board_id)
    row = found_tool(uow, known.id)
    if row.out is not None:
        take_back(uow, row)
        return RETURNED
    _issue(uow, board, row, command.learner_id)
    return ISSUED


def take_back(uow: UnitOfWork, row: ToolRow) -> UUID:
    """End that somebody has it, tell the trail, and write it into the log of a search that goes on."""
    if row.out is None:
        raise NotFound
    issue = end_issue(uow, row.out.issue_id, "returned")
    uow.audit(terms.RETURNED, row.id, row.out.learner_id, name=row.out.name, tool=row.label)
    if row.search_id is not None:
        add_entry(uow, row.search_id, BACK, row.out.name)
    uow.publish(terms.TOOLS_CHANGED)
    return issue


def end_issue(uow: UnitOfWork, issue_id: UUID, ending: str) -> UUID:
    """It is in nobody's hands any more."""
    issue = uow.session.get_one(ToolIssue, issue_id)
    issue.ending, issue.ended_on = ending, uow.today
    issue.ended_by, issue.ended_at = uow.actor.user_id, uow.now
    uow.session.flush()
    return issue.id


def _issue(uow: UnitOfWork, board: BoardRow, row: ToolRow, learner_id: UUID | None) -> UUID:
    name, here = _taker(uow, learner_id)
    uow.enforce(check_issue(_standing(uow, board, row), name, here=here))
    issue = ToolIssue(
        tool_id=row.id,
        learner_id=learner_id,
        day=uow.today,
        issued_by=uow.actor.user_id,
        issued_at=uow.now,
        ending="",
    )
    uow.session.add(issue)
    uow.session.flush()
    uow.audit(terms.ISSUED, row.id, learner_id, name=name, tool=row.label)
    uow.publish(terms.TOOLS_CHANGED)
    return issue.id


def _taker(uow: UnitOfWork, learner_id: UUID | None) -> tuple[str, bool]:
    if learner_id is None:
        return "", False
    name = learners.names(uow.session, [learner_id]).get(learner_id)
    if name is None:
        raise NotFound
    state = learners.states_on(uow.session, [learner_id], uow.today).get(learner_id)
    return name, state is LearnerState.HERE


def _standing(uow: UnitOfWork, board: BoardRow, row: ToolRow) -> Standing:
    return Standing(
        tool=row.label,
        board=board.name,
        last_count=board.kind_on(uow.today),
        consumable=row.facts.consumable,
        withdrawn=row.withdrawn_on is not None,
        searched=row.search_id is not None,
        out_with=row.out.name if row.out else "",
    )
