"""What the page of grades shows: each candidate by number, borders and what they give, release, notices.

Before the release no name is on it: who fixes a grade decides on a number.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.core.canonical import canonical
from eduapp.core.names import sort_key
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import Scale, scale
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.queries.borders import BorderSet
from eduapp.exams.grading.queries.doubts import doubts_of
from eduapp.exams.grading.queries.examiners import NamedExaminers, examiners_named
from eduapp.exams.grading.queries.gathering import Gathered, gathered, names_of
from eduapp.exams.grading.queries.releasing import ReleaseRow, release_of, results_digest
from eduapp.exams.grading.queries.results import ReleasedResult, released
from eduapp.exams.grading.queries.stands import Stand, Stands, stands_of
from eduapp.exams.grading.rules.anomalies import TYPED
from eduapp.exams.grading.rules.borders import bordered, counts, least_points
from eduapp.exams.grading.rules.examiners import ExaminersUnnamed
from eduapp.exams.grading.rules.fixing import Provisional, digest_of
from eduapp.exams.grading.rules.kinds import Graded, Kind, kinds_for
from eduapp.exams.grading.rules.releasing import CorrectionOpen
from eduapp.exams.marking import queries as marking
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import CLOSED, PLANNED
from eduapp.people.learners import queries as learners


@dataclass(frozen=True)
class GradeRow:
    """One candidate who sat: the grade that is fixed, or the one it would be now. Points are hundredths."""

    id: UUID  # the candidate
    number: int
    points: int | None
    most: int | None
    grade: str  # code
    label: str
    passed: bool | None
    source: str  # whose the marks are: key, examiners, both, typed
    typists: tuple[str, ...]  # who typed them from the sheets, once two have; the third settled
    problems: tuple[str, ...]  # sentences
    fixed: bool
    annulled: str  # code: annulments; "" for an exam that counts
    result_id: UUID | None
    moves: str  # the grade in words that the marks would give now, where their points are not the fixed ones
    moves_to: str  # its code
    moves_points: int | None
    stand: Stand | None  # why it stands all the same
    waits: bool  # a correction waits for a second person
    looks: tuple[int, ...]  # questions whose key was corrected since: people look at the answer again
    digest: str  # of the grade as it is shown
    done: bool  # whether there is nothing left to fix
    released: bool  # by two

    @property
    def ready(self) -> bool:
        """Whether the grade can be fixed."""
        return bool(self.grade) and not (self.problems or self.done)

    @property
    def to_release(self) -> bool:
        """Whether it is fixed, counts, and two are still to release it."""
        return self.fixed and not (self.annulled or self.released)

    @property
    def in_doubt(self) -> bool:
        """Whether the fixed grade is another by its marks, or may be, and nobody decided anything yet."""
        moves = bool(self.moves) and self.stand is None
        return (moves or bool(self.looks)) and not self.waits and not self.annulled

    @property
    def moved_alone(self) -> bool:
        """Whether the marks give other points by now, no correction waits, and nobody let it stand."""
        return bool(self.moves) and self.stand is None and self.in_doubt

    @property
    def falls(self) -> bool:
        """Whether the marks give fewer points by now."""
        return bool(self.moves) and (self.moves_points or 0) < (self.points or 0)


@dataclass(frozen=True)
class BorderRow:
    """One grade: from which share on, the fewest points for it (hundredths), how many would have it now."""

    id: str  # code of the grade
    label: str
    least: int  # hundredths of a percent
    points: int
    count: int


@dataclass(frozen=True)
class ToldRow:
    """One candidate whose result may be told, by name, and the day it was."""

    id: UUID  # the candidate
    name: str
    sort_key: str
    result: ReleasedResult
    appeals: tuple[Kind, ...]  # how it can be appealed against, the likeliest first; none for some
    last: Deadline | None  # until when to appeal, None while nobody was told, and while grounds are not given
    doubt: str = ""  # why it is not told as it stands


@dataclass(frozen=True)
class GradingPage:
    """Everything about the grades of one exam."""

    id: UUID
    course: str
    code: str
    day: date
    kind: str  # code: exam_kinds
    state: str  # code: sitting_states
    scale: Scale
    most: int  # hundredths of a point; 0 where the whole is graded
    rows: tuple[GradeRow, ...]
    against: tuple[str, ...]  # of the exam as a whole
    suspected: tuple[int, ...]  # numbers
    borders: BorderSet | None
    border_rows: tuple[BorderRow, ...]
    shares: tuple[tuple[int, int], ...]  # points and most of all that add up, for other borders
    on_paper: int  # who wrote on sheets
    examiners: NamedExaminers  # who marked those, if somebody named them
    examiners_asked: bool  # nobody did, and what is typed waits for it
    digest: str  # of the grades that are not fixed yet
    results_digest: str
    release: ReleaseRow | None  # the last one
    told: tuple[ToldRow, ...]  # by name, once it may be told
    heard: frozenset[UUID]  # who was told

    @property
    def held_here(self) -> bool:
        """Whether its answers were written here; else its results come from a list."""
        return self.state in CLOSED

    @property
    def to_release(self) -> int:
        """How many fixed grades two are still to release."""
        return sum(row.to_release for row in self.rows)

    @property
    def release_waits(self) -> bool:
        """Whether a release is proposed that a second person is to confirm."""
        return self.release is not None and self.release.waits

    @property
    def nothing_counts(self) -> bool:
        """Whether the exam of everybody who sat is annulled, so that nobody gets a grade."""
        return bool(self.rows) and all(row.annulled for row in self.rows)

    @property
    def in_doubt(self) -> int:
        """How many fixed grades are others by their marks, or may be, since a key was corrected."""
        return sum(row.in_doubt for row in self.rows)

    @property
    def may_stand(self) -> tuple[GradeRow, ...]:
        """Whose grade may stand against its marks: it was told, and following them would be to harm."""
        return tuple(row for row in self.rows if row.moved_alone and row.falls and row.id in self.heard)

    @property
    def moved_digest(self) -> str:
        """Of the grades that moved, as they are shown: corrected is what somebody has seen."""
        told = [[str(row.result_id), row.moves_to, row.moves_points] for row in self.rows if row.moved_alone]
        return hashlib.sha256(canonical(told).encode()).hexdigest()

    @property
    def whole(self) -> bool:
        """Whether the whole answer is graded, since the paper came from elsewhere."""
        return self.held_here and not self.most


def grading(session: Session, sitting_id: UUID) -> GradingPage | None:
    """The page of one exam, or None."""
    query = select(Sitting, Course.name, Course.code, Course.kind).join(
        Course, Course.id == Sitting.course_id
    )
    found = session.execute(query.where(Sitting.id == sitting_id)).one_or_none()
    if found is None:
        return None
    sitting, name, code, course_kind = found
    held = gathered(session, sitting_id) if sitting.state in CLOSED else None
    rows = tuple(_rows(session, held)) if held is not None else ()
    shares = tuple(
        (one.points, one.most) for one in rows if one.points is not None and one.most and not one.problems
    )
    told = _told(session, sitting, course_kind, rows)
    return GradingPage(
        id=sitting.id,
        course=name,
        code=code,
        day=sitting.day,
        kind=sitting.kind,
        state=sitting.state,
        scale=scale(sitting.scale),
        most=held.asked.most if held is not None else 0,
        rows=rows,
        against=tuple(one.sentence() for one in held.against) if held is not None else (),
        suspected=held.suspected if held is not None else (),
        borders=held.borders if held is not None else None,
        border_rows=_border_rows(held, shares) if held is not None else (),
        shares=shares,
        on_paper=sum(one.id not in held.on_screen for one in rows) if held is not None else 0,
        examiners=examiners_named(session, sitting_id),
        examiners_asked=held is not None and any(isinstance(one, ExaminersUnnamed) for one in held.against),
        digest=digest_of(one for one in held.people if not one.done) if held is not None else "",
        results_digest=results_digest(session, sitting_id),
        release=release_of(session, sitting_id),
        told=told,
        heard=frozenset(row.id for row in told if row.result.told_on is not None),
    )


def against_release(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Fixed grades that are wrong by their marks: they lead elsewhere by now, or do not add up any more."""
    held = gathered(session, sitting_id)
    rows = {row.number: row for row in _rows(session, held) if row.to_release}
    for one in held.people:
        if one.number in rows and one.source != TYPED:  # what two typed is fixed as it stands
            yield from one.problems
    for row in rows.values():
        if row.waits:
            yield CorrectionOpen(number=row.number)
        yield from doubts_of(row)


def in_doubt(session: Session, sitting_id: UUID) -> int:
    """How many fixed grades of a sitting are others by their marks, or may be, since a key was corrected."""
    return sum(row.in_doubt for row in _rows(session, gathered(session, sitting_id)))


def _rows(session: Session, held: Gathered) -> list[GradeRow]:
    query = (
        select(Result)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .where(Candidate.sitting_id == held.sitting_id, Result.superseded == false())
    )
    results = {one.candidate_id: one for one in session.scalars(query)}
    waiting = {one.candidate_id for one in sittings.waiting_corrections(session, held.sitting_id)}
    labels = {one.code: (one.label, one.passed) for one in held.scale.grades}
    names = names_of(session, {id for ids in held.typists.values() for id in ids})
    looks: dict[UUID, list[int]] = {}
    for look in marking.to_look_at(session, held.sitting_id):
        looks.setdefault(look.result_id, []).append(look.question)
    typists = {id: tuple(names[each] for each in ids) for id, ids in held.typists.items()}
    stands = stands_of(session, held.sitting_id)
    return [
        _row(
            one,
            results.get(one.candidate_id),
            labels,
            typists.get(one.candidate_id, ()),
            waits=one.candidate_id in waiting,
            looks=looks,
            stands=stands,
        )
        for one in held.people
    ]


def _row(
    one: Provisional,
    result: Result | None,
    labels: Mapping[str, tuple[str, bool | None]],
    typists: tuple[str, ...],
    *,
    waits: bool,
    looks: Mapping[UUID, list[int]],
    stands: Stands,
) -> GradeRow:
    grade = result.grade if result is not None else one.grade
    label, passed = labels.get(grade, ("", None))
    moves = result is not None and _moves(one, result)
    return GradeRow(
        id=one.candidate_id,
        number=one.number,
        points=result.points if result is not None else one.points,
        most=result.most if result is not None else one.most,
        grade=grade,
        label=label,
        passed=passed,
        source=one.source,
        typists=typists,
        problems=() if one.done else tuple(each.sentence() for each in one.problems),
        fixed=one.fixed,
        annulled=one.annulled,
        result_id=result.id if result is not None else None,
        moves=labels[one.grade][0] if moves else "",
        moves_to=one.grade if moves else "",
        moves_points=one.points if moves else None,
        stand=stands.get((result.id, one.points or 0)) if result is not None and moves else None,
        waits=waits,
        looks=tuple(sorted(looks.get(result.id, ()))) if result is not None else (),
        digest=digest_of([one]),
        done=one.done,
        released=one.released,
    )


def _moves(one: Provisional, result: Result) -> bool:
    """Whether the points are others than those the grade was fixed with, also where the grade is the same."""
    rests = result.points is not None and one.points is not None and not one.problems
    return rests and one.points != result.points and bool(one.grade)


def _border_rows(held: Gathered, shares: tuple[tuple[int, int], ...]) -> tuple[BorderRow, ...]:
    if held.asked.whole:
        return ()
    borders = {one.grade: one for one in held.borders.borders}
    found = counts(shares, held.borders.borders)
    return tuple(
        BorderRow(
            grade,
            held.scale.grade(grade).label,
            borders[grade].least,
            least_points(borders[grade], held.asked.most),
            found[grade],
        )
        for grade in bordered(held.scale)
        if grade in borders
    )


def _told(
    session: Session, sitting: Sitting, course_kind: str, graded: Iterable[GradeRow]
) -> tuple[ToldRow, ...]:
    doubts, here = _doubts(session, sitting.id, graded), sitting.state != PLANNED
    everybody = released(session, sitting.id)
    heads = learners.heads(session, [one.learner_id for one in everybody])
    found = [one for one in everybody if one.learner_id in heads]  # a teacher is told of own learners alone
    appeals = {
        one.result_id: tuple(
            kinds_for(Graded(sitting.kind, sitting.scale, one.grade, course_kind, held_here=here))
        )
        for one in found
    }
    days = {one.result_id: _counted(one, appeals[one.result_id]) for one in found}
    last = deadlines.deadlines_of(session, {id: one for id, one in days.items() if one is not None})
    rows = []
    for one in found:
        name, id = heads[one.learner_id].facts.listed_name, one.result_id
        doubt = " ".join(each.sentence() for each in doubts.get(one.candidate_id, ()))
        rows.append(ToldRow(one.candidate_id, name, sort_key(name), one, appeals[id], last.get(id), doubt))
    return tuple(sorted(rows, key=lambda row: (row.sort_key, row.result.number)))


def doubts(session: Session, sitting: Sitting) -> Mapping[UUID, tuple[Violation, ...]]:
    """Why a result is not told as it stands, by candidate; nobody of whom there is nothing."""
    rows = _rows(session, gathered(session, sitting.id)) if sitting.state in CLOSED else []
    return _doubts(session, sitting.id, rows)


def _doubts(
    session: Session, sitting_id: UUID, rows: Iterable[GradeRow]
) -> Mapping[UUID, tuple[Violation, ...]]:
    found = {row.id: said for row in rows if (said := tuple(doubts_of(row)))}
    for one in sittings.waiting_corrections(session, sitting_id):  # also of an exam held elsewhere
        found[one.candidate_id] = (CorrectionOpen(number=one.candidate_number),)
    return found


def _counted(one: ReleasedResult, appeals: tuple[Kind, ...]) -> tuple[str, date] | None:
    """By which rule and from which day on the likeliest appeal is counted; None while that has not begun."""
    for kind in appeals:
        if not kind.from_knowing:
            begins = kind.begins(one.told_on, one.asked_on, one.given_on)
            return (kind.deadline, begins) if begins is not None else None
    return None
