"""Whether an exam is ready to be published: asked before it is, and on Today while there is time."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules import removed_skills
from eduapp.exams.papers import queries as papers
from eduapp.exams.sittings.queries.availability import earlier, held_back, unavailable
from eduapp.exams.sittings.queries.granted import given, longest_minutes, measures
from eduapp.exams.sittings.queries.seating import apart, grid
from eduapp.exams.sittings.queries.sittings import CandidateRow, SittingHead, sitting
from eduapp.exams.sittings.queries.watching import watches
from eduapp.exams.sittings.rules import publishing as rules
from eduapp.exams.sittings.rules.law import CANDIDATES_A_WATCH, WATCH_TRAINED, law
from eduapp.exams.sittings.rules.planning import check_end
from eduapp.exams.sittings.rules.resits import ORDINARY, check_ground
from eduapp.exams.sittings.rules.seating import NeighboursAlike, check_seats
from eduapp.exams.sittings.rules.versions import check_given


def against_publishing(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Everything that is not in order yet: room, watch, seats, holds, and everybody's availability."""
    head = sitting(session, sitting_id)
    if head is None:
        return
    entered = [row for row in head.candidates if not row.cancelled]
    if not entered:
        yield rules.NobodyEntered()
    if head.place_id is None:
        yield rules.NoRoom()
    trained, each = law(WATCH_TRAINED, head.day), law(CANDIDATES_A_WATCH, head.day)
    yield from rules.check_watch(watches(session, sitting_id), head.day, len(entered), trained, each)
    people = [row.learner_id for row in entered]
    yield from check_end(
        head.start_minute, longest_minutes(session, people, head.course_id, head.day, head.minutes)
    )
    yield from _against_seats(session, sitting_id, entered)
    yield from _against_paper(session, head)
    for held in held_back(session, sitting_id):
        yield rules.HeldByLaw(number=held.number, name=held.name, why=held.why)
    yield from _against_grounds(session, sitting_id, entered)
    for found in unavailable(session, sitting_id):
        yield rules.NotAvailable(number=found.number, name=found.name, why=found.why)


def changed_since(session: Session, sitting_id: UUID) -> list[Violation]:
    """What is not in order since it was published: what nobody sets aside, neighbours alike, grounds gone.

    Who changes seats after that keeps the version they had.
    """
    found = against_publishing(session, sitting_id)
    told = NeighboursAlike, rules.GroundGone
    return [one for one in found if not one.overridable or isinstance(one, told)]


def against_opening(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """What is not in order any more since it was published, and nobody sets aside: seats, versions, holds.

    Candidates come and go until the doors open. Who watches is asked in the room.
    """
    for found in against_publishing(session, sitting_id):
        if not found.overridable and not isinstance(found, rules.NoWatch):
            yield found


def _against_grounds(session: Session, sitting_id: UUID, entered: list[CandidateRow]) -> Iterator[Violation]:
    """Whose ground is not borne out any more: the grade was raised since, or an annulment reversed."""
    for row in entered:
        if row.ground == ORDINARY:
            continue
        why = [
            one.sentence() for one in check_ground(row.ground, earlier(session, sitting_id, row.learner_id))
        ]
        if why:
            yield rules.GroundGone(number=row.candidate_number, name=row.name, why=" ".join(why))


def _against_paper(session: Session, head: SittingHead) -> Iterator[Violation]:
    """Who has which version, whether a measure takes away what the paper tests, and rooms apart."""
    paper = papers.paper_head(session, head.paper_id) if head.paper_id is not None else None
    if paper is not None:
        versions, empty = papers.versions(session, paper.id), grid(session, head.id).empty_between
        yield from check_given(given(session, head.id), len(versions), empty)
    granted = measures(session, head.id)
    for row in head.candidates:
        mine = granted.get(row.id, ())
        if paper is not None:
            yield from removed_skills(mine, paper.skills, head.day, name=row.name)
        if any(one.kind == rules.OWN_ROOM for one in mine) and not row.own_place:
            yield rules.OwnRoomMissing(number=row.candidate_number)


def _against_seats(session: Session, sitting_id: UUID, entered: list[CandidateRow]) -> Iterator[Violation]:
    """Who has no seat, and what stands against who sits where."""
    inside = [row for row in entered if not row.own_place]
    seats = {row.id: row.seat for row in inside if row.seat is not None}
    missing = [row.candidate_number for row in inside if row.seat is None]
    if missing:
        yield rules.NotSeated(numbers=rules.listed(missing))
    numbers = {row.id: row.candidate_number for row in entered}
    yield from check_seats(grid(session, sitting_id), seats, numbers, apart(session, sitting_id))
