"""The forms say what follows, keep what was typed, and send what was seen."""

from eduapp.exams.grading.rules.borders import Border
from eduapp.exams.grading.ui.dialogs import preview_text
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_grading import NEXT_DAY


def test_a_preview_counts_and_names_nobody(exam):
    exam.everything_typed()
    page = exam.page()
    said = preview_text(page, [Border("6", 9900), *page.borders.borders[1:]])
    assert said.startswith("With these borders: 6 six: 0 candidates, 5 five: 2 candidates")
    assert preview_text(page, ()) == ""


def test_letters_are_asked_for_with_day_and_language(exam, open_grades):
    page = open_grades(exam.released())
    page.letters.letters.click()
    dialog = the_dialog()
    assert set(dialog.form.values()) == {"on", "language"}
    dialog.form.type_in({"on": None})
    dialog.submit()
    assert not no_dialog()  # not without a day
    dialog.hide()


def test_a_notice_that_is_refused_stays_open_with_the_reason_beside_the_day(exam, open_grades, texts):
    page = open_grades(exam.released())
    page.letters.told.click()
    dialog = the_dialog()
    dialog.form.type_in({"told_on": NEXT_DAY.replace(day=1)})
    dialog.submit()
    assert not no_dialog()
    assert any("from 25.11.2026, when it was released" in text for text in texts(dialog))
    dialog.form.type_in({"told_on": NEXT_DAY})
    dialog.submit()
    assert no_dialog()


def test_a_grade_without_moved_marks_is_corrected_as_entered_wrongly(exam, open_grades):
    exam.everything_typed().fix()
    page = open_grades(exam)
    page.marks.table.selectRow(0)
    page.marks.correct.click()
    dialog = the_dialog()
    assert (dialog.form.values()["basis"], dialog.form.values()["grade"]) == ("entry_error", "6")
    dialog.form.type_in({"grade": "5", "reason": "The total was misread"})
    dialog.submit()
    assert no_dialog()
    assert exam.rows()[101].waits
    assert page.marks.correct.accessibleDescription() == "A correction of this grade waits already."


def test_why_there_are_other_borders_is_asked_first_and_in_sight(exam, open_grades):
    exam.everything_typed()
    page = open_grades(exam)
    page.other.click()
    dialog = the_dialog()
    assert next(iter(dialog.form.values())) == "reason"
    dialog.hide()
