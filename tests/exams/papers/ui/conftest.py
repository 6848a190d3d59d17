"""Pages of exam papers on a bench that hears of every commit."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.gui.theme import Theme
from tests.support.dialogs import a_hearing_bench, close_all


@pytest.fixture
def fakes(qtbot, database):
    return a_hearing_bench(database)


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture(autouse=True)
def _nothing_left_open():
    yield
    if QApplication.instance() is not None:
        close_all()
