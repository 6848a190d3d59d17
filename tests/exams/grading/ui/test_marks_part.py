"""What stands against fixing is told, the first few of many; F fixes the row."""

from dataclasses import replace

import pytest

from eduapp.core.errors import Conflict
from eduapp.exams.grading import queries, service
from eduapp.exams.grading.ui.marks_part import MOST_TOLD, NO_PAPER, told_text
from tests.support import given
from tests.support.given_grading import FIRST, SECOND, Grading, an_exam_with_a_suspicion
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


def test_fixing_is_asked_about_and_says_by_which_paragraph_it_is_undone(exam, open_grades):
    exam.everything_typed()
    page = open_grades(exam)
    page.fakes.ask.yes = False
    page.marks.table.selectRow(0)
    page.marks.table.setFocus()
    press(page, "F")
    page.marks.fix_all.click()
    assert page.fakes.ask.confirmed == ["Fix the grade of candidate 101?", "Fix the grades of 5 candidates?"]
    one, everybody = page.fakes.ask.explained
    assert one.startswith("6 six, 17 of 18, typed from the sheets by Ingrid Solheim / Åse Bakke.")
    assert everybody.startswith("6 six: 1 candidate, 5 five: 1 candidate")
    assert all("by two people (opplæringsforskrifta § 9-9)" in said for said in (one, everybody))
    assert not any(row.fixed for row in exam.rows().values())


def test_what_is_fixed_is_what_was_shown_when_it_was_asked(exam, open_grades):
    exam.both(101, 17)
    page = open_grades(exam)
    page.marks.table.selectRow(0)
    shown = page.marks.table.current_row()
    exam.type_in(FIRST, 101, 11, anew=True)
    exam.type_in(SECOND, 101, 11)
    order = service.FixGrades(sitting_id=exam.sitting_id, candidate_ids=(shown.id,), before=shown.digest)
    with pytest.raises(Conflict):
        exam.run(given.LEADER, service.fix_grades, order)


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
