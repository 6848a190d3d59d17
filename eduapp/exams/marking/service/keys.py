"""A wrong key is corrected for all sittings at once, with one reason; who moved is kept beside it.

What people gave by what was said to be right is taken back where nothing is fixed yet: they mark it again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select, update

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.education.courses.models import Course
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark, KeyCorrection, KeyLook
from eduapp.exams.marking.queries.keys import key_marked, people_marked, results_that_stay, to_look_at
from eduapp.exams.marking.queries.paper import corrections_of, keys_of
from eduapp.exams.marking.rules.final import MACHINE
from eduapp.exams.marking.rules.keys import (
    PeopleMarked,
    check_correction,
    check_looks,
    marked_again,
    who_moves,
)
from eduapp.exams.marking.service.by_key import KeyMark, write
from eduapp.exams.marking.service.looking import Marking
from eduapp.exams.papers.models import ExamPaperItem
from eduapp.exams.questions.models import BankQuestion, QuestionVersion
from eduapp.exams.questions.rules.facts import facts_of
from eduapp.exams.questions.rules.filing import label_of
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import CLOSED, SEALED


@dataclass(frozen=True, kw_only=True)
class CorrectKey(Command):
    """The whole question of a version as it is right; `before`: corrections there were when it was shown."""

    version_id: UUID
    question: Question
    reason: str
    before: int = 0


def correct_key(uow: UnitOfWork, command: CorrectKey) -> UUID:
    """Correct a key and mark again everybody it has marked. Fixed grades stay; who moved is told."""
    uow.require(terms.CORRECT_KEYS)
    version = uow.session.get(QuestionVersion, command.version_id)
    if version is None:
        raise NotFound
    uow.lock(BankQuestion, version.question_id)  # a version itself is never written to
    was = keys_of(uow.session, [command.version_id]).get(command.version_id)
    if was is None:
        raise NotFound
    number = corrections_of(uow.session, [command.version_id]).get(command.version_id, 0)
    uow.expect(number, command.before)
    reason = tidy(command.reason)
    uow.enforce(check_correction(was, command.question, reason))
    uow.lock(Sitting, *_asked_in(uow, command.version_id))
    marks = key_marked(uow.session, command.version_id)
    by_people = people_marked(uow.session, command.version_id)
    stay = results_that_stay(uow.session, by_people)
    moved = who_moves(command.question, marks, by_people, stay)
    row = KeyCorrection(
        question_version_id=command.version_id,
        number=number + 1,
        facts=facts_of(command.question),
        reason=reason,
        moved=[
            [one.number, str(one.sitting_id), one.before, one.after, str(one.result_id or "")]
            for one in moved
        ],
        corrected_by=uow.actor.user_id,
        corrected_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    fresh: dict[UUID, list[KeyMark]] = {}
    for one, mark in marked_again(command.question, marks):
        fresh.setdefault(one.sitting_id, []).append(
            KeyMark(one.candidate_id, command.version_id, one.value, mark)
        )
    for sitting_id, theirs in fresh.items():
        write(uow, sitting_id, theirs)
    _take_back(uow, command.version_id, by_people, reason)
    by_key = [(one.sitting_id, one.number) for one in moved if one.after is not None]
    numbers = _by_exam(uow, by_key) or "–"
    uow.audit(
        terms.KEY_CORRECTED, row.id, label=label_of(was), reason=reason, count=len(by_key), numbers=numbers
    )
    uow.publish(terms.MARKING_CHANGED)
    return row.id


@dataclass(frozen=True, kw_only=True)
class NoteLooks(Command):
    """Of these grades somebody looked at the answer again since a key was corrected, and they stand."""

    sitting_id: UUID
    result_ids: tuple[UUID, ...]
    found: str  # who looked at the answer, and what they say of it


def note_looks(uow: UnitOfWork, command: NoteLooks) -> int:
    """Note that fixed grades stand, after each answer was looked at by the corrected key (§ 9-9); how many.

    Whose answer earns other points is corrected instead, by two.
    """
    uow.require(terms.CORRECT_KEYS)
    marking = Marking(uow, command.sitting_id)
    wanted, found = set(command.result_ids), tidy(command.found)
    waiting = [one for one in to_look_at(uow.session, command.sitting_id) if one.result_id in wanted]
    uow.enforce(check_looks(wanted, {one.result_id for one in waiting}, found))
    for one in waiting:
        uow.session.add(
            KeyLook(
                correction_id=one.correction_id,
                result_id=one.result_id,
                found=found,
                looked_by=uow.actor.user_id,
                looked_at=uow.now,
            )
        )
    uow.session.flush()
    numbers = sorted({one.number for one in waiting})
    marking.tell(terms.ANSWERS_LOOKED_AT, numbers=", ".join(map(str, numbers)), reason=found)
    return len(numbers)


def _asked_in(uow: UnitOfWork, version_id: UUID) -> set[UUID]:
    """Every sitting with the question: nobody gives a mark for it meanwhile."""
    query = (
        select(Sitting.id)
        .join(ExamPaperItem, ExamPaperItem.paper_id == Sitting.paper_id)
        .where(ExamPaperItem.question_version_id == version_id, Sitting.state.in_(CLOSED))
    )
    return set(uow.session.scalars(query))


def _by_exam(uow: UnitOfWork, moved: Collection[tuple[UUID, int]]) -> str:
    """Candidate numbers by the exam they are of: two exams number their candidates alike."""
    of = {id: sorted(number for one, number in moved if one == id) for id, _number in moved}
    query = select(Sitting.id, Course.name, Sitting.day).join(Course, Course.id == Sitting.course_id)
    exams = uow.session.execute(
        query.where(Sitting.id.in_(of)).order_by(Sitting.day, Course.name, Sitting.id)
    )
    return "; ".join(
        f"{course}, {date_text(day)}: {', '.join(map(str, of[id]))}" for id, course, day in exams
    )


def _take_back(uow: UnitOfWork, version_id: UUID, by_people: Collection[PeopleMarked], reason: str) -> None:
    """What people gave by the old key counts no more where nothing is fixed; of whom is told the trail."""
    numbers: dict[UUID, list[int]] = {}
    for one in (each for each in by_people if each.here):
        numbers.setdefault(one.sitting_id, []).append(one.number)
    for sitting_id, theirs in numbers.items():
        if uow.session.get_one(Sitting, sitting_id).state != SEALED:
            continue
        current = update(AnswerMark).where(
            AnswerMark.sitting_id == sitting_id,
            AnswerMark.question_version_id == version_id,
            AnswerMark.place != MACHINE,
            AnswerMark.superseded == false(),
        )
        taken = current.values(superseded=True)
        uow.session.execute(taken, execution_options={"synchronize_session": False})
        told = ", ".join(str(number) for number in theirs)
        Marking(uow, sitting_id).tell(terms.MARKS_TAKEN_BACK, numbers=told, reason=reason)
