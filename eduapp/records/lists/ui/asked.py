"""What a route to the page of lists asks for. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from eduapp.records.lists.rules import Kind, Subject

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.routes import Route

GROUP = "group"  # the weeks of everybody in a group


@dataclass(frozen=True)
class Asked:
    """A kind of list and a day; perhaps the row to begin with, and whose weeks."""

    kind: str
    day: date
    row: str = ""  # Subject.key
    session_id: UUID | None = None  # whose day is not known yet
    group_id: UUID | None = None
    learner_id: UUID | None = None


def asked(route: Route, today: date) -> Asked:
    """Read a route: its detail is a kind, `group`, or the key of a subject; its id is the record."""
    kind, _colon, rest = route.detail.partition(":")
    if kind == GROUP:
        return Asked(Kind.WEEK, today, group_id=route.id)
    if kind not in set(Kind):
        return Asked(Kind.REGISTER, today)
    if kind == Kind.REGISTER:
        row = Subject(kind, today, route.id).key if route.id is not None else ""
        return Asked(kind, today, row, session_id=route.id)
    found = Asked(kind, _day(rest, today), route.detail if rest else "")
    return replace(found, learner_id=route.id) if kind == Kind.WEEK else found


def _day(rest: str, today: date) -> date:
    try:
        return date.fromisoformat(rest.partition(":")[0])
    except ValueError:
        return today
