from datetime import timedelta

from eduapp.core.waits import Waits

WHOLE = timedelta(seconds=4)


def test_a_wait_begins_when_the_tries_are_first_seen(steady):
    waits = Waits(steady)
    assert waits.left("eva", 5, WHOLE) == WHOLE
    steady.wait(3)
    assert waits.left("eva", 5, WHOLE) == timedelta(seconds=1)
    steady.wait(1)
    assert waits.left("eva", 5, WHOLE) == timedelta()


def test_one_try_more_begins_it_anew(steady):
    waits = Waits(steady)
    waits.left("eva", 5, WHOLE)
    steady.wait(4)
    assert waits.left("eva", 6, WHOLE) == WHOLE


def test_each_waits_alone(steady):
    waits = Waits(steady)
    waits.left("eva", 5, WHOLE)
    steady.wait(4)
    assert waits.left("per", 5, WHOLE) == WHOLE


def test_the_same_count_after_a_right_password_is_another_wait(steady):
    waits = Waits(steady)
    waits.left("eva", 5, WHOLE)
    steady.wait(4)
    assert waits.left("eva", 0, timedelta()) == timedelta()
    assert waits.left("eva", 5, WHOLE) == WHOLE


def test_a_password_grows_old_by_the_same_clock(steady):
    waits = Waits(steady)
    assert waits.since_password("eva") is None
    waits.password_typed("eva")
    steady.wait(60)
    assert waits.since_password("eva") == timedelta(minutes=1)
    assert waits.since_password("per") is None
