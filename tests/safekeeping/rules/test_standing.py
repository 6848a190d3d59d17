"""How it stands with the backups: the gravest concern first, and none before the first day has passed."""

from datetime import date, timedelta

import pytest

from eduapp.safekeeping.rules import Concern, Standing, concern_of

TODAY = date(2026, 11, 23)


def ago(days):
    return TODAY - timedelta(days=days)


GOOD = {"near": TODAY, "away": TODAY, "has_code": True, "has_place": True, "begun": ago(90)}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, None),
        ({"near": None, "away": None, "begun": TODAY, "changed_since": True}, None),
        ({"near": None, "away": None, "begun": ago(2), "changed_since": True}, Concern.LATE),
        ({"near": ago(2), "away": ago(2), "changed_since": True}, Concern.LATE),
        ({"near": ago(20), "away": ago(2)}, None),  # nothing was changed: nothing to keep
        ({"has_code": False}, Concern.NO_CODE),
        ({"has_code": False, "readable": True}, Concern.READABLE),
        ({"near": ago(2), "away": ago(2), "changed_since": True, "readable": True}, Concern.LATE),
        ({"away": None, "has_place": False}, Concern.NO_PLACE),
        ({"away": None}, Concern.AWAY_LATE),
        ({"away": ago(7)}, None),
        ({"away": ago(9)}, Concern.AWAY_LATE),
        ({"near": None, "away": None, "begun": None}, None),
    ],
)
def test_the_gravest_concern(more, wanted):
    assert concern_of(Standing(**(GOOD | more)), TODAY) is wanted
