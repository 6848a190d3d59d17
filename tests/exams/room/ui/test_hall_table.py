"""Digits jump to a candidate number, letters are told on."""

import pytest
from PySide6.QtTest import QTest

from eduapp.exams.room import queries
from eduapp.exams.room.ui.hall_table import HallTable
from eduapp.gui.theme import Theme


@pytest.fixture
def table(qtbot, hall):
    made = HallTable(Theme())
    qtbot.addWidget(made)
    with hall.database.reading() as session:
        made.set_rows(queries.the_day(session, hall.sitting_id).candidates)
    made.show()
    made.select_row(hall.candidates[101])
    return made


@pytest.mark.parametrize(("typed", "number"), [("104", 104), ("4", 104), ("05", 105), ("999", 101)])
def test_digits_jump_to_the_number_or_to_who_ends_with_them(table, typed, number):
    QTest.keyClicks(table, typed)

    assert table.current_row().number == number


def test_letters_are_told_and_do_not_search(table):
    heard = []
    table.letter.connect(heard.append)
    QTest.keyClicks(table, "kV")

    assert heard == ["K", "V"]
    assert table.current_row().number == 101


def test_it_goes_on_to_the_next_and_stays_at_the_last(table, hall):
    table.go_on()
    assert table.current_row().number == 102
    table.select_row(hall.candidates[106])
    table.go_on()
    assert table.current_row().number == 106
