"""The signed list says what is recorded, under the next number, or is not kept."""

from datetime import date, timedelta

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.jobs.listing import list_with
from eduapp.certificates.seals.faults import Fault
from eduapp.certificates.seals.status_list import Status, entry_of, read_status_list, sign_status_list
from eduapp.core.errors import NotAllowed
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys, given_register
from tests.support.given_seals import a_school


def keep(database, content):
    return database.execute(service.keep_status_list, service.KeepStatusList(content=content))


def newest(database):
    with database.reading() as session:
        return queries.newest_list(session)


def test_a_list_that_says_the_same_of_today_is_kept_under_the_next_number(database, key, clock):
    given_register.revoked(database, given_register.a_paper(database, key=key), key)
    clock.moment += timedelta(days=30)

    assert jobs.renew_list(database, jobs.RenewList(key), NoProgress()) == 2

    row = newest(database)
    assert (row.number, row.as_of, row.papers) == (2, date(2026, 12, 23), 1)
    assert len(read_status_list(row.content, given_keys.keys_of(database)).entries) == 1


def test_the_first_list_may_be_empty(database, key):
    assert jobs.renew_list(database, jobs.RenewList(key), NoProgress()) == 1
    assert newest(database).papers == 0


def test_a_list_that_says_too_little_too_much_or_has_a_wrong_number_is_not_kept(database, key):
    given_register.revoked(database, given_register.a_paper(database, key=key), key)
    right = {"number": 2, "as_of": given.TODAY, "entries": ()}
    with database.reading() as session:
        entries = queries.status_entries(session)
    other = entry_of("0000000000", Status.REVOKED, given.TODAY)
    for wrong in (
        {"entries": ()},
        {"entries": (*entries, other)},
        {"entries": entries, "number": 3},
        {"entries": entries, "as_of": given.TODAY - timedelta(days=1)},
    ):
        with pytest.raises((service.ListMovedOn, Fault)):
            keep(database, sign_status_list(key, **(right | wrong)))
    assert newest(database).number == 1


def test_a_list_by_another_key_is_none(database, key):
    with pytest.raises(Fault):
        keep(database, list_with(database, a_school().issuing, None))


def test_who_may_not_issue_keeps_no_list(database, key):
    with pytest.raises(NotAllowed):
        keep(database.acting_as(given.TEACHER), list_with(database, key, None))
