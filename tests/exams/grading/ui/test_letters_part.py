"""Whom there is to tell: chosen by ticks, or all; nobody twice."""

from eduapp.exams.grading.ui.letters_part import NOT_TOLD, TOLD_ALL
from eduapp.exams.sittings import service as sittings
from tests.support import given
from tests.support.dialogs import the_dialog
from tests.support.given_grading import NEXT_DAY


def test_without_ticks_all_are_meant_and_who_was_told_is_left_out(exam, open_grades):
    exam.released().tell(101)
    page = open_grades(exam)
    page.letters.told.click()
    dialog = the_dialog()
    assert dialog.windowTitle() == "Told their results: 4 candidates"
    dialog.form.type_in({"told_on": NEXT_DAY})
    dialog.submit()
    assert all(row.result.told_on for row in exam.page().told)
    assert page.letters.told.accessibleDescription() == TOLD_ALL


def test_the_day_of_who_was_not_told_cannot_be_put_right(exam, open_grades):
    page = open_grades(exam.released())
    assert page.letters.correct.accessibleDescription() == "Choose a candidate first."
    page.letters.table.selectRow(0)
    assert page.letters.correct.accessibleDescription() == NOT_TOLD


def test_why_the_last_day_is_that_day_stands_below_the_table(exam, open_grades, texts):
    exam.released().tell(102)
    page = open_grades(exam)
    assert any("to see why the last day to appeal is that day" in text for text in texts(page))
    page.letters.table.selectRow(0)
    [said] = [text for text in texts(page) if text.startswith("Candidate 102:")]
    for part in (
        "10 days (opplæringsforskrifta §§ 10-2, 16-1)",
        "Saturday 5 December",
        "Monday 7 December 2026",
    ):
        assert part in said


def test_what_cannot_be_printed_is_told(exam, open_grades):
    page = open_grades(exam.released())  # no letterhead
    page.letters.letters.click()
    dialog = the_dialog()
    dialog.submit()
    assert [one.name for one in page.fakes.ask.errors[0].violations] == ["SchoolIncomplete"]
    assert page.fakes.printer.printed == []


def test_letters_without_ticks_are_of_those_whom_nobody_has_told(exam, open_grades, texts):
    exam.released().tell(101, 102, 103, 104)
    page = open_grades(exam)
    page.letters.letters.click()
    assert any("1 candidate, each on a page of its own." in text for text in texts(the_dialog()))
    the_dialog().hide()
    exam.tell(105)
    page.reload()
    page.letters.letters.click()
    assert any("5 candidates, each on a page" in text for text in texts(the_dialog()))
    the_dialog().hide()


def test_numbers_are_in_their_order_when_a_day_is_noted(exam, open_grades, texts):
    page = open_grades(exam.released())
    page.letters.told.click()
    assert any(text.startswith("Candidates 101, 102, 103, 104, 105.") for text in texts(the_dialog()))
    the_dialog().hide()


def test_whose_grade_is_in_doubt_waits_and_the_others_are_told(exam, open_grades, texts):
    exam.released()
    order = sittings.ProposeCorrection(
        candidate_id=exam.candidates[101], grade="5", basis="entry_error", reason="The wrong line"
    )
    exam.run(given.OFFICE, sittings.propose_correction, order)
    page = open_grades(exam)
    page.letters.told.click()
    assert the_dialog().windowTitle() == "Told their results: 4 candidates"
    the_dialog().hide()
    page.letters.table.select_row(exam.candidates[101])
    assert any("Candidate 101: A correction of candidate 101 waits" in text for text in texts(page))
    exam.tell(102, 103, 104, 105)
    page.reload()
    assert page.letters.told.accessibleDescription().startswith("A correction of candidate 101 waits")
    assert page.letters.letters.isEnabled()  # of those who were told
