from eduapp.exams.attempts.rules.minutes import MOST, check_minutes


def test_a_slip_is_refused():
    assert not list(check_minutes(1))
    assert [type(one).__name__ for one in check_minutes(0)] == ["MinutesUnlikely"]
    assert not list(check_minutes(0, least=0))
    assert list(check_minutes(MOST + 1))
