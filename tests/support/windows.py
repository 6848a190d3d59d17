"""Fixtures of tests with windows: a bench that hears, a window for dialogs, and nothing left open."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eduapp.core.db.unit_of_work import Database
from tests.support.dialogs import a_hearing_bench, close_all
from tests.support.fakes import FakeBench


@pytest.fixture
def fakes(qtbot: QtBot, database: Database) -> FakeBench:
    """A bench on which pages hear of every commit at once."""
    return a_hearing_bench(database)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for dialogs to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Puts away every dialog a test opened."""
    yield
    if QApplication.instance() is not None:
        close_all()
