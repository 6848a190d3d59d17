"""Everything the page of a board shows: what hangs there, counts, and search logs as they were written."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.reach import of_everybody
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.tools.models import (
    Tool,
    ToolCount,
    ToolCountRow,
    ToolIssue,
    ToolSearch,
    ToolSearchEntry,
)
from eduapp.workshops.tools.queries.register import BoardRow, Rows, ToolRow, board, listed, tools_of

MOST_COUNTS, MOST_SEARCHES = 12, 30


@dataclass(frozen=True)
class CountRow:
    """One count as it was taken."""

    id: UUID
    number: int
    day: date
    kind: str  # code: tool_count_kinds
    all_there: bool
    counted_by: str
    counted_at: datetime
    things: int
    differing: int
    differences: tuple["FoundRow", ...] = ()  # what was not as expected


@dataclass(frozen=True)
class FoundRow:
    """One line of a count."""

    tool_id: UUID
    name: str
    expected: int
    found: int


@dataclass(frozen=True)
class EntryRow:
    """One line of a search log."""

    step: str  # code: tool_search_steps
    outcome: str  # code: tool_search_outcomes
    words: str
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True)
class SearchRow:
    """A search with its whole log, open or closed."""

    id: UUID
    version: int
    tool_id: UUID
    tool: str
    kind: str  # code: tool_kinds
    expected: int
    found: int
    opened_on: date
    last_with: str  # in whose hands it was when it was missed; "" for nobody's
    outcome: str  # code: tool_search_outcomes; "" while nobody proposed one
    proposed_by_id: UUID | None
    proposed_by: str
    closed_by: str
    closed_at: datetime | None
    entries: tuple[EntryRow, ...] = ()

    @property
    def open(self) -> bool:
        """Whether two people have not closed it yet."""
        return self.closed_at is None


@dataclass(frozen=True)
class BoardHead:
    """One board on its page."""

    board: BoardRow
    tools: tuple[ToolRow, ...]  # by position
    withdrawn: tuple[ToolRow, ...]  # newest first
    counts: tuple[CountRow, ...]  # newest first, the last of them
    searches: tuple[SearchRow, ...]  # open ones first, then the newest


def board_head(session: Session, board_id: UUID) -> BoardHead | None:
    """One board with everything on its page, or None. A fixed number of statements."""
    row = board(session, board_id)
    if row is None:
        return None
    return BoardHead(
        row,
        tuple(tools_of(session, [board_id])),
        tuple(tools_of(session, [board_id], withdrawn=True)),
        tuple(counts(session, board_id)),
        tuple(searches(session, board_id)),
    )


def counts(session: Session, board_id: UUID, most: int = MOST_COUNTS) -> list[CountRow]:
    """The last counts of a board, the newest first."""
    differs = case((func.abs(ToolCountRow.found - ToolCountRow.expected) > ToolCountRow.allowed, 1), else_=0)
    query: Rows = (
        select(
            ToolCount.id,
            ToolCount.number,
            ToolCount.day,
            ToolCount.kind,
            ToolCount.all_there,
            User.name,
            ToolCount.counted_at,
            func.count(),
            func.sum(differs),
        )
        .join(User, User.id == ToolCount.counted_by)
        .join(ToolCountRow, ToolCountRow.count_id == ToolCount.id)
        .where(ToolCount.board_id == board_id)
        .group_by(ToolCount.id, User.name)
        .order_by(ToolCount.number.desc())
        .limit(most)
    )
    made = [CountRow(*values) for values in session.execute(query)]
    found = _differences(session, [row.id for row in made if row.differing])
    return [replace(row, differences=tuple(found[row.id])) for row in made]


def _differences(session: Session, ids: list[UUID]) -> dict[UUID, list[FoundRow]]:
    """The lines of counts that were not as expected, by position."""
    differs = func.abs(ToolCountRow.found - ToolCountRow.expected) > ToolCountRow.allowed
    query: Rows = (
        select(ToolCountRow.count_id, Tool.id, Tool.name, ToolCountRow.expected, ToolCountRow.found)
        .join(Tool, Tool.id == ToolCountRow.tool_id)
        .where(ToolCountRow.count_id.in_(ids), differs)
        .order_by(Tool.grid_row, Tool.grid_column, Tool.id)
    )
    found: dict[UUID, list[FoundRow]] = defaultdict(list)
    for count_id, *line in session.execute(query):
        found[count_id].append(FoundRow(*line))
    return found


def count_rows(session: Session, count_id: UUID) -> list[FoundRow]:
    """What a count expected and found, as it was frozen, by position."""
    query = (
        select(Tool.id, Tool.name, ToolCountRow.expected, ToolCountRow.found)
        .join(Tool, Tool.id == ToolCountRow.tool_id)
        .where(ToolCountRow.count_id == count_id)
        .order_by(Tool.grid_row, Tool.grid_column, Tool.id)
    )
    return [FoundRow(*values) for values in session.execute(query)]


def searches(session: Session, board_id: UUID, most: int = MOST_SEARCHES) -> list[SearchRow]:
    """The searches of a board with their logs: open ones first, then the newest. Two statements."""
    proposer, closer = aliased(User), aliased(User)
    query: Rows = (
        select(
            Learner.family_name,
            Learner.given_name,
            ToolSearch.id,
            ToolSearch.version,
            Tool.id,
            Tool.name,
            Tool.code,
            Tool.kind,
            ToolSearch.expected,
            ToolSearch.found,
            ToolCount.day,
            ToolSearch.outcome,
            ToolSearch.proposed_by,
            func.coalesce(proposer.name, ""),
            func.coalesce(closer.name, ""),
            ToolSearch.closed_at,
        )
        .join(Tool, Tool.id == ToolSearch.tool_id)
        .join(ToolCount, ToolCount.id == ToolSearch.count_id)
        .outerjoin(ToolIssue, ToolIssue.id == ToolSearch.issue_id)
        .outerjoin(Learner, Learner.id == ToolIssue.learner_id)
        .outerjoin(proposer, proposer.id == ToolSearch.proposed_by)
        .outerjoin(closer, closer.id == ToolSearch.closed_by)
        .where(Tool.board_id == board_id)
        .order_by(ToolSearch.closed_at.is_not(None), ToolCount.number.desc(), Tool.grid_row, Tool.grid_column)
        .limit(most)
    )
    found = session.execute(
        of_everybody(query, "who had a missing tool is known to whoever looks for it")
    ).all()
    logs = _logs(session, [values[2] for values in found])
    return [_search(values, logs) for values in found]


def _search(values: Any, logs: dict[UUID, list[EntryRow]]) -> SearchRow:  # noqa: ANN401 - one row of the query
    family, given, id, version, tool_id, name, code, kind, expected, was, day, *rest = values
    outcome, proposed_by_id, proposed_by, closed_by, closed_at = rest
    return SearchRow(
        id=id,
        version=version,
        tool_id=tool_id,
        tool=f"{name} ({code})",
        kind=kind,
        expected=expected,
        found=was,
        opened_on=day,
        last_with=listed(family or "", given or ""),
        outcome=outcome,
        proposed_by_id=proposed_by_id,
        proposed_by=proposed_by,
        closed_by=closed_by,
        closed_at=closed_at,
        entries=tuple(logs[id]),
    )


def _logs(session: Session, ids: list[UUID]) -> dict[UUID, list[EntryRow]]:
    query: Rows = (
        select(
            ToolSearchEntry.search_id,
            ToolSearchEntry.step,
            ToolSearchEntry.outcome,
            ToolSearchEntry.words,
            User.name,
            ToolSearchEntry.entered_at,
        )
        .join(User, User.id == ToolSearchEntry.entered_by)
        .where(ToolSearchEntry.search_id.in_(ids))
        .order_by(ToolSearchEntry.search_id, ToolSearchEntry.number)
    )
    found: dict[UUID, list[EntryRow]] = defaultdict(list)
    for search_id, *entry in session.execute(query):
        found[search_id].append(EntryRow(*entry))
    return found
