"""What who checks a paper sees: differences first, all records, and whether a check still holds."""

import pytest
from sqlalchemy import delete, update

from eduapp.certificates import queries, service
from eduapp.core.db.site_settings import SiteSetting
from eduapp.people.access.models import User
from tests.support import accounts, given, given_certificates, given_register


def look(database, item):
    with database.reading() as session:
        return queries.looked_at(session, item, database.today())


@pytest.fixture
def item(database, school):
    return given_certificates.a_course_done(database, attended=5, held=6, grade="B").item


def test_what_differs_stands_first_and_every_record_is_there(database, item):
    looked = look(database, item)
    differs = [one.differs for one in looked.differences]
    assert differs == sorted(differs, reverse=True)
    assert {one.kind for one in looked.differences} == {"attendance", "result", "scope"}
    assert {(row.line, row.kind) for row in looked.records} == {
        ("course", "enrolment"),
        ("attended", "mark"),
        ("result", "result"),
    }


def test_practice_is_measured_by_the_least_that_can_be_attested(database, school):
    looked = look(database, given_certificates.some_practice(database, days=5))
    [one] = looked.differences
    assert (one.kind, one.standing, one.source) == ("practice", "more", "practice")


def test_a_check_holds_until_the_paper_would_say_something_else(database, item):
    assert look(database, item).checked is None
    order = service.NoteChecked(item=item, matter=look(database, item).matter)
    database.acting_as(given.OFFICE).execute(service.note_checked, order)
    assert look(database, item).holds

    given_register.renamed(database, item.learner_id, "Karima")
    assert not look(database, item).holds
    assert look(database, item).checked.name == given.OFFICE.name


def asked(database):
    with database.reading() as session:
        return queries.asks_for_second_person(session)


def test_a_school_that_never_said_so_asks_for_a_second_person_where_there_are_two(database):
    assert not asked(database)  # this one said that it wants none
    with accounts.owner_of(database) as owner, owner.writing() as uow:
        uow.session.execute(delete(SiteSetting))
    assert asked(database)
    for one in given.STAFF:
        if one is not given.LEADER:
            with database.writing() as uow:
                uow.session.execute(update(User).where(User.id == one.user_id).values(active=False))
    assert not asked(database)  # whoever is alone checks nobody
