"""The view of the matrix: by arrows through all aims, however few have room; O and S; Tab leaves."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.workshops.aims.queries import AimRow, Matrix, MatrixCell, MatrixPerson
from eduapp.workshops.aims.ui.matrix_view import MatrixView
from tests.support.accessibility import show
from tests.support.given_aims import aim_facts

AIMS = tuple(AimRow(uuid4(), 1, uuid4(), aim_facts(f"KM{number}")) for number in range(1, 13))
PEOPLE = tuple(
    MatrixPerson(uuid4(), name, True, tuple(MatrixCell(60 * place) for place in range(12)))
    for name in ("Berg, Anton", "Vik, Ola", "Aasen, Bjørn")
)


def a_matrix(people=PEOPLE, aims=AIMS):
    return Matrix("Carpentry", "BASNE3----", (), aims, people, 0)


@pytest.fixture
def view(qtbot, theme):
    made = MatrixView(theme)
    qtbot.addWidget(made)
    made.show_matrix(a_matrix())
    show(made)
    made.resize(600, 300)
    made.setFocus()
    return made


def at(view):
    person, aim, _cell = view.table.at(view.currentIndex())
    return person.name, aim.facts.code


def press(view, *keys):
    for one in keys:
        QTest.keyClick(view, one)


def test_arrows_go_through_every_aim_and_the_name_stays_in_sight(view):
    first, last = view.window_of_aims
    assert (first, last) == (1, 3)  # of twelve
    for place in range(12):
        assert at(view) == ("Berg, Anton", f"KM{place + 1}")
        assert not view.isColumnHidden(0)
        assert not view.isColumnHidden(view.currentIndex().column())
        assert view.horizontalHeader().length() <= view.viewport().width()
        press(view, Qt.Key.Key_Right)

    assert at(view) == ("Berg, Anton", "KM12")  # there is nothing behind the last
    assert view.window_of_aims == (10, 12)
    press(view, *[Qt.Key.Key_Left] * 20, Qt.Key.Key_Down)
    assert at(view) == ("Vik, Ola", "KM1")


def test_home_and_end_go_to_the_first_and_the_last_aim(view):
    press(view, Qt.Key.Key_End)
    assert at(view)[1] == "KM12"
    press(view, Qt.Key.Key_Home)
    assert at(view)[1] == "KM1"


def test_pages_of_aims_turn_for_the_mouse(view):
    view.turn(1)
    assert at(view)[1] == "KM4"
    view.turn(9)
    assert at(view)[1] == "KM12"
    view.turn(-99)
    assert at(view)[1] == "KM1"


def test_o_and_enter_observe_and_s_signs(view):
    told = []
    view.observed.connect(lambda: told.append("seen"))
    view.signed.connect(lambda: told.append("signed"))

    press(view, Qt.Key.Key_O, Qt.Key.Key_Return, Qt.Key.Key_S, Qt.Key.Key_X)

    assert told == ["seen", "seen", "signed"]


def test_other_cells_leave_the_keyboard_where_it_was(view):
    press(view, Qt.Key.Key_Down, Qt.Key.Key_End)
    view.show_matrix(a_matrix(people=PEOPLE[1:], aims=AIMS[2:]))
    assert at(view) == ("Vik, Ola", "KM12")

    view.show_matrix(a_matrix(people=PEOPLE[2:], aims=AIMS[:2]))
    assert at(view) == ("Aasen, Bjørn", "KM1")


def test_a_click_on_a_name_stays_at_the_aim(view):
    press(view, Qt.Key.Key_Right)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.table.index(2, 0)).center()
    )

    assert at(view) == ("Aasen, Bjørn", "KM2")


def test_a_matrix_without_aims_takes_keys_without_harm(qtbot, theme):
    view = MatrixView(theme)
    qtbot.addWidget(view)
    view.show_matrix(a_matrix(people=(), aims=()))
    show(view)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_O)
    view.turn(1)

    assert not view.currentIndex().isValid()
    assert view.window_of_aims == (1, 0)
