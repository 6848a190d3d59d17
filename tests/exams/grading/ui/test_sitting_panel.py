from PySide6.QtWidgets import QLabel

from eduapp.exams.grading.ui.sitting_panel import GradesPanel
from eduapp.gui.routes import Route
from tests.support import given, given_exams
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_education import a_course


def the_panel(qtbot, database, sitting_id):
    fakes = a_hearing_bench(database, given.LEADER)
    panel = GradesPanel(fakes.bench, sitting_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel, fakes


def said(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def test_it_says_what_comes_next_and_leads_there(qtbot, exam):
    panel, fakes = the_panel(qtbot, exam.database, exam.sitting_id)
    assert said(panel) == ["Next: settle the marks of 5 candidates."]
    panel.go.click()
    assert fakes.went == [Route("grading.sitting", exam.sitting_id)]


def test_before_the_seal_there_is_nothing_to_mark_or_tell(qtbot, database):
    sitting_id = given_exams.plan(database, a_course(database, scale="K16"))
    panel, _fakes = the_panel(qtbot, database, sitting_id)
    assert said(panel) == ["Marked once the exam is sealed."]
    assert panel.go.accessibleDescription() == "There is nothing to mark or to tell yet."
    candidate = given_exams.enter_candidate(database, sitting_id, given.a_learner(database))
    given_exams.enter(database, candidate, "4")
    panel.reload()
    assert panel.go.isEnabled()


def test_both_who_released_the_results_are_named(qtbot, exam):
    exam.released()
    panel, _fakes = the_panel(qtbot, exam.database, exam.sitting_id)
    assert any(
        text.startswith(f"Released by {given.OFFICE.name} and {given.LEADER.name}, ") for text in said(panel)
    )
