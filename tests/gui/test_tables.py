"""The table of every list: keys, ticks, sorting, place, widths, and 5,000 rows without a stutter."""

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from eduapp.gui.tables import Column, TableView
from eduapp.gui.theme import Theme
from tests.support.accessibility import announcements, show
from tests.support.keys import click, click_cell, press


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    hours: int = 0
    ready: bool = True


SITE = [
    Person(1, "Aasen, Bjørn", 30),
    Person(2, "Berg, Anton", 4, ready=False),
    Person(3, "Sárá, Nils-Ánte", 200),
    Person(4, "Ødegård, Åse", 0),
]


def columns():
    return [
        Column("Name", lambda row: row.name),
        Column(
            "Hours", lambda row: str(row.hours), sort=lambda row: row.hours or None, number=True, width=90
        ),
        Column("State", lambda row: "", chip=chip, width=140),
    ]


def chip(row):
    return ("present", "check", "Ready") if row.ready else ("absent", "x", "Not ready")


@pytest.fixture
def view(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    made = TableView(theme, columns(), name="People", ticks=True)
    stood(qtbot, made)
    made.set_rows(SITE)
    made.setFocus()
    return made


def stood(qtbot, view, width=900, height=400):
    """Put the view alone into a window, which lives as long as the test."""
    window = QWidget()
    QVBoxLayout(window).addWidget(view)
    qtbot.addWidget(window)
    view.stands_in = window
    show(window, QSize(width, height))


def names(view):
    return [row.name for row in view.table.rows]


def heard(signal):
    said = []
    signal.connect(said.append)
    return said


# --- keys and mouse -------------------------------------------------------------------------------------


def test_enter_opens_the_current_row(view):
    opened = heard(view.opened)

    press(view, "Down", "Return")

    assert opened == [SITE[1]]


def test_home_and_end_go_to_the_first_and_last_row(view):
    press(view, "End")
    assert view.current_row() == SITE[3]

    press(view, "Home")
    assert view.current_row() == SITE[0]


@pytest.mark.parametrize(("letters", "found"), [("s", 2), ("sar", 2), ("ber", 1), ("ode", 3)])
def test_letters_jump_to_a_name_without_its_accents(view, letters, found):
    press(view, "Home")

    press(view, *letters.upper())

    assert view.current_row() == SITE[found]


def test_tab_leaves_the_table(view):
    press(view, "Tab")

    assert not view.hasFocus() or view.window().focusWidget() is view  # alone in the window it comes back


def test_a_double_click_opens_and_a_click_chooses(view):
    opened, chosen = heard(view.opened), heard(view.selection_changed)

    click_cell(view, 2, 1)
    assert opened == []
    assert chosen[-1] == SITE[2]

    inside = view.visualRect(view.model().index(2, 1)).center()
    where = view.viewport().mapTo(view.window(), inside)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(view.window().windowHandle(), Qt.MouseButton.LeftButton, none, where)

    assert opened == [SITE[2]]


def test_where_a_click_opens_the_tick_box_still_ticks(qtbot, qapp):
    Theme().apply(qapp)
    view = TableView(Theme(), columns(), name="People", ticks=True, click_opens=True)
    stood(qtbot, view)
    view.set_rows(SITE)
    opened = heard(view.opened)

    tick(view, 1)
    assert opened == []
    assert view.ticked_rows() == [SITE[1]]

    click_cell(view, 1, 1)
    assert opened == [SITE[1]]


def tick(view, row, modifier=Qt.KeyboardModifier.NoModifier):
    zone = view.itemDelegate().tick_zone(view.visualRect(view.model().index(row, 0)))
    where = view.viewport().mapTo(view.window(), zone.center())
    QTest.mouseClick(view.window().windowHandle(), Qt.MouseButton.LeftButton, modifier, where)


def test_space_ticks_ctrl_a_ticks_all_and_escape_clears(view):
    press(view, "Home", "Space")
    assert view.ticked_rows() == [SITE[0]]

    press(view, "Ctrl+A")
    assert view.ticked_rows() == SITE

    press(view, "Esc")
    assert view.ticked_rows() == []


def test_shift_and_click_tick_everything_between(view):
    tick(view, 0)

    tick(view, 2, Qt.KeyboardModifier.ShiftModifier)

    assert view.ticked_rows() == SITE[:3]


def test_ticks_of_rows_that_are_gone_are_gone(view):
    view.table.tick(SITE[:2])

    view.set_rows(SITE[1:])
    assert view.ticked_rows() == [SITE[1]]

    view.set_rows(SITE)
    assert view.ticked_rows() == [SITE[1]]


def test_ticks_of_rows_that_a_search_hides_stay(view):
    told = []
    view.ticks_changed.connect(lambda: told.append(1))
    view.table.tick(SITE[:2])

    view.set_rows(SITE[1:], whole=False)

    assert view.ticked_rows() == [SITE[1], SITE[0]]
    assert told == [1]


def test_a_ticked_row_that_changed_is_given_as_it_is_now(view):
    view.table.tick(SITE[:1])
    changed = Person(1, "Aasen, Bjørn", 31)

    view.set_rows([changed, *SITE[1:]])

    assert view.ticked_rows() == [changed]


# --- order ----------------------------------------------------------------------------------------------


def test_rows_stand_as_they_came_until_somebody_sorts(view):
    view.set_rows(SITE[::-1])

    assert names(view) == [row.name for row in SITE[::-1]]


def test_names_are_sorted_as_norwegians_do(view):
    press(view, "Alt+1")

    assert names(view) == ["Berg, Anton", "Sárá, Nils-Ánte", "Ødegård, Åse", "Aasen, Bjørn"]


def test_what_is_missing_stands_last_both_ways(view):
    press(view, "Alt+2")
    assert [row.hours for row in view.table.rows] == [4, 30, 200, 0]

    press(view, "Alt+2")
    assert [row.hours for row in view.table.rows] == [200, 30, 4, 0]


def test_a_click_on_a_heading_sorts_and_the_third_gives_the_first_order_back(view):
    header = view.horizontalHeader()
    for _turn in range(3):
        at = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
        click(header.viewport(), at)

    assert names(view) == [row.name for row in SITE]
    assert header.sortIndicatorSection() == -1


def test_the_heading_says_how_it_is_sorted(view):
    press(view, "Alt+2")

    said = view.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hours, sorted upwards"


def test_sorting_keeps_the_current_row(view):
    view.select_row(3)

    press(view, "Alt+2")

    assert view.current_row() == SITE[2]


def test_some_rows_can_be_left_out_and_brought_back(view):
    view.select_row(2)

    view.show_only(lambda row: not row.ready)
    assert names(view) == ["Berg, Anton"]
    assert view.current_row() == SITE[1]

    view.show_only(None)
    assert names(view) == [row.name for row in SITE]


# --- keeping one's place --------------------------------------------------------------------------------


def many(count=5000, first=0):
    return [
        Person(n, f"Etternavn{n * 7919 % count:05}, Fornavn", n % 400) for n in range(first, first + count)
    ]


def test_other_rows_keep_the_current_one_and_the_place(view):
    rows = many(200)
    view.set_rows(rows)
    view.select_row(120)
    top, seen = view.rowAt(0), view.verticalScrollBar().value() % 50

    view.set_rows(rows[10:])

    assert view.current_row() == rows[120]
    assert view.rowAt(0) == top - 10
    assert view.verticalScrollBar().value() % 50 == seen


def test_when_the_current_row_goes_the_next_takes_its_place(view):
    view.select_row(2)
    chosen = heard(view.selection_changed)

    view.set_rows([SITE[0], *SITE[2:]])

    assert view.current_row() == SITE[2]
    assert chosen == [SITE[2]]


def test_a_row_that_changed_is_told_and_one_that_did_not_is_not(view):
    view.select_row(1)
    chosen = heard(view.selection_changed)

    view.set_rows(list(SITE))
    assert chosen == []

    view.set_rows([Person(1, "Aasen, Bjørn", 31), *SITE[1:]])
    assert chosen == [Person(1, "Aasen, Bjørn", 31)]


def test_what_was_set_up_is_found_again(qtbot, qapp, view):
    press(view, "Alt+2", "Alt+2")
    view.horizontalHeader().resizeSection(1, 200)
    view.select_row(1)

    other = TableView(Theme(), columns(), name="People")
    stood(qtbot, other)
    other.set_rows(SITE)
    other.restore(view.kept())

    assert names(other) == names(view)
    assert other.current_row() == SITE[0]
    assert other.columnWidth(1) == 200


# --- width ----------------------------------------------------------------------------------------------


def hiding_columns():
    return [
        Column("Name", lambda row: row.name),
        Column("Hours", lambda row: f"{row.hours} h", width=90, priority=1),
        Column("State", lambda row: "", chip=chip, width=140),
    ]


@pytest.mark.parametrize("width", [320, 500, 900, 1300])
def test_the_columns_fill_the_width_and_no_more(qtbot, qapp, width):
    Theme().apply(qapp)
    view = TableView(Theme(), columns(), name="People")
    stood(qtbot, view, width)
    view.set_rows(many(50))

    assert sum(view.columnWidth(c) for c in range(3) if not view.isColumnHidden(c)) == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_in_a_narrow_window_a_lesser_column_moves_under_the_name(qtbot, qapp):
    Theme().apply(qapp)
    view = TableView(Theme(), hiding_columns(), name="People")
    stood(qtbot, view, 900)
    view.set_rows(SITE)

    assert view.isColumnHidden(1)
    assert view.table.cell(view.model().index(0, 0)).caption == "30 h"
    assert view.rowHeight(0) == 58


def test_in_a_wide_window_it_has_a_column_of_its_own(qtbot, qapp):
    Theme().apply(qapp)
    view = TableView(Theme(), hiding_columns(), name="People")
    stood(qtbot, view, 1300)
    view.set_rows(SITE)

    assert not view.isColumnHidden(1)
    assert view.table.cell(view.model().index(0, 0)).caption == ""
    assert view.rowHeight(0) == 50


# --- speed ----------------------------------------------------------------------------------------------


def test_five_thousand_rows_are_shown_in_50_ms(view):
    rows = many()
    view.set_rows(rows)
    view.select_row(2500)

    took = min(seconds(lambda: view.set_rows(list(rows))) for _turn in range(5))

    assert took <= 0.050
    assert view.current_row() == rows[2500]


def test_five_thousand_rows_are_scrolled_without_a_stutter(view):
    view.set_rows(many())
    bar = view.verticalScrollBar()

    def scroll_a_page():
        bar.setValue(bar.value() + view.viewport().height())
        view.viewport().repaint()

    assert min(seconds(scroll_a_page) for _turn in range(10)) <= 0.050


def seconds(act):
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


# --- what has no room ----------------------------------------------------------------------------------


def test_ctrl_i_shows_and_says_all_of_the_row_also_columns_without_room(qtbot, qapp):
    view = TableView(Theme(), hiding_columns(), name="People")
    stood(qtbot, view, 320)
    view.set_rows([Person(1, "Aasen, <b>Bjørn</b>", 30)])
    view.setFocus()
    hidden = [at for at in range(len(view.table.columns)) if view.isColumnHidden(at)]
    assert hidden
    QToolTip.hideText()

    with announcements() as said:
        press(view, "Ctrl+I")

    for column in view.table.columns:
        assert column.words(view.table.rows[0]) in " ".join(said)
    assert "Aasen, &lt;b&gt;Bjørn" in QToolTip.text()
    QToolTip.hideText()
