"""The register of boards and tools, and what is on record of one board."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.reach import of_everybody
from eduapp.core.names import folded, sort_key
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.people.learners.models import Learner
from eduapp.workshops.tools.models import Tool, ToolBoard, ToolCount, ToolIssue, ToolMove, ToolSearch
from eduapp.workshops.tools.rules.counting import Hanging
from eduapp.workshops.tools.rules.register import BoardFacts, ToolFacts, amount_text

# The very words of the part index: with a bound value SQLite would plan the statement anew each time.
STILL_OUT: ColumnElement[bool] = ToolIssue.ending == literal_column("''")

Rows = Select[*tuple[Any, ...]]
BOARDS: Rows = select(
    ToolBoard.id,
    ToolBoard.version,
    ToolBoard.turn,
    ToolBoard.name,
    ToolBoard.place_id,
    ToolBoard.grid_rows,
    ToolBoard.grid_columns,
    ToolBoard.active,
    Place.name,
).join(Place, Place.id == ToolBoard.place_id)
_moved = (
    select(func.coalesce(func.sum(ToolMove.change), 0))
    .where(ToolMove.tool_id == Tool.id)
    .correlate(Tool)
    .scalar_subquery()
)
_WHO_HAS_IT = "who has a tool in hand is known to whoever counts the board"
_TOOLS: Rows = of_everybody(
    select(
        Tool.id,
        Tool.version,
        Tool.board_id,
        Tool.since,
        Tool.withdrawn_on,
        Tool.withdrawn_reason,
        Tool.amount + _moved,
        ToolIssue.id,
        ToolIssue.learner_id,
        ToolIssue.day,
        Learner.family_name,
        Learner.given_name,
        ToolSearch.id,
        Tool.name,
        Tool.code,
        Tool.grid_row,
        Tool.grid_column,
        Tool.kind,
        Tool.tool_class,
        Tool.serial,
        Tool.contents,
        Tool.amount,
        Tool.tolerance,
    )
    .select_from(Tool)
    .outerjoin(ToolIssue, (ToolIssue.tool_id == Tool.id) & STILL_OUT)
    .outerjoin(Learner, Learner.id == ToolIssue.learner_id)
    .outerjoin(ToolSearch, (ToolSearch.tool_id == Tool.id) & ToolSearch.closed_at.is_(None)),
    _WHO_HAS_IT,
)


@dataclass(frozen=True)
class OutNow:
    """In whose hands something is, since when."""

    issue_id: UUID
    learner_id: UUID
    name: str  # family name first
    since: date


@dataclass(frozen=True)
class ToolRow:
    """One thing of a board as it stands now."""

    id: UUID
    version: int
    board_id: UUID
    facts: ToolFacts
    stock: int  # as much as should be there
    since: date
    withdrawn_on: date | None
    withdrawn_reason: str
    out: OutNow | None
    search_id: UUID | None  # of the search that goes on

    @property
    def label(self) -> str:
        """Name and number."""
        return f"{self.facts.name} ({self.facts.code})"

    @property
    def amount(self) -> str:
        """How much should be there, with its unit."""
        return amount_text(self.facts.kind, self.stock)

    @property
    def hanging(self) -> Hanging:
        """As a count meets it."""
        since = self.out.since if self.out else None
        return Hanging(self.id, self.facts, self.stock, since, searched=self.search_id is not None)


@dataclass(frozen=True)
class BoardRow:
    """One board in a list, as of a day."""

    id: UUID
    version: int
    turn: int
    facts: BoardFacts
    place: str
    things: int = 0
    out: int = 0
    searched: int = 0
    last_kind: str = ""  # code: tool_count_kinds, of the last count ever
    last_day: date | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.facts.name

    def kind_on(self, day: date) -> str:
        """The last count of a day that is today, or "" if there was none."""
        return self.last_kind if self.last_day == day else ""


def boards(session: Session, typed: str = "", shown: str = "", scope: Scope = EVERYTHING) -> list[BoardRow]:
    """The list, by what was typed of name, place, or a tool's name or number. Three statements."""
    query = BOARDS.where(ToolBoard.active.is_(shown != "archived"))
    if scope.sites:
        query = query.where(ToolBoard.place_id.in_(places.at(scope.sites)))
    rows = _told(session, [board_of(values) for values in session.execute(query)])
    wanted = folded(typed)
    found = [row for row, said in rows if wanted in folded(said)]
    return sorted(found, key=lambda row: (sort_key(row.place), sort_key(row.name)))


def board(session: Session, board_id: UUID) -> BoardRow | None:
    """One board with how much of it is out, searched for and counted, or None."""
    values = session.execute(BOARDS.where(ToolBoard.id == board_id)).one_or_none()
    return None if values is None else _told(session, [board_of(values)])[0][0]


def boards_at(session: Session, place_id: UUID) -> list[UUID]:
    """The boards that hang at a place, but for archived ones, by name."""
    query = select(ToolBoard.id).where(ToolBoard.place_id == place_id, ToolBoard.active.is_(True))
    return list(session.scalars(query.order_by(ToolBoard.name)))


def name_taken(session: Session, place_id: UUID, name: str, but: UUID | None) -> bool:
    """Whether another board at the place has this name, however it is written."""
    query = select(ToolBoard.id, ToolBoard.name).where(ToolBoard.place_id == place_id)
    return any(id != but and folded(known) == folded(name) for id, known in session.execute(query))


def tools_of(session: Session, board_ids: Collection[UUID], *, withdrawn: bool = False) -> list[ToolRow]:
    """What hangs on boards, by position; or what was withdrawn from them, the newest first."""
    query = _TOOLS.where(Tool.board_id.in_(board_ids))
    if withdrawn:
        query = query.where(Tool.withdrawn_on.is_not(None)).order_by(Tool.withdrawn_on.desc(), Tool.id.desc())
    else:
        query = query.where(Tool.withdrawn_on.is_(None)).order_by(Tool.grid_row, Tool.grid_column)
    return [_tool_of(values) for values in session.execute(query)]


def tool(session: Session, tool_id: UUID) -> ToolRow | None:
    """One tool, or None."""
    values = session.execute(_TOOLS.where(Tool.id == tool_id)).one_or_none()
    return None if values is None else _tool_of(values)


def by_code(session: Session, code: str) -> ToolRow | None:
    """The tool with this number on its label, however it is written, or None."""
    values = session.execute(_TOOLS.where(Tool.code_key == code_key(code))).one_or_none()
    return None if values is None else _tool_of(values)


def code_key(code: str) -> str:
    """A number of a label in the one way in which it is compared."""
    return folded(code)


def board_of(values: Iterable[Any]) -> BoardRow:
    """In the order of BOARDS."""
    id, version, turn, name, place_id, rows, columns, active, place = values
    return BoardRow(id, version, turn, BoardFacts(name, place_id, rows, columns, active), place)


def listed(family: str, given: str) -> str:
    """A name as lists have it."""
    return f"{family}, {given}" if family and given else family or given


def _told(session: Session, rows: list[BoardRow]) -> list[tuple[BoardRow, str]]:
    """Boards with their numbers, and all words by which each is found."""
    ids = [row.id for row in rows]
    things: dict[UUID, list[ToolRow]] = defaultdict(list)
    for one in tools_of(session, ids):
        things[one.board_id].append(one)
    last = _last_counts(session, ids)
    told = []
    for row in rows:
        own = things[row.id]
        out, searched = sum(one.out is not None for one in own), sum(bool(one.search_id) for one in own)
        words = " ".join([row.name, row.place, *(one.label for one in own)])
        number = (len(own), out, searched, *last.get(row.id, ("", None)))
        told.append((BoardRow(row.id, row.version, row.turn, row.facts, row.place, *number), words))
    return told


def _last_counts(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[str, date | None]]:
    newest = (
        select(ToolCount.board_id, func.max(ToolCount.number).label("number"))
        .where(ToolCount.board_id.in_(ids))
        .group_by(ToolCount.board_id)
        .subquery()
    )
    query = select(ToolCount.board_id, ToolCount.kind, ToolCount.day).join(
        newest, (newest.c.board_id == ToolCount.board_id) & (newest.c.number == ToolCount.number)
    )
    return {board_id: (kind, day) for board_id, kind, day in session.execute(query)}


def _tool_of(values: Iterable[Any]) -> ToolRow:
    """In the order of _TOOLS."""
    id, version, board_id, since, gone, reason, stock, issue, learner, day, family, given, search, *facts = (
        values
    )
    out = OutNow(issue, learner, listed(family, given), day) if issue else None
    return ToolRow(id, version, board_id, ToolFacts(*facts), stock, since, gone, reason, out, search)
