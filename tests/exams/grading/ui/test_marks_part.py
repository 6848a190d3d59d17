"""What stands against fixing is told, the first few of many; F fixes the row."""

from dataclasses import replace

from eduapp.exams.grading import queries
from eduapp.exams.grading.ui.marks_part import MOST_TOLD, NO_PAPER, told_text
from tests.support.given_grading import Grading, an_exam_with_a_suspicion
from tests.support.given_marking import Sealed, a_sealed_exam
from tests.support.keys import press


def test_many_reasons_are_cut_and_counted():
    found = [f"Candidate {number}: something." for number in range(101, 101 + MOST_TOLD + 3)]
    lines = told_text(found).split("\n")
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "And 3 more: see the rows."
    assert told_text(found[:2]) == "\n".join(found[:2])


def test_f_fixes_the_grade_of_the_row(exam, open_grades):
    exam.both(101, 17)
    page = open_grades(exam)
    page.marks.table.selectRow(0)
    page.marks.table.setFocus()
    press(page, "F")
    assert exam.rows()[101].fixed
    assert page.fakes.tell.texts == ["1 grade is fixed."]


def test_where_all_sat_on_screen_there_is_no_sheet(ready_made, database, clock, open_grades):
    page = open_grades(Sealed(database, clock, *ready_made(a_sealed_exam)))
    assert page.marks.type_in.isEnabled()  # two wrote on paper
    with database.reading() as session:
        told = queries.grading(session, page.sitting_id)
    page.marks.show_page(replace(told, on_paper=0))
    assert page.marks.type_in.accessibleDescription() == NO_PAPER


def test_a_suspicion_is_told_and_stops_nothing(ready_made, database, clock, open_grades, texts):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    page = open_grades(exam)
    assert any("A suspicion about candidate 104 is not decided." in text for text in texts(page))
    assert page.marks.fix_all.isEnabled()
