"""The step that keeps roads to a trade certificate: hours and people survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.workshops.road import queries
from tests.support import given, given_workshops
from tests.support.given_roads import a_practice, a_road

STEP = "r0021"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    workshop_id = given_workshops.a_workshop(database)
    ola = given.a_learner(database, "Ola Vik")
    given_workshops.approved(database, given_workshops.some_hours(database, workshop_id, ola))
    a_road(database, ola, workshop_id)
    a_practice(database, ola)
    kept = "SELECT learner.given_name, minutes FROM hours_entry JOIN learner ON learner.id = learner_id"

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == [("Ola", 390)]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == [("Ola", 390)]
    assert rows(database, "SELECT * FROM trade_road") == []
    a_road(database, ola, workshop_id)
    with database.reading() as session:
        [road] = queries.of_learner(session, ola, given.TODAY).roads
    assert road.made.counted == 390
