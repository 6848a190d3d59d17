"""Time that is given to one seat: a pause that is over, a stop of the exam PC, or minutes somebody decides.

Each is a disturbance in the log of the room with its decision on minutes, and a message to the exam PC: whole
minutes in both, so that the two never differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import _
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.rules.minutes import MINUTE_MS, GapGone, check_minutes
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.kiosk.formats import messages as m


@dataclass(frozen=True, kw_only=True)
class GiveTime(Command):
    """Minutes for one seat, for something that cost them: what it was, and a sentence."""

    sitting_id: UUID
    attempt_id: UUID
    minutes: int
    words: str
    incident: str = states.WORKSTATION  # code: room_incidents


@dataclass(frozen=True, kw_only=True)
class DecideGap(Command):
    """A stretch in which the exam PC stood still: so many minutes back, or none with a sentence why."""

    sitting_id: UUID
    attempt_id: UUID
    gap: int  # the number of the first record behind it
    minutes: int
    words: str = ""


def give_time(uow: UnitOfWork, command: GiveTime) -> UUID:
    """Note what happened, give the minutes back, and tell the exam PC; the row of the log."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    problems = [*held.against(one, states.EXTRA), *check_minutes(command.minutes)]
    uow.enforce([*problems, *check_words(command.words, needed=True)])
    row = note_and_credit(uow, held, one, command.incident, command.minutes, command.words)
    screens.say(uow, one.id, m.CREDIT, {"ms": command.minutes * MINUTE_MS})
    _told(uow, held, one, states.EXTRA)
    return row


def decide_gap(uow: UnitOfWork, command: DecideGap) -> UUID:
    """Decide on it once: the log says what happened and what was given back, and the exam PC hears it."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    problems = [*held.against(one, states.SAY), *check_minutes(command.minutes, least=0)]
    problems += _against_gap(uow, one, command)
    uow.enforce([*problems, *check_words(command.words, needed=command.minutes == 0)])
    words = command.words or _("The exam PC stood still, and went on by itself.")
    row = note_and_credit(uow, held, one, "freeze", command.minutes, words)
    screens.say(uow, one.id, m.CREDIT, {"ms": command.minutes * MINUTE_MS, "gap": command.gap})
    _told(uow, held, one, states.EXTRA)
    return row


def note_and_credit(
    uow: UnitOfWork, held: Screens, one: Looked, incident: str, minutes: int, words: str
) -> UUID:
    """An incident about one candidate with its minutes; the row of the incident."""
    id = held.sitting.id
    noted = room.NoteIncident(sitting_id=id, incident=incident, words=words, candidate_id=one.candidate_id)
    row = room.note_incident(uow, noted)
    credited = room.CreditMinutes(
        sitting_id=id,
        about_id=row,
        minutes=minutes,
        candidate_ids=(one.candidate_id,),
        words=words,
        by_board=True,
    )
    room.credit_minutes(uow, credited)
    return row


def _against_gap(uow: UnitOfWork, one: Looked, command: DecideGap) -> Iterator[Violation]:
    decided = {said.body.get("gap") for said in one.sent if said.kind == m.CREDIT}
    reading = queries.read_one(uow.session, one.id)
    known = {gap.n for gap in reading.attempt.account.gaps if gap.open}
    if command.gap in decided or command.gap not in known:
        yield GapGone()


def _told(uow: UnitOfWork, held: Screens, one: Looked, act: str) -> None:
    audited(uow, held.sitting, terms.SCREEN_ACT, act=f"screen_acts:{act}", numbers=str(one.number))
