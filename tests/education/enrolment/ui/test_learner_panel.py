"""On the page of a learner: the courses, and the way onto another one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.learner_panel import ENROL_REASON, LearnerPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.keys import effort, press, write


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def a_panel(qtbot, fakes, learner_id):
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    QApplication.processEvents()
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    return {one.accessibleName(): one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)}


def test_courses_that_go_on_can_be_opened_and_ended(qtbot, database, fakes, learner_id):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    an_enrolment(database, learner_id, group_id)
    an_ended_enrolment(
        database, an_enrolment(database, learner_id, a_group(database, a_course(database, name="Data")))
    )

    panel = a_panel(qtbot, fakes, learner_id)

    assert said(panel)[:2] == [
        "Norsk A2",
        "Høst 2026 · Ingrid Solheim · 17.08.–18.12.2026\nNot known: no sessions are planned from this start.",
    ]
    assert list(verbs(panel)) == [
        "Put on a course…", "End Norsk A2…", "More for Norsk A2", "Open Norsk A2", "More for Data",
        "Open Data",
    ]  # fmt: skip
    verbs(panel)["Open Norsk A2"].click()
    assert fakes.went == [Route("enrolment.group", group_id)]


def test_j10_a_learner_is_put_on_a_course_in_four_events(qtbot, database, fakes, learner_id):
    a_group(database, a_course(database, "NOR-A2", "Norsk A2"))
    a_group(database, a_course(database, "ENG", "Engelsk"))
    panel = a_panel(qtbot, fakes, learner_id)
    panel.put_on.setFocus()

    with effort() as cost:
        press(panel, "Return")
        dialog = the_dialog()
        write(dialog, "nor")
        press(dialog, "Return", "Return")

    assert no_dialog()
    assert "Norsk A2" in said(panel)
    assert cost.commands + cost.clicks <= 4


def test_a_course_is_ended_from_here(qtbot, database, fakes, learner_id):
    enrolment_id = an_enrolment(database, learner_id, a_group(database, a_course(database, name="Norsk A2")))
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)["End Norsk A2…"].click()
    dialog = the_dialog()
    dialog.form.field("state").set_value("transferred")
    dialog.form.field("reason").set_value("moved")
    dialog.submit()

    with database.reading() as session:
        assert queries.enrolment(session, enrolment_id).state == "transferred"
    QApplication.processEvents()
    assert list(verbs(panel)) == ["Put on a course…", "More for Norsk A2", "Open Norsk A2"]


def test_nothing_yet_is_said_so(qtbot, fakes, learner_id):
    assert said(a_panel(qtbot, fakes, learner_id)) == ["On no course yet."]


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    an_enrolment(database, learner_id, a_group(database, a_course(database, name="Norsk A2")))
    panel = a_panel(qtbot, a_hearing_bench(database, given.OFFICE), learner_id)
    assert panel.put_on.accessibleDescription() == ENROL_REASON
    assert "End Norsk A2…" not in verbs(panel)


def test_it_is_fit_for_everybody(qtbot, database, learner_id):
    for name in ("<b>Norsk</b> & mer", "Engelsk"):
        an_enrolment(database, learner_id, a_group(database, a_course(database, name=name)))
    later = a_group(database, first_day=date(2027, 1, 4), last_day=date(2027, 6, 18))
    an_enrolment(database, learner_id, later, first_day=date(2027, 1, 4))
    assert_page_accessible(lambda theme: LearnerPanel(a_bench(database, theme=theme).bench, learner_id))
