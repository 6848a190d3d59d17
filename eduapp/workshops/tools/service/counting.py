"""A board is counted: what was expected and found is frozen, and what is not there is searched for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.workshops.tools import queries, terms
from eduapp.workshops.tools.models import ToolCount, ToolCountRow, ToolSearch
from eduapp.workshops.tools.queries import BoardRow, ToolRow
from eduapp.workshops.tools.rules.counting import Counted, CountKind, check_count, counted
from eduapp.workshops.tools.rules.searching import OPENED, SEEN, STILL
from eduapp.workshops.tools.service.issuing import take_back
from eduapp.workshops.tools.service.register import happened_on
from eduapp.workshops.tools.service.searching import add_entry


@dataclass(frozen=True, kw_only=True)
class CountBoard(Command):
    """What somebody found on a board just now.

    `turn` is the board's as it was shown. `found` names what was looked at: 0 for what is missing. Without
    `all_there` that must be everything; consumables are in it always.
    """

    board_id: UUID
    turn: int
    kind: str  # code: tool_count_kinds
    all_there: bool = False
    found: Mapping[UUID, int] = field(default_factory=dict)


def count_board(uow: UnitOfWork, command: CountBoard) -> UUID:
    """Keep a count as it is. What hangs there is back; what does not is searched for (rule 81)."""
    uow.require(terms.COUNT_TOOLS)
    board = happened_on(uow, command.board_id)
    if board.turn != command.turn + 1:
        raise Conflict
    tools = {row.id: row for row in queries.tools_of(uow.session, [board.id])}
    hanging = [row.hanging for row in tools.values()]
    found = {id: amount for id, amount in command.found.items() if id in tools}
    last = board.kind_on(uow.today)
    uow.enforce(check_count(command.kind, last, hanging, found, uow.today, all_there=command.all_there))

    rows = counted(CountKind(command.kind), uow.today, hanging, found)
    count_id = _keep(uow, board, command, rows)
    for row in rows:
        _follow(uow, tools[row.id], row, count_id)
    uow.publish(terms.TOOLS_CHANGED)
    return count_id


def _keep(uow: UnitOfWork, board: BoardRow, command: CountBoard, rows: Iterable[Counted]) -> UUID:
    highest = select(func.coalesce(func.max(ToolCount.number), 0)).where(ToolCount.board_id == board.id)
    count = ToolCount(
        board_id=board.id,
        number=(uow.session.scalar(highest) or 0) + 1,
        day=uow.today,
        kind=command.kind,
        all_there=command.all_there,
        counted_by=uow.actor.user_id,
        counted_at=uow.now,
    )
    uow.session.add(count)
    uow.session.flush()
    lines = [
        ToolCountRow(
            count_id=count.id, tool_id=row.id, expected=row.expected, allowed=row.allowed, found=row.found
        )
        for row in rows
    ]
    uow.session.add_all(lines)
    uow.session.flush()
    kind = f"tool_count_kinds:{command.kind}"
    differing = sum(row.differs for row in rows)
    uow.audit(
        terms.COUNTED, count.id, None, board=board.name, kind=kind, things=len(lines), differing=differing
    )
    return count.id


def _follow(uow: UnitOfWork, tool: ToolRow, row: Counted, count_id: UUID) -> None:
    """What a line of a count brings about: back, searched for, still missing, or seen again."""
    if row.back:
        take_back(uow, tool)
    if tool.search_id is not None:
        add_entry(uow, tool.search_id, STILL if row.differs else SEEN, _difference(row))
    elif row.differs:
        search = ToolSearch(
            tool_id=tool.id,
            count_id=count_id,
            expected=row.expected,
            found=row.found,
            issue_id=tool.out.issue_id if tool.out else None,
            outcome="",
        )
        uow.session.add(search)
        uow.session.flush()
        add_entry(uow, search.id, OPENED, _difference(row))
        uow.audit(terms.SEARCH_OPENED, search.id, None, tool=tool.label, difference=_difference(row))


def _difference(row: Counted) -> str:
    """Found and expected as the log keeps them, in no language."""
    return f"{row.found} / {row.expected}" + (" g" if row.facts.weighed else "")
