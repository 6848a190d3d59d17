import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QWidget

from eduapp.gui.widgets import calm_wheel, vbox


@pytest.fixture
def page(qtbot):
    """A page that has to be scrolled, with fields on it."""
    page, scroll = QWidget(), QScrollArea()
    page.combo, page.spin, page.line = QComboBox(), QSpinBox(), QLineEdit()
    page.combo.addItems(["A1", "A2", "B1"])
    page.spin.setValue(5)
    vbox(page.line, page.combo, page.spin, 2000, parent=page)
    scroll.setWidget(page)
    scroll.resize(300, 200)
    qtbot.addWidget(scroll)
    calm_wheel(page)
    scroll.show()
    scroll.activateWindow()
    page.line.setFocus()
    qtbot.waitUntil(page.line.hasFocus)
    page.scroll = scroll
    return page


def turn(widget):
    """Turn the wheel one notch towards us, over the middle of the widget, as the mouse does."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, -120))
    QApplication.processEvents()


@pytest.mark.parametrize("name", ["combo", "spin"])
def test_the_wheel_over_a_field_scrolls_the_page_and_changes_nothing(page, name):
    turn(getattr(page, name))

    assert (page.combo.currentText(), page.spin.value()) == ("A1", 5)
    assert page.line.hasFocus()
    assert page.scroll.verticalScrollBar().value() > 0


def test_the_wheel_over_a_field_in_focus_changes_it(qtbot, page):
    page.spin.setFocus()
    qtbot.waitUntil(page.spin.hasFocus)

    turn(page.spin)

    assert page.spin.value() == 4


def test_calming_twice_is_the_same_as_once(page):
    calm_wheel(page)
    turn(page.combo)

    assert page.combo.currentText() == "A1"


def test_a_single_field_can_be_calmed(qtbot):
    combo = QComboBox()
    combo.addItems(["A1", "A2"])
    qtbot.addWidget(combo)
    calm_wheel(combo)
    combo.show()
    QApplication.processEvents()
    combo.clearFocus()
    turn(combo)

    assert combo.currentText() == "A1"
    assert combo.focusPolicy() == Qt.FocusPolicy.StrongFocus
