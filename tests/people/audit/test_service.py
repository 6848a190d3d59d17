import threading

import pytest

from eduapp.core.errors import Refused
from eduapp.people.audit.queries import TrailFilter, first_break, trail
from tests.core.test_violations import Unsafe
from tests.support import given


def test_an_entry_is_there_exactly_when_its_change_is(database):
    def break_down(uow):
        uow.audit("test.done", given.LEADER.user_id)
        uow.enforce([Unsafe()])

    with pytest.raises(Refused), database.writing() as uow:
        break_down(uow)
    with database.reading() as session:
        assert trail(session, TrailFilter(action="test.")) == []

    with database.writing() as uow:
        uow.audit("test.done", given.LEADER.user_id, count=1)
        uow.audit("test.done", given.LEADER.user_id, count=2)
    with database.reading() as session:
        assert [row.details for row in trail(session, TrailFilter(action="test."))] == [
            {"count": 2},
            {"count": 1},
        ]
        assert first_break(session) is None


def test_several_at_once_never_fork_the_chain(database):
    def write():
        for _turn in range(10):
            with database.writing() as uow:
                uow.audit("test.done", given.LEADER.user_id)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as session:
        assert first_break(session) is None
        assert len(trail(session, TrailFilter(action="test."))) == 40
