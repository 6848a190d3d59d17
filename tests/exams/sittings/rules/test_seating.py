from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.exams.sittings.rules import seating
from eduapp.exams.sittings.rules.seating import Apart, Grid, Seat

BASIS = "the school's own rule"


def people(count):
    return [UUID(int=number + 1) for number in range(count)]


def numbers(ids):
    return {id: 101 + place for place, id in enumerate(ids)}


def names(violations):
    return [violation.name for violation in violations]


def test_a_seat_is_called_by_row_and_place():
    assert [Seat(0, 0).label, Seat(2, 3).label, Seat(25, 29).label] == ["A1", "C4", "Z30"]


def test_beside_is_one_also_askew():
    assert Seat(1, 1).distance(Seat(2, 2)) == Seat(1, 1).distance(Seat(1, 0)) == 1
    assert Seat(0, 0).distance(Seat(1, 4)) == 4


@pytest.mark.parametrize(("rows", "columns"), [(0, 1), (1, 0), (27, 1), (1, 31)])
def test_a_room_has_rows_and_seats(rows, columns):
    assert names(seating.check_grid(Grid(rows, columns))) == ["GridImpossible"]


@forall(st.integers(0, 780))
def test_a_room_nobody_has_drawn_has_exactly_its_seats(seats):
    grid = seating.grid_for(seats)

    assert not names(seating.check_grid(grid))
    assert len(grid.seats) == (seats or 1)


def test_everything_that_is_wrong_is_told_by_number_and_never_by_name():
    one, two, three, four = ids = people(4)
    grid = Grid(3, 3, empty_between=0, blocked=frozenset({Seat(2, 2)}))
    seats = {one: Seat(0, 0), two: Seat(0, 0), three: Seat(2, 2), four: Seat(1, 0)}
    apart = Apart(frozenset({frozenset({one, four})}), 3, BASIS)

    found = list(seating.check_seats(grid, seats, numbers(ids), apart))

    assert sorted(names(found)) == ["ApartTooNear", "SeatMissing", "SeatTaken"]
    near = next(violation for violation in found if violation.name == "ApartTooNear")
    assert near.sentence() == (
        "Candidates 101 (A1) and 104 (B1) cannot sit so near each other; at least 3 seats (the school's own "
        "rule). Move one of them."
    )
    assert not near.overridable


def test_seats_stay_empty_between_people():
    one, other = ids = people(2)
    grid = Grid(1, 4, empty_between=1)
    tight, wide = ({one: Seat(0, 0), other: Seat(0, column)} for column in (1, 2))
    tight, wide = (seating.check_seats(grid, seats, numbers(ids), Apart()) for seats in (tight, wide))
    assert (names(tight), names(wide)) == (["SeatsTooNear"], [])


@settings(max_examples=60)
@forall(
    st.integers(1, 6), st.integers(1, 6), st.integers(0, 2), st.integers(0, 16),
    st.sets(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=5), st.data(),
)  # fmt: skip
def test_seats_found_for_everybody_break_no_rule(rows, columns, empty, count, pairs, data):
    blocked = data.draw(st.frozensets(st.builds(Seat, st.integers(0, 5), st.integers(0, 5)), max_size=6))
    grid, ids = Grid(rows, columns, empty, blocked), people(count)
    kept = {frozenset({ids[a], ids[b]}) for a, b in pairs if a < count and b < count and a != b}
    apart = Apart(frozenset(kept), 3, BASIS)

    seats = seating.arranged(grid, ids, apart)

    if seats is None:
        step = empty + 1
        room = sum(seat.row % step == 0 and seat.column % step == 0 for seat in grid.seats)
        assert room < count or kept  # without pairs only too small a room is a reason
    else:
        assert set(seats) == set(ids)
        assert names(seating.check_seats(grid, seats, numbers(ids), apart)) == []


def test_a_pair_that_cannot_be_kept_apart_is_not_seated():
    one, other = people(2)
    apart = Apart(frozenset({frozenset({one, other})}), 3, BASIS)
    assert seating.arranged(Grid(3, 3), [one, other], apart) is None
    assert seating.arranged(Grid(1, 4), [one, other], apart) == {one: Seat(0, 0), other: Seat(0, 3)}


@pytest.mark.parametrize(("empty", "pairs"), [(0, [(1, 2)]), (1, [(1, 2), (2, 3), (1, 4)])])
def test_neighbours_are_the_nearest_there_can_be_in_a_row_or_a_column(empty, pairs):
    """With nobody between them; an empty seat more than the room asks for is room enough."""
    one, two, three, four = people(4)
    seats = {one: Seat(0, 0), two: Seat(0, 1), three: Seat(0, 3), four: Seat(2, 0)}
    ids = dict(enumerate(people(4), 1))
    found = {frozenset(pair) for pair in seating.neighbours(seats, empty)}
    assert found == {frozenset({ids[first], ids[second]}) for first, second in pairs}


@settings(max_examples=80)
@forall(st.integers(0, 2), st.sets(st.builds(Seat, st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_two_versions_are_enough_however_people_sit(empty, wanted):
    """Whoever was moved or taken off the list: a hole in a row makes no exam impossible."""
    kept = []
    for seat in sorted(wanted):
        if all(seat.distance(other) > empty for other in kept):
            kept.append(seat)
    ids = people(len(kept))
    seats = dict(zip(ids, kept, strict=True))
    given = seating.spread(seats, empty, "AB", {})

    assert given is not None
    assert set(given) == set(ids)
    assert not names(seating.check_versions(seats, empty, given, numbers(ids)))


def test_nobody_gets_a_barred_version_and_what_cannot_be_is_said():
    one, two = ids = people(2)
    seats = {one: Seat(0, 0), two: Seat(0, 1)}
    assert seating.spread(seats, 0, "AB", {one: {"A"}}) == {one: "B", two: "A"}
    assert seating.spread(seats, 0, "AB", {one: {"A"}, two: {"A"}}) is None
    assert seating.spread(seats, 0, "A", {}) is None
    assert names(seating.check_versions(seats, 0, {one: "A", two: "A"}, numbers(ids))) == ["NeighboursAlike"]
    assert names(seating.check_versions(seats, 0, {one: "A"}, numbers(ids))) == []
