"""Who sits where: a grid of seats, room between people, who is kept apart, and versions that differ. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt
from string import ascii_uppercase
from typing import TypeVar
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

MOST_ROWS, MOST_COLUMNS = 26, 30
MOST_STEPS = 20_000  # of trying; rooms have a few dozen seats, and pairs are few

T = TypeVar("T")
Turn = Callable[[UUID], Sequence[T]]
Fits = Callable[[UUID, T, Mapping[UUID, T]], bool]


@dataclass(frozen=True, order=True)
class Seat:
    """A seat: the row from the front and the place in it from the left, both from 0."""

    row: int
    column: int

    @property
    def label(self) -> str:
        """As it stands on the desk: C4."""
        return f"{ascii_uppercase[self.row]}{self.column + 1}"

    def distance(self, other: "Seat") -> int:
        """Seats from one to the other, sideways or forwards, whichever is more; 1 is beside, also askew."""
        return max(abs(self.row - other.row), abs(self.column - other.column))


@dataclass(frozen=True)
class Grid:
    """The seats of a room: rows and columns, seats nobody uses, and how many stay empty between people."""

    rows: int
    columns: int
    empty_between: int = 0
    blocked: frozenset[Seat] = frozenset()

    @property
    def seats(self) -> tuple[Seat, ...]:
        """All that may be used, row by row from the front."""
        every = (Seat(row, column) for row in range(self.rows) for column in range(self.columns))
        return tuple(seat for seat in every if seat not in self.blocked)


@dataclass(frozen=True)
class Apart:
    """Pairs who may be in one room, but not near each other: at least so many seats, by whose rule."""

    pairs: frozenset[frozenset[UUID]] = frozenset()
    seats: int = 0
    basis: str = ""

    def near(self, one: UUID, seat: Seat, other: UUID, other_seat: Seat) -> bool:
        """Whether two who are kept apart would sit too near."""
        return frozenset({one, other}) in self.pairs and seat.distance(other_seat) < self.seats


class GridImpossible(Violation):
    """Not a room."""

    message = N_("A room has 1 to {rows} rows and 1 to {columns} seats in a row. Correct the numbers.")
    about = ("rows",)


class SeatMissing(Violation):
    """A seat the room does not have, or that is not used."""

    message = N_("There is no seat {seat} in this room. Choose another one.")


class SeatTaken(Violation):
    """One seat, one person."""

    message = N_("Candidates {one} and {other} both have seat {seat}. Move one of them.")


class SeatsTooNear(Violation):
    """Less room between two than was decided."""

    message = N_(
        "Candidates {one} ({seat}) and {other} ({other_seat}) sit too near; seats that stay empty between "
        "people here: {empty}. Move one of them."
    )


class ApartTooNear(Violation):
    """A pair that is kept apart. It never says why, and no override sets it aside."""

    message = N_(
        "Candidates {one} ({seat}) and {other} ({other_seat}) cannot sit so near each other; at least "
        "{seats} seats ({basis}). Move one of them."
    )


class NeighboursAlike(Violation):
    """Two beside each other with the same version."""

    overridable = True
    message = N_(
        "Candidates {one} ({seat}) and {other} ({other_seat}) sit beside each other with version {letter}. "
        "Spread the versions anew, or make one more."
    )


class SeatsDoNotSuffice(Violation):
    """No way to seat everybody was found."""

    message = N_(
        "{count} candidates do not fit with {empty} empty seats between people and those who are kept apart. "
        "Choose a larger room, or seats nearer together."
    )


def grid_for(seats: int) -> Grid:
    """A room with so many seats that nobody has drawn yet: as square as it can be, wider than deep."""
    square, least = isqrt(max(seats - 1, 0)) + 1, -(-seats // MOST_ROWS)
    columns = min(max(square, least), MOST_COLUMNS)
    rows = min(max(1, -(-seats // columns)), MOST_ROWS)
    spare = frozenset(Seat(rows - 1, column) for column in range(seats - (rows - 1) * columns, columns))
    return Grid(rows, columns, 0, spare if seats else frozenset())


def check_grid(grid: Grid) -> Iterator[Violation]:
    """Whether it is a room."""
    if not (1 <= grid.rows <= MOST_ROWS and 1 <= grid.columns <= MOST_COLUMNS):
        yield GridImpossible(rows=MOST_ROWS, columns=MOST_COLUMNS)


def check_seats(
    grid: Grid, seats: Mapping[UUID, Seat], numbers: Mapping[UUID, int], apart: Apart
) -> Iterator[Violation]:
    """Everything that stands against who sits where, by candidate number and never by name."""
    free = frozenset(grid.seats)
    for seat in seats.values():
        if seat not in free:
            yield SeatMissing(seat=seat.label)
    for (one, seat), (other, other_seat) in _couples(seats.items()):
        facts = {"one": numbers[one], "other": numbers[other], "seat": seat.label}
        if seat == other_seat:
            yield SeatTaken(**facts)
        elif apart.near(one, seat, other, other_seat):
            facts |= {"seats": apart.seats, "basis": apart.basis}
            yield ApartTooNear(other_seat=other_seat.label, **facts)
        elif seat.distance(other_seat) <= grid.empty_between:
            yield SeatsTooNear(other_seat=other_seat.label, empty=grid.empty_between, **facts)


def arranged(grid: Grid, people: Sequence[UUID], apart: Apart) -> dict[UUID, Seat] | None:
    """Seats for everybody in their order, row by row from the front; None if there is no way.

    Those who are kept apart are seated first, trying; the others fill up what is free.
    """
    step = grid.empty_between + 1
    free = [seat for seat in grid.seats if seat.row % step == 0 and seat.column % step == 0]
    if len(free) < len(people):
        return None
    paired = [id for id in people if any(id in pair for pair in apart.pairs)]
    seats = _tried(paired, free, apart)
    if seats is None:
        return None
    left = iter([seat for seat in free if seat not in set(seats.values())])
    seats.update({id: next(left) for id in people if id not in seats})
    return seats


def neighbours(seats: Mapping[UUID, Seat], empty: int) -> Iterator[tuple[UUID, UUID]]:
    """Who looks over whose shoulder: those in one row or column with no more than `empty` seats between them.

    `empty` is how many stay empty between people in this room, so these are the nearest there can be. Where
    that holds, two versions are enough.
    """
    ordered = sorted(seats.items(), key=lambda item: item[1])
    for line in ("row", "column"):
        last: dict[int, UUID] = {}
        for id, seat in ordered:
            place = getattr(seat, line)
            if place in last and seats[last[place]].distance(seat) <= empty + 1:
                yield last[place], id
            last[place] = id


def spread(
    seats: Mapping[UUID, Seat], empty: int, letters: Sequence[str], barred: Mapping[UUID, Collection[str]]
) -> dict[UUID, str] | None:
    """A version for each so that neighbours differ and nobody gets a barred one; None if no way is found."""
    beside: dict[UUID, set[UUID]] = {id: set() for id in seats}
    for one, other in neighbours(seats, empty):
        beside[one].add(other)
        beside[other].add(one)
    order = sorted(seats, key=lambda id: seats[id])

    def fits(id: UUID, letter: str, given: Mapping[UUID, str]) -> bool:
        return letter not in barred.get(id, ()) and all(given.get(near) != letter for near in beside[id])

    def turn(id: UUID) -> Sequence[str]:
        first = (seats[id].row + seats[id].column) % len(letters)
        return [*letters[first:], *letters[:first]]

    return _search(order, turn, fits)


def check_versions(
    seats: Mapping[UUID, Seat], empty: int, given: Mapping[UUID, str], numbers: Mapping[UUID, int]
) -> Iterator[Violation]:
    """Neighbours with the same version. Whoever has none yet differs from nobody."""
    for one, other in neighbours(seats, empty):
        if given.get(one) and given.get(one) == given.get(other):
            yield NeighboursAlike(
                one=numbers[one],
                other=numbers[other],
                seat=seats[one].label,
                other_seat=seats[other].label,
                letter=given[one],
            )


def _tried(paired: Sequence[UUID], free: Sequence[Seat], apart: Apart) -> dict[UUID, Seat] | None:
    def fits(id: UUID, seat: Seat, given: Mapping[UUID, Seat]) -> bool:
        return all(seat != taken and not apart.near(id, seat, other, taken) for other, taken in given.items())

    return _search(paired, lambda _id: free, fits)


def _search(people: Sequence[UUID], values: Turn[T], fits: Fits[T]) -> dict[UUID, T] | None:
    """The first way to give each a value that fits those before; None if none is found in so many steps."""
    given: dict[UUID, T] = {}
    waiting = [iter(values(people[0]))] if people else []
    steps = 0
    while waiting:
        id = people[len(waiting) - 1]
        given.pop(id, None)
        value = next((value for value in waiting[-1] if fits(id, value, given)), None)
        steps += 1
        if value is None:
            waiting.pop()
        elif steps > MOST_STEPS:
            return None
        else:
            given[id] = value
            if len(waiting) == len(people):
                return given
            waiting.append(iter(values(people[len(waiting)])))
    return {} if not people else None


def _couples(things: Iterable[T]) -> Iterator[tuple[T, T]]:
    listed = list(things)
    for place, one in enumerate(listed):
        yield from ((one, other) for other in listed[place + 1 :])
