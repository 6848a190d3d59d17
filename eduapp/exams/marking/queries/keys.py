"""Keys of questions that were asked: as they hold, who was marked by them, who would move and who moved."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark, KeyCorrection
from eduapp.exams.marking.queries.asking import require
from eduapp.exams.marking.queries.paper import corrections_of, keys_of
from eduapp.exams.marking.rules.final import BLIND, MACHINE, PAIR
from eduapp.exams.marking.rules.keys import KeyMarked, Moved, PeopleMarked, key_change, who_moves
from eduapp.exams.marking.rules.points import POINT
from eduapp.exams.papers.models import ExamPaperItem
from eduapp.exams.questions.models import QuestionKey
from eduapp.exams.questions.rules.facts import Facts, question_from
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import ANNULLED
from eduapp.people.access.models import User


@dataclass(frozen=True)
class HeldKey:
    """The key of a question as it holds, and how often it was corrected so far."""

    version_id: UUID
    question: Question
    corrections: int


@dataclass(frozen=True)
class MovedRow:
    """Somebody whose points for the question moved, or would: by number, in which exam."""

    sitting_id: UUID
    course: str
    day: date
    state: str  # code: sitting_states
    number: int
    before: int | None  # None: marked by people, and to be marked again
    after: int | None
    fixed: bool = False  # a grade of theirs is fixed, and stays
    again: bool = False  # both examiners have marked the answer again since


@dataclass(frozen=True)
class CorrectionRow:
    """A correction that was made: what of the key, by whom, when and why, and who moved."""

    version_id: UUID
    number: int
    reason: str
    by: str
    at: datetime
    moved: tuple[MovedRow, ...]
    was: tuple[str, ...]  # the key, a line each
    became: tuple[str, ...]


def held_key(session: Session, version_id: UUID) -> HeldKey | None:
    """The key of a version as it holds, for who may correct it. Raises NotAllowed."""
    require(session, terms.CORRECT_KEYS)
    found = keys_of(session, [version_id]).get(version_id)
    return (
        None
        if found is None
        else HeldKey(version_id, found, corrections_of(session, [version_id]).get(version_id, 0))
    )


def preview(session: Session, version_id: UUID, question: Question) -> list[MovedRow]:
    """Who would move by another key, in every exam; nothing is changed. Raises NotAllowed."""
    require(session, terms.CORRECT_KEYS)
    marks, by_people = key_marked(session, version_id), people_marked(session, version_id)
    return _rows(session, who_moves(question, marks, by_people))


def corrections(session: Session, sitting_id: UUID) -> list[CorrectionRow]:
    """Corrections of keys of this sitting's paper, oldest first, and who of this sitting moved."""
    require(session, terms.SEE_MARKING)
    on_paper = (
        select(ExamPaperItem.question_version_id)
        .join(Sitting, Sitting.paper_id == ExamPaperItem.paper_id)
        .where(Sitting.id == sitting_id)
    )
    query = (
        select(KeyCorrection, User.name)
        .join(User, User.id == KeyCorrection.corrected_by)
        .where(KeyCorrection.question_version_id.in_(on_paper))
        .order_by(KeyCorrection.corrected_at, KeyCorrection.number)
    )
    found = session.execute(query).all()
    keys = _as_written(session, {one.question_version_id for one, _name in found})
    made = []
    for one, name in found:
        was, now = keys[one.question_version_id], _without_pictures(one.facts)
        keys[one.question_version_id] = now  # the next correction of the same question begins here
        theirs = [each for each in _moved(one.moved) if each.sitting_id == sitting_id]
        again = _marked_again(session, sitting_id, one)
        made.append(
            CorrectionRow(
                one.question_version_id,
                one.number,
                one.reason,
                name,
                one.corrected_at,
                tuple(replace(row, again=row.number in again) for row in _rows(session, theirs)),
                *key_change(was, now),
            )
        )
    return made


def _marked_again(session: Session, sitting_id: UUID, correction: KeyCorrection) -> set[int]:
    """Whose answer both examiners have marked since a correction, by number."""
    query = (
        select(Candidate.candidate_number)
        .join(AnswerMark, AnswerMark.candidate_id == Candidate.id)
        .where(
            AnswerMark.sitting_id == sitting_id,
            AnswerMark.question_version_id == correction.question_version_id,
            AnswerMark.place.in_(PAIR),
            AnswerMark.round == BLIND,
            AnswerMark.superseded == false(),
            AnswerMark.marked_at > correction.corrected_at,
        )
        .group_by(Candidate.candidate_number)
        .having(func.count() == len(PAIR))
    )
    return set(session.scalars(query))


def _as_written(session: Session, version_ids: set[UUID]) -> dict[UUID, Question]:
    """Keys as they were before anybody corrected them, by version."""
    query = select(QuestionKey.version_id, QuestionKey.facts).where(QuestionKey.version_id.in_(version_ids))
    return {id: _without_pictures(facts) for id, facts in session.execute(query)}


def _without_pictures(facts: object) -> Question:
    """A question as far as its key is told in words."""
    return question_from({**cast("Facts", facts), "pictures": []})


def key_marked(session: Session, version_id: UUID) -> list[KeyMarked]:
    """Every answer that the key of a version has marked, in every sitting that counts."""
    query = (
        select(
            AnswerMark.sitting_id,
            AnswerMark.candidate_id,
            Candidate.candidate_number,
            AnswerMark.told,
            AnswerMark.points,
            ExamPaperItem.points,
        )
        .join(Candidate, Candidate.id == AnswerMark.candidate_id)
        .join(Sitting, Sitting.id == AnswerMark.sitting_id)
        .join(
            ExamPaperItem,
            (ExamPaperItem.paper_id == Sitting.paper_id) & (ExamPaperItem.question_version_id == version_id),
        )
        .where(
            AnswerMark.question_version_id == version_id,
            AnswerMark.place == MACHINE,
            AnswerMark.superseded == false(),
            Sitting.state != ANNULLED,
        )
        .order_by(AnswerMark.sitting_id, Candidate.candidate_number)
    )
    return [
        KeyMarked(sitting, who, number, cast("dict[str, Any]", told)["value"], points or 0, most * POINT)
        for sitting, who, number, told, points, most in session.execute(query)
    ]


def people_marked(session: Session, version_id: UUID) -> list[PeopleMarked]:
    """Every answer to a version that people have marked, where it counts; nothing of the marks."""
    query = (
        select(AnswerMark.sitting_id, AnswerMark.candidate_id, Candidate.candidate_number)
        .join(Candidate, Candidate.id == AnswerMark.candidate_id)
        .join(Sitting, Sitting.id == AnswerMark.sitting_id)
        .where(
            AnswerMark.question_version_id == version_id,
            AnswerMark.place != MACHINE,
            AnswerMark.superseded == false(),
            Sitting.state != ANNULLED,
        )
        .distinct()
        .order_by(AnswerMark.sitting_id, Candidate.candidate_number)
    )
    return [PeopleMarked(*row) for row in session.execute(query)]


def _moved(kept: object) -> list[Moved]:
    rows = cast("list[tuple[int, str, int | None, int | None]]", kept)
    return [Moved(UUID(sitting), number, before, after) for number, sitting, before, after in rows]


def _rows(session: Session, moved: list[Moved]) -> list[MovedRow]:
    ids = {one.sitting_id for one in moved}
    query = select(Sitting.id, Course.name, Sitting.day, Sitting.state)
    query = query.join(Course, Course.id == Sitting.course_id).where(Sitting.id.in_(ids))
    exams = {id: (course, day, state) for id, course, day, state in session.execute(query)}
    graded = (
        select(Candidate.sitting_id, Candidate.candidate_number)
        .join(Result, Result.candidate_id == Candidate.id)
        .where(Candidate.sitting_id.in_(ids), Result.superseded == false())
    )
    fixed = {(sitting, number) for sitting, number in session.execute(graded)}
    rows = [
        MovedRow(
            one.sitting_id,
            *exams[one.sitting_id],
            one.number,
            one.before,
            one.after,
            (one.sitting_id, one.number) in fixed,
        )
        for one in moved
    ]
    return sorted(rows, key=lambda row: (row.day, row.course, row.number))
