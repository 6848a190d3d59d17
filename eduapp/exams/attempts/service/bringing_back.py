"""Who handed in too early, or lost something, is brought back by two people in their own names (2.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import N_
from eduapp.core.spans import MINUTE_MS
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.queries.times import left_standing
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.rules.minutes import check_minutes
from eduapp.exams.attempts.service.giving import note_and_credit
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import queries as room_queries
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.screens import queries as screen_queries
from eduapp.exams.screens import service as screens
from eduapp.exams.screens.queries import NoticeRow
from eduapp.exams.sittings.rules.states import PAUSED
from eduapp.kiosk.formats import messages as m


class NoTimeLeft(Violation):
    """Who is brought back without time is handed in again at once."""

    message = N_("Candidate {number} has no time left. Say how many minutes the candidate goes on with.")
    about = ("minutes",)


class TwoPeople(Violation):
    """One alone does not open what was handed in."""

    message = N_("You asked for it yourself. Another person confirms it in their own name.")


@dataclass(frozen=True, kw_only=True)
class BringBack(Command):
    """The first person says why, and with how many minutes more; the second confirms what was asked for."""

    sitting_id: UUID
    attempt_id: UUID
    words: str = ""
    minutes: int = 0  # given back before the candidate goes on, beside what is left


def bring_back(uow: UnitOfWork, command: BringBack) -> bool:
    """Ask for it, or confirm what somebody else asked; whether the candidate goes on now."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    asked = _asked(uow, held, one)
    left = left_standing(screen_queries.read_one(uow.session, one.id), one.sent)
    uow.enforce(_against(held, one, asked, uow.actor.user_id, command, left))
    if asked is None:
        screens.notice(uow, one.id, "asked_back", n=command.minutes, words=command.words.strip())
        audited(uow, held.sitting, terms.BACK_ASKED, numbers=str(one.number), words=command.words.strip())
        return False
    rows = [
        row
        for row in room_queries.log(uow.session, held.sitting.id)
        if row.counts and row.entry.kind == steps.HAND_IN and row.entry.candidate == one.candidate_id
    ]
    if rows:
        back = room.TakeBack(sitting_id=held.sitting.id, entry_id=rows[-1].id, reason=asked.words)
        room.take_back(uow, back)
    if asked.n:
        noted = room.NoteIncident(
            sitting_id=held.sitting.id,
            incident=states.WORKSTATION,
            words=asked.words,
            candidate_id=one.candidate_id,
        )
        note_and_credit(uow, held, noted, asked.n, (one.candidate_id,))
        screens.say(uow, one.id, m.CREDIT, {"ms": asked.n * MINUTE_MS})
    screens.notice(uow, one.id, "brought_back", n=asked.n, words=asked.words)
    screens.say(uow, one.id, m.BRING_BACK)
    if held.sitting.state == PAUSED:  # everybody stands still: who comes back waits with the others
        screens.say(uow, one.id, m.PAUSE)
    act = f"screen_acts:{states.BRING_BACK}"
    audited(uow, held.sitting, terms.SCREEN_ACT, act=act, numbers=str(one.number))
    return True


def _asked(uow: UnitOfWork, held: Screens, one: Looked) -> NoticeRow | None:
    told = screen_queries.notices(uow.session, held.sitting.id).get(one.id, [])
    last = next((row for row in reversed(told) if row.kind in {"asked_back", "brought_back"}), None)
    return last if last is not None and last.kind == "asked_back" else None


def _against(
    held: Screens, one: Looked, asked: NoticeRow | None, who: UUID, command: BringBack, left: int
) -> Iterator[Violation]:
    yield from held.against(one, states.BRING_BACK)
    if asked is None:
        yield from check_words(command.words, needed=True)
        yield from check_minutes(command.minutes, least=0)
        if left + command.minutes * MINUTE_MS <= 0:
            yield NoTimeLeft(number=one.number)
    elif asked.by == who:
        yield TwoPeople()
