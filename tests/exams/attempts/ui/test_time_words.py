"""What the board says of time: a clock that differs, to the minute and in both directions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.exams.attempts.ui.time_words import clock_differs


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=1), "1 minute ahead"),
        (timedelta(seconds=-60), "1 minute behind"),
        (timedelta(minutes=119, seconds=40), "120 minutes ahead"),
    ],
)
def test_a_clock_that_differs_is_told_to_the_minute(hall, ahead, words):
    card = replace(hall.card(101), clock_ahead=ahead)

    assert clock_differs(card).startswith(f"The clock of this exam PC is {words}. The end and")
