"""Time that is given back: to one seat, for a stop of its exam PC, or to everybody who lost the same.

Each is a disturbance in the log of the room with its decision on minutes, and a message to the exam PC: whole
minutes in both, so that the two never differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import _
from eduapp.core.spans import MINUTE_MS
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import everybody, states
from eduapp.exams.attempts.rules.minutes import GapGone, check_minutes
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules.times import when
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.exams.screens.rules.journals import Reading
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.rules.account import MOVED


@dataclass(frozen=True, kw_only=True)
class GiveTime(Command):
    """Minutes for one seat, for something that cost them: what it was, and a sentence."""

    sitting_id: UUID
    attempt_id: UUID
    minutes: int
    words: str
    incident: str = states.WORKSTATION  # code: room_incidents


@dataclass(frozen=True, kw_only=True)
class GiveAll(Command):
    """The same minutes for everybody who sits the exam, for something that cost them all."""

    sitting_id: UUID
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
    row = note_and_credit(uow, held, _noted(command, one.candidate_id), command.minutes, (one.candidate_id,))
    screens.say(uow, one.id, m.CREDIT, {"ms": command.minutes * MINUTE_MS})
    _told(uow, held, one, states.EXTRA)
    return row


def give_all(uow: UnitOfWork, command: GiveAll) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Note once what happened, give the minutes to whom they reach, and tell each exam PC.

    Also one whose candidate went on on paper: it says until when.

    How many got them; who did not, each with the code of the state that is in the way.
    """
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    found = everybody.reached(held.day, {one.candidate_id: one.state for one in held.attempts.values()})
    problems = [*held.closed(), *everybody.check_reached(found), *check_minutes(command.minutes)]
    uow.enforce([*problems, *check_words(command.words, needed=True)])
    note_and_credit(uow, held, _noted(command), command.minutes, found.given)
    screens.settle(uow, held.sitting.id, held.day.ends(found.given))
    count = len(found.given)
    audited(uow, held.sitting, terms.TIME_FOR_ALL, minutes=command.minutes, count=count)
    return count, found.left_out


def decide_gap(uow: UnitOfWork, command: DecideGap) -> UUID:
    """Decide on it once: the log says what happened and what was given back, and the exam PC hears it."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    problems: list[Violation] = [*held.closed(), *check_minutes(command.minutes, least=0)]
    if one.state not in states.STILL_TO_DECIDE:
        problems += held.against(one, states.SAY)
    reading = queries.read_one(uow.session, one.id)
    problems += _against_gap(reading, one, command)
    uow.enforce([*problems, *check_words(command.words, needed=command.minutes == 0)])
    words = command.words or _("The exam PC stood still, and went on by itself.")
    noted = room.NoteIncident(
        sitting_id=held.sitting.id, incident="freeze", words=words, candidate_id=one.candidate_id
    )
    row = _of_its_move(held, one, reading, command.gap) or room.note_incident(uow, noted)
    _credit(uow, held, row, command.minutes, (one.candidate_id,), words)
    screens.say(uow, one.id, m.CREDIT, _decided(reading, command))
    _told(uow, held, one, states.EXTRA)
    return row


def note_and_credit(
    uow: UnitOfWork, held: Screens, noted: room.NoteIncident, minutes: int, candidates: tuple[UUID, ...]
) -> UUID:
    """An incident with the minutes it cost some people; its row in the log."""
    row = room.note_incident(uow, noted)
    _credit(uow, held, row, minutes, candidates, noted.words)
    return row


def _credit(
    uow: UnitOfWork, held: Screens, about: UUID, minutes: int, candidates: tuple[UUID, ...], words: str
) -> None:
    credited = room.CreditMinutes(
        sitting_id=held.sitting.id,
        about_id=about,
        minutes=minutes,
        candidate_ids=candidates,
        words=words,
        by_board=True,
    )
    room.credit_minutes(uow, credited)


def _of_its_move(held: Screens, one: Looked, reading: Reading, gap: int) -> UUID | None:
    """The incident that the move was written down with which a gap comes from, if it is not decided yet."""
    if not any(known.n == gap and known.kind == MOVED for known in reading.attempt.account.gaps):
        return None
    moves = {when(said.at, held.sitting.day, None).minute for said in one.sent if said.kind == m.MOVE}
    found = [
        id
        for id, told in held.day.disturbances.items()
        if told.entry.candidate == one.candidate_id and told.entry.minute in moves and not told.decided
    ]
    return found[0] if found else None


def _noted(command: GiveTime | GiveAll, candidate_id: UUID | None = None) -> room.NoteIncident:
    return room.NoteIncident(
        sitting_id=command.sitting_id,
        incident=command.incident,
        words=command.words,
        candidate_id=candidate_id,
    )


def _decided(reading: Reading, command: DecideGap) -> dict[str, object]:
    """What the exam PC hears; also how long the gap was, where its own clock made it longer."""
    said: dict[str, object] = {"ms": command.minutes * MINUTE_MS, "gap": command.gap}
    [gap] = (gap for gap in reading.attempt.account.gaps if gap.n == command.gap)
    lost = reading.lost_ms(gap)
    return said if lost == gap.lost_ms else said | {"lost_ms": lost}


def _against_gap(reading: Reading, one: Looked, command: DecideGap) -> Iterator[Violation]:
    known = {gap.n for gap in reading.attempt.account.gaps if gap.open}
    if command.gap in queries.decided_gaps(one.sent) or command.gap not in known:
        yield GapGone()


def _told(uow: UnitOfWork, held: Screens, one: Looked, act: str) -> None:
    audited(uow, held.sitting, terms.SCREEN_ACT, act=f"screen_acts:{act}", numbers=str(one.number))
