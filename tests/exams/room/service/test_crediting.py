"""Minutes given back: to all who sat then, to some, or to nobody with a sentence why."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support import given, given_arrangements


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


@pytest.fixture
def stop(hall):
    hall.begin(101, 102, 103)
    hall.at("09:10").act(steps.HAND_IN, 103, facts=Facts(words="Wants to go", sheets=0))
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


def test_who_was_let_in_while_everybody_waited_gets_back_no_minute_of_coming_late(hall):
    hall.begin(101, 102)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:24").check_in(103)
    hall.at("09:25").act(steps.AUTHORISE, 103)
    hall.at("09:28").check_in(104)
    hall.at("09:29").act(steps.AUTHORISE, 104)
    hall.step(steps.RESUMED)

    hall.credit(stop, 9)

    assert [hall.course(number).credited for number in (101, 103, 104)] == [9, 4, 0]
    assert [hall.end_of(number) for number in (101, 103, 104)] == ["14:09", "14:04", "14:00"]


def test_minutes_of_a_break_that_was_granted_are_not_given_back_a_second_time(hall):
    given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.BREAKS)
    hall.begin(101, 102, 103)
    hall.at("10:00").act(steps.LEAVE, 101, facts=Facts("break", person="Berit Moe"))
    stop = hall.step(steps.STOPPED, "Fire alarm")
    hall.at("10:06").act(steps.BACK, 101)
    hall.at("10:10").step(steps.RESUMED)

    hall.credit(stop, 10)

    assert [hall.course(number).credited for number in (101, 102)] == [4, 10]
    assert [hall.end_of(number) for number in (101, 102)] == ["14:10", "14:10"]


def test_fewer_minutes_than_the_clock_has_are_fewer_for_all(hall):
    hall.begin(101, 102)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:25").check_in(103)
    hall.act(steps.AUTHORISE, 103)
    hall.at("09:29").step(steps.RESUMED)

    hall.credit(stop, 7, words="Two minutes were announced before")

    assert [hall.course(number).credited for number in (101, 103)] == [7, 2]
