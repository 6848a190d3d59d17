"""On the page of a course: its groups, and how full they are."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.education.enrolment.ui.course_panel import CoursePanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, a_place, an_enrolment


@pytest.fixture
def course_id(database):
    return a_course(database, name="Norsk A2")


def a_panel(qtbot, fakes, course_id):
    panel = CoursePanel(fakes.bench, course_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def shown(panel, kind, text):
    QApplication.processEvents()
    return [text(one) for one in panel.findChildren(kind) if one.isVisibleTo(panel)]


def test_its_groups_are_told_and_opened(qtbot, database, fakes, course_id):
    group_id = a_group(database, course_id, "Høst", place_id=a_place(database, "Rom 2"))
    panel = a_panel(qtbot, fakes, course_id)

    assert shown(panel, QLabel, QLabel.text) == ["Høst", "Ingrid Solheim · Rom 2 · 17.08.–18.12.2026"]
    panel.findChildren(QPushButton)[0].click()
    assert fakes.went == [Route("enrolment.group", group_id)]


def test_somebody_put_on_shows_at_once(qtbot, database, fakes, course_id):
    group_id = a_group(database, course_id)
    panel = a_panel(qtbot, fakes, course_id)
    an_enrolment(database, group_id=group_id)
    fakes.feed.changed.emit(frozenset({"enrolment"}))
    assert shown(panel, Chip, Chip.accessibleName) == ["1 of 10, 9 free"]


def test_no_group_is_said_so(qtbot, fakes, course_id):
    assert shown(a_panel(qtbot, fakes, course_id), QLabel, QLabel.text) == ["No group runs just now."]


def test_it_is_fit_for_everybody(qtbot, database, course_id):
    a_group(database, course_id, "Høst <b>2026</b>")
    a_group(database, course_id, "Kveld")
    assert_page_accessible(lambda theme: CoursePanel(a_bench(database, theme=theme).bench, course_id))
