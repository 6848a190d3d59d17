"""Attendance on the page of a learner."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.education.attendance import terms
from eduapp.education.attendance.ui.contributions import SESSIONS
from eduapp.education.attendance.ui.learner_panel import LearnerPanel
from eduapp.education.attendance.ui.strip import Strip
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench


def words(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


@pytest.fixture
def attended(database):
    """A learner with marks in one group, who has just begun in another."""
    group = given_attendance.a_class(database, 1, earlier=4)
    [learner_id] = group.learner_ids
    with database.reading() as look:
        rows = given_attendance.queries.sessions_of_group(look, group.group_id)
    for one, code in zip(rows, ("present", "late", "absent", "held"), strict=False):
        given_attendance.marked(database, one.id, learner_id, code)
    newer = given_attendance.a_running_group(database, "Maths 1P", name="B")
    given_attendance.enrolled_again(database, newer, learner_id, ended=None, begins=given.TODAY)
    return group, learner_id


def test_each_group_has_its_percent_and_its_shapes(qtbot, database, attended):
    _group, learner_id = attended
    panel = LearnerPanel(a_bench(database).bench, learner_id)
    qtbot.addWidget(panel)

    assert words(panel) == [
        "Maths 1P", "B", "No session held yet",
        "Norwegian A2", "Autumn", "66 %, 2 of 3 sessions, 3 hours",
    ]  # fmt: skip
    [strip] = panel.findChildren(Strip)
    assert strip.accessibleName() == "Last 4 sessions: 1 present, 1 late, 1 absent, 1 kept by the prison"


def test_who_was_a_guest_is_told_so(qtbot, database):
    group = given_attendance.a_class(database, 1)
    guest = given.a_learner(database)
    given_attendance.marked(database, group.session_id, guest, minutes=60, guest=True)
    panel = LearnerPanel(a_bench(database).bench, guest)
    qtbot.addWidget(panel)
    assert words(panel) == ["Norwegian A2", "Autumn", "As a guest: 1 session, 1 hours"]


def test_a_group_opens_at_its_sessions(qtbot, database, attended):
    group, learner_id = attended
    fakes = a_bench(database)
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)

    panel.findChildren(QPushButton)[-1].click()
    assert fakes.went == [Route("enrolment.group", group.group_id, detail=SESSIONS)]


def test_it_hears_of_new_marks(qtbot, database, attended, clock):
    group, learner_id = attended
    fakes = a_bench(database)
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    given_attendance.marked(database, group.session_id, learner_id)
    clock.moment += timedelta(hours=4)

    fakes.feed.changed.emit(frozenset({terms.MARKS_CHANGED}))

    assert "75 %, 3 of 4 sessions, 4.5 hours" in words(panel)


def test_who_is_on_no_course_is_told_what_will_come(qtbot, database):
    panel = LearnerPanel(a_bench(database).bench, given.a_learner(database))
    qtbot.addWidget(panel)
    assert words(panel) == ["Attendance will stand here once the learner is on a course."]


def test_it_is_fit_for_everybody(qtbot, database, attended):
    _group, learner_id = attended
    assert_page_accessible(lambda theme: LearnerPanel(a_bench(database, theme=theme).bench, learner_id))
