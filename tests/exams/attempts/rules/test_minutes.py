from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.attempts.rules.minutes import MINUTE_MS, MOST, check_minutes, whole_minutes


@given(st.integers(0, 10**8))
def test_nobody_gets_less_back_than_was_lost_and_never_a_minute_too_much(lost):
    assert 0 <= whole_minutes(lost) * MINUTE_MS - lost < MINUTE_MS


def test_nothing_lost_is_nothing():
    assert whole_minutes(0) == whole_minutes(-5) == 0


def test_a_slip_is_refused():
    assert not list(check_minutes(1))
    assert [type(one).__name__ for one in check_minutes(0)] == ["MinutesUnlikely"]
    assert not list(check_minutes(0, least=0))
    assert list(check_minutes(MOST + 1))
