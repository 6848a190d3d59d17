"""Rows made later stand where one reads them, not behind everything else."""

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import vbox
from tests.support.accessibility import show
from tests.support.widgets_of import tab_stops


def test_rows_made_later_come_before_what_stands_below_them(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    above, below = QPushButton("above"), QPushButton("below")
    rows = QWidget()
    start = TabStart(rows)
    inside = vbox(parent=rows)
    vbox(above, rows, below, parent=window)
    late = [QPushButton("one"), QPushButton("two")]
    for one in late:
        inside.addWidget(one)

    in_reading_order(start, late)

    show(window)
    assert [one.text() for one in tab_stops(window)] == ["above", "one", "two", "below"]
