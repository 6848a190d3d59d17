"""The step that tells units of one name apart: a list that is out keeps its number, forwards and back."""

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.records.lists import queries as lists
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance, given_education
from tests.support.given_lists import printed

pytestmark = pytest.mark.both_databases
STEP = "r0019"
BEFORE = revisions()[revisions().index(STEP) - 1]


def keys(database):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text("SELECT number, subject FROM printed_list"))]


@pytest.mark.parametrize("site", ["", "Berg"])
def test_a_list_of_a_unit_is_the_same_list_after_the_step(database, database_url, site):
    given_education.the_school(database)
    group_id = given_education.a_group(database)
    learner_id = given.a_learner(database, "Ola Dahl", site=site, unit="A")
    given_education.an_enrolment(database, learner_id, group_id)
    given_attendance.a_session(database, group_id)
    subject = Subject(Kind.UNIT, given.TODAY, unit="A", site=site)
    printed(database, subject)
    before = keys(database)
    assert [key for _number, key in before] == [subject.key]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    bare = Subject(Kind.UNIT, given.TODAY, unit="A").key
    assert [key for _number, key in keys(database)] == [bare]
    database.engine.dispose()
    upgrade(database_url)
    assert keys(database) == before
    with database.reading() as look:
        [offer] = lists.offers(look, given.TODAY)[Kind.UNIT]
    assert offer.printed is not None
    assert not offer.printed.out_of_date


def test_two_units_of_one_name_keep_both_papers_on_the_way_back(database, database_url):
    given_education.the_school(database)
    group_id = given_education.a_group(database)
    for site in ("Berg", "Haug"):
        learner_id = given.a_learner(database, f"Ola {site}", site=site, unit="A")
        given_education.an_enrolment(database, learner_id, group_id)
    given_attendance.a_session(database, group_id)
    for site in ("Berg", "Haug"):
        printed(database, Subject(Kind.UNIT, given.TODAY, unit="A", site=site))
    before = keys(database)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    database.engine.dispose()
    upgrade(database_url)
    assert [number for number, _key in keys(database)] == [number for number, _key in before]
