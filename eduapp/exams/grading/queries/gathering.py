"""Everything grades are made of, gathered for one sitting: marks, sheets typed by two, the log, borders.

What it holds is for reckoning. A page gets it from `page`, a typist from `sheets`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.education.courses.rules import Scale, scale
from eduapp.exams.grading.models import TypedSheet
from eduapp.exams.grading.queries.borders import BorderSet, borders_of
from eduapp.exams.grading.queries.examiners import examiners_known
from eduapp.exams.grading.rules import anomalies
from eduapp.exams.grading.rules.borders import grade_for
from eduapp.exams.grading.rules.examiners import unnamed
from eduapp.exams.grading.rules.fixing import Provisional
from eduapp.exams.grading.rules.sheets import Asked, Question, Sheet, typed_by_two
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.queries import MarkedCandidate, MarkedPaper
from eduapp.exams.room import queries as room
from eduapp.exams.room.models import RoomEntry
from eduapp.exams.room.rules.cases import ANNULMENT, OVER, SUSPICION
from eduapp.exams.room.rules.replay import the_day
from eduapp.exams.room.rules.steps import INCIDENT
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.people.access.models import User

CHEATING = "cheating"  # code: annulments; what a case of the day was annulled for


@dataclass(frozen=True)
class TypedBy:
    """One sheet as somebody typed it."""

    sheet: Sheet
    by: UUID
    at: datetime
    keys: Mapping[UUID, int]  # how often the key of each question had been corrected then


Typed = Mapping[UUID, Mapping[int, TypedBy]]  # by candidate and typist


@dataclass(frozen=True)
class Gathered:
    """All that decides about the grades of a sitting as things are now."""

    sitting_id: UUID
    state: str
    asked: Asked
    scale: Scale
    borders: BorderSet
    people: tuple[Provisional, ...]  # everybody who sat, by number
    against: tuple[Violation, ...]  # of the sitting as a whole
    suspected: tuple[int, ...]  # numbers of those whose case of the day nobody has decided
    on_screen: frozenset[UUID]
    typists: Mapping[UUID, tuple[UUID, ...]]  # whose sheets two have typed, and who: the third settled


def gathered(session: Session, sitting_id: UUID) -> Gathered:
    """What everybody who sat would get now, and what stands against it. The sitting must be there."""
    sitting = session.get_one(Sitting, sitting_id)
    known, borders = scale(sitting.scale), borders_of(session, sitting)
    asked, marked = asked_of(session, sitting), marking.marked(session, sitting_id)
    typed, logged = typed_of(session, sitting_id), room.handed_in(session, sitting_id)
    fixed, (suspected, decided) = _with_result(session, sitting_id), _cases(session, sitting_id)
    annulled, told = _not_counting(session, sitting_id, decided), _released(session, sitting_id)
    corrected = marking.corrections_of(session, [one.version_id for one in asked.questions])
    people = []
    for one in sorted(marked.values(), key=lambda one: one.number):
        theirs = typed.get(one.candidate_id, {})
        sheets = {place: each.sheet for place, each in theirs.items()}
        before = anomalies.before_correction([each.keys for each in theirs.values()], corrected, asked)
        given = _given(one, known)
        on_paper = None if one.on_screen else logged.get(one.number)
        labels = {each.code: each.label for each in known.grades}
        stands = anomalies.standing(given, sheets, asked, on_paper, labels, before)
        people.append(
            Provisional(
                one.candidate_id,
                one.number,
                stands.points,
                None if stands.points is None else asked.most,
                stands.grade or _reached(stands, asked, borders),
                stands.source,
                stands.problems,
                one.candidate_id in fixed,
                annulled.get(one.candidate_id, ""),
                one.candidate_id in told,
            )
        )
    return Gathered(
        sitting_id,
        sitting.state,
        asked,
        known,
        borders,
        tuple(people),
        (*_unseated(session, set(typed) - set(marked)), *_unnamed(session, sitting, people)),
        tuple(one.number for one in people if one.candidate_id in suspected),
        frozenset(one.candidate_id for one in marked.values() if one.on_screen),
        _typists(typed),
    )


def marked_here(session: Session, sitting_id: UUID, candidate_id: UUID) -> bool:
    """Whether the examiners mark the answer of a candidate in the program: they have begun to."""
    return marking.marked(session, sitting_id)[candidate_id].begun


def _typists(typed: Typed) -> dict[UUID, tuple[UUID, ...]]:
    """Who typed, of those that two have typed: before, nobody hears who was the first."""
    return {
        candidate: tuple(sheets[place].by for place in sorted(sheets))
        for candidate, sheets in typed.items()
        if typed_by_two(sheets)
    }


def asked_of(session: Session, sitting: Sitting) -> Asked:
    """What a sheet of a sitting must say: points by question, or a grade for the whole."""
    paper = marking.paper_of(session, sitting.id)
    questions = tuple(Question(one.number, one.version_id, one.most) for one in paper.items)
    grades = [one for one in scale(sitting.scale).grades if paper.whole or one.passed is None]
    return Asked(questions, tuple(one.code for one in grades), tuple(one.label for one in grades))


def on_paper(asked: Asked, paper: MarkedPaper, letter: str) -> Asked:
    """The same with the numbers and the order of one version: what a sheet says, it says by those."""
    by_id = {one.version_id: one for one in asked.questions}
    own = [
        replace(by_id[item.version_id], number=number)
        for number, (item, _stands) in paper.numbered(letter).items()
    ]
    return replace(asked, questions=tuple(own)) if own else asked


def typed_of(session: Session, sitting_id: UUID) -> Typed:
    """Every sheet in force. Never for a screen as it is: who types sees their own alone."""
    query = select(TypedSheet).where(TypedSheet.sitting_id == sitting_id, TypedSheet.superseded == false())
    found: dict[UUID, dict[int, TypedBy]] = {}
    for row in session.scalars(query):
        sheet = TypedBy(sheet_of(row), row.typed_by, row.typed_at, keys_of(row))
        found.setdefault(row.candidate_id, {})[row.typist] = sheet
    return found


def names_of(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """The names of accounts, by id."""
    query = select(User.id, User.name).where(User.id.in_(ids))
    return {id: name for id, name in session.execute(query)}  # noqa: C416 - rows are no pairs to a type checker


def sheet_of(row: TypedSheet) -> Sheet:
    """A row as the rules see it."""
    points = cast("dict[str, int]", row.points)
    return Sheet({UUID(id): each for id, each in points.items()}, row.total, row.grade, row.sheets)


def keys_of(row: TypedSheet) -> dict[UUID, int]:
    """The keys by which a sheet was typed: how often each had been corrected."""
    return {UUID(id): number for id, number in cast("dict[str, int]", row.keys).items()}


def _given(one: MarkedCandidate, known: Scale) -> anomalies.Marked:
    label = next((each.label for each in known.grades if each.code == one.grade), one.grade)
    return anomalies.Marked(
        one.number, one.points, one.open, one.grade, label, one.problems, one.given_by, one.begun
    )


def _reached(stands: anomalies.Standing, asked: Asked, borders: BorderSet) -> str:
    if stands.points is None or stands.problems:
        return ""
    return grade_for(stands.points, asked.most, borders.borders)


def _with_result(session: Session, sitting_id: UUID) -> set[UUID]:
    query = (
        select(Result.candidate_id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .where(Candidate.sitting_id == sitting_id, Result.superseded == false())
    )
    return set(session.scalars(query))


def not_counting(session: Session, sitting_id: UUID) -> dict[UUID, str]:
    """Whose exam does not count, and on which ground; also where nobody carried out yet what was decided."""
    return _not_counting(session, sitting_id, _cases(session, sitting_id)[1])


def _released(session: Session, sitting_id: UUID) -> set[UUID]:
    """Whose results two have released."""
    query = select(Candidate.id).where(Candidate.sitting_id == sitting_id, Candidate.released_at.is_not(None))
    return set(session.scalars(query))


def _not_counting(session: Session, sitting_id: UUID, decided: set[UUID]) -> dict[UUID, str]:
    query = select(Candidate.id, Candidate.annulled).where(
        Candidate.sitting_id == sitting_id, Candidate.annulled != ""
    )
    carried_out = {row.id: row.annulled for row in session.execute(query)}
    return dict.fromkeys(decided, CHEATING) | carried_out


def _cases(session: Session, sitting_id: UUID) -> tuple[set[UUID], set[UUID]]:
    """Whose suspicion nobody has decided, and whose exam is annulled for one; read only if there is any."""
    noted = select(RoomEntry.id).where(
        RoomEntry.sitting_id == sitting_id, RoomEntry.kind == INCIDENT, RoomEntry.code == SUSPICION
    )
    if session.scalar(noted.limit(1)) is None:
        return set(), set()
    day = the_day(room.exam_of(session, sitting_id), room.entries(session, sitting_id))
    of_somebody = [one for one in day.cases.values() if one.entry.candidate is not None]
    suspicions = [one for one in of_somebody if one.entry.code == SUSPICION]
    undecided = {one.entry.candidate for one in suspicions if one.state not in OVER}
    annulled = {one.entry.candidate for one in suspicions if one.outcome == ANNULMENT}
    return {id for id in undecided if id}, {id for id in annulled if id}


def _unnamed(session: Session, sitting: Sitting, people: Sequence[Provisional]) -> list[Violation]:
    """What is typed from sheets was marked by somebody; whom, is known before it is fixed (§ 9-33)."""
    open_ = any(one.source == anomalies.TYPED and one.grade and not one.done for one in people)
    return [unnamed(sitting.day)] if open_ and not examiners_known(session, sitting.id) else []


def _unseated(session: Session, candidate_ids: set[UUID]) -> list[Violation]:
    if not candidate_ids:
        return []
    query = select(Candidate.candidate_number).where(Candidate.id.in_(candidate_ids))
    numbers = session.scalars(query.order_by(Candidate.candidate_number))
    return [anomalies.HasMarksUnseated(number=number) for number in numbers]
