"""What the database itself refuses, whoever writes to it: as staff PCs on a server, and in a file."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.certificates import jobs, queries
from eduapp.certificates.seals.faults import Stale
from eduapp.core.progress import NoProgress
from tests.support import given, given_register

pytestmark = pytest.mark.every_case

REVOKE = "UPDATE certificate SET state = 'revoked', revoked_on = '2026-11-23'"
RUBBISH = (
    "INSERT INTO certificate_status_list (number, beginning, as_of, content, made_by, made_at)"
    " SELECT :number, 1, '2026-11-23', :content, id, '2026-11-23 00:00:00' FROM user_account LIMIT 1"
)


def write(database, sql, **values):
    with database.engine.begin() as connection:
        connection.execute(text(sql), values)


def is_refused(database, sql, **values):
    with pytest.raises(DBAPIError):
        write(database, sql, **values)
    return True


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE certificate_series SET last_number = 40",
        "UPDATE certificate_series SET last_number = 0",
        "UPDATE certificate_series SET last_number = last_number",
        "UPDATE certificate_series SET year = 2031, last_number = last_number + 1",
        "INSERT INTO certificate_series (year, last_number) VALUES (2031, 40)",
        "DELETE FROM certificate_series",
    ],
)
def test_numbers_rise_by_one_and_nothing_else(database, paper, key, sql):
    assert is_refused(database, sql)

    second = given_register.a_paper(database, "Jonas Lie", key)
    assert given_register.head(database, second).row.number == "2026-00002"


def test_a_paper_is_revoked_only_where_another_person_has_attested_it(database, paper, key):
    assert is_refused(database, REVOKE)
    given_register.proposed(database, paper)
    assert is_refused(database, REVOKE)
    given_register.revoked(database, given_register.a_paper(database, "Jonas Lie", key), key)
    assert given_register.verified(database).fault is None


@pytest.mark.parametrize(
    "change",
    [
        "attested_by = NULL, attested_at = NULL",
        "attested_by = (SELECT id FROM user_account WHERE id NOT IN (proposed_by, attested_by) LIMIT 1)",
        "attested_at = '2020-01-01 00:00:00'",
        "reason = 'x'",
        "refused_reason = 'x'",
    ],
)
def test_who_attested_a_revocation_is_written_once(database, paper, key, change):
    given_register.revoked(database, paper, key)

    assert is_refused(database, f"UPDATE certificate_revocation SET {change}")
    assert is_refused(database, "DELETE FROM certificate_revocation")


def test_a_proposal_keeps_what_was_proposed_and_none_begins_decided(database, paper):
    given_register.proposed(database, paper)

    assert is_refused(database, "UPDATE certificate_revocation SET reason = 'x'")
    assert is_refused(
        database,
        "INSERT INTO certificate_revocation (id, version, certificate_id, basis, reason, proposed_by,"
        " proposed_at, attested_by, attested_at, refused_reason)"
        " SELECT certificate_id, 1, certificate_id, basis, reason, proposed_by, proposed_at,"
        " (SELECT id FROM user_account WHERE id <> proposed_by LIMIT 1), proposed_at, ''"
        " FROM certificate_revocation",
    )


@pytest.mark.parametrize("number", [0, 1, 7, 2**31 - 1])
def test_lists_follow_each_other(database, paper, key, number):
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())

    assert is_refused(database, RUBBISH, number=number, content=b"\0")


def test_what_is_no_list_bars_no_revocation_and_is_told_by_its_number(database, paper, key):
    given_register.revoked(database, given_register.a_paper(database, "Jonas Lie", key), key)
    write(database, RUBBISH, number=2, content=b"\0")

    with database.reading() as session:
        assert queries.newest_list(session).number == 1  # what is handed out is a list still
    given_register.revoked(database, paper, key)

    with database.reading() as session:
        newest = queries.newest_list(session)
    assert (newest.number, newest.papers) == (3, 2)
    fault = given_register.verified(database).fault
    assert (fault.cause, fault.n) == ("list", 2)
    assert "List 2" in fault.sentence()


def test_what_was_struck_off_the_register_is_struck_off_no_list(database, paper, key):
    """Past every fence, by whoever owns the tables: what was revoked before everybody stays so."""
    given_register.revoked(database, paper, key)
    given_register.touched(database, "DELETE FROM certificate_register_entry WHERE act = 'revoked'")

    with pytest.raises(Stale):
        jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    with database.reading() as session:
        assert queries.newest_list(session).number == 1


def test_what_stands_on_the_list_the_register_tells_and_not_the_state_of_a_paper(database, paper, key):
    """Past every fence, by whoever owns the tables: the next list must not tell it to everybody for ever."""
    given_register.touched(database, REVOKE)

    jobs.renew_list(database, jobs.RenewList(key), NoProgress())

    with database.reading() as session:
        assert queries.status_entries(session) == ()
        assert queries.newest_list(session).papers == 0
    assert given_register.verified(database).fault.cause == "missing"


def test_the_first_number_without_a_paper_is_named(database, paper, key):
    given_register.touched(database, "UPDATE certificate_series SET last_number = 40")
    fault = given_register.verified(database).fault
    assert (fault.cause, fault.number) == ("gap", "2026-00002")

    third = given_register.a_paper(database, "Jonas Lie", key)
    assert given_register.head(database, third).row.number == "2026-00041"
    fault = given_register.verified(database).fault
    assert (fault.cause, fault.number) == ("gap", "2026-00002")
    assert "2026-00002" in fault.sentence()


def test_parts_of_a_name_stay_as_they_were_issued(database, paper):
    assert is_refused(database, "UPDATE certificate SET given_name = 'Kari'")


def test_the_day_of_a_revocation_is_that_of_its_entry(database, paper, key):
    given_register.replaced(database, paper, key)
    given_register.revoked(database, paper, key)

    with database.reading() as session:
        [entry] = queries.status_entries(session)
    assert (entry.status.name, entry.day) == ("REVOKED", given.TODAY)
