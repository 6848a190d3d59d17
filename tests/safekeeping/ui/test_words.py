from datetime import date, timedelta

import pytest

from eduapp.safekeeping.rules import Concern, Standing
from eduapp.safekeeping.ui.words import TITLES, WHAT_TO_DO, concern, summary

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (None, "none in a second place."),
        (0, "also in a second place."),
        (9, "none in a second place for 9 days."),
    ],
)
def test_one_line(away, said):
    there = None if away is None else TODAY - timedelta(days=away)
    line = summary(Standing(near=TODAY, away=there), TODAY)
    assert line == f"Last verified backup 23.11.2026, {said}"


def test_each_concern_says_what_to_do():
    assert set(TITLES) == set(WHAT_TO_DO) == set(Concern)
    assert concern(Standing(), TODAY) is None
    assert concern(Standing(near=TODAY), TODAY)[0] == TITLES[Concern.NO_CODE]
