"""Real threads, a real second process, and on PostgreSQL a line that is really cut."""

import pytest
from sqlalchemy import text

from eduapp.core.changes import Topic
from eduapp.gui.line import Line, State
from eduapp.gui.listening import Listening
from tests.support import accounts
from tests.support.elsewhere import another_pc, until

LEARNERS = Topic("listened: learners")

pytestmark = pytest.mark.both_databases


class CountingLine(Line):
    """Counts how often it was found to be there."""

    found = 0

    def restore(self):
        self.found += 1
        super().restore()


@pytest.fixture
def line(qapp):
    return CountingLine()


@pytest.fixture
def told():
    return []


@pytest.fixture
def listening(qtbot, database, line, told):
    listening = Listening(database.engine, told.append, line)
    qtbot.waitUntil(lambda: line.found)
    yield listening
    listening.stop()
    assert not listening._thread.is_alive()


def test_what_another_pc_commits_is_published(listening, database_url, told):
    with another_pc(database_url) as pc:
        pc.commit(LEARNERS)
        until(lambda: told)
    assert LEARNERS in told[0]
    assert len(told) == 1


def test_stopping_waits_for_nothing(qtbot, database, line, told):
    listening = Listening(database.engine, told.append, line)
    listening.stop()
    assert not listening._thread.is_alive()


def test_after_a_cut_line_everything_is_told_once_and_the_line_is_back(
    qtbot, listening, database, line, told
):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("a file has no line")
    states = []
    line.changed.connect(lambda: states.append(line.state))
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                 " OR query = 'SELECT 1' AND pid <> pg_backend_pid()")
        )  # fmt: skip
    qtbot.waitUntil(lambda: states[:2] == [State.LOST, State.BACK], timeout=20_000)
    assert told == [Topic.every()]


def test_somebody_can_have_it_asked(qtbot, listening, line):
    line.try_now()
    qtbot.waitUntil(lambda: line.found == 2)
