"""Other borders for one exam: before anything is fixed, with a reason, seen by whoever saves over them."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.grading import service, terms
from eduapp.exams.grading.rules.borders import Border
from tests.support import given
from tests.support.given_exams import refused


def test_other_borders_lead_to_other_grades_and_say_why_beside_the_rule(exam):
    exam.everything_typed()
    assert exam.rows()[103].grade == "4"  # 61 %
    exam.set_borders(90, 75, 65, 45, 30, 0, reason="Question 3 gave its answer away")

    page = exam.page()
    assert exam.rows()[103].grade == "3"
    assert (page.borders.reason, page.borders.set_by) == ("Question 3 gave its answer away", "Solveig Nes")
    assert [(row.id, row.least, row.count) for row in page.border_rows][2:4] == [
        ("4", 6500, 0),
        ("3", 4500, 1),
    ]
    assert {one.grade: one.least for one in page.borders.rule}["4"] == 6000


def test_borders_are_falling_whole_and_reasoned_and_change_something(exam):
    assert refused(lambda: exam.set_borders(90, 75, 60, 60, 30, 5, reason=" ")) == {
        "BordersNotFalling",
        "LowestNotZero",
        "ReasonMissing",
    }
    assert refused(lambda: exam.set_borders(90, 75, 60, 45, 30, 0)) == {"BordersUnchanged"}


def test_once_a_grade_is_fixed_borders_are_the_same_for_all(exam):
    exam.both(101, 17)
    exam.fix(101)
    assert refused(lambda: exam.set_borders(95, 75, 60, 45, 30, 0)) == {"SomethingFixed"}


def test_who_saw_other_borders_saves_over_nothing(exam):
    before = exam.page().borders.mark
    exam.set_borders(95, 75, 60, 45, 30, 0)
    order = service.SetBorders(
        sitting_id=exam.sitting_id,
        borders=(Border("6", 9900), *exam.page().borders.borders[1:]),
        reason="Mine",
        before=before,
    )
    with pytest.raises(Conflict):
        exam.run(given.LEADER, service.set_borders, order)
    exam.set_borders(99, 75, 60, 45, 30, 0, reason="Seen")
    assert exam.page().borders.reason == "Seen"


def test_where_the_whole_is_graded_there_are_none(elsewhere):
    order = service.SetBorders(
        sitting_id=elsewhere.sitting_id, borders=elsewhere.page().borders.borders, reason="Why"
    )
    assert refused(lambda: elsewhere.run(given.LEADER, service.set_borders, order)) == {
        "NoPoints",
        "BordersUnchanged",
    }


def test_only_who_fixes_grades_sets_them_and_the_trail_says_which(exam, notes):
    for by in (given.TEACHER, given.OFFICE):
        with pytest.raises(NotAllowed):
            exam.set_borders(95, 75, 60, 45, 30, 0, by=by)
    exam.set_borders(95, 75, 60, 45, 30, 0)
    [note] = [one for one in notes if one.action == terms.BORDERS_SET]
    assert note.details["borders"].startswith("6: 95")
    assert note.details["reason"] == "A hard paper"


def test_an_exam_that_is_not_sealed_or_all_fixed_takes_none(exam):
    exam.everything_typed().fix()
    assert refused(lambda: exam.set_borders(95, 75, 60, 45, 30, 0)) == {"NotToGrade"}
