"""A stop for all and its end, and the end of one seat's pause, with the minutes that are given back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import _
from eduapp.core.spans import MINUTE_MS, milliseconds, whole_minutes
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.times import When
from eduapp.exams.screens import service as screens
from eduapp.kiosk.formats import messages as m


@dataclass(frozen=True, kw_only=True)
class StopAll(Command):
    """A stop for everybody in the room, and why."""

    sitting_id: UUID
    words: str


@dataclass(frozen=True, kw_only=True)
class GoOn(Command):
    """The end of the stop for all, or (`attempt_id`) of one seat's pause."""

    sitting_id: UUID
    attempt_id: UUID | None = None


def stop_all(uow: UnitOfWork, command: StopAll) -> UUID:
    """Stop the exam in the log, and on every screen where time runs; the row of the log."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    stop = room.StepSitting(
        sitting_id=command.sitting_id, step=steps.STOPPED, words=command.words, by_board=True
    )
    row = room.step_sitting(uow, stop)
    for one in held.attempts.values():
        if one.state == states.RUNNING:
            screens.say(uow, one.id, m.PAUSE)
    return row


def go_on(uow: UnitOfWork, command: GoOn) -> None:
    """Go on, and give back what it took: whole minutes, upwards, the same in the log and on the screen."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    if command.attempt_id is None:
        _all(uow, held)
        return
    one = held.attempt(command.attempt_id)
    uow.enforce(held.against(one, states.RESUME))
    if one.candidate_id in held.day.resting:
        _back_from_a_break(uow, held, one)
        return
    about = _incident_of(held, one)
    minutes = whole_minutes(milliseconds(uow.now - _paused_at(one))) if about is not None else 0
    if about is not None and minutes:
        _credit(uow, held, about, minutes, (one.candidate_id,))
    screens.say(uow, one.id, m.RESUME, {"credited_ms": minutes * MINUTE_MS})
    _told(uow, held, one)


def _back_from_a_break(uow: UnitOfWork, held: Screens, one: Looked) -> None:
    """The room notes the return, moves the end as far as was granted, and tells the exam PC."""
    note = room.NoteAct(sitting_id=held.sitting.id, act=steps.BACK, candidate_ids=(one.candidate_id,))
    room.note_act(uow, note)
    _told(uow, held, one)


def _told(uow: UnitOfWork, held: Screens, one: Looked) -> None:
    act = f"screen_acts:{states.RESUME}"
    audited(uow, held.sitting, terms.SCREEN_ACT, act=act, numbers=str(one.number))


def _all(uow: UnitOfWork, held: Screens) -> None:
    stop = next((id for id, told in held.day.disturbances.items() if told.going_on), None)
    room.step_sitting(uow, room.StepSitting(sitting_id=held.sitting.id, step=steps.RESUMED, by_board=True))
    if stop is None:
        return
    begun = When(held.sitting.day, held.day.disturbances[stop].entry.minute, typed=True).moment
    paused = [one for one in held.attempts.values() if one.state == states.PAUSED]
    stopped = [one for one in paused if _paused_at(one) >= begun]
    if not stopped:
        return
    resting = held.day.resting
    apart = {one.candidate_id for one in paused if one not in stopped} - resting  # paused by themselves
    late = {one.candidate_id: _paused_at(one) for one in stopped if _came_back(one, begun)}
    sat = tuple(id for id in held.day.who_sat(stop) if id not in apart)
    first = min((_paused_at(one) for one in stopped if one.candidate_id not in late), default=begun)
    for since in sorted({first, *late.values()}):
        who = tuple(id for id in sat if late.get(id, first) == since)
        minutes = whole_minutes(milliseconds(uow.now - since))
        if who and minutes:
            _credit(uow, held, stop, minutes, who)
    day = held.day
    given = day.disturbances[stop].credits
    for one in stopped:
        if one.candidate_id not in resting:
            back = given.get(one.candidate_id, 0) * MINUTE_MS
            screens.say(uow, one.id, m.RESUME, {"credited_ms": back})
    # whose break goes on is given the part of the stop before it; who went on on paper reads until when
    screens.settle(uow, held.sitting.id, day.ends(given))


def _credit(uow: UnitOfWork, held: Screens, about: UUID, minutes: int, candidates: tuple[UUID, ...]) -> None:
    words = _("As long as the screens stood still, in whole minutes.")
    credit = room.CreditMinutes(
        sitting_id=held.sitting.id,
        about_id=about,
        minutes=minutes,
        candidate_ids=candidates,
        words=words,
        by_board=True,
    )
    room.credit_minutes(uow, credit)


def _incident_of(held: Screens, one: Looked) -> UUID | None:
    """The incident that a pause of one seat was written down with: the last of theirs that is undecided."""
    mine = [
        id
        for id, told in held.day.disturbances.items()
        if told.entry.candidate == one.candidate_id and not told.decided
    ]
    return mine[-1] if mine else None


def _came_back(one: Looked, begun: datetime) -> bool:
    """Whether two people brought somebody back in this stop: what was lost before then is decided apart."""
    return any(said.kind == m.BRING_BACK and said.at >= begun for said in one.sent)


def _paused_at(one: Looked) -> datetime:
    return next(said.at for said in reversed(one.sent) if said.kind == m.PAUSE)
