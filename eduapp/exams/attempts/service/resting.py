"""A break by decision, from the board: out of the room in its log, and time stands still on screen.

Coming back is `go_on` of the seat. The room moves the end as far as the budget goes, and tells the exam PC.
"""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import breaks, states
from eduapp.exams.attempts.service.looking import Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts


@dataclass(frozen=True, kw_only=True)
class TakeBreak(Command):
    """Who goes into a break that was granted."""

    sitting_id: UUID
    attempt_id: UUID


def take_break(uow: UnitOfWork, command: TakeBreak) -> int:
    """Let them go; the minutes that are left of what was granted."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    account = held.day.account(one.candidate_id)
    uow.enforce([*held.against(one, states.BREAK), *breaks.check_break(account, one.number)])
    note = room.NoteAct(
        sitting_id=command.sitting_id,
        act=steps.LEAVE,
        candidate_ids=(one.candidate_id,),
        facts=Facts(breaks.rest_code()),
    )
    room.note_act(uow, note)
    audited(uow, held.sitting, terms.SCREEN_ACT, act=f"screen_acts:{states.BREAK}", numbers=str(one.number))
    return account.breaks_left
