"""The page of grades: by number until the release, with what other marks would give."""

from eduapp.app.need_to_know import reached_by
from eduapp.exams.grading import queries, service
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Result
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_exams import corrected, proposed
from tests.support.given_marking import Sealed, a_sealed_exam

NAMES = ("Vik", "Berg", "Hosseini", "Lie", "Dahl")


def test_before_the_release_no_name_is_on_it(exam):
    exam.everything_typed().fix()
    assert not any(name in str(exam.page()) for name in NAMES)
    exam.propose()
    exam.confirm()
    assert [row.name for row in exam.page().told] == [
        "Berg, Kari", "Dahl, Eva", "Hosseini, Amir", "Lie, Jon", "Vik, Ola",
    ]  # fmt: skip


def test_of_learners_who_are_somebody_elses_nobody_is_told(exam):
    exam.everything_typed().fix()
    exam.propose()
    exam.confirm()
    school = exam.database._like(_need_to_know=reached_by)
    with school.acting_as(given.TEACHER).reading() as session:
        page = queries.grading(session, exam.sitting_id)
    assert (page.told, len(page.rows)) == ((), 5)


def test_each_border_tells_points_and_how_many(exam):
    exam.everything_typed()
    page = exam.page()
    assert [(row.label, row.points, row.count) for row in page.border_rows] == [
        ("6 six", 1620, 1),
        ("5 five", 1350, 1),
        ("4 four", 1080, 1),
        ("3 three", 810, 0),
        ("2 two", 540, 1),
        ("1 one", 0, 1),
    ]
    assert page.shares == ((1700, 1800), (1400, 1800), (1100, 1800), (800, 1800), (300, 1800))
    assert (page.most, page.on_paper, page.whole, page.held_here) == (1800, 5, False, True)


def test_other_marks_than_the_grade_was_fixed_with_are_told_and_move_nothing(ready_made, database, clock):
    """A key that was corrected, say: the fixed grade stands until two people correct it."""
    held = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    held.run(given.LEADER, service.fix_grades, service.FixGrades(sitting_id=held.sitting_id))
    with owner_of(database) as theirs, theirs.writing() as uow:
        for one in uow.session.query(Result):
            if one.candidate_id == held.candidates[101]:
                one.points, one.grade = 100, "1"  # as if the key had been another when it was fixed
    with database.reading() as session:
        rows = {row.number: row for row in queries.grading(session, held.sitting_id).rows}
    now = held.marked()[101].points
    assert (rows[101].label, rows[101].moves_points) == ("1 one", now)
    assert rows[101].moves
    assert not any(rows[number].moves for number in rows if number != 101)


def test_a_correction_that_waits_is_told_beside_the_grade_in_force(exam):
    exam.everything_typed().fix()
    proposed(exam.database, exam.candidates[104], "3")
    assert exam.rows()[104].waits
    assert exam.rows()[104].grade == "2"


def test_after_a_correction_the_new_grade_stands(exam):
    exam.everything_typed().fix()
    corrected(exam.database, exam.candidates[104], "3")
    row = exam.rows()[104]
    # The points stay beside it, so that whatever moves them later is seen.
    assert (row.grade, row.points, row.moves) == ("3", 800, "")


def test_an_exam_that_is_not_there_has_no_page(exam):
    with exam.database.reading() as session:
        assert queries.grading(session, exam.candidates[101]) is None


def test_an_exam_annulled_for_one_counts_as_done_and_stops_nobody_else(exam):
    exam.everything_typed()
    with exam.database.acting_as(given.LEADER).writing() as uow:
        sittings.annul_candidate(uow, exam.candidates[103], "formal_error")
    row = exam.rows()[103]
    assert (row.annulled, row.ready) == ("formal_error", False)
    exam.fix()
    assert exam.page().state == "marked"
    assert (exam.rows()[103].fixed, exam.rows()[101].fixed) == (False, True)


def test_a_grade_taken_out_of_force_later_leaves_the_others_told(exam):
    exam.released()
    with exam.database.acting_as(given.LEADER).writing() as uow:
        sittings.annul_candidate(uow, exam.candidates[102], "cheating")
    page = exam.page()
    assert [row.result.number for row in page.told if row.result.number == 102] == []
    assert len(page.told) == 4
    assert exam.rows()[102].annulled == "cheating"


def test_who_only_saw_the_exam_annulled_or_away_is_not_among_them(exam):
    assert 106 not in exam.rows()


def test_whose_the_marks_are_follows_from_what_decided_each_answer(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    with database.reading() as session:
        rows = {row.number: row for row in queries.grading(session, held.sitting_id).rows}
    assert rows[101].source == "both"
    assert {row.source for row in rows.values()} == {"key", "both", "examiners"}
    assert {number: row.source for number, row in rows.items()} == {
        number: one.given_by for number, one in held.marked().items()
    }
