"""Grades are fixed as they were shown, and never with anything against them; then the exam is marked."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.grading import queries, service, terms
from eduapp.exams.grading.ui import looks
from eduapp.exams.sittings import queries as sittings
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_grading import (
    FIRST,
    GRADES,
    SAT,
    SECOND,
    SUSPECTED,
    Grading,
    an_exam_with_a_suspicion,
    decided,
)
from tests.support.given_marking import EXAMINERS, Sealed, a_sealed_exam, the_examiners


def results(exam):
    return {number: (row.grade, row.points, row.most) for number, row in exam.rows().items() if row.fixed}


def test_all_are_fixed_at_once_with_their_points_and_the_exam_is_marked(exam):
    exam.everything_typed()
    assert exam.fix() == 5
    assert results(exam) == {
        101: ("6", 1700, 1800),
        102: ("5", 1400, 1800),
        103: ("4", 1100, 1800),
        104: ("2", 800, 1800),
        105: ("1", 300, 1800),
    }
    assert exam.page().state == "marked"


def test_one_by_one_the_last_one_makes_it_marked(exam):
    exam.everything_typed()
    for number in GRADES:
        assert exam.page().state == "sealed"
        assert exam.fix(number) == 1
    assert exam.page().state == "marked"
    assert refused(lambda: exam.fix(101)) == {"NotToGrade"}


def test_anything_against_anybody_blocks_all_and_each_is_a_sentence_of_its_own(exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)  # alone
    exam.type_in(FIRST, 103, 11)
    exam.type_in(SECOND, 103, 12)  # differs
    exam.both(104, each=1, total=8)  # adds up to nine
    exam.both(105, 3, sheets=1)  # handed in two
    assert refused(exam.fix) == {"SecondTypistMissing", "TypedOtherwise", "SumDiffers", "SheetsDiffer"}
    assert results(exam) == {}
    assert {number: len(found) for number, found in exam.problems().items()} == {
        102: 1,
        103: 1,
        104: 1,
        105: 1,
    }
    assert exam.fix(101) == 1  # nothing stands against this one


def test_sheets_that_nobody_has_typed_block(exam):
    assert refused(exam.fix) == {"NobodyHasTyped"}
    assert refused(lambda: exam.fix(101)) == {"NobodyHasTyped"}


def test_who_has_seen_other_grades_fixes_none(exam):
    exam.everything_typed()
    before = exam.page().digest
    exam.set_borders(95, 75, 60, 45, 30, 0)
    order = service.FixGrades(sitting_id=exam.sitting_id, before=before)
    with pytest.raises(Conflict) as conflict:
        exam.run(given.LEADER, service.fix_grades, order)
    assert conflict.value.anew == {}  # nobody fixes over it unseen
    assert exam.fix() == 5


def test_somebody_who_did_not_sit_or_is_of_another_exam_is_not_fixed(exam):
    exam.everything_typed()
    assert refused(lambda: exam.fix(101, 106)) == {"NotAmongThem"}


def test_grades_come_from_what_examiners_decided_on_screen_and_paper(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    order = service.FixGrades(sitting_id=held.sitting_id)
    assert held.run(given.LEADER, service.fix_grades, order) == 6
    marked = held.marked()
    with database.reading() as session:
        page = queries.grading(session, held.sitting_id)
    assert {row.number: row.points for row in page.rows} == {
        number: one.points for number, one in marked.items()
    }
    assert page.state == "marked"


def test_marks_that_are_missing_block(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam))
    held.by_key()
    assert refused(
        lambda: held.run(given.LEADER, service.fix_grades, service.FixGrades(sitting_id=held.sitting_id))
    ) == {"Unmarked", "NobodyHasTyped"}


def test_what_two_examiners_differ_on_blocks_until_a_third_decides(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam))
    held.by_key()
    first, second, third = EXAMINERS
    held.appoint(first, 1)
    held.appoint(second, 2)
    for points, by in enumerate([first, second]):
        held.mark_everything(by, points)
        held.hand_in(by)
    held.count_sheets()
    order = service.FixGrades(sitting_id=held.sitting_id)
    assert refused(lambda: held.run(given.LEADER, service.fix_grades, order)) == {"Unmarked"}
    held.appoint(third, 3)
    held.mark_everything(third)
    held.hand_in(third)
    assert held.run(given.LEADER, service.fix_grades, order) == 6


def test_a_suspicion_stops_no_grade_until_it_is_decided_and_an_annulled_exam_has_none(
    ready_made, database, clock
):
    """§ 9-42: whoever is suspected finishes that day, and is heard before anything is annulled."""
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    assert exam.page().suspected == (SUSPECTED,)
    assert exam.rows()[SUSPECTED].ready
    decided(exam, "annulled")
    assert exam.page().suspected == ()
    assert exam.rows()[SUSPECTED].annulled == "cheating"
    assert "§§ 9-42, 15-25" in looks.state_words(exam.rows()[SUSPECTED])
    assert exam.fix() == 4
    assert exam.page().state == "marked"
    assert exam.rows()[SUSPECTED].result_id is None


def test_a_suspicion_that_came_to_nothing_leaves_the_grade(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    decided(exam, "no_action")
    assert exam.fix() == 5


def test_the_whole_is_graded_as_typed_and_no_basis_is_no_pass(elsewhere):
    for number, grade in {101: "5", 102: "IV", 103: "1", 104: "3", 105: "4"}.items():
        elsewhere.both(number, grade=grade)
    elsewhere.fix()
    with elsewhere.database.reading() as session:
        head = sittings.sitting(session, elsewhere.sitting_id)
    assert all(row.withheld for row in head.candidates if row.attended)
    assert elsewhere.rows()[102].passed is None


def test_only_a_leader_fixes_and_the_trail_says_how_many(exam, notes):
    exam.everything_typed()
    for by in (given.TEACHER, given.OFFICE, given.INVIGILATOR):
        with pytest.raises(NotAllowed):
            exam.fix(by=by)
    exam.fix()
    [note] = [one for one in notes if one.action == terms.GRADES_FIXED]
    assert (note.details["count"], note.details["numbers"]) == (5, [101, 102, 103, 104, 105])


def test_marks_given_in_the_program_wait_until_somebody_counted_the_sheets(exam, database):
    the_examiners(database)
    sealed = Sealed(database, exam.clock, exam.sitting_id, exam.candidates, exam.learners)
    assert refused(lambda: exam.type_in(FIRST, 105)) == {"NothingTyped"}  # nobody marks it here yet
    sealed.settle(counted=False)

    assert refused(exam.fix) == {"SheetsNotCounted"}
    for number in SAT:
        exam.type_in(FIRST, number, sheets=1)
    assert list(exam.problems()) == [105]  # who handed in two
    exam.type_in(FIRST, 105, sheets=2)
    assert exam.fix() == len(SAT)
