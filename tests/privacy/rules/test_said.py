from datetime import UTC, date, datetime

import pytest

from eduapp.core.i18n import speaking
from eduapp.privacy.rules import said_as


@pytest.mark.parametrize(
    ("name", "value", "codes", "said"),
    [
        ("day", date(2026, 11, 23), "", "23.11.2026"),
        ("at", datetime(2026, 11, 23, 7, 0, tzinfo=UTC), "", "23.11.2026 08.00"),
        ("start_minute", 510, "", "08.30"),
        ("points", 1250, "", "12,5"),
        ("minutes", 45, "", "45"),
        ("minutes_late", 0, "", ""),
        ("facts", {"a": 1}, "", ""),
        ("superseded", False, "", ""),
        ("superseded", True, "", "ja"),
        ("reason", None, "", ""),
        ("note", "Ring", "", "Ring"),
        ("state", "here", "learner_states", "her"),
        ("state", "here", "end_reasons learner_states", "her"),
        ("state", "newer", "end_reasons learner_states", "newer"),
    ],
)
def test_a_value_is_said_as_people_read_it(name, value, codes, said, nb):
    assert said_as(name, value, codes) == said


@pytest.fixture
def nb():

    with speaking("nb"):
        yield
