"""What examiners give: marks by candidate number, and handing in. Each only within their own appointment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.canonical import canonical
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Refused
from eduapp.core.files import sha256
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer, MarkingHandIn
from eduapp.exams.marking.queries.examiners import still_against
from eduapp.exams.marking.queries.tasks import Task, looked, tasks
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import BLIND, TALKED, THIRD, Given
from eduapp.exams.marking.rules.marking import (
    HandedInAlready,
    NothingToMark,
    check_complete,
    check_given,
)
from eduapp.exams.marking.service.looking import Marking, own


@dataclass(frozen=True, kw_only=True)
class GiveMark(Command):
    """A mark for one answer, as hundredths of a point or, where the whole is graded, as a grade."""

    sitting_id: UUID
    number: int  # of the candidate
    version_id: UUID | None = None  # of the question; None: the whole
    points: int | None = None
    grade: str = ""
    note: str = ""
    round: int = BLIND


@dataclass(frozen=True, kw_only=True)
class HandIn(Command):
    """Everything is marked; it stands from now on."""

    sitting_id: UUID
    round: int = BLIND


_MARKS = {(True, BLIND): states.DECIDE, (False, BLIND): states.MARK, (False, TALKED): states.TALK}
HANDS_IN = {
    (True, BLIND): states.DECIDE_HAND_IN,
    (False, BLIND): states.HAND_IN,
    (False, TALKED): states.TALK_HAND_IN,
}


def give_mark(uow: UnitOfWork, command: GiveMark) -> UUID:
    """Give a mark, or another one than before; the one before is kept beside it."""
    uow.require(terms.MARK)
    examiner = own(uow, command.sitting_id)
    marking = Marking(uow, command.sitting_id)
    _may(uow, marking, examiner, command.round, _MARKS)
    task = _task(uow, marking, examiner, command)
    if task.given is not None and _handed_in(uow, examiner, command.round):
        raise Refused(HandedInAlready())  # only what lost its mark is given again
    asked = task.asked
    given, note = Given(command.points, command.grade), tidy(command.note)
    known = scale(marking.sitting.scale)
    grades = [one.code for one in known.grades]
    uow.enforce(check_given(asked, given, note, grades, known.label))
    row = add_mark(uow, examiner, command.round, task, given, note)
    marking.tell(
        terms.MARKS_GIVEN, numbers=str(command.number), question=asked.question, place=examiner.place
    )
    return row.id


def hand_in(uow: UnitOfWork, command: HandIn) -> None:
    """Hand in a round, once every answer of it has a mark."""
    uow.require(terms.MARK)
    examiner = own(uow, command.sitting_id)
    marking = Marking(uow, command.sitting_id)
    _may(uow, marking, examiner, command.round, HANDS_IN)
    todo = tasks(uow.session, marking.sitting.id, examiner.place, command.round)
    uow.enforce(check_complete([one.asked for one in todo if one.given is None]))
    close_round(uow, marking, examiner, command.round, todo)


def close_round(
    uow: UnitOfWork, marking: Marking, examiner: MarkingExaminer, turn: int, todo: Iterable[Task]
) -> None:
    """Write down that a round is handed in, with a digest over what was given in it; once, and for good.

    What is marked again by a corrected key stands at once. It is told the trail alone.
    """
    facts = [
        [one.asked.number, str(one.version_id or ""), one.given.points, one.given.grade]
        for one in todo
        if one.given is not None
    ]
    digest = sha256(canonical(facts).encode())
    if not _handed_in(uow, examiner, turn):
        uow.session.add(MarkingHandIn(examiner_id=examiner.id, round=turn, at=uow.now, digest=digest))
        uow.session.flush()
    marking.tell(terms.MARKS_HANDED_IN, place=examiner.place, count=len(facts))


def add_mark(
    uow: UnitOfWork,
    examiner: MarkingExaminer,
    turn: int,
    task: Task,
    given: Given,
    note: str,
    file_id: UUID | None = None,
) -> AnswerMark:
    """One mark more of an examiner; what was given for the answer before counts no more."""
    same = (
        AnswerMark.candidate_id == task.candidate_id,
        AnswerMark.question_version_id == task.version_id,
        AnswerMark.place == examiner.place,
        AnswerMark.round == turn,
        AnswerMark.superseded == false(),
    )
    before = uow.session.scalar(select(AnswerMark).where(*same))
    if before is not None:
        before.superseded = True
        uow.session.flush()
    row = AnswerMark(
        sitting_id=examiner.sitting_id,
        candidate_id=task.candidate_id,
        question_version_id=task.version_id,
        place=examiner.place,
        round=turn,
        points=given.points,
        grade=given.grade,
        note=note,
        told={},
        marked_by=examiner.user_id,
        marked_at=uow.now,
        file_id=file_id,
    )
    uow.session.add(row)
    uow.session.flush()
    return row


def against_round(
    marking: Marking, examiner: MarkingExaminer, turn: int, acts: Mapping[tuple[bool, int], str]
) -> list[Violation]:
    """Why an act of an examiner cannot be in this round, by the one table."""
    act = acts.get((examiner.place == THIRD, turn))
    return [NothingToMark(number="–", question="–")] if act is None else marking.against(act)


def _may(
    uow: UnitOfWork,
    marking: Marking,
    examiner: MarkingExaminer,
    turn: int,
    acts: Mapping[tuple[bool, int], str],
) -> None:
    """Whether this examiner may do so now: by the one table, by what they handed in, by whom they teach."""
    done = is_done(uow, marking, examiner, turn)
    if done:
        raise Refused(HandedInAlready())
    still = still_against(uow.session, marking.sitting, examiner)
    uow.enforce([*against_round(marking, examiner, turn, acts), *still])


def is_done(uow: UnitOfWork, marking: Marking, examiner: MarkingExaminer, turn: int) -> bool:
    """Whether they handed in the round, and nothing of it is to be marked again since a key was corrected."""
    if (examiner.place, turn) not in marking.done:
        return False
    todo = tasks(uow.session, marking.sitting.id, examiner.place, turn)
    return all(one.given is not None for one in todo)


def _handed_in(uow: UnitOfWork, examiner: MarkingExaminer, turn: int) -> bool:
    """Whether this round was ever handed in, also if marks of it were taken back since."""
    return uow.session.get(MarkingHandIn, (examiner.id, turn)) is not None


def _task(uow: UnitOfWork, marking: Marking, examiner: MarkingExaminer, command: GiveMark) -> Task:
    """The answer that is to be marked, if it is theirs to mark: looked up by itself, it is asked so often."""
    held = looked(uow.session, marking.sitting.id, command.number)
    todo = tasks(uow.session, marking.sitting.id, examiner.place, command.round, held)
    found = next((one for one in todo if one.version_id == command.version_id), None)
    if found is None:
        item = held.paper.item(command.version_id)
        raise Refused(NothingToMark(number=command.number, question="–" if item is None else item.number))
    return found
