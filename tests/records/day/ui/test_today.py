"""Today says which days nobody closed, to who may close them."""

from datetime import timedelta

from eduapp.gui.routes import Route
from eduapp.records.day.ui.contributions import DAY
from eduapp.records.day.ui.today import rows
from tests.support import given
from tests.support.given_days import opened


def told(database, actor=given.LEADER):
    with database.reading() as session:
        return [(row.title, row.detail, row.route) for row in rows(session, actor, database.today())]


def test_once_the_sessions_are_over_the_day_is_to_be_closed(database, group):
    assert told(database) == [("Close the day", "1 register", Route(DAY, detail="2026-11-23"))]


def test_a_day_before_that_misses_something_is_named(database, group, clock):
    clock.moment += timedelta(days=1)
    opened(database, database.today())
    assert told(database) == [
        ("Monday 23 November is not closed", "1 register", Route(DAY, detail="2026-11-23"))
    ]


def test_before_that_and_to_others_nothing_is_said(database, group, clock):
    assert told(database, given.TEACHER) == []
    clock.moment = clock.moment.replace(hour=8)
    assert told(database) == []
