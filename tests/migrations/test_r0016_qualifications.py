"""The step that keeps certificates and safety training: people and courses survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.education.courses import queries
from tests.support import given
from tests.support.given_education import a_course, a_module, a_qualification, a_reached_module

STEP = "r0016"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    learner_id = given.a_learner(database, "Karim Haddad")
    a_reached_module(database, learner_id, a_module(database, a_course(database, "NOR-A2"), "1"))
    a_qualification(database, learner_id, "TRUCK")
    kept = (
        "SELECT learner.given_name, course.code FROM module_reached "
        "JOIN learner ON learner.id = learner_id JOIN course_module ON course_module.id = module_id "
        "JOIN course ON course.id = course_id"
    )

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == [("Karim", "NOR-A2")]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == [("Karim", "NOR-A2")]
    assert rows(database, "SELECT * FROM qualification_held") == []
    a_qualification(database, learner_id, "TRUCK")
    with database.reading() as session:
        assert [row.code for row in queries.held(session, learner_id)] == ["TRUCK"]
