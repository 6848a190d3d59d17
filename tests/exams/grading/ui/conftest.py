"""Pages of grading as somebody has them open, hearing of every commit."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.grading.ui.grading_page import GradesPage
from eduapp.exams.grading.ui.typing_page import TypingSheetsPage
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench


@pytest.fixture
def open_grades(qtbot, qapp):
    Theme().apply(qapp)

    def opened(exam, actor=given.LEADER, theme=None):
        return shown(qtbot, exam, actor, GradesPage, "grading.sitting", theme)

    return opened


@pytest.fixture
def open_typing(qtbot, qapp):
    Theme().apply(qapp)

    def opened(exam, actor):
        return shown(qtbot, exam, actor, TypingSheetsPage, "grading.typing")

    return opened


def shown(qtbot, exam, actor, kind, key, theme=None):
    fakes = a_hearing_bench(exam.database, actor)
    if theme is not None:
        fakes = replace(fakes, bench=replace(fakes.bench, theme=theme))
    page = kind(fakes.bench, Route(key, exam.sitting_id))
    page.fakes = fakes
    qtbot.addWidget(page)
    show(page)
    return page


@pytest.fixture
def texts():
    def said(page):
        QApplication.processEvents()
        return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]

    return said
