"""What must stand in the signed list: every signed paper that was replaced or revoked."""

from eduapp.certificates import queries
from eduapp.certificates.seals.status_list import Status
from tests.support import given, given_keys, given_register


def test_papers_that_count_and_papers_without_a_serial_do_not_stand_there(database, school, tmp_path):
    given_register.revoked(database, given_register.a_paper(database, "Máret Kaŋas"))
    given_keys.held(database, tmp_path)
    key = given_register.the_key(database)
    first = given_register.a_paper(database, key=key)
    second = given_register.a_paper(database, "Jonas Lie", key)
    given_register.replaced(database, first, key)
    given_register.revoked(database, second, key)

    with database.reading() as session:
        entries = queries.status_entries(session)
        row = queries.newest_list(session)
    assert sorted(entry.status.name for entry in entries) == [Status.REPLACED.name, Status.REVOKED.name]
    assert {entry.day for entry in entries} == {given.TODAY}
    assert list(entries) == sorted(entries)
    assert (row.number, row.papers) == (2, 2)
