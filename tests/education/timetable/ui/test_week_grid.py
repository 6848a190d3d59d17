"""The grid: days beside or below each other, and a session dragged to another time."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from eduapp.education.timetable import queries
from eduapp.education.timetable.queries import TEACHER, Whose
from eduapp.education.timetable.ui.week_grid import WeekGrid
from eduapp.gui.theme import Theme
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.given_timetable import an_appointment

MONDAY = given.TODAY
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def week(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    given_attendance.a_session(database, group_id, start=540, end=630)
    given_attendance.a_session(database, group_id, MONDAY.replace(day=25), 510, 600)
    an_appointment(database, user_id=given.TEACHER.user_id, span=None)
    with database.reading() as look:
        return queries.week(look, Whose(TEACHER, given.TEACHER.user_id), MONDAY, MONDAY.replace(day=29))


def a_grid(qtbot, week, width=1000, scale=1.0, warned=""):
    grid = WeekGrid(Theme(scale=scale), lambda *_args: warned, lambda item: item.session is not None)
    qtbot.addWidget(grid)
    grid.resize(width, 600)
    grid.show_week(week, MONDAY)
    show(grid)
    grid.resize(width, grid.height())
    return grid


def test_what_overlaps_lies_side_by_side_and_unknown_times_on_top(qtbot, week):
    grid = a_grid(qtbot, week)
    unknown, first, second, wednesday = grid.blocks

    assert unknown.geometry().bottom() < first.geometry().top()
    assert first.geometry().right() <= second.geometry().left()
    assert wednesday.width() > 1.8 * first.width()
    assert wednesday.x() > second.geometry().right()


def test_with_large_text_days_lie_below_each_other(qtbot, week):
    grid = a_grid(qtbot, week, scale=2.0)
    tops = [block.y() for block in grid.blocks]
    assert not grid.columns
    assert tops == sorted(tops)
    assert {block.x() for block in grid.blocks} == {0}
    assert grid.height() >= grid.blocks[-1].geometry().bottom()


def test_tab_stops_once_and_the_first_session_ahead_is_chosen(qtbot, week):
    grid = a_grid(qtbot, week)
    stops = [block for block in grid.blocks if block.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [block.item for block in stops] == [grid.current()]
    assert grid.current().session is not None


def test_a_session_is_dragged_to_another_day_and_time(qtbot, week):
    grid = a_grid(qtbot, week)
    moved = []
    grid.moved.connect(lambda item, day, start: moved.append((item.id, day, start)))
    block, frame = grid.blocks[3], grid._frame

    target = QPointF(frame.left_of(MONDAY.replace(day=24)) + 40, frame.y_of(602) + 5)
    dragged(grid, block, target.toPoint(), grip=QPoint(30, 5))

    assert moved == [(block.item.id, MONDAY.replace(day=24), 600)]
    assert not grid._ghost.isVisible()


def test_what_stands_in_the_way_is_said_while_dragging(qtbot, week):
    grid = a_grid(qtbot, week, warned="Taken: Maths")
    block, frame = grid.blocks[3], grid._frame
    target = QPointF(frame.left_of(MONDAY.replace(day=24)) + 40, frame.y_of(602) + 5).toPoint()
    window = grid.windowHandle()
    QTest.mousePress(window, LEFT, NONE, block.geometry().topLeft() + QPoint(30, 5))
    QTest.mouseMove(window, target)

    assert grid._ghost.isVisible()
    assert grid._ghost._words == "Tue 10:00–11:30\nTaken: Maths"
    QTest.mouseRelease(window, LEFT, NONE, target)


def test_what_is_let_go_where_it_was_or_outside_stays(qtbot, week):
    grid = a_grid(qtbot, week)
    moved = []
    grid.moved.connect(lambda *told: moved.append(told))
    block = grid.blocks[3]

    dragged(grid, block, block.geometry().topLeft() + QPoint(60, 6), grip=QPoint(30, 5))
    dragged(grid, block, QPoint(3, 200), grip=QPoint(30, 5))

    assert moved == []


def test_an_appointment_is_not_dragged(qtbot, week):
    grid = a_grid(qtbot, week)
    moved = []
    grid.moved.connect(lambda *told: moved.append(told))
    dragged(grid, grid.blocks[0], QPoint(600, 300), grip=QPoint(20, 5))
    assert moved == []


def test_the_same_thing_stays_chosen_when_others_change_the_week(qtbot, week):
    grid = a_grid(qtbot, week)
    grid.choose(grid.blocks[3].item.key)
    grid.show_week(week, MONDAY)
    assert grid.current() == grid.blocks[3].item


def dragged(grid, block, target, grip):
    window = grid.windowHandle()
    QTest.mousePress(window, LEFT, NONE, block.geometry().topLeft() + grip)
    QTest.mouseMove(window, target)
    QTest.mouseRelease(window, LEFT, NONE, target)
