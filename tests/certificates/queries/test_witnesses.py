"""Who has seen how far the register goes, and when it is time again."""

from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.core.errors import NotAllowed, Refused
from tests.support import given, given_certificates, given_register


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


def head(database):
    with database.reading() as session:
        return queries.head(session)


def note(database, actor=given.OFFICE, **changed):
    last = head(database)
    order = {"n": last.n, "digest": last.digest.hex()} | changed
    database.acting_as(actor).execute(service.note_head, service.NoteHead(**order))


def seen(database, until):
    with database.reading() as session:
        return queries.newest_seen(session, until)


def waiting(database):
    with database.reading() as session:
        return queries.unwitnessed(session, database.today())


def test_the_last_head_that_was_seen_before_a_day(database, paper, clock):
    note(database)
    assert seen(database, given.TODAY) is None  # the very day of the loss proves nothing
    found = seen(database, given.TODAY + timedelta(days=1))
    assert (found.n, found.digest, found.name) == (1, head(database).digest.hex(), given.OFFICE.name)

    clock.moment += timedelta(days=9)
    given_register.a_paper(database, "Ola Nes", given_register.the_key(database))
    note(database, how="page")
    assert seen(database, given.TODAY + timedelta(days=9)).n == 1
    assert seen(database, given.TODAY + timedelta(days=10)).n == 2


def test_it_is_asked_for_once_in_three_months_and_only_if_something_came(database, paper, clock):
    assert (waiting(database).count, waiting(database).since) == (1, None)
    item = given_certificates.a_course_done(database, "Ola Nes", grade="B").item
    note(database)
    assert waiting(database) is None
    clock.moment += timedelta(days=200)
    assert waiting(database) is None  # nothing came
    order = service.ConfirmClock(day=database.today())
    database.acting_as(given.LEADER).execute(service.confirm_clock, order)
    jobs.issue_one(database, item, key=given_register.the_key(database))
    assert (waiting(database).count, waiting(database).since) == (1, given.TODAY)


def test_what_does_not_stand_there_was_seen_by_nobody(database, paper, notes):
    for changed in ({"n": 2}, {"digest": "0" * 64}):
        with pytest.raises(Refused):
            note(database, **changed)
    note(database)
    assert (notes[-1].action, notes[-1].details["entry"]) == ("certificates.head_noted", 1)


def test_who_may_not_see_papers_notes_nothing(database, paper):
    with pytest.raises(NotAllowed):
        note(database, given.WORKSHOP_LEADER)


def test_a_register_that_was_cut_behind_a_noted_head_is_broken(database, paper):
    note(database)
    given_register.touched(database, "DELETE FROM certificate_register_entry")
    assert given_register.verified(database).fault.cause == "head"


def test_it_is_written_down_in_groups():
    assert queries.check_text("9f3c6a01" * 8) == "9f3c 6a01 9f3c 6a01"
