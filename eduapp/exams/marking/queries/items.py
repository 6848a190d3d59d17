"""Every decided answer of some sittings, for statistics: a hundred thousand of them in less than a second.

What is read is kept as the database gives it, for among so many marks few differ: each id, each mark and each
answer is made once. Nothing here tells more of a candidate than the number.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
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


@dataclass(slots=True)
class _Answers:
    """Of one candidate, by the version of the question: what the key gave and left, and all other marks."""

    by_key: dict[Kept, tuple[int | None, str]] = field(default_factory=dict)
    by_people: dict[Kept, dict[Place, Given]] = field(default_factory=dict)


NOTHING = _Answers()


def item_marks(session: Session, sitting_ids: Sequence[UUID]) -> list[ItemMark]:
    """Every answer that is decided, of some sittings; where the whole is graded there is none."""
    done, answers = rounds_done(session, sitting_ids), _answers(session, sitting_ids)
    return [
        mark
        for id in sitting_ids
        for mark in _items(sat(session, id), paper_of(session, id), answers, done.get(id, ()))
    ]


def _answers(session: Session, sitting_ids: Collection[UUID]) -> dict[UUID, _Answers]:
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
    found: dict[Kept, _Answers] = {}
    for some in in_parts(sitting_ids):
        query = select(*columns).where(
            AnswerMark.sitting_id.in_(some),
            AnswerMark.superseded == false(),
            AnswerMark.question_version_id.is_not(None),
        )
        for candidate, version, place, turn, points, grade, told in session.execute(query):
            theirs = found.get(candidate)
            if theirs is None:
                theirs = found[candidate] = _Answers()
            if place == MACHINE:
                theirs.by_key[version] = points, told
            else:
                theirs.by_people.setdefault(version, {})[place, turn] = Given(points, grade)
    return {_id(candidate): theirs for candidate, theirs in found.items()}


def _items(
    people: Sequence[Sat],
    paper: MarkedPaper,
    answers: dict[UUID, _Answers],
    done: Collection[Place],
) -> Iterator[ItemMark]:
    """By number, and as the paper asks."""
    theirs_of = [(one, answers.get(one.candidate_id, NOTHING)) for one in people]
    versions = {v for _one, theirs in theirs_of for kept in (theirs.by_key, theirs.by_people) for v in kept}
    kept = {_id(version): version for version in versions}
    marked = [item for item in paper.items if item.version_id in kept]
    asked = [(item.version_id, item.most, kept[item.version_id]) for item in marked]
    by_key = _ByKey(done)
    for one, theirs in theirs_of:
        for version_id, most, version in asked:
            left = theirs.by_key.get(version)
            if left is not None:
                points, value = by_key[left]
                answered = value is not None
            else:
                given = decide(theirs.by_people.get(version, {}), done).given
                points, value, answered = given.points if given is not None else None, None, True
            if points is not None:
                yield ItemMark(one.candidate_id, one.number, version_id, points, most, answered, value)


def _id(kept: Kept) -> UUID:
    return kept if isinstance(kept, UUID) else UUID(kept)


class _ByKey(dict[tuple[int | None, str], tuple[int | None, Value]]):
    """The points that hold and what was answered, by the points the key gave and the text it left."""

    def __init__(self, done: Collection[Place]) -> None:
        super().__init__()
        self._done = done

    def __missing__(self, kept: tuple[int | None, str]) -> tuple[int | None, Value]:
        points, told = kept
        held = decide({(MACHINE, BLIND): Given(points)}, self._done).given
        self[kept] = read = held.points if held is not None else None, json.loads(told)["value"]
        return read
