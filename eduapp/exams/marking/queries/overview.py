"""How the marking of a sitting stands, for who plans it: examiners, what is open, what differs, keys.

What an examiner gave is told of nobody before both have handed in: of each there is only how far they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.education.courses.models import Course
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import MarkingExaminer
from eduapp.exams.marking.queries.asking import require
from eduapp.exams.marking.queries.examiners import ExaminerRow, examiners
from eduapp.exams.marking.queries.files import FileState, files
from eduapp.exams.marking.queries.keys import CorrectionRow, corrections
from eduapp.exams.marking.queries.marks import MarkedCandidate, decided, marked, rounds_done
from eduapp.exams.marking.queries.paper import Item
from eduapp.exams.marking.queries.tasks import Marked, looked, seen, tasks
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.examiners import EXAMINERS, EXTERNAL, OWN_TEACHER, rule_texts
from eduapp.exams.marking.rules.final import BLIND, MACHINE, PAIR, TALKED, THIRD, Given, Place
from eduapp.exams.marking.rules.states import Seen, is_over, round_of, state_of
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.queries import held_at
from eduapp.exams.sittings.rules.states import CLOSED, SEALED

LONGEST_LABEL = 80


@dataclass(frozen=True)
class Progress:
    """One examiner and how far they are in the round that is theirs: never what they gave."""

    examiner: ExaminerRow
    round: int
    marked: int
    of: int
    handed_in: bool
    file: FileState | None = None  # for who has not this program


@dataclass(frozen=True)
class Disagreement:
    """An answer on which the two differed when both had handed in, and what has become of it."""

    number: int
    question: int  # 0: the whole
    label: str
    blind: tuple[Given, Given]
    talked: tuple[Given | None, Given | None]
    third: Given | None
    decided: Given | None


@dataclass(frozen=True)
class AskedRow:
    """A question of the paper: how often the key has marked it, and how often its key was corrected."""

    version_id: UUID
    number: int
    label: str
    kind: str  # code: question_kinds
    most: int
    closed: bool
    by_key: int


@dataclass(frozen=True)
class Overview:
    """How a marking stands. `why`: act → why it cannot be now, "" where it may."""

    sitting_id: UUID
    course: str
    day: date
    kind: str  # code: exam_kinds
    scale: str  # code: scales
    state: str  # code: marking_states
    whole: bool
    on_screen: int
    by_key: int  # answers that keys have marked
    progress: tuple[Progress, ...]
    candidates: tuple[MarkedCandidate, ...]
    differing: tuple[Disagreement, ...]
    asked: tuple[AskedRow, ...]
    corrections: tuple[CorrectionRow, ...]
    rules: tuple[str, ...]  # numbers of the law that hold here
    why: Mapping[str, str]

    @property
    def is_open(self) -> bool:
        """Whether some answer of somebody who sat is not decided yet."""
        return not self.candidates or any(one.open for one in self.candidates)


@dataclass(frozen=True)
class MarkingRow:
    """One sitting in the list of markings."""

    sitting_id: UUID
    course_code: str
    course: str
    day: date
    state: str  # code: sitting_states
    standing: str  # code: marking_states
    candidates: int
    examiners: int
    handed_in: int  # of the two, blind
    open: int  # answers that nobody has decided, while it is marked

    @property
    def id(self) -> UUID:
        """Which row it is."""
        return self.sitting_id


def overview(session: Session, sitting_id: UUID) -> Overview | None:
    """How a marking stands, or None if there is no such sitting. Raises NotAllowed."""
    require(session, terms.SEE_MARKING)
    sitting = session.get(Sitting, sitting_id)
    if sitting is None:
        return None
    held = looked(session, sitting_id)
    rows = examiners(session, sitting_id)
    known = seen(session, sitting, held)
    state, done = state_of(known), known.done
    differing = tuple(_differing(held, done))
    people = marked(session, sitting_id)
    by_key, left = _by_key(held), files(session, sitting_id)
    return Overview(
        sitting_id,
        session.get_one(Course, sitting.course_id).name,
        sitting.day,
        sitting.kind,
        sitting.scale,
        state,
        held.paper.whole,
        sum(one.attempt_id is not None for one in held.people),
        sum(by_key.values()),
        tuple(
            replace(_progress(session, sitting_id, row, held, state, done), file=left.get(row.id))
            for row in rows
        ),
        tuple(people.values()),
        differing,
        tuple(_asked(item, by_key) for item in held.paper.items),
        tuple(corrections(session, sitting_id)),
        rule_texts((EXAMINERS, EXTERNAL, OWN_TEACHER), sitting.day),
        {act: _why(state, act) for act in states.ACTS},
    )


def markings(session: Session, *, open_only: bool = False) -> list[MarkingRow]:
    """Sittings that are sealed or were, newest first; `open_only`: whose results are not fixed yet."""
    require(session, terms.SEE_MARKING)
    actor: Actor = session.info["actor"]
    live = MarkingExaminer.sitting_id == Sitting.id, MarkingExaminer.ended_at.is_(None)
    counted = select(func.count()).select_from(MarkingExaminer).where(*live, MarkingExaminer.place.in_(PAIR))
    entered = (
        select(func.count())
        .select_from(Candidate)
        .where(
            Candidate.sitting_id == Sitting.id, Candidate.attended == true(), Candidate.cancelled_at.is_(None)
        )
    )
    query = (
        select(
            Sitting.id,
            Course.code,
            Course.name,
            Sitting.day,
            Sitting.state,
            entered.correlate(Sitting).scalar_subquery(),
            counted.correlate(Sitting).scalar_subquery(),
        )
        .join(Course, Course.id == Sitting.course_id)
        .where(Sitting.state.in_({SEALED} if open_only else CLOSED))
        .order_by(Sitting.day.desc(), Course.name)
    )
    if actor.sites:
        query = query.where(held_at(actor.sites))
    found = session.execute(query).all()
    done = rounds_done(session, [id for id, *_more in found])
    standing = {id: _standing(session, id, state) for id, _code, _name, _day, state, *_more in found}
    return [
        MarkingRow(
            id, code, name, day, state, standing[id][0], people, examining,
            _handed_in(done.get(id, frozenset())), standing[id][1],
        )
        for id, code, name, day, state, people, examining in found
    ]  # fmt: skip


def _standing(session: Session, sitting_id: UUID, state: str) -> tuple[str, int]:
    """Where its marking stands, and how many answers are open; looked at only while it is marked."""
    if state != SEALED:
        return state_of(Seen(state)), 0
    held = looked(session, sitting_id)
    stands = state_of(seen(session, session.get_one(Sitting, sitting_id), held))
    return stands, sum(one.open for one in marked(session, sitting_id).values())


def _handed_in(done: frozenset[Place]) -> int:
    """How many of the two have handed in what they marked blind."""
    return sum((place, BLIND) in done for place in PAIR)


def _why(state: str, act: str) -> str:
    found = states.against(state, act)
    return "" if found is None else found.sentence()


def _by_key(held: Marked) -> dict[UUID | None, int]:
    """How many answers to each question a key has marked."""
    found: dict[UUID | None, int] = {}
    for theirs in held.marks.values():
        for version, marks in theirs.items():
            found[version] = found.get(version, 0) + ((MACHINE, BLIND) in marks)
    return found


def _asked(item: Item, by_key: Mapping[UUID | None, int]) -> AskedRow:
    return AskedRow(
        item.version_id,
        item.number,
        label_of(item),
        item.shown.kind,
        item.most,
        item.closed,
        by_key.get(item.version_id, 0),
    )


def label_of(item: Item | None) -> str:
    """How a question begins; "" for the whole."""
    words = "" if item is None else " ".join(said_by(item.shown.stem).split())
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "…"


def _progress(
    session: Session, sitting_id: UUID, row: ExaminerRow, held: Marked, state: str, done: frozenset[Place]
) -> Progress:
    turn = round_of(state, row.place, done)
    todo = tasks(session, sitting_id, row.place, turn, held)
    given = sum(one.given is not None for one in todo)
    over = is_over(state, row.place, turn, done, left=given < len(todo))
    return Progress(row, turn, given, len(todo), over)


def _differing(held: Marked, done: frozenset[Place]) -> Iterator[Disagreement]:
    blind = done & {(place, BLIND) for place in PAIR}
    for one in held.people:
        theirs = held.marks.get(one.candidate_id, {})
        first, now = decided(held.paper, theirs, blind), decided(held.paper, theirs, done)
        for version, told in first.items():
            if not told.differ:
                continue
            item, marks = held.paper.item(version), theirs[version]
            one_, two = (marks[place, BLIND] for place in PAIR)
            talked = (marks.get((1, TALKED)), marks.get((2, TALKED))) if _talked(done) else (None, None)
            third = marks.get((THIRD, BLIND)) if (THIRD, BLIND) in done else None
            question = 0 if item is None else item.number
            yield Disagreement(
                one.number, question, label_of(item), (one_, two), talked, third, now[version].given
            )


def _talked(done: frozenset[Place]) -> bool:
    return all((place, TALKED) in done for place in PAIR)
