"""Minutes given back: to all who sat then, to some, or to nobody with a sentence why."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support import given


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


@pytest.fixture
def stop(hall):
    hall.begin(101, 102, 103)
    hall.at("09:10").act(steps.HAND_IN, 103, facts=Facts(words="Wants to go"))
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:29").step(steps.RESUMED)
    return stop


def test_all_who_sat_then_get_the_minutes_and_nobody_else(hall, stop):
    hall.at("09:30").credit(stop, 9)

    assert [hall.course(number).credited for number in (101, 102, 103, 104)] == [9, 9, 0, 0]
    assert hall.end_of(101) == "14:09"


def test_some_get_minutes_only_if_they_sat_then(hall, stop):
    with pytest.raises(Refused) as refused:
        hall.at("09:30").credit(stop, 9, 101, 103)
    assert named(refused) == ["NotSittingThen"]

    hall.credit(stop, 9, 101)
    assert [hall.course(number).credited for number in (101, 102)] == [9, 0]


def test_other_minutes_than_the_clock_has_a_sentence_why(hall, stop):
    with pytest.raises(Refused) as refused:
        hall.at("09:30").credit(stop, 12)
    assert named(refused) == ["MinutesDiffer"]

    hall.credit(stop, 12, words="Three minutes until everybody sat again")
    assert hall.course(101).credited == 12


def test_none_is_a_decision_too_and_says_why(hall, stop):
    with pytest.raises(Refused) as refused:
        hall.at("09:30").credit(stop, 0)
    assert named(refused) == ["WordsMissing"]

    hall.credit(stop, 0, words="Agreed with the head: a drill that was announced")
    assert hall.day().disturbances[stop].decided


def test_decided_once(hall, stop):
    hall.at("09:30").credit(stop, 9)

    with pytest.raises(Refused) as refused:
        hall.credit(stop, 9)
    assert set(named(refused)) == {"MinutesDecided"}


def test_a_credit_that_was_wrong_is_taken_back_and_written_anew(hall, stop):
    first = hall.at("09:30").credit(stop, 9, 101)
    hall.take_back(first, "Eight minutes")
    hall.credit(stop, 8, 101, words="By the clock of the hall")

    assert hall.course(101).credited == 8


def test_who_may_only_look_gives_nothing(hall, stop):
    with pytest.raises(NotAllowed):
        hall.acting(given.TEACHER).credit(stop, 9)
