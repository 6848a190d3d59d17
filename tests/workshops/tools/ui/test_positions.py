"""The board as it hangs: one button a position, kept while the same things hang there."""

import pytest

from eduapp.gui.theme import Theme
from eduapp.workshops.tools.ui.positions import Positions
from tests.support.accessibility import show
from tests.support.given_tools import a_tool, board_head, counted, three_tools


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def positions(qtbot, database, board_id, tools, pressed):
    made = Positions(Theme(), pressed.append)
    qtbot.addWidget(made)
    head = board_head(database, board_id)
    show(made)
    made.show_board(head.board, head.tools)
    return made


def test_a_press_tells_what_hangs_there(positions, pressed, tools):
    positions.buttons()[1].click()
    assert [row.id for row in pressed] == [tools[1]]


def test_buttons_stay_while_the_same_things_hang_there(database, positions, board_id, tools):
    before = positions.buttons()
    counted(database, board_id, found={tools[0]: 0})
    head = board_head(database, board_id)
    positions.show_board(head.board, head.tools)
    assert positions.buttons() == before
    assert before[0].accessibleName().endswith("searched for")

    a_tool(database, board_id, "Hammer", "V-04", 4)
    head = board_head(database, board_id)
    positions.show_board(head.board, head.tools)
    assert len(positions.buttons()) == 4


def test_without_room_only_what_hangs_there_stands_in_order(qtbot, positions):
    def columns():
        return {cell.x() for cell in positions.cells}

    assert len(columns()) == 3
    positions.resize(150, 600)
    show(positions)
    positions.resize(150, 600)
    assert len(columns()) >= 1
    assert [cell.row.facts.position for cell in positions.cells] == ["A1", "A2", "A3"]
