"""Acts of one key about one seat, and words to all. What changes somebody's time is in the log, too."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.screens import service as screens
from eduapp.exams.screens.models import MOST_TRIES, ScreenTicket
from eduapp.exams.screens.queries import UNLOCKED
from eduapp.kiosk.formats import messages as m


class NothingSaid(Violation):
    """Words to nobody."""

    message = N_("Write what is to stand on the screens.")
    about = ("words",)


class ActUnknown(Violation):
    """Another act has a command of its own."""

    message = N_("Choose what is to be done with this seat.")


@dataclass(frozen=True, kw_only=True)
class ActOnScreen(Command):
    """Pause, move, unlock, stop, to paper or seen: one attempt, with a sentence if the log needs one."""

    sitting_id: UUID
    attempt_id: UUID
    act: str
    words: str = ""
    incident: str = states.WORKSTATION  # code: room_incidents, of a pause or a move


@dataclass(frozen=True, kw_only=True)
class SayToAll(Command):
    """Words on every screen of somebody who has not handed in, or on one."""

    sitting_id: UUID
    words: str
    attempt_id: UUID | None = None


def act_on_screen(uow: UnitOfWork, command: ActOnScreen) -> None:
    """Do it, if the one table has it; a pause and a move are incidents in the log of the room as well."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    if command.act not in _DONE:
        uow.enforce([ActUnknown()])
    uow.enforce(_against(held, one, command))
    words = command.words if command.act in {states.PAUSE, states.MOVE} else ""
    if command.act == states.TO_PAPER and one.state != states.ON_PAPER:
        words = _("The exam PC was given up. The rest is printed and goes on on paper.")
    if words:
        noted = room.NoteIncident(
            sitting_id=command.sitting_id,
            incident=command.incident,
            words=words,
            candidate_id=one.candidate_id,
        )
        room.note_incident(uow, noted)
    _DONE[command.act](uow, one)
    act = f"screen_acts:{command.act}"
    audited(uow, held.sitting, terms.SCREEN_ACT, act=act, numbers=str(one.number))


def say_to_all(uow: UnitOfWork, command: SayToAll) -> int:
    """Say it; on how many screens."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    chosen = [
        one
        for one in held.attempts.values()
        if command.attempt_id in {None, one.id} and not isinstance(states.TABLE[one.state][states.SAY], type)
    ]
    problems = [] if command.words.strip() else [NothingSaid()]
    uow.enforce([*problems, *check_words(command.words, longest=states.LONGEST_SAID)])
    for one in chosen:
        screens.say(uow, one.id, m.SAY, {"text": command.words.strip()})
    audited(uow, held.sitting, terms.SAID_TO_ALL, words=command.words.strip(), count=len(chosen))
    return len(chosen)


def _against(held: Screens, one: Looked, command: ActOnScreen) -> Iterator[Violation]:
    yield from held.against(one, command.act)
    if command.act == states.UNLOCK and one.tries < MOST_TRIES:
        yield states.NotLocked(number=one.number)
    if command.act in {states.PAUSE, states.MOVE}:
        yield from check_words(command.words, needed=True)


def _pause(uow: UnitOfWork, one: Looked) -> None:
    screens.say(uow, one.id, m.PAUSE)


def _move(uow: UnitOfWork, one: Looked) -> None:
    _ticket(uow, one).may_move = True
    screens.say(uow, one.id, m.MOVE)


def _unlock(uow: UnitOfWork, one: Looked) -> None:
    _ticket(uow, one).round += 1
    screens.notice(uow, one.id, UNLOCKED)


def _to_paper(uow: UnitOfWork, one: Looked) -> None:
    if one.state != states.ON_PAPER:  # else it is only printed once more
        screens.say(uow, one.id, m.PAPER)


def _stop(uow: UnitOfWork, one: Looked) -> None:
    screens.say(uow, one.id, m.STOP, {"by": "staff"})


def _seen(uow: UnitOfWork, one: Looked) -> None:
    screens.say(uow, one.id, m.HELP_SEEN)
    screens.notice(uow, one.id, "looked")


def _ticket(uow: UnitOfWork, one: Looked) -> ScreenTicket:
    ticket = select(ScreenTicket).where(ScreenTicket.attempt_id == one.id)
    return uow.session.execute(ticket).scalar_one()


_DONE = {
    states.PAUSE: _pause,
    states.MOVE: _move,
    states.UNLOCK: _unlock,
    states.STOP: _stop,
    states.TO_PAPER: _to_paper,
    states.SEEN: _seen,
}
