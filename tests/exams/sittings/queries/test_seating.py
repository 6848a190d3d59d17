"""Who must not sit near whom, as the pairs of the house are now."""

import pytest

from eduapp.exams.sittings import queries
from tests.support import given, given_education
from tests.support.given_apart import a_pair
from tests.support.given_exams import enter_candidate

pytestmark = pytest.mark.both_databases


def test_pairs_are_told_by_candidate_and_only_among_those_in_the_room(database, sitting_id):
    people = [given.a_learner(database) for _number in range(4)]
    one, two, three = (enter_candidate(database, sitting_id, id) for id in people[:3])
    room = given_education.a_place(database, "Study 2")
    enter_candidate(database, sitting_id, people[3], own_place_id=room)
    a_pair(database, people[0], people[1], "exam_seat")
    a_pair(database, people[0], people[3], "course")
    a_pair(database, people[2], given.a_learner(database), "exam_seat")

    with database.reading() as session:
        apart = queries.apart(session, sitting_id)
    assert apart.pairs == {frozenset({one, two})}
    assert (apart.seats, apart.basis) == (3, "the school's own rule")
    assert three not in set().union(*apart.pairs)


def test_a_place_without_a_drawing_has_its_own_number_of_seats(database, course_id):
    from tests.support.given_exams import plan  # noqa: PLC0415

    room = given_education.a_place(database, "Hall", seats=14)
    with database.reading() as session:
        grid = queries.grid(session, plan(database, course_id, place_id=room))
    assert len(grid.seats) == 14
