"""On Today: when the next key is due."""

from datetime import timedelta

from eduapp.certificates.keys import rules
from eduapp.certificates.keys.ui.today import due
from eduapp.gui.routes import Route
from tests.support import given


def rows(database, today):
    with database.reading() as session:
        return due(session, given.LEADER, today)


def test_nothing_is_said_before_it_is_time(database):
    assert rows(database, given.TODAY) == []


def test_a_month_before_it_is_said_and_from_the_day_on_it_is_late(database, kept):
    day = rules.next_rotation(given.TODAY)
    assert rows(database, day - timedelta(days=31)) == []
    [soon], [late] = rows(database, day - timedelta(days=30)), rows(database, day)
    assert (soon.token, late.token) == ("none", "late")
    assert soon.route == Route("keys.keys")
    assert "23.11.2027" in soon.detail
