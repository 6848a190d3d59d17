"""Who has no seat: by number, with names only where they are shown; Enter picks up, the mouse drags."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from eduapp.exams.sittings.ui.unseated import Unseated
from tests.exams.sittings.ui.test_seat_table import person
from tests.support.accessibility import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def people():
    return [person(101), person(102)]


@pytest.fixture
def table(qtbot, theme, people):
    made = Unseated(theme)
    qtbot.addWidget(made)
    made.show_people(people, names=False)
    show(made)
    made.resize(240, 240)
    made.setFocus()
    made.told = []
    made.opened.connect(lambda row: made.told.append(("opened", row)))
    made.dragged.connect(lambda row, _at: made.told.append(("dragged", row)))
    made.dropped.connect(lambda row, _at: made.told.append(("dropped", row)))
    return made


def said(table, row=0):
    return table.table.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_numbers_alone_stand_there_until_names_are_wanted(table, people):
    assert said(table) == "Candidate 101, no seat yet"
    assert table.table.index(0, 0).data() == "101"
    table.show_people(people, names=True)
    assert table.table.index(0, 0).data() == "101 Etternavn101, Fornavn"


def test_enter_picks_up_the_row(table, people):
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.told == [("opened", people[1])]


def test_the_mouse_drags_a_row(table, people):
    here = table.visualRect(table.table.index(0, 0)).center()
    QTest.mousePress(table.viewport(), LEFT, pos=here)
    QTest.mouseMove(table.viewport(), here + QPoint(60, 60))
    QTest.mouseRelease(table.viewport(), LEFT, pos=here + QPoint(60, 60))
    assert table.told == [("dragged", people[0]), ("dropped", people[0])]


def test_a_click_drags_nothing(table):
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.table.index(0, 0)).center())
    assert table.told == []
