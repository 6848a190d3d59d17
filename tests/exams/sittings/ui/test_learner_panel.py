"""The exams of one learner, on the learner's page."""

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.exams.sittings import service
from eduapp.exams.sittings.ui.learner_panel import ExamsPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given, given_education, given_exams
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


def the_panel(qtbot, fakes, learner_id):
    panel = ExamsPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    return {one.accessibleName(): one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)}


def chips(panel):
    QApplication.processEvents()
    return [one.accessibleName() for one in panel.findChildren(Chip) if one.isVisibleTo(panel)]


def graded(database, course_id, learner_id, grade, day=given.TODAY):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


def test_nothing_yet_is_said_so(qtbot, fakes, learner_id):
    assert said(the_panel(qtbot, fakes, learner_id)) == ["No exams yet."]


def test_an_exam_stands_there_from_the_moment_of_entering_and_opens(
    qtbot, database, fakes, sitting_id, learner_id
):
    panel = the_panel(qtbot, fakes, learner_id)
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    database.execute(service.enter_candidate, order)

    assert said(panel)[:2] == ["Matematikk", "MAT · 23.11.2026"]
    assert chips(panel) == []
    verbs(panel)["Open the exam in Matematikk"].click()
    assert fakes.went == [Route("sittings.sitting", sitting_id)]


def test_the_result_in_force_shows_at_once_also_after_a_correction(
    qtbot, database, fakes, candidate_id, learner_id
):
    panel = the_panel(qtbot, fakes, learner_id)
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="1"))
    assert chips(panel) == ["1 one"]

    given_exams.corrected(database, candidate_id, "4")
    assert chips(panel) == ["4 four"]


def test_an_exam_that_does_not_count_is_said_instead_of_its_grade(
    qtbot, database, fakes, candidate_id, learner_id
):
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="4"))
    with database.writing() as uow:
        service.annul_candidate(uow, candidate_id, "formal_error")
    assert chips(the_panel(qtbot, fakes, learner_id)) == ["annulled"]


def test_a_grade_that_is_not_released_is_not_shown(
    qtbot, database, fakes, sitting_id, candidate_id, learner_id
):
    given_exams.moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")
    given_exams.fixed(database, candidate_id, "1")
    assert chips(the_panel(qtbot, fakes, learner_id)) == ["not released yet"]


def test_the_newest_exam_stands_first_and_no_basis_is_a_result_too(
    qtbot, database, fakes, course_id, learner_id
):
    graded(database, course_id, learner_id, "IV", date(2026, 6, 1))
    graded(database, course_id, learner_id, "5", date(2026, 11, 20))

    assert chips(the_panel(qtbot, fakes, learner_id)) == ["5 five", "no basis for assessment"]


def test_it_is_fit_for_everybody(qtbot, database, learner_id):
    for name, grade in (("<b>Norsk</b> & mer", "4"), ("Engelsk", "1"), ("Data", "IV")):
        graded(database, given_education.a_course(database, name=name, scale="K16"), learner_id, grade)
    assert_page_accessible(lambda theme: ExamsPanel(a_bench(database, theme=theme).bench, learner_id))
