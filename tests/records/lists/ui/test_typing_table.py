"""One key a row, in the order of the paper."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from eduapp.education.attendance.rules import Entry
from eduapp.gui.theme import Theme
from eduapp.records.lists.queries import TypingRow
from eduapp.records.lists.ui.typed_rows import TypedRows
from eduapp.records.lists.ui.typing_table import TypingTable
from tests.support.accessibility import announcements, show
from tests.support.given_attendance import NAMES
from tests.support.keys import press


def paper(count=6, **facts):
    return [TypingRow(UUID(int=place), place, NAMES[place - 1], **facts) for place in range(1, count + 1)]


@pytest.fixture
def table(qtbot):
    typed = TypedRows()
    made = TypingTable(Theme(), typed)
    made.typed, made.hints = typed, []
    made.hinted.connect(made.hints.append)
    qtbot.addWidget(made)
    show(made)
    typed.load(paper())
    made.begin()
    return made


def codes(table):
    return "".join((row.code or "-")[0] for row in table.typed.rows)


def at(table):
    return table.currentIndex().row()


def test_each_letter_fills_a_row_in_and_goes_on(table):
    press(table, "P", "A", "E", "X")

    assert codes(table) == "paeh--"
    assert at(table) == 4


def test_the_letters_of_a_norwegian_paper_are_taken_on_an_english_screen(table):
    press(table, "T", "F", "G")

    assert codes(table) == "pae---"


def test_after_late_come_its_minutes_and_the_next_letter_is_the_next_rows(table):
    press(table, "P", "S", "1", "0", "T", "L", "F")

    assert codes(table) == "plpla-"
    assert [row.minutes_late for row in table.typed.rows] == [0, 10, 0, 0, 0, 0]
    assert at(table) == 5


def test_enter_down_and_space_go_on_and_leave_a_row_empty(table):
    press(table, "Return", "Down", "Space", "P")

    assert codes(table) == "---p--"


def test_one_goes_back_up_to_mend_a_row(table):
    press(table, "P", "P", "Up", "Up", "A")
    assert codes(table) == "ap----"

    press(table, "L", "5", "Up", "P")
    assert codes(table) == "pl----"
    press(table, "Backspace", "Backspace", "Backspace")
    assert codes(table) == "p-----"


def test_late_on_the_last_row_waits_there_and_another_letter_mends_it(table):
    press(table, "End", "L", "7", "A")

    assert codes(table) == "-----a"
    assert table.typed.rows[5].minutes_late == 0


def test_enter_on_the_last_row_says_that_the_paper_is_done(qtbot, table):
    press(table, "End")

    with qtbot.waitSignal(table.ended):
        press(table, "Return")


def test_what_makes_no_sense_is_told_and_changes_nothing(table):
    press(table, "Q")
    assert table.hints[-1] == "“Q” is no mark of the register."
    press(table, "4")
    assert table.hints[-1] == "Figures are the minutes of somebody who was late."

    assert codes(table) == "------"
    press(table, "P")
    assert table.hints[-1] == ""


def test_the_row_of_who_left_stays_empty_and_keeps_the_rhythm(table):
    table.typed.load([*paper(1, gone=True), *paper()[1:]])
    table.select_row(UUID(int=1))

    press(table, "P", "A")

    assert codes(table) == "-a----"
    assert "takes part no longer" in table.hints[-2]


def test_it_begins_where_something_is_still_to_do(table):
    table.typed.load([*paper(1, gone=True), *paper()[1:]])
    table.typed.mark(1, "present")

    table.begin()

    assert at(table) == 2


def test_the_order_is_the_papers_whatever_one_presses(table):
    press(table, "Alt+2", "Alt+2")

    assert [row.place for row in table.table.rows] == [1, 2, 3, 4, 5, 6]
    assert not table.horizontalHeader().sectionsClickable()


def test_shortcuts_of_the_page_pass(table):
    press(table, "Ctrl+P", "Ctrl+A", "Ctrl+Return")

    assert codes(table) == "------"


def test_every_key_is_said_aloud(table):
    with announcements() as said:
        press(table, "L", "5")

    assert said[-1] == f"{NAMES[0]}: late, 5 min"


def test_a_row_is_one_sentence_with_what_the_register_holds(table):
    table.typed.load(paper(1, recorded=Entry("late", 5)))
    table.typed.add_guest(UUID(int=9), "Vik, Ola")
    table.typed.mark(0, "absent")

    def said(place):
        return table.table.data(table.table.index(place, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert said(0) == f"1, {NAMES[0]}, absent, in the register: late, 5 min"
    assert said(1) == "2, Vik, Ola, guest, not filled in"


def test_an_empty_table_bears_any_key(qtbot):
    bare = TypingTable(Theme(), TypedRows())
    qtbot.addWidget(bare)
    show(bare)
    bare.setFocus()

    press(bare, "P", "1", "Return", "Backspace")
