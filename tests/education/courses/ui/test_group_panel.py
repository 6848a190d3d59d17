"""On the page of a group: what it is, and the way to change it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.education.courses.ui.group_panel import CHANGE_REASON, GroupPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group


@pytest.fixture
def course_id(database):
    a_course(database, "NOR-A2")
    return a_course(database, "NOR-B1", "Norsk B1", prerequisites="NOR-A2")


@pytest.fixture
def group_id(database, course_id):
    return a_group(database, course_id, "Høst 2026")


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def a_panel(qtbot, fakes, group_id):
    panel = GroupPanel(fakes.bench, group_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def test_it_tells_what_the_group_is(qtbot, fakes, group_id):
    words = said(a_panel(qtbot, fakes, group_id))
    for wanted in ("NOR-B1 Norsk B1", "Høst 2026", "Ingrid Solheim", "no place yet", "17.08.2026", "NOR-A2"):
        assert wanted in words


def test_a_change_shows_at_once(qtbot, fakes, group_id):
    panel = a_panel(qtbot, fakes, group_id)
    panel._change.click()
    dialog = the_dialog()
    dialog.form.set_values({"name": "Kveld"})
    dialog.submit()
    assert "Kveld" in said(panel)


def test_it_leads_to_the_course(qtbot, fakes, group_id, course_id):
    panel = a_panel(qtbot, fakes, group_id)
    panel._course.click()
    assert fakes.went == [Route("courses.course", course_id)]


def test_who_may_only_look_is_told_why(qtbot, database, group_id):
    panel = a_panel(qtbot, a_hearing_bench(database, given.TEACHER), group_id)
    assert panel._change.accessibleDescription() == CHANGE_REASON


def test_a_group_that_is_gone_shows_nothing(qtbot, fakes):
    panel = a_panel(qtbot, fakes, given.TEACHER.user_id)
    panel._change.click()
    panel._course.click()
    assert said(panel) == []
    assert fakes.went == []


def test_it_is_fit_for_everybody(qtbot, database, group_id):
    assert_page_accessible(lambda theme: GroupPanel(a_bench(database, theme=theme).bench, group_id))
