"""What register and list tell of the day it can be."""

from datetime import timedelta

from eduapp.certificates import jobs, queries
from eduapp.core.progress import NoProgress
from tests.support import given, given_register


def known(database):
    with database.reading() as session:
        return queries.known_days(session)


def test_a_school_without_keys_knows_nothing(database, school):
    given_register.a_paper(database)
    assert known(database).newest is None


def test_the_newest_of_list_and_register_counts_and_before_both_the_list_of_keys(database, key, clock):
    assert known(database).newest == known(database).key_from == given.TODAY
    clock.moment += timedelta(days=3)
    given_register.a_paper(database, key=key)
    assert known(database).newest == given.TODAY + timedelta(days=3)
    clock.moment += timedelta(days=3)
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    assert known(database).newest == given.TODAY + timedelta(days=6)
    clock.moment += timedelta(days=3)
    given_register.a_paper(database, "Ola Nes", key)
    assert known(database).newest == given.TODAY + timedelta(days=9)
    with database.reading() as session:
        assert queries.against_clock(session, given.TODAY)[0].name == "ClockBehind"
        assert queries.against_clock(session, database.today()) == []
