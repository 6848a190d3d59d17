"""Somebody who has come is let in from the board: known, let in, and begun if the others have begun."""

from dataclasses import dataclass, field
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.service.looking import Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts


@dataclass(frozen=True, kw_only=True)
class LetIn(Command):
    """Who has come; `facts` say how somebody was known who is not checked in yet."""

    sitting_id: UUID
    attempt_id: UUID
    facts: Facts = field(default_factory=Facts)


def let_in(uow: UnitOfWork, command: LetIn) -> int:
    """Check them in and let them in, as the room does it; the minutes they came late.

    While the others write, the room begins for them at once, on screen too. What came late is lost (§ 9-28).
    """
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    uow.enforce(held.against(one, states.LET_IN))
    acts = [steps.AUTHORISE] if one.state == states.PRESENT else [steps.CHECK_IN, steps.AUTHORISE]
    for act in acts:
        said = command.facts if act == steps.CHECK_IN else Facts()
        note = room.NoteAct(
            sitting_id=command.sitting_id, act=act, candidate_ids=(one.candidate_id,), facts=said
        )
        room.note_act(uow, note)
    audited(uow, held.sitting, terms.SCREEN_ACT, act=f"screen_acts:{states.LET_IN}", numbers=str(one.number))
    return held.day.courses[one.candidate_id].late
