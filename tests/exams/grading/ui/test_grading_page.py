"""Marks and grades of one exam, from the marks to the letters, as people press it."""

from types import SimpleNamespace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from eduapp.exams.grading.ui.grading_page import SOMETHING_FIXED, WHOLE, GradesPage
from eduapp.exams.grading.ui.letters_part import NOBODY
from eduapp.exams.grading.ui.marks_part import FIX_REASON
from eduapp.exams.grading.ui.release_part import NOT_PROPOSED, OWN, RELEASE_REASON
from eduapp.exams.sittings.models import Result, ResultCorrection
from eduapp.exams.sittings.ui.corrections_part import CorrectionsByNumber
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Chip
from tests.support import given, given_education, given_exams
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_grading import FIRST, NEXT_DAY
from tests.support.given_marking import Sealed, a_sealed_exam


def chips(page):
    return [one.accessibleName() for one in page.findChildren(Chip) if one.isVisibleTo(page)]


def test_from_marks_to_letters_by_its_buttons(exam, open_grades):
    given_education.the_school(exam.database)
    page = open_grades(exam)
    assert not page.marks.fix_all.isEnabled()
    exam.everything_typed()
    page.reload()
    page.marks.fix_all.click()
    assert page.fakes.tell.texts == ["5 grades are fixed."]
    assert exam.page().state == "marked"

    page.release.propose.click()
    assert page.release.confirm.accessibleDescription() == OWN
    office = open_grades(exam, given.OFFICE)
    office.release.confirm.click()
    assert office.fakes.ask.confirmed == ["Release the results as Åse Bakke?"]
    assert exam.page().state == "released"

    page.reload()
    page.letters.letters.click()
    dialog = the_dialog()
    dialog.form.set_values({"on": exam.page().day.replace(day=27), "language": "nb"})
    dialog.submit()
    [(pdf, title)] = page.fakes.printer.printed
    assert len(look_into(pdf).texts) == 5
    assert title.endswith("Matematikk")

    page.letters.table.table.tick(page.letters.table.table.rows[:2])
    page.letters.told.click()
    dialog = the_dialog()
    dialog.form.type_in({"told_on": NEXT_DAY})
    dialog.submit()
    assert no_dialog()
    assert sum(row.result.told_on is not None for row in exam.page().told) == 2
    assert "Letters: 2 of 5" in chips(page)


def test_what_stands_against_each_is_told_above_and_the_row_that_is_ready_is_fixed_alone(
    exam, open_grades, texts
):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)
    page = open_grades(exam)
    said = "\n".join(texts(page))
    assert "Candidate 102: one person has typed the sheet. Let a second person type it, unseen." in said
    assert (
        "Candidate 103: nobody has typed the sheet."
        " Two people type it, or the examiners mark it in the program." in said
    )
    assert page.marks.fix_all.accessibleDescription() == (
        "Something stands against the marks of 4 candidates: see above."
    )
    page.marks.table.selectRow(1)
    assert page.marks.fix_one.accessibleDescription().startswith("Candidate 102: one person")
    page.marks.table.selectRow(0)
    page.marks.fix_one.click()
    assert exam.rows()[101].fixed
    assert page.other.accessibleDescription() == SOMETHING_FIXED


def test_other_borders_are_previewed_and_set_with_a_reason(exam, open_grades, texts):
    exam.everything_typed()
    page = open_grades(exam)
    page.other.click()
    dialog = the_dialog()
    assert "4 four: 1 candidate" in "\n".join(texts(dialog))
    dialog.form.type_in({"4": 6500})
    assert "4 four: 0 candidates, 3 three: 1 candidate" in "\n".join(texts(dialog))
    dialog.submit()
    assert not no_dialog()  # not without a reason
    dialog.form.type_in({"reason": "Question 3 gave its answer away"})
    dialog.submit()
    assert no_dialog()
    assert exam.rows()[103].grade == "3"
    assert any("Question 3 gave its answer away" in text for text in texts(page))


def test_a_wrong_key_found_later_proposes_another_grade_with_its_points(
    ready_made, database, clock, open_grades
):
    held = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    page = open_grades(held)
    page.marks.fix_all.click()
    with database.writing() as uow:
        for one in uow.session.query(Result):
            if one.candidate_id == held.candidates[101]:
                one.points, one.grade = 100, "1"  # as if the key had been another when it was fixed
    page.reload()
    page.marks.table.selectRow(0)
    page.marks.correct.click()
    dialog = the_dialog()
    assert dialog.form.values()["basis"] == "key_corrected"
    assert dialog.form.values()["grade"] != "1"
    dialog.form.type_in({"reason": "The key of question 2 was wrong"})
    dialog.submit()
    assert no_dialog()
    with database.reading() as session:
        [kept] = session.query(ResultCorrection).all()
        assert (kept.points, kept.most) == (held.marked()[101].points, 1800)


def test_who_may_only_look_is_told_why(exam, open_grades):
    exam.everything_typed()
    page = open_grades(exam, given.TEACHER)
    assert page.marks.type_in.isEnabled()
    for verb, why in (
        (page.marks.fix_all, FIX_REASON),
        (page.marks.fix_one, FIX_REASON),
        (page.other, FIX_REASON),
        (page.release.propose, RELEASE_REASON),
        (page.release.confirm, RELEASE_REASON),
        (page.letters.letters, NOBODY),
        (page.print_button, NOBODY),
    ):
        assert not verb.isEnabled()
        assert verb.accessibleDescription() == why


def test_nothing_is_confirmed_that_nobody_proposed_and_a_proposal_is_taken_back(exam, open_grades):
    exam.everything_typed().fix()
    page = open_grades(exam)
    assert page.release.confirm.accessibleDescription() == NOT_PROPOSED
    page.release.propose.click()
    page.release.take_back.click()
    assert exam.page().release is None


def test_the_whole_is_graded_without_borders(elsewhere, open_grades, texts):
    page = open_grades(elsewhere)
    assert WHOLE in texts(page)
    assert page.other.accessibleDescription() == WHOLE


def test_an_exam_held_elsewhere_shows_its_letters_alone(database, open_grades):
    course = given_education.a_course(database, "NOR", scale="K16")
    sitting_id = given_exams.plan(database, course)
    candidate = given_exams.enter_candidate(database, sitting_id, given.a_learner(database, "Ada Holm"))
    given_exams.enter(database, candidate, "4")

    page = open_grades(SimpleNamespace(database=database, sitting_id=sitting_id))
    assert not page.marks.isVisibleTo(page)
    assert [row.name for row in page.letters.table.table.rows] == ["Holm, Ada"]
    page.go_on.click()
    assert page.letters.letters.hasFocus()


def test_the_day_of_notice_is_put_right_with_a_reason(exam, open_grades, texts):
    exam.released().tell(102)
    page = open_grades(exam)
    page.letters.table.selectRow(0)
    assert any("opplæringsforskrifta §§ 10-2, 16-1" in text for text in texts(page))
    page.letters.correct.click()
    dialog = the_dialog()
    dialog.form.type_in({"way": "told", "reason": "It was told in person"})
    dialog.submit()
    assert no_dialog()
    assert exam.page().told[0].result.way == "told"


def test_the_way_to_the_sheets_and_back_to_the_exam(exam, open_grades):
    page = open_grades(exam)
    page.marks.type_in.click()
    page.exam.click()
    assert page.fakes.went == [
        Route("grading.typing", exam.sitting_id),
        Route("sittings.sitting", exam.sitting_id),
    ]


def test_it_opens_with_its_state_in_sight_and_one_button_leads_to_what_is_next(exam, open_grades):
    page = open_grades(exam.everything_typed())
    area = page.findChild(DownwardsArea)
    page.first_focus().setFocus()
    assert area.verticalScrollBar().value() == 0
    assert page.go_on.accessibleName() == "To the marks and grades"
    page.go_on.click()
    assert page.marks.fix_all.hasFocus()
    page.marks.fix_all.click()
    assert page.go_on.hasFocus()  # all are fixed: what comes next is there
    assert page.go_on.accessibleName() == "To the release"
    page.go_on.click()
    assert page.release.propose.hasFocus()
    assert area.verticalScrollBar().value() > 0
    page.release.propose.click()
    exam.confirm(given.OFFICE)
    page.reload()
    assert page.go_on.accessibleName() == "To telling the results"
    page.go_on.click()
    assert page.letters.letters.hasFocus()


def test_with_large_text_it_opens_with_its_state_in_sight(exam, open_grades, qapp):
    exam.everything_typed()
    Theme(scale=2).apply(qapp)
    page = open_grades(exam, theme=Theme(scale=2))
    page.resize(1100, 560)
    page.first_focus().setFocus()
    area = page.findChild(DownwardsArea)
    top = page.go_on.mapTo(area.widget(), QPoint(0, page.go_on.height())).y()
    assert (area.verticalScrollBar().value(), top <= area.viewport().height()) == (0, True)


def test_what_a_row_has_no_room_for_stands_whole_below_the_table(exam, open_grades, texts):
    exam.both(101, 17, each=1)
    page = open_grades(exam)
    page.marks.table.selectRow(0)
    [said] = [text for text in texts(page) if text.startswith("Candidate 101: no grade yet, ")]
    assert said.endswith("then type it again.")


def test_an_exam_that_is_gone_says_so(exam, open_grades):
    exam.sitting_id = exam.candidates[101]
    assert open_grades(exam).title == "This exam has been removed"


def test_it_is_fit_for_everybody(qtbot, exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)
    route = Route("grading.sitting", exam.sitting_id)
    assert_page_accessible(lambda theme: GradesPage(a_bench(exam.database, theme=theme).bench, route))


def test_a_released_one_is_fit_for_everybody_too(qtbot, exam):
    exam.released().tell(101)
    route = Route("grading.sitting", exam.sitting_id)
    assert_page_accessible(lambda theme: GradesPage(a_bench(exam.database, theme=theme).bench, route))


def test_before_the_release_a_correction_is_attested_by_number_on_this_page(exam, qtbot):
    exam.everything_typed().fix()
    given_exams.proposed(exam.database, exam.candidates[104], "3")
    part = CorrectionsByNumber(a_hearing_bench(exam.database, given.LEADER).bench, exam.sitting_id)
    qtbot.addWidget(part)
    part.reload()
    said = [one.text() for one in part.findChildren(QLabel)]
    assert "Candidate 104: 2 two → 3 three" in said
    attest, _refuse = part.verbs
    attest.click()
    assert exam.rows()[104].grade == "3"
    assert part.isHidden()
