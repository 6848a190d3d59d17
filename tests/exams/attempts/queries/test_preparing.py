import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import queries
from tests.support import given, given_arrangements
from tests.support.given_screens import Pc


def asked(hall, by=given.LEADER):
    with hall.database.acting_as(by).reading() as session:
        return queries.preparable(session, hall.sitting_id)


def test_everybody_who_is_entered_may_sit_on_screen(hall):
    told = asked(hall)

    assert [one.number for one in told.sitters] == [101, 102, 103, 104, 105, 106]
    assert set(told.papers) == set(told.digests) == {"A"}
    assert all(one.attempt and not one.begun for one in told.sitters)
    assert told.letter_of(told.sitters[0]) == "A"


def test_who_is_granted_a_computer_asks_for_it_and_time_is_reckoned_as_in_the_room(hall):
    given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.MORE_TIME)
    first = asked(hall).sitters[0]
    assert not first.asks_for_it
    assert first.more(300) == 75


def test_who_has_begun_is_told(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open()
    assert [one.number for one in asked(hall).sitters if one.begun] == [101]


def test_what_is_asked_in_an_exam_is_nobodys_but_who_may_prepare_it(hall):
    with pytest.raises(NotAllowed):
        asked(hall, given.INVIGILATOR)
