"""Who sat an exam, and what each answered on screen: journals read, with choices as the bank keeps them.

Who wrote on paper, or went on on paper, and whose journal cannot be believed to its end, is marked from the
sheets and by people: what is known from the screen stands beside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from eduapp.exams.marking.queries.paper import MarkedPaper
from eduapp.exams.marking.rules.answers import Value, has_words, in_bank_order
from eduapp.exams.room import queries as room
from eduapp.exams.room.models import RoomEntry
from eduapp.exams.room.rules.cases import REMOVAL
from eduapp.exams.room.rules.replay import the_day
from eduapp.exams.room.rules.steps import DECIDE, REMOVED
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import ScreenAttempt
from eduapp.exams.screens.rules.last_answers import LastAnswers
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.formats.sealed import read_sealed

# A paper is canonical JSON: a quote inside words has a slash before it, so nothing else reads like this.
_LETTER = re.compile(rb'"letter":"([A-Z])"')


@dataclass(frozen=True)
class Sat:
    """Somebody who sat the exam, by number. `letter`: of the version of the paper they had."""

    candidate_id: UUID
    number: int
    letter: str
    attempt_id: UUID | None = None  # of who sat on screen


@dataclass(frozen=True)
class Answers:
    """What somebody answered on screen, by the version of the question; without what was left out.

    `complete`: that is all there is, and a key can mark it. Else people mark from the sheets.
    """

    complete: bool = False
    values: dict[UUID, Value] = field(default_factory=dict)


ON_SHEETS = Answers()


def sat(session: Session, sitting_id: UUID) -> list[Sat]:
    """Everybody who sat it, by number: who came, by the log that two signed, and was not removed."""
    query = (
        select(Candidate.id, Candidate.candidate_number, Candidate.letter, ScreenAttempt.id)
        .outerjoin(ScreenAttempt, ScreenAttempt.candidate_id == Candidate.id)
        .where(
            Candidate.sitting_id == sitting_id,
            Candidate.cancelled_at.is_(None),
            Candidate.attended == true(),
        )
        .order_by(Candidate.candidate_number)
    )
    removed = _removed(session, sitting_id)
    return [Sat(*row) for row in session.execute(query) if row[0] not in removed]


def answers(
    session: Session, sitting_id: UUID, paper: MarkedPaper, people: Iterable[Sat]
) -> dict[UUID, Answers]:
    """What everybody answered, by candidate: as it was sealed, or every journal read record by record."""
    readings = dict(screens.answered(session, sitting_id, room.sealed_answers(session, sitting_id)))
    letters = _letters(session, sitting_id)
    found: dict[UUID, Answers] = {}
    for one in people:
        reading = readings.get(one.attempt_id) if one.attempt_id is not None else None
        letter = letters.get(one.candidate_id) or one.letter
        found[one.candidate_id] = ON_SHEETS if reading is None else _read(reading, paper, letter)
    return found


def answers_by(session: Session, paper: MarkedPaper, one: Sat) -> Answers:
    """The same of one candidate."""
    if one.attempt_id is None:
        return ON_SHEETS
    letter = _letters(session, None, one.attempt_id).get(one.candidate_id) or one.letter
    return _read(screens.answered_by(session, one.attempt_id), paper, letter)


def letters_of(session: Session, sitting_id: UUID, people: Iterable[Sat]) -> dict[UUID, str]:
    """The version that each had in hand, by candidate: on screen what the sealed paper says."""
    sealed = _letters(session, sitting_id)
    return {one.candidate_id: sealed.get(one.candidate_id) or one.letter for one in people}


def _read(reading: LastAnswers, paper: MarkedPaper, letter: str) -> Answers:
    complete = reading.whole and not reading.on_paper
    values: dict[UUID, Value] = {}
    for number, (item, stands) in paper.numbered(letter).items():
        try:
            value = in_bank_order(item.shown.kind, stands, reading.answers.get(number))
        except (IndexError, KeyError, TypeError, ValueError):
            complete = False  # of another paper: nobody guesses what was meant
            continue
        if has_words(value):
            values[item.version_id] = value
    return Answers(complete, values)


def _letters(session: Session, sitting_id: UUID | None, attempt_id: UUID | None = None) -> dict[UUID, str]:
    """The letter on each sealed paper: a version that was given anew later was never on the screen."""
    query = select(ScreenAttempt.candidate_id, ScreenAttempt.sealed, ScreenAttempt.paper_key)
    query = query.where(
        ScreenAttempt.id == attempt_id if attempt_id else ScreenAttempt.sitting_id == sitting_id
    )
    return {id: letter for id, sealed, key in session.execute(query) if (letter := _letter(sealed, key))}


def _letter(sealed: bytes, key: bytes) -> str:
    try:
        found = _LETTER.search(read_sealed(sealed).open(key))
    except Fault:
        return ""
    return found[1].decode() if found else ""


def _removed(session: Session, sitting_id: UUID) -> set[UUID]:
    """Who was removed by a decision (§§ 9-39, 15-25): the log is only read again if there is any."""
    decided = select(RoomEntry.id).where(
        RoomEntry.sitting_id == sitting_id, RoomEntry.kind == DECIDE, RoomEntry.code == REMOVAL
    )
    if session.scalar(decided.limit(1)) is None:
        return set()
    day = the_day(room.exam_of(session, sitting_id), room.entries(session, sitting_id))
    return {id for id, course in day.courses.items() if course.state == REMOVED}
