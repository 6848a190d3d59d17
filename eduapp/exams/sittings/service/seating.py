"""Seating candidates: the grid of the room, everybody at once, one by one, and rooms apart."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override, Violation
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import Candidate, SeatGrid, Sitting
from eduapp.exams.sittings.rules import seating as rules
from eduapp.exams.sittings.rules.planning import EntryCancelled
from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.exams.sittings.rules.states import PUBLISHED
from eduapp.exams.sittings.service.records import (
    live_candidates,
    locked_candidate,
    sitting_before_the_day,
)


@dataclass(frozen=True, kw_only=True)
class SaveGrid(Command):
    """The room: rows and seats in a row, how many stay empty between people, and which nobody uses."""

    sitting_id: UUID
    grid: Grid
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class SeatEverybody(Command):
    """Seats for all who have none in a room apart, from the front, as the rules have it."""

    sitting_id: UUID
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class SeatCandidate(Command):
    """One candidate at a seat; whoever sits there takes the other's. None: the seat is given back."""

    candidate_id: UUID
    seat: Seat | None
    override: Override | None = None


def save_grid(uow: UnitOfWork, command: SaveGrid) -> None:
    """Draw the room. Who sat at a seat that is not there any more has none."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = sitting_before_the_day(uow, command.sitting_id)
    uow.enforce(rules.check_grid(command.grid))
    with neighbours_kept_apart(uow, sitting, command.override):
        _draw(uow, sitting, command.grid)
    _told(uow, sitting)


def seat_everybody(uow: UnitOfWork, command: SeatEverybody) -> None:
    """Seat all anew by candidate number, so that nobody sits near somebody they are kept apart from."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = sitting_before_the_day(uow, command.sitting_id)
    grid = queries.grid(uow.session, sitting.id)
    people = [one for one in live_candidates(uow, sitting.id) if one.own_place_id is None]
    seats = rules.arranged(grid, [one.id for one in people], queries.apart(uow.session, sitting.id))
    if seats is None:
        uow.enforce([rules.SeatsDoNotSuffice(count=len(people), empty=grid.empty_between)])
        return
    with neighbours_kept_apart(uow, sitting, command.override):
        _seat_anew(uow, people, seats)
    _told(uow, sitting)


def seat_candidate(uow: UnitOfWork, command: SeatCandidate) -> None:
    """Move one candidate; two change seats if the other one is taken. Refused if somebody sits too near."""
    uow.require(terms.PLAN_SITTINGS)
    candidate, _sitting = locked_candidate(uow, command.candidate_id)
    sitting = sitting_before_the_day(uow, candidate.sitting_id)
    if candidate.cancelled_at is not None:
        uow.enforce([EntryCancelled(number=candidate.candidate_number)])
    people = [one for one in live_candidates(uow, sitting.id) if one.own_place_id is None or one is candidate]
    seats = {one.id: seat for one in people if (seat := seat_of(one)) is not None}
    _changed(seats, candidate.id, command.seat)
    if command.seat is not None:
        grid, apart = queries.grid(uow.session, sitting.id), queries.apart(uow.session, sitting.id)
        numbers = {one.id: one.candidate_number for one in people}
        found = rules.check_seats(grid, seats, numbers, apart)
        uow.enforce(one for one in found if _concerns(one, candidate.candidate_number))
        candidate.own_place_id = None
    with neighbours_kept_apart(uow, sitting, command.override):
        _seat_anew(uow, people, seats)
    _told(uow, sitting)


@contextmanager
def neighbours_kept_apart(uow: UnitOfWork, sitting: Sitting, override: Override | None) -> Iterator[None]:
    """Refuse what would give neighbours of a published exam the same version, unless somebody says why.

    Before that, versions come after seats, and publishing asks whether neighbours differ.
    """
    if sitting.state != PUBLISHED:
        yield
        return
    before = set(_alike(uow, sitting))
    yield
    found = _alike(uow, sitting)
    uow.enforce([violation for pair, violation in found.items() if pair not in before], override)


def seat_of(candidate: Candidate) -> Seat | None:
    """Where somebody sits."""
    if candidate.seat_row is None or candidate.seat_column is None:
        return None
    return Seat(candidate.seat_row, candidate.seat_column)


def _alike(uow: UnitOfWork, sitting: Sitting) -> dict[frozenset[object], Violation]:
    """Neighbours who have the same version now, by their two numbers."""
    uow.session.flush()
    people = live_candidates(uow, sitting.id)
    seats = {one.id: seat for one in people if (seat := seat_of(one)) is not None}
    letters = {one.id: one.letter for one in people}
    numbers = {one.id: one.candidate_number for one in people}
    empty = queries.grid(uow.session, sitting.id).empty_between
    found = rules.check_versions(seats, empty, letters, numbers)
    return {frozenset((one.facts["one"], one.facts["other"])): one for one in found}


def _draw(uow: UnitOfWork, sitting: Sitting, wanted: Grid) -> None:
    grid = uow.session.get(SeatGrid, sitting.id) or SeatGrid(sitting_id=sitting.id)
    grid.grid_rows, grid.grid_columns = wanted.rows, wanted.columns
    grid.empty_between = wanted.empty_between
    grid.blocked = [[seat.row, seat.column] for seat in sorted(wanted.blocked)]
    uow.session.add(grid)
    there = frozenset(wanted.seats)
    for candidate in live_candidates(uow, sitting.id):
        seat = seat_of(candidate)
        if seat is not None and seat not in there:
            _seat(candidate, None)


def _changed(seats: dict[UUID, Seat], id: UUID, wanted: Seat | None) -> None:
    before = seats.pop(id, None)
    if wanted is None:
        return
    there = next((other for other, seat in seats.items() if seat == wanted), None)
    if there is not None:
        seats.pop(there)
        if before is not None:
            seats[there] = before
    seats[id] = wanted


def _concerns(violation: Violation, number: int) -> bool:
    """Whether it speaks of this move: what was wrong before is told when the exam is published."""
    return not {"one", "other"} & set(violation.facts) or number in {
        violation.facts["one"],
        violation.facts["other"],
    }


def _seat_anew(uow: UnitOfWork, people: Sequence[Candidate], seats: dict[UUID, Seat]) -> None:
    """All leave their seats first: the database lets no two have one, not even for a moment."""
    moved = [one for one in people if seat_of(one) != seats.get(one.id)]
    for candidate in moved:
        _seat(candidate, None)
    uow.session.flush()
    for candidate in moved:
        _seat(candidate, seats.get(candidate.id))
    uow.session.flush()


def _seat(candidate: Candidate, seat: Seat | None) -> None:
    candidate.seat_row = seat.row if seat else None
    candidate.seat_column = seat.column if seat else None


def _told(uow: UnitOfWork, sitting: Sitting) -> None:
    uow.session.flush()
    uow.audit(terms.SEATS_CHANGED, sitting.id, day=sitting.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)
