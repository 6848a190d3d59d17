"""Closing: two different people sign the same log, one of whom watched, and it is sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.room import queries, terms
from eduapp.exams.room.models import RoomSeal
from eduapp.exams.room.rules import closing
from eduapp.exams.room.service.writing import Room, against_writing, keep_signature, opened, tell
from eduapp.exams.screens import queries as screen_queries
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.rules.publishing import listed
from eduapp.exams.sittings.rules.states import SEALED


@dataclass(frozen=True, kw_only=True)
class SignLog(Command):
    """The person signed in signs the log as it was shown; the second of two seals it."""

    sitting_id: UUID
    digest: str  # of what was shown


def sign_log(uow: UnitOfWork, command: SignLog) -> bool:
    """Sign the log, once everything is accounted for; whether it is sealed now."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    screens.hold(uow, command.sitting_id)
    now = queries.digest(uow.session, room.sitting.id)
    signed = queries.signatures(uow.session, room.sitting.id, now)
    others = [(one.user_id, one.name) for one in signed]
    problems = [*against_writing(room)]
    if room.seal is None:
        problems += _against_closing(uow, room)
        problems += closing.check_signing(command.digest, now, uow.actor.user_id, others, room.watches)
    uow.enforce(problems)
    keep_signature(uow, room, now)
    uow.publish(terms.ROOM_CHANGED)
    if not signed:
        tell(uow, room, terms.LOG_SIGNED)
        return False
    _seal(uow, room, now, signed[0])
    return True


def _against_closing(uow: UnitOfWork, room: Room) -> Iterator[Violation]:
    yield from closing.before_closing(room.day, queries.what_disturbed(uow.session, room.sitting.id))
    yield from queries.against_papers(uow.session, room.sitting.id)
    yield from queries.against_screens(uow.session, room.sitting.id)
    if undecided := screen_queries.undecided(uow.session, room.sitting.id):
        yield closing.AnswersUndecided(numbers=listed(undecided))


def _seal(uow: UnitOfWork, room: Room, digest: str, first: queries.SignatureRow) -> None:
    seal = RoomSeal(
        sitting_id=room.sitting.id,
        digest=digest,
        parts=queries.parts(uow.session, room.sitting.id),
        rows=len(room.entries),
        first_by=first.user_id,
        first_at=first.at,
        second_by=uow.actor.user_id,
        second_at=uow.now,
    )
    uow.session.add(seal)
    uow.session.flush()
    sittings.move(uow, room.sitting.id, SEALED)
    tell(uow, room, terms.LOG_SEALED, seal=digest, first=first.name, second=uow.actor.name)
