"""Boards and tools are entered and put right; tools are withdrawn, and what is used up changes its amount."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.workshops.tools import queries, terms
from eduapp.workshops.tools.models import Tool, ToolBoard, ToolMove
from eduapp.workshops.tools.queries import BoardRow, ToolRow
from eduapp.workshops.tools.rules.counting import CountKind
from eduapp.workshops.tools.rules.register import (
    BoardFacts,
    CodeTaken,
    PositionTaken,
    ToolFacts,
    check_board,
    check_move,
    check_tool,
    check_withdrawing,
)

_BOARD = {"rows": "grid_rows", "columns": "grid_columns"}
_TOOL = {"row": "grid_row", "column": "grid_column"}
# What the trail calls fields that mean something else elsewhere.
_TOLD = {"code": "tool_number", "kind": "tool_kind", "active": "in_use", "amount": "tool_amount"}


@dataclass(frozen=True, kw_only=True)
class SaveBoard(Command):
    """A new board (no `board_id`), or other facts about one that is known."""

    board_id: UUID | None = None
    version: int | None = None
    facts: BoardFacts


@dataclass(frozen=True, kw_only=True)
class SaveTool(Command):
    """A new thing on a board (no `tool_id`), or other facts about one that hangs there."""

    board_id: UUID
    tool_id: UUID | None = None
    version: int | None = None
    facts: ToolFacts


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """It does not hang on the board any more, from today on."""

    tool_id: UUID
    version: int
    reason: str  # code: tool_withdrawals


@dataclass(frozen=True, kw_only=True)
class MoveStock(Command):
    """Pieces or grams of a consumable were used (less than 0) or refilled."""

    tool_id: UUID
    change: int
    reason: str  # code: tool_moves


def save_board(uow: UnitOfWork, command: SaveBoard) -> UUID:
    """Enter a board or put it right; it never becomes smaller than what hangs on it."""
    uow.require(terms.KEEP_TOOLS)
    facts = replace(command.facts, name=tidy(command.facts.name))
    board, hanging = _wanted(uow, command)
    with uow.session.no_autoflush:
        if places.place(uow.session, facts.place_id) is None:
            raise NotFound
        taken = queries.name_taken(uow.session, facts.place_id, facts.name, command.board_id)
        may_move = _may_move(uow, board, facts)
    uow.enforce(check_board(facts, hanging, name_taken=taken, may_move=may_move))

    columns = {_BOARD.get(key, key): value for key, value in asdict(facts).items()}
    before = {key: getattr(board, key) for key in columns} if command.board_id else {}
    for column, value in columns.items():
        setattr(board, column, value)
    board.turn = (board.turn or 0) + 1
    uow.session.add(board)
    uow.session.flush()
    if command.board_id:
        uow.audit(terms.BOARD_CHANGED, board.id, None, name=facts.name, changed=_changed(before, columns))
    else:
        uow.audit(terms.BOARD_SAVED, board.id, None, name=facts.name)
    uow.publish(terms.TOOLS_CHANGED)
    return board.id


def save_tool(uow: UnitOfWork, command: SaveTool) -> UUID:
    """Enter a tool at a position or put it right, unless position or label is another's."""
    uow.require(terms.KEEP_TOOLS)
    board = happened_on(uow, command.board_id)
    tidied: dict[str, Any] = {
        key: tidy(getattr(command.facts, key)) for key in ("name", "code", "serial", "contents")
    }
    facts = replace(command.facts, **tidied)
    was = _known(uow, command)
    uow.enforce(_against(uow, facts, board, was))

    columns = {_TOOL.get(key, key): value for key, value in asdict(facts).items()}
    tool = Tool(board_id=board.id, since=uow.today, withdrawn_reason="")
    before: dict[str, object] = {}
    if was is not None:
        tool = uow.session.get_one(Tool, was.id)
        before = {key: getattr(tool, key) for key in columns}
    for column, value in columns.items():
        setattr(tool, column, value)
    tool.code_key = queries.code_key(facts.code)
    uow.session.add(tool)
    uow.session.flush()
    told = {"name": facts.name, "code": facts.code, "board": board.name, "position": facts.position}
    if was is None:
        uow.audit(terms.TOOL_SAVED, tool.id, None, **told)
    else:
        uow.audit(terms.TOOL_CHANGED, tool.id, None, **told, changed=_changed(before, columns))
    uow.publish(terms.TOOLS_CHANGED)
    return tool.id


def withdraw(uow: UnitOfWork, command: Withdraw) -> None:
    """Say that a tool does not hang there any more. It stays on record, and so does its label."""
    uow.require(terms.KEEP_TOOLS)
    row = found_tool(uow, command.tool_id)
    happened_on(uow, row.board_id)
    row = found_tool(uow, command.tool_id)
    tool = uow.session.get_one(Tool, row.id)
    uow.expect_version(tool, command.version)
    out_with = row.out.name if row.out else ""
    searched = row.search_id is not None
    uow.enforce(check_withdrawing(row.label, command.reason, row.withdrawn_on, out_with, searched=searched))
    take_off(uow, row, command.reason)


def move_stock(uow: UnitOfWork, command: MoveStock) -> UUID:
    """Record what was used or refilled: the next count expects so much less or more."""
    uow.require(terms.COUNT_TOOLS)
    happened_on(uow, found_tool(uow, command.tool_id).board_id)
    row = found_tool(uow, command.tool_id)
    uow.enforce(check_move(row.label, row.facts, row.stock, command.change, command.reason, row.withdrawn_on))
    return write_move(uow, row, command.change, command.reason)


def take_off(uow: UnitOfWork, row: ToolRow, reason: str) -> None:
    """Withdraw it from today on, and tell the trail."""
    tool = uow.session.get_one(Tool, row.id)
    tool.withdrawn_on, tool.withdrawn_reason = uow.today, reason
    tool.withdrawn_by, tool.withdrawn_at = uow.actor.user_id, uow.now
    uow.audit(terms.WITHDRAWN, row.id, None, tool=row.label, reason=f"tool_withdrawals:{reason}")
    uow.publish(terms.TOOLS_CHANGED)


def write_move(uow: UnitOfWork, row: ToolRow, change: int, reason: str) -> UUID:
    """Change how much should be there by a row of its own, and tell the trail."""
    move = ToolMove(
        tool_id=row.id,
        day=uow.today,
        change=change,
        reason=reason,
        moved_by=uow.actor.user_id,
        moved_at=uow.now,
    )
    uow.session.add(move)
    uow.session.flush()
    now = f"{row.stock + change}" + (" g" if row.facts.weighed else "")
    uow.audit(terms.STOCK_MOVED, move.id, None, tool=row.label, stock=now, reason=f"tool_moves:{reason}")
    uow.publish(terms.TOOLS_CHANGED)
    return move.id


def happened_on(uow: UnitOfWork, board_id: UUID) -> BoardRow:
    """Lock a board for something that happens on it: a count that somebody is taking must look again."""
    uow.lock(ToolBoard, board_id)
    board = uow.session.get(ToolBoard, board_id, populate_existing=True)
    if board is None:
        raise NotFound
    board.turn += 1
    uow.session.flush()
    row = queries.board(uow.session, board_id)
    if row is None:
        raise NotFound
    return row


def found_tool(uow: UnitOfWork, tool_id: UUID) -> ToolRow:
    """The tool, or NotFound."""
    row = queries.tool(uow.session, tool_id)
    if row is None:
        raise NotFound
    return row


def _wanted(uow: UnitOfWork, command: SaveBoard) -> tuple[ToolBoard, list[ToolFacts]]:
    if command.board_id is None:
        return ToolBoard(), []
    uow.lock(ToolBoard, command.board_id)
    board = uow.session.get(ToolBoard, command.board_id, populate_existing=True)
    if board is None:
        raise NotFound
    uow.expect_version(board, command.version, rows=board.grid_rows, columns=board.grid_columns)
    return board, [row.facts for row in queries.tools_of(uow.session, [board.id])]


def _may_move(uow: UnitOfWork, board: ToolBoard, facts: BoardFacts) -> bool:
    """Whether it stays where it is, or everything on it is accounted for by a closing count."""
    if board.id is None or board.place_id == facts.place_id:
        return True
    row = queries.board(uow.session, board.id)
    closed = row is not None and row.last_kind == CountKind.CLOSING and row.last_day == uow.today
    return row is not None and closed and not (row.out or row.searched)


def _known(uow: UnitOfWork, command: SaveTool) -> ToolRow | None:
    if command.tool_id is None:
        return None
    row = found_tool(uow, command.tool_id)
    if row.board_id != command.board_id:
        raise NotFound
    tool = uow.session.get_one(Tool, row.id)
    uow.expect_version(tool, command.version, place=(tool.grid_row, tool.grid_column))
    return row


def _against(uow: UnitOfWork, facts: ToolFacts, board: BoardRow, was: ToolRow | None) -> Iterator[Violation]:
    yield from check_tool(facts, board.facts, was.facts if was else None)
    own_id = was.id if was else None
    there = select(Tool.id, Tool.name).where(
        Tool.board_id == board.id,
        Tool.grid_row == facts.row,
        Tool.grid_column == facts.column,
        Tool.withdrawn_on.is_(None),
    )
    for id, name in uow.session.execute(there):
        if id != own_id:
            yield PositionTaken(name=name, position=facts.position)
    other = queries.by_code(uow.session, facts.code)
    if facts.code and other is not None and other.id != own_id:
        yield CodeTaken(code=facts.code, name=other.facts.name)


def _changed(before: dict[str, object], after: dict[str, object]) -> dict[str, list[str]]:
    return {
        _TOLD.get(key, key): [str(old), str(after[key])] for key, old in before.items() if old != after[key]
    }
