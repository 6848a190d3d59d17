from datetime import date

import pytest

from eduapp.safekeeping.rules import Last, is_due

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("last", "changed", "closing", "due"),
    [
        (None, True, False, True),
        (None, False, False, False),
        (TODAY, True, False, False),
        (TODAY, True, True, True),
        (TODAY, False, True, False),
        (date(2026, 11, 22), True, False, True),
        (date(2099, 1, 1), True, False, True),  # the clock was wrong that day
    ],
)
def test_when_one_is_due(last, changed, closing, due):
    assert is_due(Last(last, changed), TODAY, closing=closing) is due
