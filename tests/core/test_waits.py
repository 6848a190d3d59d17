from datetime import timedelta

from eduapp.core.waits import Waits

WHOLE = timedelta(seconds=4)


def test_a_wait_begins_when_it_is_first_asked_for(steady):
    waits = Waits(steady)
    assert waits.left("eva", WHOLE) == WHOLE
    steady.wait(3)
    assert waits.left("eva", WHOLE) == timedelta(seconds=1)
    steady.wait(1)
    assert waits.left("eva", WHOLE) == timedelta()


def test_one_try_more_begins_it_anew(steady):
    waits = Waits(steady)
    waits.left("eva", WHOLE)
    steady.wait(4)
    waits.begin("eva")
    assert waits.left("eva", WHOLE) == WHOLE


def test_a_try_elsewhere_makes_it_longer_and_begins_none_anew(steady):
    waits = Waits(steady)
    waits.left("eva", WHOLE)
    steady.wait(4)
    assert waits.left("eva", 2 * WHOLE) == WHOLE


def test_each_waits_alone(steady):
    waits = Waits(steady)
    waits.left("eva", WHOLE)
    steady.wait(4)
    assert waits.left("per", WHOLE) == WHOLE


def test_after_a_right_password_the_next_is_another_wait(steady):
    waits = Waits(steady)
    waits.left("eva", WHOLE)
    steady.wait(4)
    assert waits.left("eva", timedelta()) == timedelta()
    assert waits.left("eva", WHOLE) == WHOLE


def test_a_password_grows_old_by_the_same_clock(steady):
    waits = Waits(steady)
    assert waits.since_password("eva") is None
    waits.password_typed("eva")
    steady.wait(60)
    assert waits.since_password("eva") == timedelta(minutes=1)
    assert waits.since_password("per") is None
