from datetime import datetime

import pytest

from eduapp.people.audit.rules.hours import out_of_hours


@pytest.mark.parametrize(
    ("day", "hour", "outside"),
    [
        (23, 6, False),
        (23, 19, False),
        (23, 20, True),
        (23, 5, True),
        (27, 12, False),
        (28, 12, True),
        (29, 12, True),
    ],
)
def test_evenings_nights_and_week_ends_are_out_of_hours(day, hour, outside):
    assert out_of_hours(datetime(2026, 11, day, hour, 30)) is outside
