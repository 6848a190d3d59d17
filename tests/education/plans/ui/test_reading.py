"""A window to read in: short ones are whole, long ones scroll by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from eduapp.education.plans.ui.reading import ReadingDialog
from eduapp.gui.widgets import label
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.keys import press


def opened(bench, parent, count):
    dialog = ReadingDialog(bench, "History", parent)
    dialog.show_rows([label(f"Row {number}", wrap=True) for number in range(count)])
    show(dialog)
    return dialog


@pytest.mark.parametrize(("count", "scrolls"), [(1, False), (60, True)])
def test_only_what_does_not_fit_scrolls_and_then_by_keyboard(fakes, parent, count, scrolls):
    area = opened(fakes.bench, parent, count).findChild(QScrollArea)
    assert (area.focusPolicy() == Qt.FocusPolicy.StrongFocus) == scrolls
    assert (area.verticalScrollBar().maximum() > 0) == scrolls


@pytest.mark.parametrize("key", ["Return", "Esc"])
def test_one_key_closes_it(fakes, parent, key):
    press(opened(fakes.bench, parent, 3), key)
    assert no_dialog()


def test_a_long_one_is_fit_for_everybody(database, parent, qtbot):
    assert_page_accessible(lambda theme: opened(a_bench(database, theme=theme).bench, parent, 60))
