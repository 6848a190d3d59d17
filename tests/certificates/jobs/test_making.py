"""From a number to a paper or a void number: crashes, full disks and lost answers leave nothing between."""

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.jobs import making
from eduapp.core.db.faults import LeftByDisk
from eduapp.core.errors import Unavailable, Unreachable
from eduapp.core.progress import NoProgress
from tests.support import given_certificates, given_register
from tests.support.full_disks import FullDisk


@pytest.fixture
def item(database, key):
    return given_certificates.a_course_done(database, grade="B").item


def states(database):
    with database.reading() as session:
        return [(row.number, row.state, row.void_reason) for row in queries.register(session)]


def test_whatever_breaks_while_it_is_made_makes_the_number_void_with_the_reason(
    database, item, key, monkeypatch
):
    def broken(_wanted):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(making, "whole", broken)
        with pytest.raises(MemoryError):
            jobs.issue_one(database, item, key=key)

    assert states(database) == [("2026-00001", "void", "The paper could not be made.")]
    jobs.issue_one(database, item, key=key)
    assert [row[:2] for row in states(database)] == [("2026-00002", "issued"), ("2026-00001", "void")]
    assert given_register.verified(database).fault is None


def test_where_not_even_the_void_can_be_saved_the_next_start_sees_to_it(database, item, key, clock):
    full = FullDisk(database, first=2, count=2)
    with pytest.raises(Unavailable):
        jobs.issue_one(full, item, key=key)
    assert states(database)[0][1] == "reserved"

    clock.moment += 2 * jobs.LONGEST_MAKING
    assert jobs.mend_unfinished(database, None, NoProgress()) == 1
    assert states(database)[0][1] == "void"
    assert given_register.verified(database).fault is None


def test_where_not_even_the_void_could_be_saved_the_next_try_of_the_same_program_sees_to_it(
    database, item, key
):
    """Nobody waits until it looks as if nobody were making it any more: this program knows."""
    full = FullDisk(database, first=2, count=2)
    with pytest.raises(Unavailable):
        jobs.issue_one(full, item, key=key)
    jobs.issue_one(full, item, key=key)
    assert states(database) == [("2026-00002", "issued", ""), ("2026-00001", "void", states(database)[1][2])]
    assert given_register.verified(database).fault is None


def test_a_number_of_which_nobody_knew_whether_it_was_taken_keeps_nobody_waiting(database, item, key):
    class Failing(FullDisk):
        def execute(self, use_case, command):
            answer = self._database.execute(use_case, command)
            if use_case is service.reserve and not self.done:
                self.done = 1
                raise LeftByDisk(reason="The disk failed.")
            return answer

    failing = Failing(database, 0, 0)
    with pytest.raises(LeftByDisk):
        jobs.issue_one(failing, item, key=key)
    assert states(database)[0][1] == "reserved"
    jobs.issue_one(failing, item, key=key)
    assert [row[:2] for row in states(database)] == [("2026-00002", "issued"), ("2026-00001", "void")]


def test_a_paper_whose_saving_was_answered_to_nobody_is_issued_all_the_same(database, item, key):
    class Deaf(FullDisk):
        def execute(self, use_case, command):
            answer = self._database.execute(use_case, command)
            if use_case is service.confirm:
                raise Unreachable(reason="The line was cut.")
            return answer

    certificate_id = jobs.issue_one(Deaf(database, 0, 0), item, key=key)

    assert states(database) == [("2026-00001", "issued", "")]
    assert given_register.head(database, certificate_id).serial
