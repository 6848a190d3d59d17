import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eduapp.gui.scrolling import DownwardsArea, scroll_to
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import show
from tests.support.keys import press


@pytest.fixture
def window(qtbot, qapp):
    """A rail with one button beside a page of forty."""
    theme = Theme()
    theme.apply(qapp)
    made, page = QWidget(), QWidget()
    made.outside = button(theme, "Outside")
    made.buttons = [button(theme, f"Button {n}") for n in range(40)]
    down = QVBoxLayout(page)
    for one in made.buttons:
        down.addWidget(one)
    made.area = DownwardsArea(page, "Page")
    across = QHBoxLayout(made)
    across.addWidget(made.outside)
    across.addWidget(made.area)
    qtbot.addWidget(made)
    show(made, QSize(600, 300))
    return made


def in_sight(window, widget):
    return widget.visibleRegion().boundingRect().height() == widget.height()


def test_tab_from_outside_brings_the_first_thing_into_sight(window):
    bar = window.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.outside.setFocus()

    press(window, "Tab")

    assert window.buttons[0].hasFocus()
    assert in_sight(window, window.buttons[0])


def test_shift_tab_from_outside_brings_the_last_thing_into_sight(window):
    window.outside.setFocus()

    press(window, "Shift+Tab")

    assert window.buttons[-1].hasFocus()
    assert in_sight(window, window.buttons[-1])


def test_code_that_moves_the_focus_scrolls_too(window):
    window.buttons[20].setFocus()

    assert in_sight(window, window.buttons[20])


def test_something_can_be_shown_without_the_focus(window):
    scroll_to(window.buttons[39])

    assert in_sight(window, window.buttons[39])
    assert window.area.horizontalScrollBar().maximum() == 0


def test_what_has_asked_for_another_place_is_given_it_before_anything_is_scrolled(window):
    for above in window.buttons[:20]:
        above.hide()
    window.buttons[20].setFocus()  # the first now, though nobody has laid the page out anew yet

    assert window.area.verticalScrollBar().value() == 0
