"""Marking what a key can mark: every answer of a sitting on screen, in one transaction."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import false, select, update

from eduapp.core.canonical import canonical
from eduapp.core.db.base import new_ids
from eduapp.core.db.bulk import BulkInsert
from eduapp.core.db.parts import in_parts
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.memory import without_collecting
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.marking.queries.answers import Answers, answers
from eduapp.exams.marking.queries.paper import Item, keys_of
from eduapp.exams.marking.rules import machine, states
from eduapp.exams.marking.rules.answers import Value
from eduapp.exams.marking.rules.final import BLIND, MACHINE
from eduapp.exams.marking.rules.machine import Marked, mark, omitted
from eduapp.exams.marking.service.looking import Marking
from eduapp.exams.papers.models import ExamPaperItem
from eduapp.exams.questions.models import BankQuestion, QuestionVersion
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.sittings.models import Sitting

_COLUMNS = (
    "id", "version", "sitting_id", "candidate_id", "question_version_id", "place", "round", "points", "grade",
    "note", "told", "marked_by", "marked_at", "file_id", "superseded",
)  # fmt: skip

_OMITTED = omitted()

Told = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MarkByKey(Command):
    """Mark by their keys all closed questions of a sitting that were answered on screen."""

    sitting_id: UUID


@dataclass(frozen=True)
class KeyMark:
    """A mark that a key gives, before it is written."""

    candidate_id: UUID
    version_id: UUID
    value: Value
    marked: Marked


def mark_by_key(uow: UnitOfWork, command: MarkByKey) -> int:
    """Mark them; how many marks are new or others than before. A repeat changes nothing."""
    uow.require(terms.PLAN_MARKING)
    uow.lock(BankQuestion, *_asked(uow, command.sitting_id))  # before the sitting, as who corrects a key does
    marking = Marking(uow, command.sitting_id)
    uow.enforce(marking.against(states.BY_KEY))
    paper = marking.paper
    keys = Keys(keys_of(uow.session, [item.version_id for item in paper.items]))
    with without_collecting():
        found = answers(uow.session, marking.sitting.id, paper, marking.people)
        whole = ((who, given) for who, given in found.items() if given.complete)
        fresh = [one for who, given in whole for one in _marks(who, given, paper.items, keys)]
        count = write(uow, marking.sitting.id, fresh)
    if count:
        marking.tell(terms.MARKED_BY_KEY, count=count)
    return count


def _asked(uow: UnitOfWork, sitting_id: UUID) -> Collection[UUID]:
    """The questions of the paper: nobody corrects a key between reading it here and marking by it."""
    query = (
        select(QuestionVersion.question_id)
        .join(ExamPaperItem, ExamPaperItem.question_version_id == QuestionVersion.id)
        .join(Sitting, Sitting.paper_id == ExamPaperItem.paper_id)
        .where(Sitting.id == sitting_id)
    )
    return uow.session.scalars(query).all()


class Keys:
    """Keys of some questions; who answered the same gets the same mark, which is reckoned once."""

    def __init__(self, questions: dict[UUID, Question]) -> None:
        self._questions, self._known = questions, dict[tuple[UUID, str], Marked]()

    def mark(self, item: Item, value: Value) -> Marked:
        """The mark of an answer in the order of the bank."""
        known = (item.version_id, repr(value))
        found = self._known.get(known)
        if found is None:
            found = self._known[known] = mark(self._questions[item.version_id], value, item.most)
        return found


def _marks(who: UUID, given: Answers, items: tuple[Item, ...], keys: Keys) -> Iterator[KeyMark]:
    for item in items:
        value = given.values.get(item.version_id)
        if item.closed:
            yield KeyMark(who, item.version_id, value, keys.mark(item, value))
        elif value is None:
            yield KeyMark(who, item.version_id, None, _OMITTED)


def write(uow: UnitOfWork, sitting_id: UUID, marks: list[KeyMark]) -> int:
    """Keep marks of a key; those that are there already as they are change nothing. How many were written."""
    known = _known(uow, sitting_id, {one.version_id for one in marks})
    told = _Told()
    fresh, gone = [], []
    for one in marks:
        before = known.get((one.candidate_id, one.version_id))
        if before is not None and before[1:] == (one.marked.points, told.text(one)):
            continue
        fresh.append(one)
        gone += [] if before is None else [before[0]]
    for some in in_parts(gone):
        uow.session.execute(update(AnswerMark).where(AnswerMark.id.in_(some)).values(superseded=True))
    insert = BulkInsert(uow.session, AnswerMark, _COLUMNS)
    one_id, other = insert.converter("id"), insert.remembering("candidate_id")
    sitting, version = other(sitting_id), insert.remembering("question_version_id")
    at, no = insert.converter("marked_at")(uow.now), insert.converter("superseded")(False)
    insert.write(
        [
            (
                one_id(id), 1, sitting, other(one.candidate_id), version(one.version_id), MACHINE,
                BLIND, one.marked.points, "", "", told.text(one), None, at, None, no,
            )
            for id, one in zip(new_ids(len(fresh)), fresh, strict=True)
        ]
    )  # fmt: skip
    return len(fresh)


def told_of(value: Value, marked: Marked) -> Told:
    """What is kept beside a mark of a key: what was answered, and by which rules the points came about."""
    return {"value": value, "rules": machine.plain(marked.told)}


class _Told:
    """The same as text, made once for answers that are the same."""

    def __init__(self) -> None:
        self._known = dict[int, tuple[str, Marked]]()  # a mark that is kept shares its number with no other

    def text(self, one: KeyMark) -> str:
        """As it is kept."""
        found = self._known.get(id(one.marked))
        if found is None:
            text = canonical(told_of(one.value, one.marked))
            found = self._known[id(one.marked)] = (text, one.marked)
        return found[0]


def _known(
    uow: UnitOfWork, sitting_id: UUID, version_ids: Collection[UUID]
) -> dict[tuple[UUID, UUID], tuple[UUID, int, str]]:
    found: dict[tuple[UUID, UUID], tuple[UUID, int, str]] = {}
    columns = (AnswerMark.candidate_id, AnswerMark.question_version_id, AnswerMark.id, AnswerMark.points)
    for some in in_parts(version_ids):
        query = select(*columns, AnswerMark.told).where(
            AnswerMark.sitting_id == sitting_id,
            AnswerMark.superseded == false(),
            AnswerMark.place == MACHINE,
            AnswerMark.question_version_id.in_(some),
        )
        for candidate, version, id, points, told in uow.session.execute(query):
            if version is not None and points is not None:
                found[candidate, version] = id, points, canonical(told)
    return found
