"""When the program opens, each day since the last is opened; another PC that is faster is no error."""

from datetime import timedelta

from eduapp.app.behind import AT_OPENING
from eduapp.gui.loading import load
from eduapp.records.day import jobs, queries
from tests.support import given
from tests.support.given_days import all_opened, opened


def test_it_is_done_when_the_program_opens():
    assert jobs.open_days in [load(part) for part in AT_OPENING]


def test_every_day_since_the_last_is_opened(database, clock):
    opened(database)
    clock.moment += timedelta(days=3)
    all_opened(database)
    with database.reading() as session:
        days = [queries.head(session, given.TODAY + timedelta(days=number)) for number in range(4)]
    assert all(day is not None for day in days)


def test_another_pc_that_opened_it_first_is_no_error(database, monkeypatch):
    opened(database)
    monkeypatch.setattr(queries, "last_opened", lambda _session: given.TODAY - timedelta(days=1))
    assert all_opened(database) == 0
