"""Is every tool of a place accounted for on a day? Asked before a shift is closed, and when a day is."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from sqlalchemy import BindParameter, Date, bindparam, func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.clock import zone
from eduapp.core.db.prepared import Prepared
from eduapp.core.spans import minute_of_day
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.people.learners.models import Learner
from eduapp.workshops.tools.models import Tool, ToolBoard, ToolCount, ToolIssue, ToolSearch
from eduapp.workshops.tools.queries.register import STILL_OUT, listed
from eduapp.workshops.tools.rules.gate import (
    BoardState,
    CountMade,
    OutThing,
    SearchedThing,
    check_board_settled,
)

# Asked while people wait at the door, so they are made once.
_these: BindParameter[UUID] = bindparam("boards", expanding=True)
_on = bindparam("on", type_=Date)
_BOARDS = Prepared(select(ToolBoard.id, ToolBoard.name).where(ToolBoard.place_id == bindparam("place")))
_HANGING = Prepared(
    select(Tool.board_id)
    .where(Tool.board_id.in_(_these), Tool.since <= _on)
    .where(Tool.withdrawn_on.is_(None) | (Tool.withdrawn_on > _on))
    .distinct()
)
_COUNT = (ToolCount.board_id, ToolCount.number, ToolCount.day, ToolCount.kind, ToolCount.counted_at)
_OF_DAY = Prepared(select(*_COUNT).where(ToolCount.board_id.in_(_these), ToolCount.day == _on))
_later = (
    select(ToolCount.board_id, func.min(ToolCount.number).label("number"))
    .where(ToolCount.board_id.in_(_these), ToolCount.day > _on)
    .group_by(ToolCount.board_id)
    .subquery()
)
_FIRST_LATER = Prepared(
    select(*_COUNT).join(
        _later, (_later.c.board_id == ToolCount.board_id) & (_later.c.number == ToolCount.number)
    )
)
_OUT = Prepared(
    select(Tool.board_id, Tool.name, Tool.code, Learner.family_name, Learner.given_name, ToolIssue.day)
    .join(ToolIssue, ToolIssue.tool_id == Tool.id)
    .join(Learner, Learner.id == ToolIssue.learner_id)
    .where(Tool.board_id.in_(_these), STILL_OUT)
    .order_by(Tool.grid_row, Tool.grid_column)
)
_SEARCHED = Prepared(
    select(Tool.board_id, Tool.name, Tool.code, ToolCount.number, ToolCount.day)
    .join(ToolSearch, ToolSearch.tool_id == Tool.id)
    .join(ToolCount, ToolCount.id == ToolSearch.count_id)
    .where(Tool.board_id.in_(_these), ToolSearch.closed_at.is_(None))
    .order_by(Tool.grid_row, Tool.grid_column)
)


@dataclass(frozen=True)
class OpenBoard:
    """A board that was used on a day, or misses something, and is not settled for that day."""

    board_id: UUID
    board: str
    against: tuple[Violation, ...]


def unsettled(session: Session, place_id: UUID, day: date, not_before: int = 0) -> tuple[Violation, ...]:
    """Every reason why a shift at this place on this day cannot be closed; empty: all is accounted for.

    `not_before`: minutes after midnight from which a closing count counts for that shift.
    No override sets one aside (rules 6 and 81). Six statements, however many boards and tools there are.
    """
    boards = _BOARDS.rows(session, {"place": place_id})
    states = _states(session, dict(boards), day)
    found = (check_board_settled(state, day, not_before) for state in states.values())
    return tuple(chain.from_iterable(found))


def open_boards(session: Session, day: date, scope: Scope = EVERYTHING) -> list[OpenBoard]:
    """Boards that were used on a day, or from which something misses, and are not settled for that day.

    One that nobody opened, on a Sunday say, is none. Six statements.
    """
    query = select(ToolBoard.id, ToolBoard.name)
    if scope.sites:
        query = query.where(ToolBoard.place_id.in_(places.at(scope.sites)))
    found = dict(session.execute(query.order_by(ToolBoard.name, ToolBoard.id)).all())
    rows = []
    for board_id, state in _states(session, found, day).items():
        used = bool(state.out or state.searched or any(one.day == day for one in state.counts))
        against = tuple(check_board_settled(state, day)) if used else ()
        if against:
            rows.append(OpenBoard(board_id, state.board, against))
    return rows


def _states(session: Session, names: dict[UUID, str], day: date) -> dict[UUID, BoardState]:
    if not names:
        return {}
    ids = list(names)
    counts, out, searched = _counts(session, ids, day), _out(session, ids), _searched(session, ids)
    holding = {id for (id,) in _HANGING.rows(session, {"boards": ids, "on": day})}
    return {
        id: BoardState(name, id in holding, tuple(counts[id]), tuple(out[id]), tuple(searched[id]))
        for id, name in names.items()
    }


def _counts(session: Session, ids: Collection[UUID], day: date) -> dict[UUID, list[CountMade]]:
    """The counts of a day, and the first one of a later day."""
    asked = {"boards": list(ids), "on": day}
    found: dict[UUID, list[CountMade]] = defaultdict(list)
    for board_id, number, on, kind, at in [
        *_OF_DAY.rows(session, asked),
        *_FIRST_LATER.rows(session, asked),
    ]:
        minute = minute_of_day(at.astimezone(zone()).time())
        found[board_id].append(CountMade(number, on, kind, minute))
    return found


def _out(session: Session, ids: Collection[UUID]) -> dict[UUID, list[OutThing]]:
    found: dict[UUID, list[OutThing]] = defaultdict(list)
    for board_id, name, code, family, given, since in _OUT.rows(session, {"boards": list(ids)}):
        found[board_id].append(OutThing(f"{name} ({code})", listed(family, given), since))
    return found


def _searched(session: Session, ids: Collection[UUID]) -> dict[UUID, list[SearchedThing]]:
    found: dict[UUID, list[SearchedThing]] = defaultdict(list)
    for board_id, name, code, number, day in _SEARCHED.rows(session, {"boards": list(ids)}):
        found[board_id].append(SearchedThing(f"{name} ({code})", number, day))
    return found
