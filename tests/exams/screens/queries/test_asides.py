"""What came from PCs that were left, as it is asked for."""

import pytest

from eduapp.exams.screens import queries
from tests.support.given_screens import Pc, set_aside


@pytest.fixture
def parted(hall):
    """101 has three records in common on two PCs; 102 has one PC."""
    hall.let_in(101, 102).at("09:00").start()
    hall.old = Pc(hall, 101).open().hear()
    hall.new = hall.old.goes_on_elsewhere()
    hall.tail = [hall.old.frame("answer", 2, 1), hall.old.frame("answer", "Only here", 9)]
    hall.new.open()
    set_aside(hall, 101, *hall.tail, last=3)
    Pc(hall, 102).open().hear().answer(1, 1)
    return hall


def test_it_is_told_of_whom_anything_came_and_who_has_to_choose(parted, database):
    with database.reading() as session:
        readings = queries.read(session, parted.sitting_id)
        told = queries.asides(session, parted.sitting_id, readings)

        assert list(told) == [parted.old.attempt]
        assert [one.value for one in told[parted.old.attempt].open] == [2, "Only here"]
        assert queries.aside_of(session, parted.old.attempt) == told[parted.old.attempt]
        assert queries.undecided(session, parted.sitting_id) == [101]


def test_a_journal_that_brings_nothing_is_known_by_its_last_record(parted, database):
    with database.reading() as session:
        attempt = parted.old.attempt
        kept = list(queries.frames(session, attempt))

        assert queries.is_known(session, attempt, [])
        assert queries.is_known(session, attempt, kept)
        assert queries.is_known(session, attempt, kept[:2])
        assert queries.is_known(session, attempt, [*kept[:3], *parted.tail])
        assert not queries.is_known(session, attempt, [*kept, parted.tail[0], b"new"])


def test_a_pc_was_left_once_another_has_the_seat(parted, database):
    with database.reading() as session:
        attempt = parted.old.attempt

        assert queries.was_left(session, attempt, str(parted.old._kiosk))
        assert not queries.was_left(session, attempt, str(parted.new._kiosk))
        assert not queries.was_left(session, attempt, "came with a stick")
