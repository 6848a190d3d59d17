"""Looking at rows and correcting them with the keys, and with the mouse."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from eduapp.exchange.files.jobs import Decided, Edited
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.preview_view import PreviewView
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.given_files import sample
from tests.support.given_imports import PEOPLE, a_list, again, looked_at
from tests.support.keys import click_cell, keys_only, press, write

ROWS = (
    "1;Aasen;Bjørn;04.03.1991\n2;Lie;Per;31.02.1990\n3;Moen;Geir;22.01.1984\n"
    ";Berg;Anton;1.1.2999\n5;Dahl;Petter;17.11.1986\n6;Dahl;Petter;17.11.1986\n"
)


@pytest.fixture
def looked(database, tmp_path):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


@pytest.fixture
def view(qtbot, theme, looked):
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(looked)
    show(view, QSize(1100, 400))
    view.setFocus()
    return view


@pytest.fixture
def changes(view):
    told = []
    view.changed.connect(told.append)
    return told


@pytest.fixture
def finished(view):
    told = []
    view.finished.connect(lambda: told.append(True))
    return told


def field(view):
    """The name of the field one types in, "" if there is none."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is view._field else ""


def test_one_begins_at_the_first_row_to_fix(view):
    assert view.current_row().line == 3


@pytest.mark.parametrize("key", ["Return", "Enter", "F2"])
def test_a_key_opens_the_first_cell_to_fix_with_its_text_chosen(view, key):
    press(view, key)

    assert field(view) == "Date of birth, row 3"
    assert view._field.selectedText() == "31.02.1990"


def test_tab_keeps_what_was_typed_and_goes_to_the_next_cell_to_fix(view, changes, finished):
    with keys_only():
        press(view, "Return")
        write(view, "28.02.1990")
        press(view, "Tab")
        assert field(view) == "Learner number, row 5"
        write(view, "4")
        press(view, "Tab")
        assert field(view) == "Date of birth, row 5"
        write(view, "1.1.1999")
        press(view, "Tab")

    assert changes == [
        Edited(1, "birth_date", "28.02.1990"), Edited(3, "number", "4"), Edited(3, "birth_date", "1.1.1999"),
    ]  # fmt: skip
    assert finished == [True]
    assert view.hasFocus()


def test_shift_tab_goes_back(view, changes):
    press(view, "Return", "Tab", "Shift+Tab")

    assert field(view) == "Date of birth, row 3"
    assert changes == []


def test_enter_keeps_what_was_typed_and_goes_to_the_next_row_to_fix(view, changes):
    press(view, "Return")
    write(view, "28.02.1990")
    press(view, "Return")

    assert changes == [Edited(1, "birth_date", "28.02.1990")]
    assert (field(view), view.current_row().line, view.hasFocus()) == ("", 5, True)


def test_escape_throws_away_what_was_typed(view, changes):
    press(view, "Return")
    write(view, "28.02.1990")
    press(view, "Escape")

    assert changes == []
    assert (field(view), view.current_row().line, view.hasFocus()) == ("", 3, True)


def test_leaving_the_field_keeps_what_was_typed(view, changes):
    press(view, "Return")
    write(view, "28.02.1990")

    view.setFocus()

    assert changes == [Edited(1, "birth_date", "28.02.1990")]


def test_the_same_text_again_is_no_change(view, changes):
    press(view, "Return")
    write(view, "31.02.1990")
    press(view, "Return")

    assert changes == []


def test_a_cell_that_is_fine_can_be_changed_too(view, changes):
    press(view, "Home", "Right", "Right", "F2")

    assert field(view) == "Last name, row 2"


def test_enter_on_a_row_that_is_fine_goes_to_the_next_one_to_fix(view):
    press(view, "Home", "Return")

    assert (field(view), view.current_row().line) == ("", 3)


def test_delete_leaves_a_row_out_and_takes_it_in_again(database, view, looked, changes):
    press(view, "Delete")
    assert changes == [Decided(1, State.LEFT_OUT)]

    view.show_judged(again(database, "people", looked.preview, *changes), [])
    press(view, "Delete")

    assert changes[-1] == Decided(1, None)


def test_n_adds_a_row_as_new_that_only_looks_known(view, changes):
    press(view, "End")
    assert view.may_be_new()

    press(view, "N")

    assert changes == [Decided(5, State.NEW)]


def test_n_does_nothing_where_there_is_no_doubt(database, view, changes, tmp_path):
    given.a_learner(database, "Bjørn Aasen", number="1", birth_date=None)
    view.show_rows(looked_at(database, "people", tmp_path / "liste.csv"))

    press(view, "Home", "N")

    assert view.current_row().state is State.JOINED
    assert changes == []


def test_tab_leaves_the_table_when_nobody_types(qtbot, view):
    assert not view.tabKeyNavigation()


def test_a_click_opens_a_cell_to_fix_and_no_other(view):
    click_cell(view, 3, 1)
    assert field(view) == "Learner number, row 5"

    click_cell(view, 0, 2)
    assert field(view) == ""

    press(view, "F2")
    assert field(view) == "Last name, row 2"


def test_a_click_elsewhere_keeps_what_was_typed(view, changes):
    click_cell(view, 1, 4)
    write(view, "28.02.1990")

    click_cell(view, 0, 2)

    assert changes == [Edited(1, "birth_date", "28.02.1990")]


def test_rows_judged_anew_keep_the_current_one_and_the_place(qtbot, database, theme):
    looked = looked_at(database, "people", sample("deltakere.csv"))
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(looked)
    show(view, QSize(1100, 300))
    view.go_to(50)
    before = view.verticalScrollBar().value()

    view.show_judged(again(database, "people", looked.preview, Edited(108, "number", "2042")), [])

    assert (view.current_place(), view.verticalScrollBar().value()) == (50, before)


def test_only_problems_keeps_the_current_row_if_it_can(view):
    view.go_to(3)
    view.show_only_problems(True)
    assert view.current_row().line == 5

    view.show_only_problems(False)
    assert view.current_row().line == 5

    view.go_to(0)
    view.show_only_problems(True)
    assert view.current_row().line == 3


def test_a_column_without_room_comes_back_when_one_types_in_it(qtbot, database, theme, tmp_path):
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(looked_at(database, "people", sample("deltakere.csv")))
    show(view, QSize(430, 300))
    view.go_to(111)
    hidden = {view.table.fields[column - 1].key for column in view.table.hidden}
    assert "available_until" in hidden
    assert "number" not in hidden

    press(view, "Return", "Tab", "Tab")

    assert field(view) == "Available until, row 113"
    assert not view.isColumnHidden(view.table.column_of("available_until"))


@pytest.mark.parametrize("width", [300, 430, 700, 1100, 1400])
def test_the_columns_fill_the_width_and_never_more(qtbot, database, theme, width):
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(looked_at(database, "people", sample("deltakere.csv")))
    show(view, QSize(width, 300))

    shown = [view.columnWidth(c) for c in range(view.table.columnCount()) if not view.isColumnHidden(c)]
    assert sum(shown) == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_without_rows_keys_do_nothing(qtbot, theme, changes):
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(None)
    show(view)
    view.setFocus()

    press(view, "Return", "Delete", "N", "End", "Home", "F2")

    assert view.current_row() is None


def test_the_table_is_fit_for_everybody(looked):
    def made(theme):
        view = PreviewView(theme)
        view.show_rows(looked)
        return view

    assert_page_accessible(made)
