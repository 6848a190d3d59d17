"""The times of the law as an exam has them."""

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules.exam import Exam, at
from tests.support.given_logs import DAY, an_exam, who


def test_the_latest_arrival_is_as_long_after_the_start_as_ten_is_after_nine():
    assert an_exam().latest == 600
    assert Exam(DAY, 780, 120, {}).latest == 840


def test_nobody_leaves_in_the_first_hour_without_a_word():
    assert an_exam().earliest_leave == 60


def test_the_account_of_a_candidate_keeps_each_number_apart():
    exam = an_exam(measures={101: (Measure("extra_percent", percent=25), Measure("breaks", minutes=30))})

    account = exam.account(who(101), credited=9, rested=20, late=5)

    assert (account.planned, account.extra, account.credited, account.late) == (300, 75, 9, 5)
    assert account.end(540) == 540 + 300 + 75 + 9 + 20


def test_times_are_written_as_the_language_has_it():
    assert at(580) == "09:40"
