"""Is every tool of a place accounted for on a day? Asked before a shift is closed, and when a day is."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.people.learners.models import Learner
from eduapp.workshops.tools.models import Tool, ToolBoard, ToolCount, ToolIssue, ToolSearch
from eduapp.workshops.tools.queries.register import listed
from eduapp.workshops.tools.rules.gate import (
    BoardState,
    CountMade,
    OutThing,
    SearchedThing,
    check_board_settled,
)


@dataclass(frozen=True)
class OpenBoard:
    """A board that was used on a day, or misses something, and is not settled for that day."""

    board_id: UUID
    board: str
    against: tuple[Violation, ...]


def unsettled(session: Session, place_id: UUID, day: date) -> tuple[Violation, ...]:
    """Every reason why a shift at this place on this day cannot be closed; empty: all is accounted for.

    No override sets one aside (rules 6 and 81). Six statements, however many boards and tools there are.
    """
    query = select(ToolBoard.id, ToolBoard.name).where(ToolBoard.place_id == place_id)
    states = _states(session, dict(session.execute(query).all()), day)
    return tuple(violation for state in states.values() for violation in check_board_settled(state, day))


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
    hanging = (Tool.since <= day) & (Tool.withdrawn_on.is_(None) | (Tool.withdrawn_on > day))
    query = select(Tool.board_id).where(Tool.board_id.in_(ids), hanging).distinct()
    holding = set(session.scalars(query))
    return {
        id: BoardState(name, id in holding, tuple(counts[id]), tuple(out[id]), tuple(searched[id]))
        for id, name in names.items()
    }


def _counts(session: Session, ids: Collection[UUID], day: date) -> dict[UUID, list[CountMade]]:
    """The counts of a day, and the first one of a later day."""
    later = (
        select(ToolCount.board_id, func.min(ToolCount.number).label("number"))
        .where(ToolCount.board_id.in_(ids), ToolCount.day > day)
        .group_by(ToolCount.board_id)
        .subquery()
    )
    columns = (ToolCount.board_id, ToolCount.number, ToolCount.day, ToolCount.kind)
    of_day = select(*columns).where(ToolCount.board_id.in_(ids), ToolCount.day == day)
    first = select(*columns).join(
        later, (later.c.board_id == ToolCount.board_id) & (later.c.number == ToolCount.number)
    )
    found: dict[UUID, list[CountMade]] = defaultdict(list)
    for board_id, *made in [*session.execute(of_day), *session.execute(first)]:
        found[board_id].append(CountMade(*made))
    return found


def _out(session: Session, ids: Collection[UUID]) -> dict[UUID, list[OutThing]]:
    query = (
        select(Tool.board_id, Tool.name, Tool.code, Learner.family_name, Learner.given_name, ToolIssue.day)
        .join(ToolIssue, ToolIssue.tool_id == Tool.id)
        .join(Learner, Learner.id == ToolIssue.learner_id)
        .where(Tool.board_id.in_(ids), ToolIssue.ending == "")
        .order_by(Tool.grid_row, Tool.grid_column)
    )
    found: dict[UUID, list[OutThing]] = defaultdict(list)
    for board_id, name, code, family, given, since in session.execute(query):
        found[board_id].append(OutThing(f"{name} ({code})", listed(family, given), since))
    return found


def _searched(session: Session, ids: Collection[UUID]) -> dict[UUID, list[SearchedThing]]:
    query = (
        select(Tool.board_id, Tool.name, Tool.code, ToolCount.number, ToolCount.day)
        .join(ToolSearch, ToolSearch.tool_id == Tool.id)
        .join(ToolCount, ToolCount.id == ToolSearch.count_id)
        .where(Tool.board_id.in_(ids), ToolSearch.closed_at.is_(None))
        .order_by(Tool.grid_row, Tool.grid_column)
    )
    found: dict[UUID, list[SearchedThing]] = defaultdict(list)
    for board_id, name, code, number, day in session.execute(query):
        found[board_id].append(SearchedThing(f"{name} ({code})", number, day))
    return found
