"""What waits while the screen is locked, and what ends without an answer."""

import pytest

from eduapp.core.errors import NotFound
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.work import Work
from eduapp.people.access import queries, service
from tests.support import given
from tests.support.windows import nothing_left_open, parent

__all__ = ["nothing_left_open", "parent"]


@pytest.fixture
def runner(qtbot, database):
    return InlineTaskRunner(database.behind(type(database.gate)()), pytest.fail)


def test_what_is_asked_while_the_screen_is_locked_is_asked_afterwards(runner, parent, database, notes):
    found = []
    runner.lock()
    runner.query(queries.users, owner=parent, done=found.append)
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    runner.execute(service.set_password, order, owner=parent, done=found.append)
    assert (found, notes) == ([], [])

    runner.unlock()
    assert len(found) == 2
    assert [note.action for note in notes] == ["access.password.changed"]


def test_an_answer_that_comes_while_it_is_locked_is_shown_afterwards(runner, parent):
    found = []

    def look(session):
        runner.lock()  # while the answer is on its way
        return "rows"

    runner.query(look, owner=parent, done=found.append)
    assert found == []
    runner.unlock()
    assert found == ["rows"]


def test_of_who_does_not_come_back_nothing_is_sent(runner, parent, notes):
    runner.lock()
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    runner.execute(service.set_password, order, owner=parent, done=pytest.fail)
    runner.close()
    runner.unlock()
    assert notes == []


def test_work_that_was_left_tells_whoever_asked(parent):
    told = []
    Work("interactive", lambda _at: None, parent, pytest.fail, told.append).leave(NotFound())
    assert [type(error) for error in told] == [NotFound]
