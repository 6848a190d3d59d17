"""The step that keeps tools: places and people survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.workshops.tools import queries
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_tools import a_board, counted, three_tools

STEP = "r0024"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    place_id = a_place(database, "Workroom", "workshop")
    board_id = a_board(database, "Hand tools", place_id)
    tools = three_tools(database, board_id)
    counted(database, board_id, "closing", {tools[0]: 0})

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, "SELECT name FROM place") == [("Workroom",)]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, "SELECT name FROM place") == [("Workroom",)]
    assert rows(database, "SELECT * FROM tool") == []
    other = a_board(database, "Hand tools", place_id)
    three_tools(database, other)
    counted(database, other, "closing")
    with database.reading() as session:
        assert queries.unsettled(session, place_id, given.TODAY) == ()
