import pytest

from eduapp.exams.arrangements.rules import TimeAccount
from eduapp.exams.attempts.rules.breaks import BreaksUsed, NoBreaks, check_break, rest_code


@pytest.mark.parametrize(
    ("granted", "taken", "against"),
    [(0, 0, [NoBreaks]), (30, 0, []), (30, 29, []), (30, 30, [BreaksUsed]), (30, 45, [BreaksUsed])],
)
def test_a_break_is_taken_from_what_was_granted(granted, taken, against):
    account = TimeAccount(300, breaks=granted, rested=taken)
    assert [type(one) for one in check_break(account, 101)] == against


def test_how_much_was_granted_is_said_when_all_of_it_is_taken():
    [told] = check_break(TimeAccount(300, breaks=30, rested=30), 101)
    assert "Candidate 101 has taken the 30 minutes" in told.sentence()


def test_the_reason_in_the_log_is_the_one_that_rests():
    assert rest_code() == "break"
