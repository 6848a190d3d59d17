"""Exams whose sheets can be typed, as a list of marks is matched: by course code, day and number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.exams.grading.queries.gathering import TypedBy, asked_of, typed_of
from eduapp.exams.grading.rules.sheets import (
    Asked,
    DidNotSit,
    FixedAlready,
    NotOnPaper,
    Sheet,
    TypedByTwo,
    place_for,
)
from eduapp.exams.marking import queries as marking
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import SEALED


@dataclass(frozen=True)
class ToType:
    """One sealed exam as one person may type it: nothing of what others typed is in it."""

    sitting_id: UUID
    scale: str
    asked: Asked
    people: Mapping[int, UUID]  # candidates who wrote on paper, by number
    own: Mapping[int, Sheet]  # what this person typed, by number
    against: Mapping[int, Violation]  # why some cannot be typed, by number
    others: Mapping[int, frozenset[tuple[UUID, datetime]]]  # who else typed and when, by number; not what

    def against_number(self, number: int) -> Violation | None:
        """Why a candidate cannot be typed; None if nothing stands against it."""
        if number not in self.people and number not in self.against:
            return DidNotSit(number=number)
        return self.against.get(number)


def to_type(session: Session) -> dict[tuple[str, date], ToType]:
    """Every exam that is sealed, by course code in capitals and day, for who asks."""
    actor: Actor = session.info["actor"]
    query = select(Sitting, Course.code).join(Course, Course.id == Sitting.course_id)
    found = session.execute(query.where(Sitting.state == SEALED)).all()
    return {(code.upper(), sitting.day): _exam(session, sitting, actor.user_id) for sitting, code in found}


def _exam(session: Session, sitting: Sitting, by: UUID) -> ToType:
    people, typed = marking.sat(session, sitting.id), typed_of(session, sitting.id)
    graded = set(
        session.scalars(
            select(Result.candidate_id)
            .join(Candidate, Candidate.id == Result.candidate_id)
            .where(Candidate.sitting_id == sitting.id, Result.superseded == false())
        )
    )
    against: dict[int, Violation] = {}
    own: dict[int, Sheet] = {}
    others: dict[int, frozenset[tuple[UUID, datetime]]] = {}
    for one in people:
        sheets = typed.get(one.candidate_id, {})
        others[one.number] = frozenset((each.by, each.at) for each in sheets.values() if each.by != by)
        mine = _own(sheets, by)
        if mine is not None:
            own[one.number] = mine
        if one.attempt_id is not None:
            against[one.number] = NotOnPaper(number=one.number)
        elif one.candidate_id in graded:
            against[one.number] = FixedAlready(number=one.number)
        elif place_for(by, {place: each.by for place, each in sheets.items()}) is None:
            against[one.number] = TypedByTwo(number=one.number)
    numbers = {one.number: one.candidate_id for one in people if one.attempt_id is None}
    return ToType(sitting.id, sitting.scale, asked_of(session, sitting), numbers, own, against, others)


def _own(sheets: Mapping[int, TypedBy], by: UUID) -> Sheet | None:
    return next((one.sheet for one in sheets.values() if one.by == by), None)
