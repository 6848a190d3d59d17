from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.attempts.ui.seat_grid import SeatGrid
from eduapp.gui.theme import Theme
from tests.support.accessibility import show


def opened(qtbot, hall):
    grid = SeatGrid(Theme())
    qtbot.addWidget(grid)
    grid.resize(900, 400)
    grid.show_board(hall.board())
    show(grid)
    return grid


def test_digits_jump_and_arrows_walk(qtbot, hall):
    grid = opened(qtbot, hall)
    grid.choose(hall.attempts()[101])
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_4)
    assert grid.current().number == 104
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Left)
    assert grid.current().number == 103
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Up)
    assert grid.current().number == 103  # nothing above


def test_letters_and_plus_are_told(qtbot, hall):
    grid, heard = opened(qtbot, hall), []
    grid.letter.connect(heard.append)
    grid.choose(hall.attempts()[101])
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_P)
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Plus)
    assert heard == ["P", "+"]


def test_the_same_cards_stay_when_the_board_is_asked_again(qtbot, hall):
    grid = opened(qtbot, hall)
    before = list(grid.cards.values())
    grid.show_board(hall.board())
    assert list(grid.cards.values()) == before
    assert grid.first() is before[0]
