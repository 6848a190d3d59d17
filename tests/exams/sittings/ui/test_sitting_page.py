"""One exam: results by key, absence noted and taken back, and what a role may not do."""

import pytest

from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.ui.sitting_page import SittingPage
from eduapp.gui.routes import Route
from eduapp.people.learners import queries as learners
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, close_all, no_dialog, the_dialog
from tests.support.keys import press


@pytest.fixture
def page(qtbot, database, sitting_id, candidate_id):
    yield the_page(qtbot, database, sitting_id)
    close_all()


def the_page(qtbot, database, sitting_id, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = SittingPage(fakes.bench, Route("sittings.sitting", sitting_id))
    page.fakes = fakes
    qtbot.addWidget(page)
    show(page)
    page.table.selectRow(0)
    return page


def candidate(database, sitting_id):
    with database.reading() as session:
        [row] = queries.sitting(session, sitting_id).candidates
    return row


def test_a_result_is_entered_in_a_dialog(page, database, sitting_id):
    page.result_button.click()
    dialog = the_dialog()
    dialog.form.set_values({"grade": "4"})
    dialog.verb_button.click()

    assert no_dialog()
    assert candidate(database, sitting_id).grade == "4"
    assert page.result_button.accessibleName() == "Correct result"


def test_a_correction_asks_for_the_reason(page, database, sitting_id, candidate_id):
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="4"))
    page.reload()
    page.result_button.click()
    dialog = the_dialog()
    dialog.form.set_values({"grade": "5"})
    dialog.verb_button.click()
    assert candidate(database, sitting_id).grade == "4"

    dialog.form.set_values({"reason": "Read wrongly"})
    dialog.verb_button.click()
    assert candidate(database, sitting_id).grade == "5"


def test_minus_notes_an_absence_and_takes_it_back(page, database, sitting_id):
    page.table.setFocus()
    press(page, "-")
    assert candidate(database, sitting_id).attended is False
    assert page.absent_button.accessibleName() == "Came after all"
    assert not page.result_button.isEnabled()

    press(page, "-")
    assert candidate(database, sitting_id).attended is True
    assert page.result_button.isEnabled()


def test_who_may_only_look_changes_nothing(qtbot, database, sitting_id, candidate_id):
    page = the_page(qtbot, database, sitting_id, given.AUDITOR)

    assert not page.result_button.isEnabled()
    assert not page.absent_button.isEnabled()
    assert not page.add.isEnabled()


def test_who_is_entered_elsewhere_is_seen_here(page, database, sitting_id):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=given.a_learner(database, "Jonas Lie"))
    page.send(service.enter_candidate, order)

    assert len(page.table.table.rows) == 2


def test_who_enters_somebody_with_a_lesson_then_learns_of_it(page, database):
    [learner_id] = given_attendance.a_class(database, 1).learner_ids
    with database.reading() as session:
        page.picker.set_value(learners.find(session, learners.head(session, learner_id).facts.number)[0])
    page.add.click()
    [said] = page.fakes.tell.texts
    assert said.startswith("Gives way to the exam: ")
    assert "08:30–10:00 (Norwegian A2, Autumn)" in said
    assert page.picker.value() is None
