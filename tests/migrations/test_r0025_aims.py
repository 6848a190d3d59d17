"""The step that keeps competence aims: tasks, hours and people survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given, given_workshops
from tests.support.given_aims import a_task, an_aim, practised_by

STEP = "r0025"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    workshop_id = given_workshops.a_workshop(database, tasks=("Joints",))
    ola = given.a_learner(database, "Ola Vik")
    given_workshops.approved(database, given_workshops.some_hours(database, workshop_id, ola))
    practised_by(database, an_aim(database), a_task(database, "Joints"))
    kept = "SELECT workshop_task.name, minutes FROM hours_entry, workshop_task"

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == [("Joints", 390)]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == [("Joints", 390)]
    assert rows(database, "SELECT * FROM trade_aim") == []
    practised_by(database, an_aim(database), a_task(database, "Joints"))
    assert rows(database, "SELECT code FROM trade_aim") == [("KM1",)]
