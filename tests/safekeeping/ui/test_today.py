"""On Today: what people should do about the backups."""

from datetime import timedelta

from eduapp.gui.routes import Route
from eduapp.safekeeping import queries
from eduapp.safekeeping.ui.today import due
from tests.support import given
from tests.support.given_backups import make


def rows(database, today=given.TODAY):
    with database.reading() as session:
        return due(session, given.LEADER, today)


def test_on_the_first_day_nothing_is_said(database):
    given.a_learner(database, "Karim Haddad")
    assert rows(database) == []


def test_without_a_backup_it_is_late_after_two_days(database):
    given.a_learner(database, "Karim Haddad")
    [row] = rows(database, given.TODAY + timedelta(days=2))
    assert (row.token, row.route) == ("late", Route("safekeeping.backups"))


def test_once_there_is_one_a_key_and_then_a_code_is_asked_for(database, tmp_path, monkeypatch):
    make(database, tmp_path)
    monkeypatch.setattr(queries, "is_readable", lambda _session: True)
    [row] = rows(database)
    assert row.title == "The database is not encrypted"
    monkeypatch.setattr(queries, "is_readable", lambda _session: False)
    [row] = rows(database)
    assert row.token == "none"
    assert "this PC alone" in row.title
