"""What candidates are granted at an exam by decision, and which versions of its paper they had before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.exams.arrangements import queries as arrangements
from eduapp.exams.arrangements.queries import MeasureRow
from eduapp.exams.arrangements.rules import TimeAccount
from eduapp.exams.papers import queries as papers
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.rules.seating import Seat
from eduapp.exams.sittings.rules.states import ANNULLED
from eduapp.exams.sittings.rules.versions import Given


def measures(
    session: Session, sitting_id: UUID, known_at: datetime | None = None
) -> dict[UUID, tuple[MeasureRow, ...]]:
    """What each candidate who is entered is granted, by candidate; () to whom nothing is.

    `known_at`: as it was recorded then.
    """
    sitting = session.get_one(Sitting, sitting_id)
    query = select(Candidate.id, Candidate.learner_id).where(
        Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None)
    )
    people = {row.id: row.learner_id for row in session.execute(query)}
    granted = arrangements.in_force(session, people.values(), sitting.course_id, sitting.day, known_at)
    return {id: granted[learner_id] for id, learner_id in people.items()}


def granted_to(session: Session, sitting_id: UUID, learner_id: UUID) -> tuple[MeasureRow, ...]:
    """What somebody would be granted at an exam, before they are entered."""
    sitting = session.get_one(Sitting, sitting_id)
    return arrangements.in_force(session, [learner_id], sitting.course_id, sitting.day)[learner_id]


def accounts(session: Session, sitting_id: UUID) -> dict[UUID, TimeAccount]:
    """The time account of each candidate as the exam begins: planned, and what is granted."""
    planned = session.get_one(Sitting, sitting_id).minutes
    return {id: TimeAccount.of(planned, granted) for id, granted in measures(session, sitting_id).items()}


def longest_minutes(
    session: Session, learner_ids: Iterable[UUID], course_id: UUID, day: date, planned: int
) -> int:
    """How many minutes an exam of so many keeps its room, so that everybody can use what they are granted."""
    granted: Mapping[UUID, tuple[MeasureRow, ...]] = arrangements.in_force(
        session, learner_ids, course_id, day
    )
    return max([planned, *(TimeAccount.of(planned, one).latest_end(0) for one in granted.values())])


@dataclass(frozen=True)
class Seen:
    """What somebody has seen of a paper at other exams, whichever paper it stood on."""

    letters: frozenset[str]  # versions that ask the same in the same order
    shared: int  # questions, in whatever order


def versions_before(session: Session, sitting_id: UUID) -> dict[UUID, frozenset[str]]:
    """Versions of this sitting's paper that its candidates have had at other exams, by candidate."""
    found = seen_before(session, sitting_id)
    return {id: one.letters for id, one in found.items() if one.letters}


def seen_before(session: Session, sitting_id: UUID) -> dict[UUID, Seen]:
    """What candidates have seen of this sitting's paper, by candidate; who has seen nothing is not there.

    Three statements, that look at the papers of these candidates alone.
    """
    paper_id = session.get_one(Sitting, sitting_id).paper_id
    if paper_id is None:
        return {}
    had = _papers_before(session, sitting_id)
    known = papers.asked_by(session, {paper_id, *(one for each in had.values() for one, _letter in each)})
    this, found = known[paper_id], {}
    for id, each in had.items():
        letters = frozenset(letter for paper, letter in each if paper == paper_id)
        orders = {known[paper].orders.get(letter) for paper, letter in each if paper != paper_id}
        again = frozenset(letter for letter, order in this.orders.items() if order and order in orders)
        shared = this.questions & _all_of(known[paper] for paper, _letter in each)
        if letters or again or shared:
            found[id] = Seen(letters | again, len(shared))
    return found


def _all_of(some: Iterable[papers.Asking]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*(one.questions for one in some))


def _papers_before(session: Session, sitting_id: UUID) -> dict[UUID, set[tuple[UUID, str]]]:
    """Which version of which paper each candidate was given at other exams.

    Whoever was there may have seen it; who did not come or was cancelled has not, and of
    an exam that was annulled only those who had come.
    """
    this, other, before = aliased(Candidate), aliased(Candidate), aliased(Sitting)
    query = (
        select(this.id, before.paper_id, other.letter)
        .join(other, other.learner_id == this.learner_id)
        .join(before, before.id == other.sitting_id)
        .where(
            this.sitting_id == sitting_id,
            before.id != sitting_id,
            before.paper_id.is_not(None),
            other.letter != "",
            other.cancelled_at.is_(None),
            other.attended.is_not(False),
            or_(before.state != ANNULLED, other.attended.is_(True)),
        )
    )
    found: dict[UUID, set[tuple[UUID, str]]] = {}
    for id, paper_id, letter in session.execute(query):
        if paper_id is not None:
            found.setdefault(id, set()).add((paper_id, letter))
    return found


def given(session: Session, sitting_id: UUID) -> dict[UUID, Given]:
    """What each candidate who is entered has of the paper now and had before."""
    before, nothing = seen_before(session, sitting_id), Seen(frozenset(), 0)
    paper_id = session.get_one(Sitting, sitting_id).paper_id
    asked = 0 if paper_id is None else len(papers.asked_by(session, [paper_id])[paper_id].questions)
    query = select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None))
    return {
        one.id: Given(
            one.candidate_number,
            None if one.seat_row is None or one.seat_column is None else Seat(one.seat_row, one.seat_column),
            one.letter,
            before.get(one.id, nothing).letters,
            before.get(one.id, nothing).shared,
            asked,
        )
        for one in session.scalars(query.order_by(Candidate.candidate_number))
    }
