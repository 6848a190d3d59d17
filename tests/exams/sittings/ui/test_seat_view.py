"""The room by keyboard and mouse: arrows, Enter, Delete, B, +; dragging; big enough for a finger."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.exams.sittings.ui.seat_table import Shown
from eduapp.exams.sittings.ui.seat_view import TOUCH, SeatView
from tests.exams.sittings.ui.test_seat_table import person
from tests.support.accessibility import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, theme):
    made = SeatView(theme)
    qtbot.addWidget(made)
    made.person = person(101, Seat(0, 0))
    made.show_room(Shown(Grid(4, 6), {Seat(0, 0): made.person}))
    show(made)
    made.resize(600, 340)
    made.setFocus()
    made.told = []
    for name in ("picked", "put", "let_go", "given_back", "blocked", "sizes_wanted"):
        getattr(made, name).connect(lambda *what, name=name: made.told.append((name, *what)))
    made.dragged.connect(lambda who, _at: made.told.append(("dragged", who)))
    made.dropped.connect(lambda who, at: made.told.append(("dropped", who, made.seat_at(at))))
    return made


def press(view, *keys):
    for one in keys:
        QTest.keyClick(view, one)


def at(view, row, column):
    return view.visualRect(view.table.index(row, column)).center()


def test_arrows_move_and_the_room_has_an_edge(view):
    assert view.current().seat == Seat(0, 0)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert view.current().seat == Seat(2, 0)
    press(view, *[Qt.Key.Key_Down] * 9)
    assert view.current().seat == Seat(3, 0)


def test_enter_picks_up_and_puts_down_and_esc_lets_go(view):
    press(view, Qt.Key.Key_Return)
    view.mark(view.person.id, names=False)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert view.told == [("picked", view.person), ("put", Seat(0, 1)), ("let_go",)]


def test_on_a_free_seat_nothing_is_picked_up_or_given_back(view):
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert view.told == []


def test_delete_gives_back_b_blocks_and_plus_asks_for_more(view):
    press(view, Qt.Key.Key_Delete, Qt.Key.Key_B, Qt.Key.Key_Plus)
    assert view.told == [("given_back", view.person), ("blocked", Seat(0, 0)), ("sizes_wanted",)]


def test_letters_look_for_nothing_and_tab_is_no_trap(view):
    press(view, Qt.Key.Key_X, Qt.Key.Key_1)
    assert view.current().seat == Seat(0, 0)
    assert not view.tabKeyNavigation()


def test_the_mouse_drags_somebody_to_another_seat(view):
    QTest.mousePress(view.viewport(), LEFT, pos=at(view, 0, 0))
    QTest.mouseMove(view.viewport(), at(view, 1, 2))
    QTest.mouseMove(view.viewport(), at(view, 1, 2) + QPoint(1, 0))
    QTest.mouseRelease(view.viewport(), LEFT, pos=at(view, 1, 2))
    assert view.told[0] == ("dragged", view.person)
    assert view.told[-1] == ("dropped", view.person, Seat(1, 2))


def test_a_press_that_shakes_is_no_drag_and_free_seats_are_not_dragged(view):
    QTest.mousePress(view.viewport(), LEFT, pos=at(view, 0, 0))
    QTest.mouseMove(view.viewport(), at(view, 0, 0) + QPoint(1, 1))
    QTest.mouseRelease(view.viewport(), LEFT, pos=at(view, 0, 0) + QPoint(1, 1))
    QTest.mousePress(view.viewport(), LEFT, pos=at(view, 2, 2))
    QTest.mouseMove(view.viewport(), at(view, 1, 1))
    QTest.mouseRelease(view.viewport(), LEFT, pos=at(view, 1, 1))
    assert view.told == []


def test_a_click_puts_down_who_is_picked_up_and_a_double_click_picks_up(view):
    QTest.mouseDClick(view.viewport(), LEFT, pos=at(view, 0, 0))
    view.mark(view.person.id, names=False)
    QTest.mouseClick(view.viewport(), LEFT, pos=at(view, 2, 1))
    assert view.told == [("picked", view.person), ("put", Seat(2, 1))]


def test_outside_the_room_there_is_no_seat(view):
    assert view.seat_at(view.mapToGlobal(QPoint(-50, -50))) is None


@pytest.mark.parametrize("names", [False, True])
def test_every_seat_is_big_enough_for_a_finger_and_the_room_scrolls_in_itself(view, names):
    view.show_room(Shown(Grid(26, 30), {}))
    view.mark(None, names=names)
    rect = view.visualRect(view.table.index(0, 0))
    assert min(rect.width(), rect.height()) >= TOUCH
    assert view.horizontalScrollBar().maximum() > 0
    assert view.verticalScrollBar().maximum() > 0
    view.go_to(Seat(25, 29))
    assert view.viewport().rect().contains(view.visualRect(view.table.index(25, 29)).center())


def test_a_smaller_room_keeps_the_seat_one_was_at_if_it_can(view):
    view.go_to(Seat(3, 5))
    view.show_room(Shown(Grid(2, 2), {}))
    assert view.current().seat == Seat(1, 1)
