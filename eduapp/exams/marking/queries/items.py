"""Every decided answer of some sittings, for statistics: a hundred thousand of them in less than a second.

What is read is kept as the database gives it, for among so many marks few differ: each id, each mark and each
answer is made once. Nothing here tells more of a candidate than the number.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import String, Text, false, select, type_coerce
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.marking.queries.answers import Sat, sat
from eduapp.exams.marking.queries.marks import rounds_done
from eduapp.exams.marking.queries.paper import MarkedPaper, paper_of
from eduapp.exams.marking.rules.answers import Value
from eduapp.exams.marking.rules.final import BLIND, MACHINE, Given, Place, decide

Kept = str | UUID  # an id as the database gives it


class ItemMark(NamedTuple):
    """The mark of one answer that is decided, for statistics: of whom is told by number alone."""

    candidate_id: UUID
    number: int
    version_id: UUID
    points: int
    most: int
    answered: bool  # on paper always so: nobody notes there what was left out
    value: Value  # as the bank keeps choices; None for what was left out, open questions and paper


class _Answer(NamedTuple):
    """All marks of one answer, and what the key left of it."""

    marks: dict[Place, Given]
    told: list[str]


Answers = dict[Kept, _Answer]  # of one candidate, by the version of the question


def item_marks(session: Session, sitting_ids: Sequence[UUID]) -> list[ItemMark]:
    """Every answer that is decided, of some sittings; where the whole is graded there is none."""
    done, told = rounds_done(session, sitting_ids), _Told()
    answers = _answers(session, sitting_ids)
    return [
        mark
        for id in sitting_ids
        for mark in _items(sat(session, id), paper_of(session, id), answers, done.get(id, ()), told)
    ]


def _answers(session: Session, sitting_ids: Collection[UUID]) -> dict[UUID, Answers]:
    """Every mark in force of an answer, by candidate."""
    columns = (
        type_coerce(AnswerMark.candidate_id, String),
        type_coerce(AnswerMark.question_version_id, String),
        AnswerMark.place,
        AnswerMark.round,
        AnswerMark.points,
        AnswerMark.grade,
        type_coerce(AnswerMark.told, Text),
    )
    found: dict[UUID, Answers] = {}
    given = _Given()
    for some in in_parts(sitting_ids):
        query = select(*columns).where(
            AnswerMark.sitting_id.in_(some),
            AnswerMark.superseded == false(),
            AnswerMark.question_version_id.is_not(None),
        )
        rows = session.execute(query.order_by(AnswerMark.candidate_id))
        for candidate, theirs in groupby(rows, key=itemgetter(0)):
            found[_id(candidate)] = _of_one(theirs, given)
    return found


def _of_one(rows: Iterable[Any], given: "_Given") -> Answers:
    answers: Answers = {}
    for _candidate, version, place, turn, points, grade, told in rows:
        answer = answers.get(version)
        if answer is None:
            answer = answers[version] = _Answer({}, [])
        answer.marks[place, turn] = given[points, grade]
        if place == MACHINE:
            answer.told.append(told)
    return answers


def _items(
    people: Sequence[Sat],
    paper: MarkedPaper,
    answers: dict[UUID, Answers],
    done: Collection[Place],
    told: "_Told",
) -> Iterator[ItemMark]:
    versions = {version for one in people for version in answers.get(one.candidate_id, ())}
    kept = {_id(version): version for version in versions}
    asked = [(item, kept[item.version_id]) for item in paper.items if item.version_id in kept]
    for one in people:
        theirs = answers.get(one.candidate_id, {})
        for item, version in asked:
            answer = theirs.get(version)
            given = decide(answer.marks, done).given if answer is not None else None
            if answer is None or given is None or given.points is None:
                continue
            by_key = (MACHINE, BLIND) in answer.marks
            value = told[answer.told[0]] if by_key else None
            answered = value is not None if by_key else True
            yield ItemMark(
                one.candidate_id, one.number, item.version_id, given.points, item.most, answered, value
            )


def _id(kept: Kept) -> UUID:
    return kept if isinstance(kept, UUID) else UUID(kept)


class _Given(dict[tuple[int | None, str], Given]):
    """Marks by what they are; each is made once."""

    def __missing__(self, key: tuple[int | None, str]) -> Given:
        self[key] = made = Given(*key)
        return made


class _Told(dict[str, Value]):
    """What was answered, by the text that the key left; each is read once."""

    def __missing__(self, kept: str) -> Value:
        self[kept] = value = json.loads(kept)["value"]
        return value
