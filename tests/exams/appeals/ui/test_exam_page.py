"""One exam: each grade with its last day; what can be done with the chosen one, or why it cannot."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui import against, exam_page
from eduapp.exams.appeals.ui.exam_page import ExamPage
from eduapp.gui.routes import Route
from tests.exams.appeals.service.test_annulling import AFTER, cheated, closed, on, suspected
from tests.exams.appeals.service.test_annulling_by_two import noted
from tests.support import given, given_education, given_exams, given_room
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_grading import Grading, an_exam_on_paper
from tests.support.keys import keys_only, press


@pytest.fixture
def opened(qtbot, database):
    def open_page(sitting_id, actor=given.LEADER):
        fakes = a_hearing_bench(database, actor)
        page = ExamPage(fakes.bench, Route("appeals.exam", sitting_id))
        qtbot.addWidget(page)
        show(page)
        return page, fakes

    return open_page


def sentences(page):
    return [page.table.table.sentence(row) for row in page.table.table.rows]


def why(verb):
    QApplication.processEvents()
    return "" if verb.isEnabled() else verb.accessibleDescription()


def sitting_of(appeals, appeal_id):
    return appeals.page(appeal_id).row.sitting_id


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper)).released()


def row_of(page, number):
    return next(row for row in page.table.table.rows if row.number == number)


@pytest.fixture
def hall(database, clock):
    return given_room.a_hall(database, clock)


def test_ctrl_n_receives_an_appeal_of_the_chosen_candidate(opened, appeals):
    sitting_id = sitting_of(appeals, appeals.receive())
    page, fakes = opened(sitting_id)
    appeals.step(appeals.rows()[0].id, "withdrawn")
    page.table.setFocus()
    with keys_only():
        press(page, "Ctrl+N")
    the_dialog().submit()
    assert no_dialog()
    newest = max(appeals.rows(), key=lambda row: row.number)
    assert newest.number == 2
    assert fakes.went == [Route("appeals.appeal", newest.id)]


def test_each_line_says_what_is_open_and_how_long(opened, appeals):
    appeal_id = appeals.receive()
    page, _fakes = opened(sitting_of(appeals, appeal_id))
    [said] = sentences(page)
    assert "Haddad, Karim, candidate 101: 3 three, appeal 1: received" in said
    appeals.step(appeal_id, "withdrawn")
    page.reload()
    assert "3 three, 10 days left" in sentences(page)[0]


def test_after_the_decision_nothing_invites_another_appeal(opened, appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "upheld")
    page, _fakes = opened(sitting_of(appeals, appeal_id))
    assert sentences(page) == ["Haddad, Karim, candidate 101: 3 three, appeal 1: decision upheld"]
    said = "Appeal 1 (grade of a written exam) was decided on 23.11.2026: decision upheld. That is final"
    assert why(page.receive).startswith(said)
    assert why(page.extend).startswith(said)


def test_an_annulment_is_appealed_against_here_and_not_reversed_beside(opened, appeals):
    appeals.annulled()
    sitting_id = the_exam_annulled(appeals)
    page, fakes = opened(sitting_id)
    assert "annulled: formal mistake in how it was held, 21 days left" in sentences(page)[0]
    assert (why(page.receive), why(page.reverse), why(page.extend)) == ("", "", "")
    assert why(page.grounds) == against.ANNULLED
    page.receive.click()
    dialog = the_dialog()
    assert "annulled: formal mistake" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.submit()
    assert no_dialog()
    [row] = appeals.rows()
    assert (row.kind, fakes.went) == ("annulment", [Route("appeals.appeal", row.id)])
    page.reload()
    assert "appeal 1: received" in sentences(page)[0]
    assert why(page.reverse).startswith("Appeal 1 against this annulment is open.")
    appeals.enclose(row.id)
    appeals.step(row.id, "sent")
    appeals.step(row.id, "upheld")
    page.reload()
    assert "appeal 1: decision upheld" in sentences(page)[0]
    assert "That is final (forvaltningsloven § 28)" in why(page.receive)
    assert why(page.reverse) == ""


def the_exam_annulled(appeals):
    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)
    return kept.sitting_id


def test_a_copy_is_of_a_written_exam_and_given_once(opened, appeals):
    page, _fakes = opened(sitting_of(appeals, appeals.receive()))
    assert why(page.copy) == ""
    page.copy.click()
    the_dialog().submit()
    page.copy.click()
    the_dialog().submit()
    assert no_dialog()
    assert why(page.copy) == against.COPY_GIVEN
    other, _fakes = opened(sitting_of(appeals, appeals.receive("held_exam")))
    assert why(other.copy) == against.NO_COPY


def test_why_a_verb_is_closed(opened, hall, clock):
    hall.begin(101, 103)
    page, _fakes = opened(hall.sitting_id)
    page.table.select_row(hall.candidates[101])
    assert why(page.receive) == against.NO_GRADE
    assert why(page.annul) == exam_page.NOT_CLOSED
    assert why(page.reverse) == against.NOT_ANNULLED
    assert "§ 9-42" in why(page.decided)

    suspected(hall)
    closed(hall, 101, 103)
    page.reload()
    page.table.select_row(hall.candidates[103])
    assert why(page.decided) == ""
    cheated(hall)
    page.reload()
    assert why(page.decided) == against.ANNULLED
    assert why(page.annul) == against.ANNULLED
    assert why(page.reverse) == ""


def test_ticked_candidates_are_annulled_together(opened, hall, clock):
    hall.begin(101, 102)
    closed(hall, 101, 102)
    on(clock, AFTER)
    page, _fakes = opened(hall.sitting_id)
    for number in (101, 102):
        page.table.select_row(hall.candidates[number])
        page.table.setFocus()
        press(page.table, "Space")
    page.annul.click()
    assert the_dialog().windowTitle() == "Annul the exam of candidate 101, 102"


def test_every_verb_opens_its_form(opened, appeals):
    sitting_id = sitting_of(appeals, appeals.receive("held_exam"))
    page, fakes = opened(sitting_id)
    for verb, title in (
        (page.extend, "A later last day for candidate 101"),
        (page.grounds, "Grounds were asked for"),
        (page.annul, "Annul the exam of candidate 101"),
    ):
        assert why(verb) == ""
        verb.click()
        assert the_dialog().windowTitle() == title
        the_dialog().reject()
    page.resit.click()
    assert fakes.ask.errors[-1].sentence().endswith("Plan one first.")
    page.exam.click()
    assert fakes.went == [Route("sittings.sitting", sitting_id)]


def test_what_only_a_leader_decides(opened, appeals):
    sitting_id = sitting_of(appeals, appeals.receive("held_exam"))
    page, _fakes = opened(sitting_id, given.OFFICE)
    assert why(page.receive) == ""
    for verb in (page.extend, page.resit, page.annul):
        assert why(verb) == exam_page.LEAD_REASON
    page, _fakes = opened(sitting_id, given.TEACHER)
    assert why(page.receive) == exam_page.KEEP_REASON


def test_an_exam_without_candidates_and_one_that_is_gone(opened, database):
    course = given_education.a_course(database, scale="K16")
    page, _fakes = opened(given_exams.plan(database, course))
    assert not page.table.isVisibleTo(page)
    page, _fakes = opened(UUID(int=5))
    assert page.title == "This exam has been removed"


def test_the_page_is_fit_for_everybody(qtbot, database, hall):
    hall.begin(101, 102, 103)
    suspected(hall)
    closed(hall, 101, 102, 103)

    def made(theme):
        bench = a_bench(database, given.LEADER, theme=theme).bench
        return ExamPage(bench, Route("appeals.exam", hall.sitting_id))

    assert_page_accessible(made)


def test_what_takes_a_grade_out_of_force_is_drawn_as_dangerous(opened, appeals):
    page, _fakes = opened(sitting_of(appeals, appeals.receive()))
    dangerous = {
        one.text().strip()
        for one in (page.annul, page.decided, page.reverse)
        if one.property("kind") == "danger"
    }
    assert dangerous == {"Annul for a formal mistake…", "Annul as decided…"}


def test_the_time_to_appeal_against_an_annulment_is_made_longer_here(opened, appeals):
    appeals.annulled()
    page, _fakes = opened(the_exam_annulled(appeals))
    page.extend.click()
    dialog = the_dialog()
    dialog.form.field("last_day").set_value(date(2026, 12, 21))
    dialog.form.field("reason").set_value("The letter lay in another unit.")
    dialog.submit()
    assert no_dialog()
    page.reload()
    assert "28 days left" in sentences(page)[0]


def test_what_one_person_wrote_down_of_annulments_is_confirmed_or_refused_by_another(opened, exam):
    page, _fakes = opened(exam.sitting_id)
    page.table.select_row(exam.candidates[101])
    assert why(page.confirm) == "Nothing was written down that waits for a second person."
    noted(exam, 101, 102)
    page.reload()
    assert any("annulment waits for a second person" in said for said in sentences(page))
    assert why(page.confirm).startswith("You wrote this down yourself")
    assert why(page.annul).startswith("Something about this exam waits for a second person")

    page, fakes = opened(exam.sitting_id, given.OFFICE)
    page.table.table.tick([row_of(page, 101), row_of(page, 102)])
    page.confirm.click()
    assert fakes.ask.endangered == ["Confirm it?"]
    assert "Candidate 101, 102: The exam does not count" in fakes.ask.explained[0]
    assert (row_of(page, 101).annulment is not None, row_of(page, 102).waiting) == (True, None)


def test_what_is_not_so_is_refused_with_a_reason(opened, exam):
    noted(exam, 101)
    page, _fakes = opened(exam.sitting_id, given.OFFICE)
    page.table.select_row(exam.candidates[101])
    page.refuse.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "Another exam was meant."})
    dialog.submit()
    assert no_dialog()
    page.reload()
    assert (row_of(page, 101).annulment, row_of(page, 101).waiting) == (None, None)
