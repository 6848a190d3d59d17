"""The room, who sits where, and two who change seats."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Grid, Seat
from tests.support import given, given_education
from tests.support.given_exams import (
    a_room_of,
    cancelled,
    enter_candidate,
    entered,
    everybody_seated,
    head,
    moved,
    refused,
    seated,
)

pytestmark = pytest.mark.both_databases


def seats(database, sitting_id):
    rows = sorted(head(database, sitting_id).candidates, key=lambda row: row.candidate_number)
    return [row.seat.label if row.seat else "" for row in rows]


def test_until_somebody_draws_it_a_room_has_the_seats_of_its_place(database, sitting_id):
    with database.reading() as session:
        assert queries.grid(session, sitting_id) == Grid(1, 1)


def test_a_room_is_kept_as_it_was_drawn(database, sitting_id):
    wanted = Grid(3, 4, 1, frozenset({Seat(2, 3), Seat(0, 0)}))
    for grid in (Grid(9, 9), wanted):
        database.execute(service.save_grid, service.SaveGrid(sitting_id=sitting_id, grid=grid))
    with database.reading() as session:
        assert queries.grid(session, sitting_id) == wanted
    impossible = service.SaveGrid(sitting_id=sitting_id, grid=Grid(0, 4))
    assert refused(lambda: database.execute(service.save_grid, impossible)) == {"GridImpossible"}


def test_everybody_is_seated_from_the_front_but_not_who_has_a_room_apart(database, sitting_id):
    entered(database, sitting_id, 2)
    room = given_education.a_place(database, "Study 2")
    enter_candidate(database, sitting_id, given.a_learner(database), own_place_id=room)
    [last] = entered(database, sitting_id, 1)
    a_room_of(database, sitting_id, 3, 3, empty=1)
    everybody_seated(database, sitting_id)
    assert seats(database, sitting_id) == ["A1", "A3", "", "C1"]
    everybody_seated(database, sitting_id)  # again changes nothing
    assert seats(database, sitting_id) == ["A1", "A3", "", "C1"]
    assert last in {row.id for row in head(database, sitting_id).candidates}


def test_two_change_seats_and_a_seat_is_given_back(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    a_room_of(database, sitting_id, 1, 3)
    seated(database, one, 0, 0)
    seated(database, other, 0, 2)
    seated(database, one, 0, 2)
    assert seats(database, sitting_id) == ["A3", "A1"]
    database.execute(service.seat_candidate, service.SeatCandidate(candidate_id=other, seat=None))
    assert seats(database, sitting_id) == ["A3", ""]


def test_whoever_had_no_seat_takes_one_from_who_then_has_none(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    a_room_of(database, sitting_id, 1, 2)
    seated(database, one, 0, 0)
    seated(database, other, 0, 0)
    assert seats(database, sitting_id) == ["", "A1"]


def test_a_seat_brings_somebody_back_from_a_room_apart(database, sitting_id):
    room = given_education.a_place(database, "Study 2")
    candidate = enter_candidate(database, sitting_id, given.a_learner(database), own_place_id=room)
    a_room_of(database, sitting_id, 1, 2)
    seated(database, candidate, 0, 1)
    [row] = head(database, sitting_id).candidates
    assert (row.own_place, row.seat) == ("", Seat(0, 1))


def test_nobody_sits_too_near_or_where_there_is_no_seat(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    a_room_of(database, sitting_id, 1, 4, empty=1)
    seated(database, one, 0, 0)
    assert refused(lambda: seated(database, other, 0, 1)) == {"SeatsTooNear"}
    assert refused(lambda: seated(database, other, 0, 4)) == {"SeatMissing"}
    assert seats(database, sitting_id) == ["A1", ""]


def test_a_smaller_room_leaves_those_without_seats_who_sat_where_none_is(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    a_room_of(database, sitting_id, 1, 4)
    seated(database, one, 0, 0)
    seated(database, other, 0, 3)
    a_room_of(database, sitting_id, 1, 2)
    assert seats(database, sitting_id) == ["A1", ""]


def test_seats_are_settled_once_the_exam_is_open_and_never_for_who_was_cancelled(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    a_room_of(database, sitting_id, 1, 4)
    cancelled(database, other)
    assert refused(lambda: seated(database, other, 0, 3)) == {"EntryCancelled"}
    moved(database, sitting_id, "published", "open")
    assert refused(lambda: seated(database, one, 0, 3)) == {"TooLateForThat"}
    assert refused(lambda: everybody_seated(database, sitting_id)) == {"TooLateForThat"}
    assert refused(lambda: a_room_of(database, sitting_id, 1, 1)) == {"TooLateForThat"}


def test_who_may_not_plan_seats_nobody(database, sitting_id):
    [one] = entered(database, sitting_id, 1)
    other = database.acting_as(given.TEACHER)
    for act in (
        lambda: seated(other, one, 0, 0),
        lambda: everybody_seated(other, sitting_id),
        lambda: a_room_of(other, sitting_id, 1, 1),
    ):
        with pytest.raises(NotAllowed):
            act()
