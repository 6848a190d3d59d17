"""What was missed is searched for: a log that is only added to, closed by two different people."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.workshops.tools import terms
from eduapp.workshops.tools.models import Tool, ToolIssue, ToolSearch, ToolSearchEntry
from eduapp.workshops.tools.rules.register import LOST, TOOL
from eduapp.workshops.tools.rules.searching import (
    CLOSED,
    FOUND,
    LOOKED,
    PROPOSED,
    check_closing,
    check_entry,
    check_proposal,
)
from eduapp.workshops.tools.service.register import found_tool, happened_on, take_off, write_move

if TYPE_CHECKING:
    from eduapp.workshops.tools.queries import ToolRow


@dataclass(frozen=True, kw_only=True)
class NoteSearch(Command):
    """Where somebody looked."""

    search_id: UUID
    words: str  # of places and things, never of people


@dataclass(frozen=True, kw_only=True)
class ProposeEnd(Command):
    """The first of two people says how the search ended; nothing is closed by this."""

    search_id: UUID
    version: int
    outcome: str  # code: tool_search_outcomes
    words: str


@dataclass(frozen=True, kw_only=True)
class CloseSearch(Command):
    """The second of two people has looked and confirms what was proposed."""

    search_id: UUID
    version: int


def note_search(uow: UnitOfWork, command: NoteSearch) -> UUID:
    """Add a line to a search log."""
    uow.require(terms.COUNT_TOOLS)
    search, tool = _locked(uow, command.search_id)
    words = tidy(command.words)
    uow.enforce(check_entry(words, closed=search.closed_at is not None))

    entry_id = add_entry(uow, search.id, LOOKED, words)
    uow.audit(terms.SEARCH_NOTED, search.id, None, tool=tool.label, words=words)
    uow.publish(terms.TOOLS_CHANGED)
    return entry_id


def propose_end(uow: UnitOfWork, command: ProposeEnd) -> UUID:
    """Propose how a search ended. Another proposal takes the place of the one before; the log keeps both."""
    uow.require(terms.CLOSE_SEARCH)
    search, tool = _locked(uow, command.search_id)
    uow.expect_version(search, command.version)
    words, surplus = tidy(command.words), search.found > search.expected
    uow.enforce(check_proposal(command.outcome, words, surplus=surplus, closed=search.closed_at is not None))

    search.outcome, search.proposed_by = command.outcome, uow.actor.user_id
    entry_id = add_entry(uow, search.id, PROPOSED, words, command.outcome)
    outcome = f"tool_search_outcomes:{command.outcome}"
    uow.audit(terms.SEARCH_PROPOSED, search.id, None, tool=tool.label, outcome=outcome, words=words)
    uow.publish(terms.TOOLS_CHANGED)
    return entry_id


def close_search(uow: UnitOfWork, command: CloseSearch) -> None:
    """Be the second of two: what is found is back, what is lost is withdrawn or taken off the amount."""
    uow.require(terms.CLOSE_SEARCH)
    search, tool = _locked(uow, command.search_id)
    uow.expect_version(search, command.version)
    closed = search.closed_at is not None
    uow.enforce(check_closing(search.proposed_by, uow.actor.user_id, closed=closed))

    add_entry(uow, search.id, CLOSED, "", search.outcome)
    search.closed_by, search.closed_at = uow.actor.user_id, uow.now
    uow.session.flush()
    _settle(uow, search, tool)
    outcome = f"tool_search_outcomes:{search.outcome}"
    uow.audit(terms.SEARCH_CLOSED, search.id, None, tool=tool.label, outcome=outcome)
    uow.publish(terms.TOOLS_CHANGED)


def add_entry(uow: UnitOfWork, search_id: UUID, step: str, words: str, outcome: str = "") -> UUID:
    """One more line below those of a search."""
    highest = select(func.coalesce(func.max(ToolSearchEntry.number), 0))
    number = uow.session.scalar(highest.where(ToolSearchEntry.search_id == search_id)) or 0
    entry = ToolSearchEntry(
        search_id=search_id,
        number=number + 1,
        step=step,
        outcome=outcome,
        words=words,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(entry)
    uow.session.flush()
    return entry.id


def _settle(uow: UnitOfWork, search: ToolSearch, tool: "ToolRow") -> None:
    """Nobody has it any more; what is lost is expected no more."""
    if tool.out is not None and search.outcome in {FOUND, LOST}:
        issue = uow.session.get_one(ToolIssue, tool.out.issue_id)
        issue.ending = "lost" if search.outcome == LOST else "returned"
        issue.ended_on, issue.ended_by, issue.ended_at = uow.today, uow.actor.user_id, uow.now
    if search.outcome != LOST:
        return
    left = tool.stock - (search.expected - search.found)
    if tool.facts.kind == TOOL or left <= 0:
        take_off(uow, tool, LOST)
    else:
        write_move(uow, tool, left - tool.stock, LOST)


def _locked(uow: UnitOfWork, search_id: UUID) -> "tuple[ToolSearch, ToolRow]":
    """The search and what it is about, with its board locked."""
    tool_id = uow.session.scalar(select(ToolSearch.tool_id).where(ToolSearch.id == search_id))
    if tool_id is None:
        raise NotFound
    happened_on(uow, uow.session.scalars(select(Tool.board_id).where(Tool.id == tool_id)).one())
    search = uow.session.get_one(ToolSearch, search_id, populate_existing=True)
    return search, found_tool(uow, tool_id)
