"""On the page of a learner: what the learner waits for."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.education.waiting.ui.contributions import LIST
from eduapp.education.waiting.ui.learner_panel import LearnerPanel
from eduapp.education.waiting.ui.verbs import APPLY_REASON
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group
from tests.support.given_waiting import a_wish, decided, in_line


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def a_panel(qtbot, fakes, learner_id):
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def test_what_is_waited_for_stands_with_its_state(qtbot, database, fakes, learner_id):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    in_line(database, group_id, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)

    assert said(panel) == ["Norsk A2", "Høst 2026 · applied 23.11.2026"]
    assert [one.accessibleName() for one in panel.findChildren(Chip)] == ["waits for a place"]
    verbs = {one.accessibleName(): one for one in panel.findChildren(QPushButton)}
    verbs["Open the list of Norsk A2"].click()
    assert fakes.went == [Route("enrolment.group", group_id, detail=LIST)]


def test_nothing_yet_is_said_so(qtbot, fakes, learner_id):
    assert said(a_panel(qtbot, fakes, learner_id)) == ["On no waiting list."]


def test_the_way_onto_lists_begins_here(qtbot, database, fakes, learner_id):
    panel = a_panel(qtbot, fakes, learner_id)
    panel.put_on.click()
    assert the_dialog().windowTitle() == "Put on waiting lists"


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    panel = a_panel(qtbot, a_hearing_bench(database, given.OFFICE), learner_id)
    assert panel.put_on.accessibleDescription() == APPLY_REASON


def test_it_hears_of_changes(qtbot, database, fakes, learner_id):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    panel = a_panel(qtbot, fakes, learner_id)
    a_wish(database, group_id, learner_id)
    assert said(panel)[0] == "Norsk A2"


def test_it_is_fit_for_everybody(qtbot, database, learner_id):
    for name in ("<b>Norsk</b> & mer", "Engelsk"):
        in_line(database, a_group(database, a_course(database, name=name)), learner_id)
    decided(database, a_wish(database, a_group(database), learner_id), "declined", "too_little_time")
    assert_page_accessible(lambda theme: LearnerPanel(a_bench(database, theme=theme).bench, learner_id))
