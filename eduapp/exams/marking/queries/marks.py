"""What was decided of every answer of a sitting, for the features above and for everybody who may see it.

Nothing here holds a name, and nothing what an examiner gave before both have handed in.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select, true
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.parts import in_parts
from eduapp.core.violations import Violation
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer, MarkingHandIn
from eduapp.exams.marking.queries.answers import Sat, sat
from eduapp.exams.marking.queries.paper import MarkedPaper, paper_of
from eduapp.exams.marking.rules.final import BLIND, PAIR, Decided, Given, Place, decide, who_gave
from eduapp.exams.marking.rules.points import Unmarked, check_points
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import SEALED

Marks = dict[UUID, dict[UUID | None, dict[Place, Given]]]  # by candidate, question (None: the whole), place


@dataclass(frozen=True)
class MarkedCandidate:
    """One candidate who sat, and how far the marking is. Points are hundredths of a point."""

    candidate_id: UUID
    number: int
    on_screen: bool
    points: int  # of what is decided
    most: int  # 0 where the whole is graded
    open: int  # items that are not decided
    grade: str  # of the whole, "" where points are given
    problems: tuple[Violation, ...]  # not all marked, negative, above the most: nothing is fixed with them
    differ: int = 0  # of the open ones: on how many the two examiners differ
    given_by: str = ""  # who gave what is decided: final.KEY, EXAMINERS or BOTH

    @property
    def id(self) -> UUID:
        """Which row it is."""
        return self.candidate_id


def marked(session: Session, sitting_id: UUID) -> dict[UUID, MarkedCandidate]:
    """Everybody who sat, with what is decided of their answers so far, by candidate."""
    paper = paper_of(session, sitting_id)
    marks, done = marks_of(session, [sitting_id]), rounds_done(session, [sitting_id]).get(sitting_id, ())
    return {
        one.candidate_id: _candidate(one, paper, marks.get(one.candidate_id, {}), done)
        for one in sat(session, sitting_id)
    }


def marks_of(
    session: Session, sitting_ids: Collection[UUID], candidate_ids: Collection[UUID] | None = None
) -> Marks:
    """Every mark in force, perhaps of some. Never for a screen as it is: who marks sees their own alone."""
    columns = (
        AnswerMark.candidate_id,
        AnswerMark.question_version_id,
        AnswerMark.place,
        AnswerMark.round,
        AnswerMark.points,
        AnswerMark.grade,
    )
    found: Marks = {}
    for some in in_parts(sitting_ids):
        query = select(*columns).where(AnswerMark.sitting_id.in_(some), AnswerMark.superseded == false())
        if candidate_ids is not None:
            query = query.where(AnswerMark.candidate_id.in_(candidate_ids))
        for candidate, version, place, turn, points, grade in session.execute(query):
            of_answer = found.setdefault(candidate, {}).setdefault(version, {})
            of_answer[place, turn] = Given(points, grade)
    return found


def rounds_done(session: Session, sitting_ids: Collection[UUID]) -> dict[UUID, frozenset[Place]]:
    """Which places are done with which round, by sitting; of who marks now.

    Who handed in and has since lost a mark to a corrected key has done nothing before it is given again.
    """
    found = handed_in(session, sitting_ids)
    for sitting_id, lost in _lost(session, found).items():
        found[sitting_id] = {(place, turn) for place, turn in found[sitting_id] if place not in lost}
    return {id: frozenset(done) for id, done in found.items()}


def handed_in(session: Session, sitting_ids: Collection[UUID]) -> dict[UUID, set[Place]]:
    """Which places have ever handed in which round, by sitting; of who marks now."""
    found: dict[UUID, set[Place]] = {}
    for some in in_parts(sitting_ids):
        query = (
            select(MarkingExaminer.sitting_id, MarkingExaminer.place, MarkingHandIn.round)
            .join(MarkingHandIn, MarkingHandIn.examiner_id == MarkingExaminer.id)
            .where(MarkingExaminer.sitting_id.in_(some), MarkingExaminer.ended_at.is_(None))
        )
        for sitting_id, place, turn in session.execute(query):
            found.setdefault(sitting_id, set()).add((place, turn))
    return found


def _lost(session: Session, sitting_ids: Collection[UUID]) -> dict[UUID, set[int]]:
    """The places of whose blind marks one was taken back after they handed in, and none was given since."""
    again = aliased(AnswerMark)
    given_since = (
        select(again.id)
        .where(
            again.candidate_id == AnswerMark.candidate_id,
            again.question_version_id == AnswerMark.question_version_id,
            again.place == AnswerMark.place,
            again.round == AnswerMark.round,
            again.superseded == false(),
        )
        .exists()
    )
    theirs = (
        (MarkingExaminer.sitting_id == AnswerMark.sitting_id)
        & (MarkingExaminer.place == AnswerMark.place)
        & (MarkingExaminer.user_id == AnswerMark.marked_by)
        & (MarkingExaminer.appointed_at <= AnswerMark.marked_at)
    )
    found: dict[UUID, set[int]] = {}
    for some in in_parts(sitting_ids):
        query = (
            select(AnswerMark.sitting_id, AnswerMark.place, AnswerMark.candidate_id)
            .join(MarkingExaminer, theirs)
            .join(Sitting, Sitting.id == AnswerMark.sitting_id)
            .where(
                AnswerMark.sitting_id.in_(some),
                AnswerMark.superseded == true(),
                AnswerMark.question_version_id.is_not(None),  # a grade of the whole has no key
                AnswerMark.place.in_(PAIR),
                AnswerMark.round == BLIND,
                MarkingExaminer.ended_at.is_(None),
                Sitting.state == SEALED,
                ~given_since,
            )
        )
        rows = session.execute(query.distinct()).all()
        present = {id: {one.candidate_id for one in sat(session, id)} for id in {id for id, *_more in rows}}
        for sitting_id, place, candidate_id in rows:
            if candidate_id in present[sitting_id]:
                found.setdefault(sitting_id, set()).add(place)
    return found


def decided(
    paper: MarkedPaper, marks: Mapping[UUID | None, Mapping[Place, Given]], done: Collection[Place]
) -> dict[UUID | None, Decided]:
    """What is decided of each item of one candidate."""
    items: list[UUID | None] = [item.version_id for item in paper.items] or [None]
    return {version: decide(marks.get(version, {}), done) for version in items}


def _candidate(
    one: Sat,
    paper: MarkedPaper,
    marks: Mapping[UUID | None, Mapping[Place, Given]],
    done: Collection[Place],
) -> MarkedCandidate:
    found = decided(paper, marks, done)
    given = {version: one.given for version, one in found.items() if one.given is not None}
    whole = given.get(None)
    return MarkedCandidate(
        one.candidate_id,
        one.number,
        one.attempt_id is not None,
        sum(mark.points or 0 for mark in given.values()),
        paper.most,
        len(found) - len(given),
        "" if whole is None else whole.grade,
        tuple(_problems(one.number, paper, given, len(found))),
        sum(one.differ for one in found.values()),
        who_gave(found.values()),
    )


def _problems(
    number: int, paper: MarkedPaper, given: Mapping[UUID | None, Given], items: int
) -> Iterator[Violation]:
    if missing := items - len(given):
        yield Unmarked(number=number, count=missing)
    for item in paper.items:
        mark = given.get(item.version_id)
        if mark is not None:
            yield from check_points(mark.points or 0, item.most, number, item.number)
