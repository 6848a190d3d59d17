"""Need to know, near the data: what a session tells of people is narrowed to those somebody reaches.

Which people those are says the `NeedToKnow` that a database was opened with. A look of somebody who does not
reach everybody gets its conditions on every question, so no query can forget them. What a question answers
of everybody all the same says so, with the reason (`of_everybody`). A use case judges by all there is, and
what it does to a person is refused afterwards if they are not reached (`expect_reach`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, event, false, or_, true
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from eduapp.core.db.parts import in_parts
from eduapp.core.errors import OutOfReach

if TYPE_CHECKING:
    from sqlalchemy.sql.base import ExecutableOption
    from sqlalchemy.sql.elements import SQLCoreOperations

    from eduapp.core.actor import Actor

S = TypeVar("S", bound=Select)  # type: ignore[type-arg]
_REACH, _EVERYBODY, _WHOSE = "reach", "of_everybody", "whose_reach"
PEOPLE = "learner"  # the table that all other tables of people point to


class OfOnePerson:
    """A mark for tables whose rows are one person's (`learner_id`), and count in nobody else's sums.

    Where others are counted (places taken, hours of a workshop) the person's name is what is kept back.
    """

    learner_id: Mapped[UUID] = mapped_column()  # each table says its own, with the key to learners


class Asking(Protocol):
    """A statement that is put into words once (core/db/prepared)."""

    def rows(self, session: Session, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """What it finds."""


@dataclass(frozen=True)
class Reached:
    """The people somebody reaches, by id, and the conditions that narrow questions to them.

    `among` asks which of `some` ids are of them: so does every command at its end.
    """

    people: Select[UUID]
    conditions: tuple[ExecutableOption, ...]
    among: Asking


NeedToKnow = Callable[["Actor", date], "Reached | None"]  # None: everybody


def narrow(session: Session, reached: Reached | None) -> None:
    """From now on this look tells of these people only."""
    session.info[_REACH] = reached
    keep_in_mind(session, reached)


def keep_in_mind(session: Session, reached: Reached | None) -> None:
    """Whom somebody reaches who writes: what they do judges by all there is, what is handed back does not."""
    session.info[_WHOSE] = reached


def is_narrowed(session: Session) -> bool:
    """Whether whoever looks does not reach everybody."""
    return session.info.get(_REACH) is not None


def of_everybody(statement: S, why: str) -> S:
    """The same question of everybody, and why it may be asked of everybody."""
    return statement.execution_options(**{_EVERYBODY: why})


def of_nobody_or_reached(session: Session, learner_id: SQLCoreOperations[UUID | None]) -> ColumnElement[bool]:
    """For rows that may be about a person and about something else: the person is none, or is reached."""
    reached: Reached | None = session.info.get(_REACH)
    return true() if reached is None else or_(learner_id.is_(None), learner_id.in_(reached.people))


def of_others(session: Session, learner_id: SQLCoreOperations[UUID]) -> ColumnElement[bool]:
    """For what is asked of everybody: the person is not reached. Of who reaches everybody there are none."""
    reached: Reached | None = session.info.get(_REACH)
    return false() if reached is None else learner_id.not_in(reached.people)


def expect_reach(session: Session, *learner_ids: UUID) -> None:
    """Go on only if whoever looks reaches these people."""
    if not_reached(session, session.info.get(_REACH), learner_ids):
        raise OutOfReach


def others_among(session: Session, learner_ids: Iterable[UUID]) -> set[UUID]:
    """Those of some people whom whoever looks, or writes, does not reach.

    For what was frozen with names in it, and for what is made while writing: nothing narrows either.
    """
    return not_reached(session, session.info.get(_WHOSE), learner_ids)


def not_reached(session: Session, reached: Reached | None, learner_ids: Iterable[UUID]) -> set[UUID]:
    """Those of some people whom somebody does not reach."""
    missing = set(learner_ids)
    if reached is None or not missing:
        return set()
    for some in in_parts(sorted(missing)):
        missing.difference_update(found for [found] in reached.among.rows(session, {"some": some}))
    return missing


@event.listens_for(Session, "do_orm_execute")
def _narrowed(asked: ORMExecuteState) -> None:
    reached = asked.session.info.get(_REACH)
    if reached is None or not asked.is_select or asked.execution_options.get(_EVERYBODY):
        return
    asked.statement = asked.statement.options(*reached.conditions)
