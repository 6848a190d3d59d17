"""A database is where one signed-in person works: short transactions in that person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID, uuid4

from sqlalchemy import BindParameter, Engine, Select, bindparam, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.core.actor import OVERRIDE_RULES, Actor
from eduapp.core.clock import Clock, ToldClock, zone
from eduapp.core.db import commands
from eduapp.core.db.base import values_of
from eduapp.core.db.faults import (
    LeftByDisk,
    Overtaken,
    Unfinished,
    is_refusal,
    may_come_back,
    opened_anew,
    plain_errors,
)
from eduapp.core.db.parts import in_parts
from eduapp.core.db.prepared import keep_line
from eduapp.core.db.reach import NeedToKnow, keep_in_mind, narrow, not_reached
from eduapp.core.db.server_clock import clock_of
from eduapp.core.db.set_aside import OVERRIDDEN, about_whom
from eduapp.core.db.telling import tell_others
from eduapp.core.errors import Change, Conflict, NotAllowed, OutOfReach, Refused, SignedOut
from eduapp.core.fresh import Proof, act_of, expect_proof, no_act
from eduapp.core.gate import Gate
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Override, Violation, split
from eduapp.core.waits import Waits

if TYPE_CHECKING:
    from datetime import date

    from eduapp.core.changes import Topic
    from eduapp.core.db.base import Record

T = TypeVar("T")
# Of which id, and with which actions of the trail: who did the last of them, the name, and when.
WhoChanged = Callable[[Session, "UUID | None", "tuple[str, ...]"], "tuple[UUID, str, datetime] | None"]
# Raises SignedOut for somebody whose account is not any more what they signed in with.
InForce = Callable[[Session, Actor], None]
HeldBack = Callable[[Session], frozenset[UUID]]
_ALREADY_DONE = "already_done"
MOST_TIMES = 5  # that a command is begun when the database gives it up for others
UNKNOWN_OUTCOME = N_("The answer to the last save did not arrive, and the database cannot be asked just now.")
LEFT_BY_DISK = N_(
    "The disk failed while the last change was written, so nobody knows yet whether it is kept."
)


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody wants done. Its id makes a repeat of it a no-op."""

    command_id: UUID = field(default_factory=uuid4)


def already_done(use_case: Callable[..., T]) -> Callable[..., T]:
    """Mark one that only tells of what is out of our hands, such as a paper that a printer took.

    The trail is told also where somebody's account was closed between the two.
    """
    setattr(use_case, _ALREADY_DONE, True)
    return use_case


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
    touched: set[UUID] = field(default_factory=set)  # learners of whom somebody's use case told the trail
    who_changed: WhoChanged = lambda _session, _id, _actions: None
    held: HeldBack = lambda _session: frozenset()
    act: str = ""  # for which a password is asked anew (codes/fresh_acts)
    proof: Proof | None = None

    def require(self, permission: str) -> None:
        """Go on only if the person signed in may do this, and has proven who they are where that is asked."""
        if permission not in self.actor.permissions:
            raise NotAllowed(permission=permission)
        expect_proof(self.actor.user_id, self.act, self.proof)

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

    def expect_version(
        self, record: Record, version: int | None, said_as: str = "version", **more: object
    ) -> None:
        """Refuse to save over a change made since the screen read the record.

        Whoever asked is told how it stands now, with `more` that is kept beside it, and may then choose.
        `said_as` is the name of the version in the command; without one nobody may: the command holds more
        than the person has seen.
        """
        if version is not None and record.version != version:
            anew = {said_as: record.version} if said_as else {}
            change = self._last_change(record.id, type(record).told_by)
            raise Conflict(theirs=values_of(record) | more, anew=anew, change=change)

    def expect(
        self,
        now: object,
        before: object,
        *,
        told_by: tuple[str, ...] = (),
        about: UUID | None = None,
        **theirs: object,
    ) -> None:
        """The same for what has no version: what is there `now` must be what was shown `before`.

        `told_by`: how the actions of the trail begin that tell of each change of it, under the id `about`,
        or under whichever id without one.
        """
        if before is not None and now != before:
            change = self._last_change(about, told_by)
            raise Conflict(theirs=theirs, anew={"before": now}, change=change)

    def _last_change(self, about: UUID | None, told_by: tuple[str, ...]) -> Change | None:
        """Who came first, by the trail as it is in this very transaction."""
        with self.session.no_autoflush:
            found = self.who_changed(self.session, about, told_by) if told_by else None
        if found is None:
            return None
        who, name, at = found
        today = at.astimezone(zone()).date() == self.today
        return Change(name, at, own=who == self.actor.user_id, today=today)

    def enforce(self, violations: Iterable[Violation], override: Override | None = None) -> None:
        """Go on only if nothing stands against it; what was overridden is noted with its reason."""
        standing, overridden = split(violations, override)
        if standing:
            raise Refused(*standing, *overridden)
        for violation in overridden:
            self.require(OVERRIDE_RULES)
            reason = override.reason if override else ""
            self.audit(OVERRIDDEN, self.actor.user_id, rule=violation.name, reason=reason)

    def held_back(self) -> frozenset[UUID]:
        """Of whom nothing that is kept may go just now, whatever rule says that it is time."""
        return self.held(self.session)

    def publish(self, *topics: Topic) -> None:
        """Tell the screens, after the commit, what was touched."""
        self.topics.update(topics)

    def audit(self, action: str, subject: UUID, learner: UUID | None = None, **details: object) -> None:
        """Say what happened; details are plain JSON values."""
        self.audit_notes.append(AuditNote(action, subject, learner, details))
        if learner is not None and not self.actor.reach.everybody:
            self.touched.add(learner)


def _nobody_left(_session: Session, _actor: Actor) -> None:
    """Whoever is signed in goes on."""


@cache
def _locking(kind: type[Record]) -> Select[UUID]:
    these: BindParameter[UUID] = bindparam("records", expanding=True)
    return select(kind.id).where(kind.id.in_(these)).order_by(kind.id).with_for_update()


class Database:
    """Opens transactions in the name of one person. Cheap: one a signed-in person, over one engine.

    The time is the server's where there is one, so that all PCs agree on it; a `clock` that is given wins.
    `waits` after wrong tries are those of one run of the program, whoever works in it. `need_to_know` says
    whom somebody reaches: looks tell of nobody else, and what a use case did to anybody else is given up.
    `in_force` looks, as each writing begins, whether somebody may still go on as they came in.
    """

    def __init__(
        self,
        engine: Engine,
        actor: Actor,
        write_audit: Callable[[UnitOfWork], None],
        publish: Callable[[frozenset[Topic]], None] = lambda _topics: None,
        clock: Clock | None = None,
        who_changed: WhoChanged = lambda _session, _id, _actions: None,
        need_to_know: NeedToKnow = lambda _actor, _today: None,
        in_force: InForce = _nobody_left,
    ) -> None:
        self.engine = engine
        self._writers = engine.execution_options(sqlite_begin="IMMEDIATE")
        self.actor = actor
        self._write_audit = write_audit
        self._publish = publish
        self.clock = clock or clock_of(engine)
        self._who_changed = who_changed
        self._need_to_know, self._in_force = need_to_know, in_force
        self._held_back: HeldBack = lambda _session: frozenset()
        self.waits = Waits()
        self._act_of: Callable[[Callable[..., object]], str] = act_of
        self._proof: Proof | None = None
        self.gate = Gate()  # of whoever signs in it is never shut

    def acting_as(self, actor: Actor) -> Database:
        """The same database in somebody else's name."""
        return self._like(actor=actor, _proof=None)

    def at(self, clock: Clock) -> Database:
        """The same database by another clock: for playing a term that has passed."""
        return self._like(clock=clock)

    def telling(self, publish: Callable[[frozenset[Topic]], None]) -> Database:
        """The same database, whose commits somebody else is told of."""
        return self._like(_publish=publish)

    def holding(self, held_back: HeldBack) -> Database:
        """The same database, of whose people some may be held back (see `UnitOfWork.held_back`)."""
        return self._like(_held_back=held_back)

    def behind(self, gate: Gate) -> Database:
        """The same database for somebody who may lock the screen."""
        return self._like(gate=gate)

    def proven(self, proof: Proof) -> Database:
        """The same database for one act, for which somebody typed their password."""
        return self._like(_proof=proof)

    def expect_proof(self, use_case: Callable[..., object]) -> None:
        """For long work that ends in such an act: ask for the password before it begins, not at its end."""
        expect_proof(self.actor.user_id, self._act_of(use_case), self._proof)

    def unattended(self) -> Database:
        """The same database where nobody sits, nor signed in: a site that is played, a template, a test."""
        return self._like(_act_of=no_act, _in_force=_nobody_left)

    def also_when_closed(self) -> Database:
        """The same database for what must be told of somebody even once their account is closed."""
        return self._like(_in_force=_nobody_left)

    def _like(self, **changed: object) -> Database:
        other = copy(self)
        vars(other).update(changed)
        return other

    def today(self) -> date:
        """The date at the site."""
        return self._day_of(self.clock())

    def _day_of(self, now: datetime) -> date:
        return now.astimezone(zone()).date()

    @property
    def clock_off(self) -> timedelta:
        """How far the clock that counts is ahead of this PC's own, where it is another computer's."""
        return self.clock.off if isinstance(self.clock, ToldClock) else timedelta()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short look. Rows leave it as frozen values, never as mapped objects."""
        self.gate.expect_open()
        with plain_errors(), Session(self.engine, autoflush=False) as session:
            keep_line(session)  # before the time is told: a server may be asked for it
            session.info["actor"], session.info["now"] = self.actor, self.clock()
            session.info["waits"] = self.waits
            narrow(session, self._need_to_know(self.actor, self._day_of(session.info["now"])))
            yield session

    @contextmanager
    def writing(self, command_id: UUID | None = None, act: str = "") -> Iterator[UnitOfWork]:
        """One use case, one transaction, audit included; topics are told after the commit.

        An error of COMMIT means *unknown*: if the command's id is found afterwards, it was saved after all.
        If it is not, nothing may bring it back later, either, once somebody was told that it is not saved.
        """
        self.gate.expect_open()
        with plain_errors(), opened_anew(self.engine), Session(self._writers) as session:
            session.begin()
            keep_line(session)  # BEGIN IMMEDIATE now: what is read below is still true at COMMIT
            self._in_force(session, self.actor)
            now = self.clock()  # as above
            session.info["actor"], session.info["now"] = self.actor, now
            today = self._day_of(now)
            reached = self._need_to_know(self.actor, today)
            keep_in_mind(session, reached)
            uow = UnitOfWork(session, self.actor, now, today, who_changed=self._who_changed)
            uow.act, uow.proof, uow.held = act, self._proof, self._held_back
            yield uow
            session.flush()
            if not_reached(session, reached, uow.touched):
                raise OutOfReach
            uow.audit_notes = list(about_whom(uow.audit_notes))
            self._write_audit(uow)
            session.flush()
            if session.get_bind().dialect.name != "sqlite":  # others wrote meanwhile; who closes waits now
                self._in_force(session, self.actor)
            tell_others(session, uow.topics)
            self._commit(session, command_id)
        if act and self._proof is not None:
            self._proof.use_up()
        self._publish(frozenset(uow.topics))

    def execute(self, use_case: Callable[[UnitOfWork, Any], T], command: Command) -> T:
        """Carry out a command once: a repeat answers what the first one answered, and changes nothing.

        Where the line was cut the first may still be on its way; who then comes second answers the same.
        Two who wait for each other are no concern of people: the one whom the database gives up begins anew.
        """
        if getattr(use_case, _ALREADY_DONE, False) and self._in_force is not _nobody_left:
            return self.also_when_closed().execute(use_case, command)
        for _time in range(MOST_TIMES - 1):
            with suppress(Overtaken):
                return self._carry_out(use_case, command)
        return self._carry_out(use_case, command)

    def _carry_out(self, use_case: Callable[[UnitOfWork, Any], T], command: Command) -> T:
        try:
            with self.writing(command.command_id, self._act_of(use_case)) as uow:
                if commands.was_done(uow.session, command.command_id):
                    return cast("T", commands.answer_of(uow.session, command.command_id))
                fresh = use_case(uow, command)
                commands.remember(uow.session, command.command_id, fresh, uow.now)
        except (Conflict, SignedOut):
            with self.reading() as session:
                if commands.is_settled(session, command.command_id, self.clock()):
                    return cast("T", commands.answer_of(session, command.command_id))
            raise
        return fresh

    def _commit(self, session: Session, command_id: UUID | None) -> None:
        try:
            session.commit()
        except DBAPIError as error:
            if is_refusal(error):
                raise
            by_disk = may_come_back(error)
            try:
                if command_id is not None and self._is_saved(command_id):
                    return
                if by_disk:
                    session.rollback()
                    self._write_over()
            except Exception as still_gone:
                if command_id is None:
                    raise error from still_gone
                if by_disk:
                    raise LeftByDisk(reason=_(LEFT_BY_DISK)) from still_gone
                raise Unfinished(reason=_(UNKNOWN_OUTCOME)) from still_gone
            raise

    def _is_saved(self, command_id: UUID) -> bool:
        with self.reading() as other:
            return commands.is_settled(other, command_id, self.clock())

    def _write_over(self) -> None:
        with Session(self._writers) as other, other.begin():
            commands.write_over(other, self.clock())
