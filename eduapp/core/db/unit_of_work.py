"""A database is where one signed-in person works: short transactions in that person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID, uuid4

from sqlalchemy import BindParameter, Engine, Select, bindparam, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.core.actor import OVERRIDE_RULES, Actor
from eduapp.core.clock import Clock, system_clock, zone
from eduapp.core.db import commands
from eduapp.core.db.faults import Overtaken, Unfinished, is_check, plain_errors
from eduapp.core.db.parts import in_parts
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Override, Violation, split

if TYPE_CHECKING:
    from datetime import date, datetime

    from eduapp.core.changes import Topic
    from eduapp.core.db.base import Record

T = TypeVar("T")
MOST_TIMES = 5  # that a command is begun when the database gives it up for others
UNKNOWN_OUTCOME = N_("The answer to the last save did not arrive, and the database cannot be asked just now.")


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody wants done. Its id makes a repeat of it a no-op."""

    command_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class AuditNote:
    """What happened, to what, and to which learner; the trail keeps it in the same transaction."""

    action: str
    subject: UUID
    learner: UUID | None
    details: dict[str, object]


@dataclass
class UnitOfWork:
    """One open write transaction: who, when, and what it touched."""

    session: Session
    actor: Actor
    now: datetime
    today: date
    topics: set[Topic] = field(default_factory=set)
    audit_notes: list[AuditNote] = field(default_factory=list)
    turns: set[str] = field(default_factory=set)

    def require(self, permission: str) -> None:
        """Go on only if the person signed in may do this."""
        if permission not in self.actor.permissions:
            raise NotAllowed(permission=permission)

    def lock(self, kind: type[Record], *record_ids: UUID) -> None:
        """Make others wait who check a limit on the same records (on SQLite everyone waits anyway).

        Many are locked in one order, so that two who do so never wait for each other.
        """
        if self._locks_rows and record_ids:
            for some in in_parts(sorted(set(record_ids))):
                self.session.execute(_locking(kind), {"records": some})

    def take_turn(self, work: str) -> None:
        """Make others wait who begin the same kind of work, until this is committed or given up.

        For what depends on rows not being there, which nothing can lock. On SQLite everyone waits anyway.
        """
        if work in self.turns:
            return  # a file has thousands of rows
        self.turns.add(work)
        if self._locks_rows:
            self.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(work, 0))))

    @property
    def _locks_rows(self) -> bool:
        return self.session.get_bind().dialect.name == "postgresql"

    def expect_version(self, record: Record, version: int | None) -> None:
        """Refuse to save over a change made since the screen read the record."""
        if version is not None and record.version != version:
            raise Conflict

    def enforce(self, violations: Iterable[Violation], override: Override | None = None) -> None:
        """Go on only if nothing stands against it; what was overridden is noted with its reason."""
        standing, overridden = split(violations, override)
        if standing:
            raise Refused(*standing, *overridden)
        for violation in overridden:
            self.require(OVERRIDE_RULES)
            reason = override.reason if override else ""
            self.audit("rule.overridden", self.actor.user_id, rule=violation.name, reason=reason)

    def publish(self, *topics: Topic) -> None:
        """Tell the screens, after the commit, what was touched."""
        self.topics.update(topics)

    def audit(self, action: str, subject: UUID, learner: UUID | None = None, **details: object) -> None:
        """Say what happened; details are plain JSON values."""
        self.audit_notes.append(AuditNote(action, subject, learner, details))


@cache
def _locking(kind: type[Record]) -> Select[UUID]:
    these: BindParameter[UUID] = bindparam("records", expanding=True)
    return select(kind.id).where(kind.id.in_(these)).order_by(kind.id).with_for_update()


class Database:
    """Opens transactions in the name of one person. Cheap: one a signed-in person, over one engine."""

    def __init__(
        self,
        engine: Engine,
        actor: Actor,
        write_audit: Callable[[UnitOfWork], None],
        publish: Callable[[frozenset[Topic]], None] = lambda _topics: None,
        clock: Clock = system_clock,
    ) -> None:
        self.engine = engine
        self._writers = engine.execution_options(sqlite_begin="IMMEDIATE")
        self.actor = actor
        self._write_audit = write_audit
        self._publish = publish
        self.clock = clock

    def acting_as(self, actor: Actor) -> Database:
        """The same database in somebody else's name."""
        return Database(self.engine, actor, self._write_audit, self._publish, self.clock)

    def at(self, clock: Clock) -> Database:
        """The same database by another clock: for playing a term that has passed."""
        return Database(self.engine, self.actor, self._write_audit, self._publish, clock)

    def telling(self, publish: Callable[[frozenset[Topic]], None]) -> Database:
        """The same database, whose commits somebody else is told of."""
        return Database(self.engine, self.actor, self._write_audit, publish, self.clock)

    def today(self) -> date:
        """The date at the site."""
        return self.clock().astimezone(zone()).date()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short look. Rows leave it as frozen values, never as mapped objects."""
        with plain_errors(), Session(self.engine, autoflush=False) as session:
            session.info["actor"], session.info["now"] = self.actor, self.clock()
            yield session

    @contextmanager
    def writing(self, command_id: UUID | None = None) -> Iterator[UnitOfWork]:
        """One use case, one transaction, audit included; topics are told after the commit.

        An error of COMMIT means *unknown*: if the command's id is found afterwards, it was saved after all.
        """
        with plain_errors(), Session(self._writers) as session:
            now = self.clock()
            session.info["actor"], session.info["now"] = self.actor, now
            session.begin()
            uow = UnitOfWork(session, self.actor, now, now.astimezone(zone()).date())
            session.connection()  # BEGIN IMMEDIATE now: what is read below is still true at COMMIT
            yield uow
            session.flush()
            self._write_audit(uow)
            session.flush()
            self._commit(session, command_id)
        self._publish(frozenset(uow.topics))

    def execute(self, use_case: Callable[[UnitOfWork, Any], T], command: Command) -> T:
        """Carry out a command once: a repeat answers what the first one answered, and changes nothing.

        Two who wait for each other are no concern of people: the one whom the database gives up begins anew.
        """
        for _time in range(MOST_TIMES - 1):
            with suppress(Overtaken):
                return self._carry_out(use_case, command)
        return self._carry_out(use_case, command)

    def _carry_out(self, use_case: Callable[[UnitOfWork, Any], T], command: Command) -> T:
        with self.writing(command.command_id) as uow:
            if commands.was_done(uow.session, command.command_id):
                return cast("T", commands.answer_of(uow.session, command.command_id))
            fresh = use_case(uow, command)
            commands.remember(uow.session, command.command_id, fresh, uow.now)
        return fresh

    def _commit(self, session: Session, command_id: UUID | None) -> None:
        try:
            session.commit()
        except DBAPIError as error:
            if command_id is None or is_refusal(error):
                raise
            try:
                with self.reading() as other:
                    if commands.was_done(other, command_id):
                        return
            except Exception as still_gone:
                raise Unfinished(reason=_(UNKNOWN_OUTCOME)) from still_gone
            raise


def is_refusal(error: DBAPIError) -> bool:
    """Whether the database said no (a constraint), as opposed to not answering."""
    return hasattr(error, "orig") and (is_check(error) if type(error).__name__ == "IntegrityError" else False)  # type: ignore[arg-type]
