"""The list as it will be: all that is recorded, and the paper that is about to count no more."""

from datetime import timedelta

from eduapp.certificates import jobs, queries
from eduapp.certificates.jobs.listing import Ended, list_with, with_list
from eduapp.certificates.seals.status_list import Status, read_status_list
from eduapp.core.progress import NoProgress
from tests.support import given, given_certificates, given_keys, given_register


def test_the_next_list_has_what_is_recorded_and_what_is_about_to_be(database, key):
    old = given_register.a_paper(database, key=key)
    given_register.replaced(database, old, key)
    serial = given_register.head(database, old).serial
    read = given_keys.keys_of(database)

    found = read_status_list(list_with(database, key, Ended("0123456789", Status.REVOKED)), read)
    assert (found.number, len(found.entries)) == (2, 2)
    assert found.of("0123456789").day == given.TODAY

    again = read_status_list(list_with(database, key, Ended(serial, Status.REVOKED)), read)
    assert [entry.status for entry in again.entries] == [Status.REVOKED]


def test_where_no_signed_paper_ends_no_list_is_made(database, key):
    assert with_list(database, key, None, lambda content: content) is None
    assert with_list(database, None, Ended("0123456789", Status.REVOKED), lambda content: content) is None


def test_the_list_is_of_the_day_on_which_papers_were_issued_last_and_signed_once_that_day(
    database, key, clock
):
    items = [
        given_certificates.a_course_done(database, name, grade="B").item for name in ("A B", "C D", "E F")
    ]

    def issue(item):
        jobs.issue_batch(database, jobs.IssueBatch(((item, "A B"),), key=key), NoProgress())
        with database.reading() as session:
            row = queries.newest_list(session)
        return row.number, row.as_of

    assert [issue(item) for item in items[:2]] == [(1, given.TODAY)] * 2
    clock.moment += timedelta(days=3)
    assert issue(items[2]) == (2, given.TODAY + timedelta(days=3))
