"""Today tells who counts tools what is missing, not closed and open; nobody else."""

from datetime import timedelta

from eduapp.workshops.tools.ui.today import rows
from tests.support import given
from tests.support.given_tools import a_board, counted, three_tools


def told(database, actor=given.WORKSHOP_LEADER, day=given.TODAY):
    with database.reading() as session:
        return [row.title for row in rows(session, actor, day)]


def test_it_tells_what_is_missing_and_which_boards_ask_for_a_count(database):
    board_id = a_board(database)
    plane, *_others = three_tools(database, board_id)
    assert told(database) == []
    counted(database, board_id, found={plane: 0})
    assert told(database) == ["Missing from Hand tools", "Closing count: Hand tools"]
    tomorrow = given.TODAY + timedelta(days=1)
    assert told(database, day=tomorrow) == ["Missing from Hand tools", "No closing count: Hand tools"]
    counted(database, board_id, "closing")
    assert told(database) == ["Missing from Hand tools"]
    assert told(database, given.TEACHER) == []
