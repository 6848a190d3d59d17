"""What the screens told is written in the log of the room: who has handed in, when the journal says so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Refused
from eduapp.core.i18n import _
from eduapp.core.spans import minute_of_day
from eduapp.exams.attempts.queries.times import begins
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.service.looking import Looked, Screens
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.standing import Course
from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings.rules.states import COLLECTING, PAUSED, RUNNING

NOT_NOTED = "not_noted"  # code: screen_notices


@dataclass(frozen=True, kw_only=True)
class TakeIn(Command):
    """Everybody of a sitting who has handed in on screen and is not noted yet."""

    sitting_id: UUID


def take_in(uow: UnitOfWork, command: TakeIn) -> int:
    """Note them; how many. Who comes too late in by a lost contact is noted at the time of the journal."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    if held.sitting.state not in {RUNNING, PAUSED, COLLECTING}:
        return 0
    noted, day = 0, held.day
    for one in held.attempts.values():
        course = day.courses[one.candidate_id]
        if course.state not in steps.AT_WORK or one.state != states.SUBMITTED:
            continue
        reading = queries.read_one(uow.session, one.id)
        if reading.attempt.handed_in_at is None:
            continue  # what says so is not genuine
        started = next(begins(one.sent), None)
        try:
            handed_in = reading.clock.in_room_time(reading.attempt.handed_in_at, started)
            _hand_in(uow, held, one, course, handed_in)
            noted += 1
        except Refused as refused:  # one that cannot be noted keeps nobody else from being noted
            _say_why(uow, held, one, refused)
    return noted


def _hand_in(uow: UnitOfWork, held: Screens, one: Looked, course: Course, handed_in: datetime) -> None:
    if course.state == steps.OUT:
        _note(uow, held, one, steps.BACK, None)
    here = handed_in.astimezone(zone())
    minute = minute_of_day(here.time())
    now = uow.now.astimezone(zone())
    last = max([course.begun or 0, *(out.to or out.start for out in course.outs)])
    earlier = here.date() == now.date() and last <= minute < minute_of_day(now.time())
    _note(uow, held, one, steps.HAND_IN, minute if earlier else None)


def _say_why(uow: UnitOfWork, held: Screens, one: Looked, refused: Refused) -> None:
    """Once, at the seat: what keeps the log from saying that somebody handed in."""
    known = queries.notices(uow.session, held.sitting.id).get(one.id, ())
    if not any(told.kind == NOT_NOTED for told in known):
        screens.notice(uow, one.id, NOT_NOTED, words=refused.sentence())


def _note(uow: UnitOfWork, held: Screens, one: Looked, act: str, minute: int | None) -> None:
    on_screen = act == steps.HAND_IN  # nothing on paper came with it
    facts = Facts(words=_("On screen."), sheets=0) if on_screen else Facts()
    order = room.NoteAct(
        sitting_id=held.sitting.id,
        act=act,
        candidate_ids=(one.candidate_id,),
        facts=facts,
        minute=minute,
    )
    room.note_act(uow, order)
