"""What is reached, on the page of a learner: course by course, with what a role may see of it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.certificates.ui.reached_panel import COUNTY, ReachedPanel
from eduapp.core.actor import Actor
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given, given_certificates, given_education
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench

REACHED, LEFT = date(2026, 11, 5), date(2026, 11, 6)


@pytest.fixture
def earned(database, school):
    return given_certificates.a_course_done(database, code="NOR-A2", attended=2)


@pytest.fixture
def module(database, earned):
    module_id = given_education.a_module(database, earned.course_id, "1", "Hverdag")
    given_education.a_reached_module(database, earned.learner_id, module_id, REACHED)
    return module_id


def the_panel(qtbot, fakes, learner_id):
    panel = ReachedPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def chips(panel):
    return [one.accessibleName() for one in panel.findChildren(Chip) if one.isVisibleTo(panel)]


def test_somebody_new_has_nothing_yet(qtbot, fakes, school, database):
    learner_id = given.a_learner(database, "Jonas Lie")
    assert said(the_panel(qtbot, fakes, learner_id)) == ["Nothing is reached yet."]


def test_a_course_tells_modules_attendance_and_what_the_stay_would_leave_with(qtbot, fakes, earned, module):
    panel = the_panel(qtbot, fakes, earned.learner_id)
    assert said(panel)[:4] == [
        "NOR-A2 Truckteori T1, T2 og T4",
        "1 of 1 module reached: NOR-A2/1 Hverdag",
        "Attended 2 of 5 sessions, 3 hours.",
        "If the stay ended today: participation certificate.",
    ]
    assert chips(panel) == []
    assert panel.findChildren(QPushButton) == []


def test_once_the_stay_ended_the_paper_can_be_issued_and_the_way_is_there(
    qtbot, fakes, database, earned, module
):
    panel = the_panel(qtbot, fakes, earned.learner_id)
    given_education.an_ended_enrolment(database, earned.item.basis_id, "transferred", "moved", LEFT)
    QApplication.processEvents()
    assert chips(panel) == ["participation certificate can be issued"]
    [go] = [one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)]
    go.click()
    assert fakes.went == [Route("certificates.ready")]


def test_a_result_stands_as_a_chip_and_the_county_is_named_where_it_documents(qtbot, database, fakes, school):
    earned = given_certificates.a_course_done(database, kind="upper_secondary", scale="K16", grade="5")
    panel = the_panel(qtbot, fakes, earned.learner_id)
    assert chips(panel)[0] == "5 five"
    assert COUNTY in said(panel)
    assert "Exam of 19.11.2026." in said(panel)


def test_what_a_role_may_not_see_is_left_out(qtbot, database, earned, module):
    given_certificates.some_practice(database)
    nobody = Actor(given.OFFICE.user_id, "Ola", "", frozenset())
    panel = the_panel(qtbot, a_bench(database, nobody), earned.learner_id)
    assert said(panel) == ["Nothing is reached yet."]


def test_practice_and_trades_follow_the_courses(qtbot, database, fakes, school):
    item = given_certificates.a_whole_practice(database)
    words = said(the_panel(qtbot, fakes, item.learner_id))
    assert words == [
        "Joinery",
        "1 of 1 competence aim signed off.",
        "Snekkerverksted",
        "32.5 hours of practice approved.",
    ]


def test_it_is_fit_for_everybody(qtbot, database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    assert_page_accessible(
        lambda theme: ReachedPanel(a_bench(database, theme=theme).bench, earned.learner_id)
    )
