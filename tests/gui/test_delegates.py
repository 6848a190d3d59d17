"""What a cell paints: its words can be read, cut ones are whole in the tooltip, nothing is colour alone."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from eduapp.gui.delegates import RowDelegate
from eduapp.gui.tables import Column, TableView
from eduapp.gui.theme import Theme, tokens
from tests.support.accessibility import show
from tests.support.sight import strongest_contrast


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    state: tuple[str, str, str] | None = ("present", "check", "Ready")
    done: int = 3


LOOKS = ("light", "dark", "high_contrast")


def a_view(qtbot, qapp, look="light", scale=1.0):
    theme = Theme(tokens(look), scale)
    theme.apply(qapp)
    view = TableView(
        theme,
        [
            Column("Name", lambda row: row.name, caption=lambda row: f"Number {row.id}", avatar=True),
            Column("Goal", lambda row: f"{row.done} of 10", progress=lambda row: (row.done, 10), width=220),
            Column("State", lambda row: "", chip=lambda row: row.state, width=220),
        ],
        name="People",
        ticks=True,
    )
    qtbot.addWidget(view)
    show(view, QSize(900, 400))
    view.set_rows([Person(1, "Haddad, Karim"), Person(2, "Lie, Jonas", None, 0), Person(3, "Moen, Geir")])
    view.setFocus()
    QApplication.processEvents()
    return view


def cell(view, row, column):
    return view.visualRect(view.model().index(row, column)).adjusted(2, 2, -2, -4)


def picture(view):
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_word_can_be_read_on_every_ground(qtbot, qapp, look, scale):
    view = a_view(qtbot, qapp, look, scale)
    view.select_row(1)
    view.itemDelegate().hovered_row = 2
    drawn = picture(view)

    for row in range(2):
        for column in (0, 2):
            if (row, column) != (1, 2):  # it has no chip
                assert strongest_contrast(drawn, cell(view, row, column)) >= 4.5


def test_a_chip_that_is_not_there_leaves_nothing(qtbot, qapp):
    view = a_view(qtbot, qapp)
    view.select_row(1)

    assert strongest_contrast(picture(view), cell(view, 1, 2)) < 1.1


def test_a_bar_grows_with_its_number(qtbot, qapp):
    view = a_view(qtbot, qapp)
    bars = []
    for done in (0, 3, 10):
        view.set_rows([Person(1, "Haddad, Karim", done=done)])
        view.clearFocus()
        drawn, at = picture(view), cell(view, 0, 1)
        filled = view.table.cell(view.model().index(0, 1)).progress
        line = [drawn.pixelColor(x, at.center().y()) for x in range(at.left(), at.right())]
        bars.append(line.count(Theme().c("primary")))
        assert filled == (done, 10)

    assert bars[0] == 0 < bars[1] < bars[2]


def test_the_row_one_is_on_shows_where_the_keyboard_is(qtbot, qapp):
    view = a_view(qtbot, qapp)
    view.select_row(0)
    with_focus = picture(view)
    view.clearFocus()

    assert picture(view) != with_focus
    assert with_focus.pixelColor(1, 20) == Theme().c("focus")


def test_the_tick_box_is_large_enough_for_an_unsteady_hand(qtbot, qapp):
    view = a_view(qtbot, qapp)

    zone = view.itemDelegate().tick_zone(view.visualRect(view.model().index(0, 0)))

    assert min(zone.width(), zone.height()) >= 44


def test_a_cut_text_is_whole_in_its_tooltip_and_never_html(qtbot, qapp, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    view = a_view(qtbot, qapp)
    view.set_rows([Person(9, "<b>Ola</b> " + "Langt navn " * 30), Person(1, "Haddad, Karim")])
    delegate = view.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    ask = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))

    delegate.helpEvent(ask, view, QStyleOptionViewItem(), view.model().index(0, 0))
    delegate.helpEvent(ask, view, QStyleOptionViewItem(), view.model().index(1, 0))

    assert len(shown) == 1
    assert shown[0].startswith("<span>&lt;b&gt;Ola&lt;/b&gt;")


def test_a_heading_has_room_for_its_words_and_the_arrow(qtbot, qapp):
    view = a_view(qtbot, qapp)
    header = view.horizontalHeader()
    before = view.grab(QRect(0, 0, view.width(), header.height())).toImage()

    view.sortByColumn(0, header.sortIndicatorOrder())

    assert view.grab(QRect(0, 0, view.width(), header.height())).toImage() != before
    assert header.text_width("Name") > header.fontMetrics().horizontalAdvance("Name")


def test_a_heading_without_room_stands_in_two_lines_and_is_not_cut(qtbot, qapp):
    view = a_headed_view(qtbot, qapp, "Level of Norwegian")
    header = view.horizontalHeader()
    one_line = header.height()

    show(view, QSize(170, 300))
    QApplication.processEvents()

    assert header.sectionSize(1) < header.text_width("Level of Norwegian")
    assert header.cut() == []
    assert header.height() > one_line
    assert header.end.height() == header.height()  # also above the scroll bar

    view.resize(900, 300)
    QApplication.processEvents()
    assert header.height() == one_line


def test_a_heading_of_one_long_word_that_has_no_room_is_told(qtbot, qapp):
    view = a_headed_view(qtbot, qapp, "Sikkerhetsopplæring")

    view.horizontalHeader().blockSignals(True)  # as if nothing kept to what the columns need
    view.setColumnWidth(1, 60)

    assert view.horizontalHeader().cut() == ["Sikkerhetsopplæring"]


def a_headed_view(qtbot, qapp, title):
    theme = Theme()
    theme.apply(qapp)
    columns = [
        Column("No.", lambda row: str(row.id), number=True, width=50),
        Column(title, lambda row: "A2", width=90),
    ]
    view = TableView(theme, columns, name="People")
    qtbot.addWidget(view)
    show(view, QSize(900, 300))
    view.set_rows([Person(1, "Haddad, Karim")])
    QApplication.processEvents()
    return view


def test_words_beside_a_bar_or_a_chip_that_are_cut_are_known(qtbot, qapp):
    view = a_view(qtbot, qapp)
    delegate = view.itemDelegate()
    assert [delegate.cut(view.model().index(0, column)) for column in (1, 2)] == [[], []]

    for column in (1, 2):
        view.setColumnWidth(column, 90)

    assert delegate.cut(view.model().index(0, 1)) == ["3 of 10"]
    assert delegate.full_text(view.model().index(0, 1)) == "3 of 10"
    view.setColumnWidth(2, 60)
    assert delegate.cut(view.model().index(0, 2)) == ["Ready"]
