"""Files for examiners without this program: noted when they leave; their marks come in all or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import InstrumentedAttribute

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound, Refused
from eduapp.core.files import sha256
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.exams.marking import terms
from eduapp.exams.marking.formats.desk_file import GivenMark, NoMarksFile, Returned, file_of, read_returned
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer, MarkingFile
from eduapp.exams.marking.queries.examiners import still_against
from eduapp.exams.marking.queries.paper import corrections_of
from eduapp.exams.marking.queries.tasks import Task, tasks
from eduapp.exams.marking.rules.examiners import HasHandedIn
from eduapp.exams.marking.rules.marking import NothingToMark, check_complete, check_given
from eduapp.exams.marking.rules.returned import (
    FileUnknown,
    HandedOut,
    Meant,
    check_desk,
    check_returned,
    check_since,
)
from eduapp.exams.marking.service.looking import Marking
from eduapp.exams.marking.service.marks import HANDS_IN, add_mark, against_round, close_round, is_done
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class NoteFile(Command):
    """A file is about to leave: for whom, of which round, what opens what comes back, and what is in it."""

    examiner_id: UUID
    file_id: UUID
    round: int
    key: bytes = field(repr=False)
    desk: str  # SHA-256


@dataclass(frozen=True, kw_only=True)
class TakeInFile(Command):
    """What came back, read in beside the name of this examiner."""

    examiner_id: UUID
    content: bytes = field(repr=False)


def note_file(uow: UnitOfWork, command: NoteFile) -> None:
    """Keep what opens the marks that come back. Raises Refused where this round cannot be handed in."""
    uow.require(terms.HANDLE_FILES)
    marking, examiner = _locked(uow, command.examiner_id)
    if examiner.ended_at is not None:
        raise NotFound
    uow.enforce(_against(uow, marking, examiner, command.round))
    row = MarkingFile(
        id=command.file_id,
        examiner_id=examiner.id,
        number=_last_number(uow, examiner.id) + 1,
        key=command.key,
        out_digest=command.desk,
        marks=sorted(str(id) for id in uow.session.scalars(_given(AnswerMark.id, marking, examiner))),
        keys=_keys(uow, marking),
        made_by=uow.actor.user_id,
        made_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    marking.tell(terms.FILE_MADE, name=_name(uow, examiner), place=examiner.place)


def take_in_file(uow: UnitOfWork, command: TakeInFile) -> tuple[int, int]:
    """Take in every mark of a file and hand in the round; if anything stands against it, nothing at all.

    How many marks came in, and how many were left out: of answers that nobody marks any more.
    Raises NoMarksFile and Refused.
    """
    uow.require(terms.HANDLE_FILES)
    file_id = _file_id(command.content)
    owner = uow.session.scalar(select(MarkingFile.examiner_id).where(MarkingFile.id == file_id))
    if owner is None:
        raise Refused(FileUnknown())
    marking, examiner = _locked(uow, owner)
    row = uow.session.get_one(MarkingFile, file_id)
    out = _handed_out(uow, marking, examiner, row)
    uow.enforce(check_returned(out, _meant(uow, command.examiner_id)))
    back = read_returned(command.content, row.key)
    uow.enforce([*check_desk(out, back.desk), *_against(uow, marking, examiner, back.round)])
    todo = tasks(uow.session, marking.sitting.id, examiner.place, back.round)
    uow.enforce(_against_since(uow, marking, examiner, row, todo, back))
    taken = _take(uow, marking, examiner, row, todo, back.round, back.marks)
    row.returned_digest, row.returned_by, row.returned_at = (
        sha256(command.content),
        uow.actor.user_id,
        uow.now,
    )
    uow.session.flush()
    name = _name(uow, examiner)
    marking.tell(terms.FILE_READ, name=name, place=examiner.place, count=taken)
    return taken, len(back.marks) - taken


def _against_since(
    uow: UnitOfWork,
    marking: Marking,
    examiner: MarkingExaminer,
    row: MarkingFile,
    todo: Sequence[Task],
    back: Returned,
) -> Iterator[Violation]:
    """What happened here after the file was made, and would be undone by it."""
    given = _given(AnswerMark, marking, examiner).where(AnswerMark.round == back.round)
    stood = set(cast("list[str]", row.marks))
    here = {
        (one.candidate_id, one.question_version_id)
        for one in uow.session.scalars(given)
        if str(one.id) not in stood
    }
    marked = [one.asked for one in todo if (one.candidate_id, one.version_id) in here]
    answered = {one.question for one in back.marks}
    before, now = cast("dict[str, int]", row.keys), _keys(uow, marking)
    asked = {str(one.version_id): one.number for one in marking.paper.items if one.number in answered}
    numbers = {number for version, number in asked.items() if now.get(version) != before.get(version)}
    yield from check_since(_name(uow, examiner), marked, numbers)


def _given(
    what: "type[AnswerMark] | InstrumentedAttribute[UUID]", marking: Marking, examiner: MarkingExaminer
) -> "Select[Any]":
    """What an examiner gave in the program, as far as it stands: not what came by a file."""
    return select(what).where(
        AnswerMark.sitting_id == marking.sitting.id,
        AnswerMark.place == examiner.place,
        AnswerMark.superseded == false(),
        AnswerMark.file_id.is_(None),
    )


def _keys(uow: UnitOfWork, marking: Marking) -> dict[str, int]:
    """How often each key of the paper has been corrected."""
    found = corrections_of(uow.session, [one.version_id for one in marking.paper.items])
    return {str(id): number for id, number in found.items()}


def _last_number(uow: UnitOfWork, examiner_id: UUID) -> int:
    """Of the files that were made for an examiner; 0 before the first."""
    query = select(func.max(MarkingFile.number)).where(MarkingFile.examiner_id == examiner_id)
    return uow.session.scalar(query) or 0


def _take(
    uow: UnitOfWork,
    marking: Marking,
    examiner: MarkingExaminer,
    row: MarkingFile,
    todo: Sequence[Task],
    turn: int,
    marks: Sequence[GivenMark],
) -> int:
    """Add the marks of answers that are still to be marked, and close the round; how many."""
    open_ = {(one.asked.number, one.asked.question): one for one in todo}
    uow.enforce(_against_marks(uow, marking, open_, marks))
    taken = [one for one in marks if one.key in open_]
    for one in taken:
        add_mark(uow, examiner, turn, open_[one.key], one.given, tidy(one.note), row.id)
    close_round(uow, marking, examiner, turn, tasks(uow.session, marking.sitting.id, examiner.place, turn))
    return len(taken)


def _against_marks(
    uow: UnitOfWork, marking: Marking, open_: dict[tuple[int, int], Task], marks: Sequence[GivenMark]
) -> Iterator[Violation]:
    """What stands against each mark. Who was taken out of the exam since is left out, and nobody unknown."""
    known = scale(marking.sitting.scale)
    grades = [one.code for one in known.grades]
    entered = select(Candidate.candidate_number).where(Candidate.sitting_id == marking.sitting.id)
    numbers, questions = set(uow.session.scalars(entered)), {item.number for item in marking.paper.items}
    for one in marks:
        task = open_.get(one.key)
        if task is not None:
            yield from check_given(task.asked, one.given, tidy(one.note), grades, known.label)
        elif one.number not in numbers or one.question not in (questions or {0}):
            yield NothingToMark(number=one.number, question=one.question)
    given = {one.key for one in marks}
    yield from check_complete([task.asked for key, task in open_.items() if key not in given])


def _against(uow: UnitOfWork, marking: Marking, examiner: MarkingExaminer, turn: int) -> list[Violation]:
    """Why a round cannot be handed in by a file: the same table as where it is handed in by hand."""
    if is_done(uow, marking, examiner, turn):
        return [HasHandedIn(name=_name(uow, examiner))]
    still = still_against(uow.session, marking.sitting, examiner)
    return [*against_round(marking, examiner, turn, HANDS_IN), *still]


def _locked(uow: UnitOfWork, examiner_id: UUID) -> tuple[Marking, MarkingExaminer]:
    """The sitting and the examiner, locked: from here on nobody else takes in a file of it."""
    sitting_id = uow.session.scalar(
        select(MarkingExaminer.sitting_id).where(MarkingExaminer.id == examiner_id)
    )
    if sitting_id is None:
        raise NotFound
    marking = Marking(uow, sitting_id)
    uow.lock(MarkingExaminer, examiner_id)
    return marking, uow.session.get_one(MarkingExaminer, examiner_id)


def _handed_out(uow: UnitOfWork, marking: Marking, examiner: MarkingExaminer, row: MarkingFile) -> HandedOut:
    sitting: Sitting = marking.sitting
    return HandedOut(
        sitting.id,
        uow.session.get_one(Course, sitting.course_id).name,
        sitting.day,
        examiner.id,
        _name(uow, examiner),
        examiner.ended_at is not None,
        row.out_digest,
        _local_day(row.returned_at),
        _local_day(_newer_made_at(uow, row)),
    )


def _newer_made_at(uow: UnitOfWork, row: MarkingFile) -> datetime | None:
    """When the newest file was made after this one for the same examiner; None if this is it."""
    newer = (MarkingFile.examiner_id == row.examiner_id) & (MarkingFile.number > row.number)
    query = select(MarkingFile.made_at).where(newer).order_by(MarkingFile.number.desc())
    return uow.session.scalar(query.limit(1))


def _local_day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(zone()).date()


def _meant(uow: UnitOfWork, examiner_id: UUID) -> Meant:
    found = uow.session.get(MarkingExaminer, examiner_id)
    if found is None:
        raise NotFound
    return Meant(found.sitting_id, found.id, _name(uow, found))


def _name(uow: UnitOfWork, examiner: MarkingExaminer) -> str:
    return uow.session.get_one(User, examiner.user_id).name


def _file_id(content: bytes) -> UUID:
    try:
        return UUID(file_of(content))
    except ValueError:
        raise NoMarksFile from None
